"""Which articles are about one event: fingerprints, names across scripts, copies, groups."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.stories.anchors import anchors
from polyglot_news.stories.copies import are_copies, originals, sketch
from polyglot_news.stories.fingerprints import Fingerprint, fingerprint
from polyglot_news.stories.grouping import group
from polyglot_news.stories.sounds import sound

FLOOD = [
    "The river Orla broke its banks in Karsk on 14 March and flooded 340 houses near the old bridge.",
    "Mayor Vera Lindt asked the 900 people who live by the river to leave their homes.",
    "Soldiers carried sandbags to the hospital, whose cellar was under water.",
]
FLOOD_LATER = [
    "The flood in Karsk has gone down and the first families returned to their houses by the river Orla.",
    "Mayor Vera Lindt said that 340 houses were damaged and that the old bridge has to be pulled down.",
    "The hospital pumps water out of its cellar.",
]
INUNDACAO = [
    "O rio Orla transbordou em Karsk a 14 de março e inundou 340 casas perto da ponte velha.",
    "A presidente da câmara, Vera Lindt, pediu a 900 moradores que saíssem de casa.",
    "Soldados levaram sacos de areia ao hospital.",
]
FLOOD_RU = [
    "Река Орла вышла из берегов в Карске 14 марта и затопила 340 домов у старого моста.",
    "Мэр Вера Линдт попросила 900 жителей покинуть свои дома.",
]
CHESS = [
    "Tomas Brodek won the chess tournament of Lippeburg after a draw in the last round.",
    "The grandmaster from Brno had lost only one of eleven games.",
    "Second was Irina Sova, who is seventeen years old.",
]
BANK = [
    "The central bank of Norland raised its rate to 4.5 percent because prices keep rising.",
    "Economists had expected the step; the krone gained against the dollar.",
    "The bank will decide again in June.",
]


def made(path: str, texts: Sequence[str], language: str = "en", day: int = 0) -> Fingerprint:
    return fingerprint(path, "", texts, language, day=day)


def paths(prints: Sequence[Fingerprint], known: dict[str, str] | None = None) -> list[tuple[str, ...]]:
    return [one.paths for one in group(prints, known)]


def test_articles_on_one_event_are_one_story_over_languages() -> None:
    prints = [
        made("a", FLOOD),
        made("b", FLOOD_LATER),
        made("c", INUNDACAO, "pt"),
        made("d", FLOOD_RU, "ru"),
        made("x", CHESS),
        made("y", BANK),
    ]
    assert paths(prints) == [("a", "b", "c", "d"), ("x",), ("y",)]


@given(st.permutations(range(6)))
def test_the_order_of_arrival_changes_nothing(order: Sequence[int]) -> None:
    texts = [FLOOD, FLOOD_LATER, CHESS, CHESS[:2], BANK, BANK[1:]]
    prints = [made(f"p{number}", texts[number], day=number % 3) for number in order]
    assert group(prints) == group(sorted(prints, key=lambda one: one.path))


def test_a_story_grows_and_keeps_its_name() -> None:
    first = group([made("b", FLOOD_LATER, day=20), made("x", CHESS, day=20)])
    known = {path: one.id for one in first for path in one.paths}
    later = group([made("a", FLOOD, day=19), made("b", FLOOD_LATER, day=20), made("x", CHESS, day=20)], known)
    names = {one.paths: one.id for one in later}
    assert names["a", "b"] == known["b"]
    assert names["x",] == known["x"]


def test_known_stories_of_several_articles_stay_apart() -> None:
    prints = [made(name, FLOOD) for name in "abcd"]
    known = {"a": "one", "b": "one", "c": "two", "d": "two"}
    assert paths(prints, known) == [("a", "b"), ("c", "d")]


WORDS = (
    "river bank flood bridge chess round vote law strike union storm harbour price rate court trial".split()  # noqa: SIM905
)


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=12), max_size=12))
def test_each_article_is_in_exactly_one_story(texts: list[list[str]]) -> None:
    prints = [made(f"p{number}", [" ".join(words)]) for number, words in enumerate(texts)]
    found = [path for one in group(prints) for path in one.paths]
    assert sorted(found) == sorted(one.path for one in prints)
    assert len({one.id for one in group(prints)}) == len(group(prints))


@pytest.mark.parametrize(
    "forms",
    [
        ("Blair", "Блэр", "بلير", "Μπλερ"),
        ("London", "Лондон", "لندن", "Λονδον"),
        ("Bush", "Буш", "بوش"),
        ("Zhaparov", "Жапаров"),
    ],
)
def test_a_name_sounds_the_same_in_every_script(forms: Sequence[str]) -> None:
    assert len({sound(form) for form in forms}) == 1


def test_anchors_are_places_days_numbers_and_names() -> None:
    english = anchors("On 14 March the Brazilian minister met Vera Lindt in Lima about 1,500 farms.", "en")
    assert {"country:BR", "city:Lima", "day:3-14", "number:1500"} <= english
    arabic = anchors("التقى ١٥٠٠ مزارع في البرازيل", "ar")
    assert {"country:BR", "number:1500"} <= arabic
    assert {"country:BR", "number:1500"} <= anchors("巴西有1500个农场。", "zh")


def test_copies_are_one_voice() -> None:
    words = " ".join([*FLOOD, *FLOOD_LATER]).lower().split()
    cut, rewritten = words[:40], ["according", "to", "radio", *words[:30], "yesterday", *words[31:]]
    others = " ".join([*CHESS, *BANK]).lower().split()
    assert originals([sketch(each) for each in (words, others, cut, rewritten)]) == [None, None, 0, 0]


@given(st.integers(0, 1000))
def test_a_text_is_a_copy_of_itself_and_not_of_a_shuffled_one(seed: int) -> None:
    words = [f"w{number}" for number in range(300)]
    shuffled = random.Random(seed).sample(words, len(words))  # noqa: S311 - no secret
    assert are_copies(sketch(words), sketch(words))
    assert not are_copies(sketch(words), sketch(shuffled))
    assert not are_copies(sketch([]), sketch([]))
