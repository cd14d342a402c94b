"""Datelines: place, agency and day before the first sentence of a report, in the manners of many agencies."""

from __future__ import annotations

import re

from polyglot_news.characters import HAN, LETTERS

_DASH = r"(?:[—–―]|--?|-)"
_SEPARATOR = re.compile(rf"\s{{0,3}}(?:[—–―]|--|(?<=\s)-)\s|\s{{0,3}}[—–―](?=\S)|(?<=[)/]):?\s{{0,3}}{_DASH}")
_DAY = r"(?:\d{1,2}\s?[º°.]?\s(?:de\s)?[^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.?\s\d{1,2})(?:,?\s\d{4})?"
_AGENCY = r"(?:\([^()]{2,40}\)|/[^/]{2,30}/)"
_PLACE = r"[^\W\d_][^()/\d—–]{0,60}?"

# `Nur-Sultan (AsiaNews)`, `SAMARKAND, Uzbekistan (Reuters)`, `МОСКВА, 15 сентября. /ТАСС/`
_WITH_AGENCY = re.compile(
    rf"(?P<place>{_PLACE})(?:,\s{_DAY}|\s{_DAY})?[.,]?\s{{0,2}}(?P<agency>{_AGENCY})(?:,?\s{_DAY})?"
)
# `(ANSA) - ROMA, 15 SET`
_AGENCY_FIRST = re.compile(
    rf"\([^()]{{2,30}}\)\s?{_DASH}\s?(?P<place>{_PLACE}),?\s{_DAY}(?=\s{{0,2}}{_DASH}\s)"
)
# `МОСКВА, 15 сен — РИА Новости`
_AGENCY_LAST = re.compile(
    rf"(?P<place>{_PLACE}),\s{_DAY}\s?{_DASH}\s?(?P<agency>[^\W\d_][\w -]{{2,25}}?)(?=\.\s)"
)
# `(CNN)President …`, `(Reuters) - …`
_AGENCY_ALONE = re.compile(rf"\((?P<agency>[^()]{{2,30}})\)(?=\s?{_DASH}\s|\s?[^\W\d_\s])")
# `Washington, DC, United States: …`
_LISTED_PLACE = re.compile(
    r"[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+){0,2}(?:, [A-ZÀ-Þ]\w*(?: [A-ZÀ-Þ]\w+){0,2}){2}(?=\s?:\s[A-ZÀ-Þ])"
)
# `NEW DELHI: …`, but not `UPDATE: …`
_SHOUTED_PLACE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,20}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,20}){0,2})(?=:\s[A-ZÀ-Þ\"“‘])"
)
_LABEL = re.compile(
    r"\b(?:ALERT|ANALYSIS|BREAKING|CHECK|COMMENT|CORRECTION|EDITORIAL|EXCLUSIVE|EXPLAINE[DR]|FACTS?|FEATURE|FOCUS"
    r"|GALLERY|INTERVIEW|LIVE|NEWS|NOTE|OPINION|PHOTOS?|PODCAST|POLL|PROFILE|QUIZ|QUOTE|READ|REPORT|REVIEW"
    r"|SPOILER|STORY|TIP|UPDATED?|VIDEO|WARNING|WATCH)\b"
)
_AGENCIES = re.compile(
    r"\b(?:CNN|AP|AFP|Reuters|BBC|UPI|Bloomberg|Xinhua|ANI|PTI|IANS|dpa|EFE|ANSA|TASS|Kyodo|Yonhap)\b"
)
_DAY_AT_END = re.compile(rf",?\s{_DAY}$")
_HAN = f"[{HAN}·]"
_CHINESE = re.compile(
    rf"[（(【]?{_HAN}{{2,24}}(?:[(（][^)）]{{1,20}}[)）])?\d{{1,2}}月\d{{1,2}}日{_HAN}{{0,4}}[电電讯訊]"
    rf"|[（(]{_HAN}{{2,24}}\d{{1,2}}日[电電][)）]"
)
_EAST_ASIAN = re.compile(r"【[^】\n]{2,24}】|[(\[][^()\[\]=\n]{1,20}=[^()\[\]\n]{1,40}[)\]]")

WINDOW = 160
PLACE_WORDS = 8
PLACE_LETTERS = 5
PLAIN_PLACE_WORDS = 5


def find_dateline(paragraph: str) -> str:
    """Return the dateline that a paragraph begins with, as it stands and without the dash after it.

    The string is empty if the paragraph begins with its first sentence.
    """
    head = " ".join(paragraph[:WINDOW].split("\n")) if "\n" in paragraph[:WINDOW] else paragraph[:WINDOW]
    for pattern in (_CHINESE, _EAST_ASIAN):
        east = pattern.match(head)
        if east:
            return east[0]
    first = _AGENCY_FIRST.match(head)
    if first and _is_place(first["place"]):
        return first[0]
    last = _AGENCY_LAST.match(head)
    if last and _shouted(last["place"]):
        return last[0]
    named = _WITH_AGENCY.match(head)
    if (
        named
        and _is_place(named["place"])
        and _is_agency(named["agency"])
        and _then_dash_or_shout(head, named)
    ):
        return named[0]
    alone = _AGENCY_ALONE.match(head)
    if alone and (_shouted(alone["agency"]) or _SEPARATOR.match(head, alone.end())):
        return alone[0]
    return _without_agency(head)


def _without_agency(head: str) -> str:
    """Return a dateline of place alone (`Dekalb, Ill.`, `ROMA, 15 set.`), or an empty string."""
    dash = _SEPARATOR.search(head)
    if not dash:
        listed = _LISTED_PLACE.match(head)
        return listed[0].rstrip() if listed else _shouted_place(head)
    line = head[: dash.start()].rstrip()
    place = _DAY_AT_END.sub("", line)
    words = LETTERS.findall(place)
    if not 0 < len(words) <= PLAIN_PLACE_WORDS or not _is_place(place) or re.search(r"\d", place):
        return ""
    rest = head[dash.end() :].lstrip()
    if not rest[:1].isupper() and rest[:1] not in "\"“«„'‘":
        return ""
    if _shouted(words[0]) or place != line:
        return line
    # `Indianapolis – Several thousand …`, but not an insertion between two dashes
    return "" if _SEPARATOR.search(head, dash.end()) else line


def _shouted_place(head: str) -> str:
    """Return a place in capitals before a colon, or an empty string where it is a label of the trade."""
    found = _SHOUTED_PLACE.match(head)
    place = found[0] if found else ""
    return place if len(place) >= PLACE_LETTERS and not _LABEL.search(place) else ""


def _then_dash_or_shout(head: str, found: re.Match[str]) -> bool:
    """Return whether a dash follows, or without one a capital after a place in capitals."""
    if found["agency"].startswith("/"):
        return _shouted(LETTERS.findall(found["place"])[0])
    following = head[found.end() :].lstrip()[:1]
    if _AGENCIES.search(found["agency"]) and following.isupper():
        return True
    return _SEPARATOR.match(head, found.end()) is not None or (
        _shouted(LETTERS.findall(found["place"])[0]) and following == following.upper()
    )


def _is_place(text: str) -> bool:
    """Return whether a text can be a list of place names: few words, the long ones not in small letters."""
    words = LETTERS.findall(text)
    long = [word for word in words if len(word) > 3]  # noqa: PLR2004 - `de`, `and`, `of the` may be small
    return 0 < len(words) <= PLACE_WORDS and all(not word[0].islower() for word in [words[0], *long])


def _is_agency(text: str) -> bool:
    """Return whether a bracket can hold the name of an agency: few words and no sentence."""
    return 0 < len(LETTERS.findall(text)) <= PLAIN_PLACE_WORDS and not re.search(r"[.!?]\s|\d{3}", text)


def _shouted(text: str) -> bool:
    """Return whether a text is written in capitals alone, of at least two letters."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and sum(letter.isupper() for letter in letters) >= 0.8 * len(letters)
