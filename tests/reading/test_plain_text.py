"""Plain texts and dumps whose headlines, lists and questions are easily lost."""

from __future__ import annotations

import pytest

from polyglot_news.document import Article
from polyglot_news.errors import InputError
from polyglot_news.reading import read_text
from polyglot_news.reading.paragraphs import paragraphs

ITALIAN = [
    "Il ponte sul fiume resterà chiuso fino a primavera, ha detto lunedì il sindaco della città.",
    "Due piloni sono più vecchi del previsto e nessuna impresa può ripararli prima di marzo.",
    "Ogni giorno passano sul ponte circa novemila auto, e i camion faranno venti chilometri in più.",
    "La regione ha promesso un ponte provvisorio, ma non ha detto quando arriverà.",
]
RUSSIAN = [
    "Мост через реку останется закрытым до весны, сообщил в понедельник мэр города.",
    "Две опоры оказались старше, чем думали, и отремонтировать их до марта никто не сможет.",
    "Каждый день по мосту проезжает около девяти тысяч машин.",
    "Область обещала временный мост, но не сказала, когда он появится.",
]
HEADLINES = [
    ("Il sindaco: «Il ponte resta chiuso fino a primavera»", ITALIAN),
    ("«Il ponte resta chiuso fino a primavera»", ITALIAN),
    ("Chi paga il ponte?", ITALIAN),
    ("Il ponte resta chiuso!", ITALIAN),
    ("Il ponte resta chiuso fino a primavera.", ITALIAN),
    ("Мэр города: «Мост закрыт до весны»", RUSSIAN),
    ("Когда откроют мост через реку?", RUSSIAN),
]


def blocks(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks]


@pytest.mark.parametrize(("headline", "prose"), HEADLINES)
def test_headline_keeps_its_mark_and_its_place_in_a_plain_text(headline: str, prose: list[str]) -> None:
    article = read_text("\n\n".join([headline, *prose]), path="a.txt")
    assert article.title == headline
    assert blocks(article) == prose
    assert article.dropped == ()


@pytest.mark.parametrize(("headline", "prose"), HEADLINES)
def test_headline_keeps_its_mark_and_its_place_in_a_dump(headline: str, prose: list[str]) -> None:
    menu, foot = "Home\nCronaca\nSport", "Condividi\nCommenti (3)"
    dump = "\n\n".join([menu, headline, "3.05.2021", *prose, foot])
    article = read_text(dump, path="a.txt")
    assert (article.title, article.published) == (headline, "2021-05-03")
    assert blocks(article) == prose


def test_first_sentence_that_the_next_do_not_take_up_is_no_headline() -> None:
    prose = [
        "Nobody came.",
        *(f"The council of village {n} waited for an hour and went home again." for n in range(4)),
    ]
    article = read_text("\n\n".join(prose), path="a.txt", language="en")
    assert article.title == ""
    assert blocks(article) == prose


LISTED = [
    "The ferries have stopped on all three lines",
    "About 900 people are without a ship",
    "Talks begin at noon",
]
ENTRIES = [
    "The harbour master has said that no ship will sail today, and that he knows nothing about tomorrow.",
    "The unions have called the offer an insult, and their members have left the room without a word.",
    "The first ship should have left at noon.",
]


def test_live_blog_keeps_its_bullets_and_its_last_entry() -> None:
    bullets = "\n".join(f"- {each}" for each in LISTED)
    entries = "\n\n".join(
        f"{hour}\n\n{entry}" for hour, entry in zip(("14:05", "13:40", "12:10"), ENTRIES, strict=True)
    )
    head = "Ferry strike live: ships stay in harbour\n\nHere is what we know so far:"
    text = f"{head}\n\n{bullets}\n\n{entries}\n"
    article = read_text(text, path="a.txt", language="en")
    assert article.title == "Ferry strike live: ships stay in harbour"
    found = blocks(article)
    assert [each for each in found if ":" not in each] == [*LISTED, *ENTRIES]


