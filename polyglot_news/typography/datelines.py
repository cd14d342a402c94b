"""A dateline in another language: place and day from the gazetteer and the glossary, the agency unchanged.

No model is used: given a dateline, models invent other cities.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from polyglot_news.gazetteer import Mention, concept_tables, country_of, mentions, names, spellings
from polyglot_news.languages import base_language, facts

_AGENCY = re.compile(r"\([^()]{1,60}\)|（[^（）]{1,60}）|/[^/]{2,40}/")
_DAY = re.compile(
    r"(?P<day>\d{1,2})(?:º|°|\.|st|nd|rd|th)?\s(?:de\s)?(?P<month>[^\W\d_]{3,10})(?![^\W\d_])\.?"
    r"|(?P<month2>[^\W\d_]{3,10})\.?\s(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
)
_HAN_DAY = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
# 新华社北京9月15日电: agency, place, day, and `by wire`
_CHINESE = re.compile(
    r"^(?P<agency>[\u4e00-\u9fff]{2,6}社)(?P<place>[\u4e00-\u9fff]{2,10}?)(?P<day>\d{1,2}月\d{1,2}日)[电電讯訊]$"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SEAT = "body:un"  # reports of the United Nations come from there
_UNION = "US"
_UNCHANGED = "Latin"  # languages of this script share the spelling of names
_PREFIX = 3  # letters that identify an abbreviated month
_GENITIVES = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
# agencies with a name in another script
_OWN_NAMES = {
    "TASS": {"ru": "ТАСС"}, "RIA Novosti": {"ru": "РИА Новости"}, "Interfax": {"ru": "Интерфакс"},
    "Xinhua": {"zh": "新华社"}, "CCTV": {"zh": "央视"}, "Kyodo": {"ja": "共同"}, "Yonhap": {"ko": "연합뉴스"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rendered:
    """A dateline in the target language.

    Attributes:
        text: The dateline with the parts that a table knows in the target language, the others unchanged.
        unknown: The other parts, if the two languages do not share the spelling of names.
        is_whole: Whether it is usable as it is: false if a foreign script would remain in it.
    """

    text: str
    unknown: tuple[str, ...] = ()
    is_whole: bool = True


def rendered(dateline: str, source: str, target: str, terms: Mapping[str, str]) -> Rendered:
    """Return a dateline in another language.

    Args:
        dateline: As written in the source, without the dash after it.
        source: Our code of the source language.
        target: That of the target language.
        terms: The glossary's renderings of parts of the dateline.
    """
    chinese = _CHINESE.match(dateline)
    if chinese and source.startswith("zh"):
        dateline = f"{chinese['place']}{chinese['day']}（{chinese['agency']}）"
    parts: list[str] = []
    unknown: list[str] = []
    end = 0
    for match in _AGENCY.finditer(dateline):
        parts += (
            _plain(dateline[end : match.start()], source, target, terms, unknown),
            _agency(match.group(), target),
        )
        end = match.end()
    parts.append(_plain(dateline[end:], source, target, terms, unknown))
    text = _spaced(parts, target)
    if _is_latin(source) and _is_latin(target):
        return Rendered(text)
    return Rendered(text, tuple(unknown), is_whole=_is_latin(source) or not unknown)


def separator(between: str, target: str) -> str:
    """Return the separator between dateline and sentence in a language."""
    if target.startswith("zh") and re.search(r"[-–—―]", between):
        return "——"
    if target == "ru" and between.strip() in {"-", "--", "—", "―"}:
        return " — "
    return between


def _plain(text: str, source: str, target: str, terms: Mapping[str, str], unknown: list[str]) -> str:
    """Return a part without agencies, by day, glossary and gazetteer in this order; the rest unchanged."""
    done: list[str] = []

    def keep(value: str) -> str:
        done.append(value)
        return f"\x00{len(done) - 1}\x00"

    text = _dated(text, source, target, keep)
    for term, form in sorted(terms.items(), key=lambda item: -len(item[0])):
        if term in text:
            text = text.replace(term, keep(form.upper() if term.isupper() and len(term) > 3 else form))  # noqa: PLR2004
    for name, own in _OWN_NAMES.items():
        for written in (name, *own.values()):
            text = text.replace(written, keep(own.get(target, name))) if written in text else text
    text = _placed(text, source, target, keep)
    unknown.extend(_WORD.findall(text))
    return re.sub(r"\x00(\d+)\x00", lambda match: done[int(match[1])], text)


def _placed(text: str, source: str, target: str, keep: Callable[[str], str]) -> str:
    parts: list[str] = []
    end = 0
    found = mentions(text, source)
    states = any(
        country_of(city) == _UNION
        for mention in found
        if not mention.of("country")
        for city in mention.of("city")
    )
    for mention in found:
        name = _name(mention, source, target, prefer="city:" if states else "country:")
        if name and mention.text[:1].upper() == mention.text[:1]:
            is_shouted = mention.text.isupper() and len(mention.text) > 2  # noqa: PLR2004 - U.S., UK
            parts += (text[end : mention.start], keep(name.upper() if is_shouted else name))
            end = mention.end
    return "".join((*parts, text[end:]))


def _name(mention: Mention, source: str, target: str, *, prefer: str) -> str:
    """Return the name of a place in the target language.

    Next to another American place, Georgia is the state.
    """
    ours, theirs = names(source), names(target)
    concepts = [concept for concept in sorted(mention.concepts) if concept in theirs]
    concepts.sort(
        key=lambda concept: (
            ours.get(concept, "").lower() != mention.text.lower(),
            not concept.startswith(prefer),
        )
    )
    if not concepts and _SEAT in mention.concepts:
        return next(iter(spellings(target, _SEAT)), "")
    return theirs[concepts[0]] if concepts else ""


def _dated(text: str, source: str, target: str, keep: Callable[[str], str]) -> str:
    if source.startswith("zh"):
        return _HAN_DAY.sub(
            lambda match: keep(_day(int(match["day"]), int(match["month"]), target, "")), text
        )

    def replaced(match: re.Match[str]) -> str:
        word = match["month"] or match["month2"]
        month = _month(word, source)
        if not month:
            return match.group()
        return keep(_day(int(match["day"] or match["day2"]), month, target, word))

    return _DAY.sub(replaced, text)


def _day(day: int, month: int, target: str, word: str) -> str:
    """Return a day in a language, in capitals if the source's month is."""
    if target.startswith("zh"):
        return f"{month}月{day}日"
    forms = [
        form
        for form, concept in concept_tables.forms(target)
        if concept == f"month:{month}" and "*" not in form
    ]
    if target == "ru":
        forms = [_GENITIVES.split()[month - 1]]
    if not forms:
        return f"{day}.{month}."
    name = forms[0].upper() if len(word) > 2 and word.isupper() else forms[0]  # noqa: PLR2004
    link = " de " if base_language(target) in {"pt", "es", "gl", "ca"} else ". " if target == "de" else " "
    ordinal = "º" if day == 1 and target.startswith("pt") else ""
    return f"{day}{ordinal}{link.upper() if name.isupper() else link}{name}"


