"""Numbers that articles of one story do not agree on: '12 dead (A, B), 15 (C)'.

What is counted is known by words beside the number: the dead, the injured, the missing, and so on. A claim
is the first such number of an article, near its top: further down stand other events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from polyglot_news.checks.numbers import numbers_of
from polyglot_news.checks.numbers.values import Number
from polyglot_news.document.briefing import Claim, Contradiction
from polyglot_news.languages import base_language, facts

# Beginnings of words, by what is counted and by language.
_WORDS = {
    "dead": {
        "en": "dead death deaths died die dies killed kill kills killing",
        "it": "mort uccis vittim decedut",
        "ru": "погиб убит мертв жертв умер",
        "zh": "死亡 死 遇难 遇害 丧生",
        "pt": "mort vítim falec",
        "fr": "mort tué décès victime décéd",
        "es": "muert falleci víctim asesinad",
        "de": "tot tote todesopfer getötet starben gestorben",
    },
    "injured": {
        "en": "injured injuries wounded hurt",
        "it": "ferit",
        "ru": "ранен пострадавш травм",
        "zh": "受伤 伤",
        "pt": "ferid",
        "fr": "blessé",
        "es": "herid lesionad",
        "de": "verletzt verwundet",
    },
    "missing": {
        "en": "missing unaccounted",
        "it": "dispers scompars",
        "ru": "пропавш пропал",
        "zh": "失踪 下落不明",
        "pt": "desaparecid",
        "fr": "disparu",
        "es": "desaparecid",
        "de": "vermisst",
    },
    "arrested": {
        "en": "arrested detained arrests",
        "it": "arrestat fermat",
        "ru": "арестован задержан",
        "zh": "被捕 逮捕 拘留",
        "pt": "detid pres presos",
        "fr": "arrêté interpellé",
        "es": "detenid arrestad",
        "de": "festgenommen verhaftet",
    },
    "homeless or evacuated": {
        "en": "homeless evacuated displaced",
        "it": "sfollat evacuat",
        "ru": "эвакуирован",
        "zh": "疏散 撤离 转移",
        "pt": "desalojad evacuad desabrigad",
        "fr": "évacué sans-abri",
        "es": "evacuad damnificad",
        "de": "evakuiert obdachlos",
    },
}
_NEAR, _NEAR_CHARACTERS = 28, 8  # characters between a number and what is counted
_CLAUSE = re.compile(r"[.;:!?。；：！？，]|,\s")
_LEAST = 2  # one may be an article: 'a dead'
_YEARS = range(1900, 2101)
_ROUND = 0.05  # a number of whole hundreds or thousands stands for those around it
_SHIFTS = (100, 1000)
_TOP = 5  # sentences
_LIKELY = 4.0  # two numbers that differ more than so many times count different things
_NOT_COUNTED = re.compile(
    r"\s?(?:-|–)?\s?(?:year|month|day|hour|week|minute|per ?cent|%|ann|giorn|mes|лет|год|час|дн|岁|年|月|日"
    r"|anos|dias|horas|jour|heure|años|días|Jahr|Tag|Stund)",
    re.IGNORECASE,
)


def claims_of(text: str, language: str) -> Iterator[tuple[str, float, str]]:
    """Yield what a sentence counts, the number, and the number as it is written, in order."""
    patterns = _patterns(base_language(language))
    if not patterns:
        return
    near = _NEAR if facts(language).spaced else _NEAR_CHARACTERS
    found = [
        number
        for number in numbers_of(text, language)
        if (number.in_digits or number.is_amount)
        and not _NOT_COUNTED.match(text[number.end :])
        and _is_count(_value(number))
    ]
    for number in found:
        after = _CLAUSE.split(text[number.end : number.end + near])[0]
        before = _CLAUSE.split(text[max(0, number.start - near) : number.start])[-1]
        nearest = [
            (distance, what)
            for what, pattern in patterns.items()
            for distance in (_distance(pattern, after), _distance(pattern, before, back=True))
            if distance is not None
        ]
        if nearest:
            yield min(nearest)[1], _value(number), text[number.start : number.end]


def _value(number: Number) -> float:
    """Return what a number most likely means: of several readings the largest, `1.234` is no fraction."""
    return max(number.values, default=0.0)


def _is_count(value: float) -> bool:
    return value >= _LEAST and value == int(value) and int(value) not in _YEARS


def _distance(pattern: re.Pattern[str], text: str, *, back: bool = False) -> int | None:
    places = [match.start() if not back else len(text) - match.end() for match in pattern.finditer(text)]
    return min(places, default=None)


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    edge = r"\b" if language != "zh" else ""
    found = {}
    for what, words in _WORDS.items():
        own = words.get(language, "").split()
        if own:
            ending = r"\b" if language == "en" else ""
            found[what] = re.compile(f"{edge}(?:{'|'.join(map(re.escape, own))}){ending}", re.IGNORECASE)
    return found


def contradictions(
    articles: Sequence[tuple[str, int, str, Sequence[str]]],
) -> tuple[Contradiction, ...]:
    """Return the numbers that articles do not agree on, the claims of the latest articles first.

    Args:
        articles: Of each its name, day, language and sentences.
    """
    by_what: dict[str, dict[float, list[tuple[int, str, str]]]] = {}
    for name, day, language, sentences in articles:
        own: dict[str, tuple[float, str]] = {}
        for text in sentences[:_TOP]:
            for what, value, written in claims_of(text, language):
                own.setdefault(what, (value, written))
        for what, (value, written) in own.items():
            by_what.setdefault(what, {}).setdefault(value, []).append((day, name, written))
    found = []
    for what, values in by_what.items():
        kept = [value for value in values if not any(_stands_for(value, other) for other in values)]
        most = max(kept, key=lambda value: (len(values[value]), value))
        kept = [value for value in kept if max(value, most) <= _LIKELY * min(value, most)]
        if len(kept) < 2:  # noqa: PLR2004 - one number contradicts nothing
            continue
        kept.sort(key=lambda value: (-max(day for day, _, _ in values[value]), -len(values[value]), value))
        found.append(
            Contradiction(
                what,
                tuple(
                    Claim(values[value][0][2], tuple(sorted(name for _, name, _ in values[value])))
                    for value in kept
                ),
            )
        )
    return tuple(found)


def _stands_for(value: float, other: float) -> bool:
    """Return whether a round number says the same as an exact one: 'about 80,000' and 80,214."""
    if value == other or abs(value - other) > _ROUND * other:
        return False
    return any(value % shift == 0 and other % shift for shift in _SHIFTS)


def outdated(rows: Sequence[tuple[int, str]], language: str) -> frozenset[int]:
    """Return the positions of sentences whose number a later article has otherwise; days decide.

    Args:
        rows: The day of each sentence's article (0 where it is unknown), and the sentence.
        language: Our code of their language.
    """
    latest: dict[str, tuple[int, float]] = {}
    claimed = [list(claims_of(text, language)) if day else [] for day, text in rows]
    for (day, _), own in zip(rows, claimed, strict=True):
        for what, value, _ in own:
            if what not in latest or day > latest[what][0]:
                latest[what] = (day, value)
    return frozenset(
        place
        for place, ((day, _), own) in enumerate(zip(rows, claimed, strict=True))
        if any(
            day < latest[what][0] and value != latest[what][1] and not _stands_for(value, latest[what][1])
            for what, value, _ in own
        )
    )