def test_numbered_list_that_the_last_line_introduces_is_of_the_article() -> None:
    entries = [
        "1) Ferry Strand, built in 1987",
        "https://ships.example/strand",
        "2) Ferry Holm, built in 1991",
        "https://ships.example/holm",
        "3) Ferry Vik, sold last year",
    ]
    last = "Three ships could take its place until the spring, as far as the harbour master knows:"
    dump = "\n\n".join(["Home", "Sport", "Log in", *ITALIAN, last, *entries, "Share", "Comments", "Log in"])
    assert blocks(read_text(dump, path="a.txt", language="it")) == [*ITALIAN, last, *entries]


def test_live_blog_of_a_page_keeps_its_bullets_and_its_last_entry() -> None:
    bullets = "".join(f"<li>{each}</li>" for each in LISTED)
    entries = "".join(
        f"<h3>{hour}</h3><p>{entry}</p>"
        for hour, entry in zip(("14:05", "13:40", "12:10"), ENTRIES, strict=True)
    )
    head = "<h1>Ships stay in harbour</h1><p>What we know:</p>"
    page = f"<html><body>{head}<ul>{bullets}</ul>{entries}</body></html>"
    article = read_text(page, path="a.html", language="en")
    assert [each for each in blocks(article) if ":" not in each] == [*LISTED, *ENTRIES]


def test_menu_of_bullets_is_no_list_of_the_article() -> None:
    menu = "\n".join(
        f"* {each}" for each in ("Home", "World news today", "Sport and weather", "All our letters")
    )
    dump = f"{menu}\n\nChi paga il ponte?\n\n" + "\n\n".join(ITALIAN) + "\n\nCondividi\n"
    assert blocks(read_text(dump, path="a.txt", language="it")) == ITALIAN


@pytest.mark.parametrize("path", ["-", "a.html"])
@pytest.mark.parametrize("title", ["Ferry stops", "Ferry", "Who stops the ferry?"])
def test_short_heading_of_a_fragment_is_its_title(title: str, path: str) -> None:
    prose = "The ferry will stop in November, the harbour master said."
    article = read_text(f"<h1>{title}</h1><p>{prose}</p>", path=path, language="en")
    assert article.title == title
    assert blocks(article) == [prose]


def test_interview_keeps_questions_with_their_answers() -> None:
    turns = [
        "When will the ferry sail again?", "Not before spring, and I would not bet on April either.",
        "Who pays for it?", "The county pays half, and the other half nobody has promised yet.",
        "And the children?", "They will stay with families in the town, as in the winter of 1987.",
    ]  # fmt: skip
    article = read_text("\n\n".join(["Harbour master: nobody asked me", *turns]), path="a.txt", language="en")
    assert article.title == "Harbour master: nobody asked me"
    assert blocks(article) == turns


def test_list_of_headlines_says_that_it_is_one() -> None:
    text = "Ferry stops in winter\nCouncil votes on bridge\nMayor resigns after flood\nSchool closes today\n"
    text += "Doctor leaves the island\n"
    with pytest.raises(InputError, match="a list of links or headlines, not an article") as error:
        read_text(text, path="a.txt", language="en")
    assert "--raw" in str(error.value.hint)


def test_headlines_of_like_length_are_no_wrapped_paragraph() -> None:
    headlines = [
        "Council raises the parking fees in the old town",
        "School wins the regional chess final once more",
        "Baker retires after forty years beside the oven",
        "Storm closes every last port of the north coast",
        "Two sailors are rescued in the night off the cape",
    ]
    assert len(paragraphs("\n".join(headlines))) == len(headlines)
    with pytest.raises(InputError, match="a list of links or headlines, not an article"):
        read_text("\n".join(headlines), path="a.txt", language="en")


def test_share_that_was_dropped_of_a_text_is_known() -> None:
    whole = read_text("\n\n".join(ITALIAN), path="a.txt")
    assert whole.dropped_share() == 0
    dump = "Home\n\n" + "\n\n".join(ITALIAN) + "\n\nCondividi\n" + "Altre notizie dalla città\n" * 12
    assert 0.1 < read_text(dump, path="a.txt").dropped_share() < 0.9