def _month(word: str, language: str) -> int:
    small = word.lower().rstrip(".")
    return next(
        (month for form, month in _months(language) if form.startswith(small) or small.startswith(form)), 0
    )


@lru_cache(maxsize=16)
def _months(language: str) -> tuple[tuple[str, int], ...]:
    return tuple(
        (form.rstrip("*").lower(), int(concept[len("month:") :]))
        for form, concept in concept_tables.forms(language)
        if concept.startswith("month:") and len(form.rstrip("*")) >= _PREFIX
    )


def _agency(text: str, target: str) -> str:
    """Return an agency in its brackets, by its own name."""
    inner = text[1:-1].strip()
    for name, own in _OWN_NAMES.items():
        if inner in {name, *own.values()}:
            inner = own.get(base_language(target), name)
    opening, closing = ("（", "）") if target.startswith("zh") and text[0] != "/" else (text[0], text[-1])
    if not target.startswith("zh"):
        opening, closing = opening.replace("（", "("), closing.replace("）", ")")
    return f"{opening}{inner}{closing}"


def _spaced(parts: list[str], target: str) -> str:
    if facts(target).spaced:
        text = "".join(f" {part}" if part.startswith("(") else part for part in parts)
        return re.sub(r"(?<=[^\W\d_])(?=\d)", " ", re.sub(r"\s{2,}", " ", text)).strip()
    text = "".join(part.strip(" ") for part in parts)
    text = re.sub(r",\s*(?=\d|（)|[.\s]+(?=/)", "", text)
    return re.sub(r"(?<=[\u4e00-\u9fff]),\s*", "，", text).strip(" .")


def _is_latin(language: str) -> bool:
    return facts(language).script == _UNCHANGED
