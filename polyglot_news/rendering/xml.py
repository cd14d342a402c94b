"""What the XML formats share: text that XML can hold, notes on a translated sentence, the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree as ET

from polyglot_news.document import Digest, Flag, TermUse, TranslatedSentence, Translation
from polyglot_news.escaping import for_xml as clean
from polyglot_news.languages import one_line

_REPAIRED = "repaired: a check found an error in the first translation, and not in this one"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a translation: flag, term, or second try. `priority` 1 is the highest."""

    category: Literal["flag", "term", "repaired"]
    text: str
    priority: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A source text and its translation; `index` is that of the sentence, or -1 for the title.

    What was left in the source language as too poor is `withheld`: its target is no translation.
    """

    index: int
    paragraph: int
    source: str
    target: str
    notes: tuple[Note, ...]
    severity: Literal["", "warning", "error"]
    withheld: bool = False


def units(digest: Digest, translation: Translation) -> Iterator[Unit]:
    """Yield the title (where there is one) and the sentences of one translation, in order."""
    language = digest.article.language
    title = one_line(digest.article.title, language)
    if title or translation.title:
        terms = tuple(_of_term(term) for term in translation.title_terms)
        yield Unit(-1, -1, clean(title), clean(translation.title), terms, "")
    for item in translation.sentences:
        source = clean(one_line(item.sentence.text, language))
        yield Unit(
            item.sentence.index,
            item.sentence.paragraph,
            source,
            clean(item.text),
            notes(item),
            worst(item.flags),
            item.withheld,
        )


def notes(item: TranslatedSentence) -> tuple[Note, ...]:
    """Return the flags of a sentence, then its terms, then whether it was translated a second time."""
    repaired = (Note("repaired", _REPAIRED, 5),) if item.repaired else ()
    return (*(_of_flag(flag) for flag in item.flags), *(_of_term(term) for term in item.terms), *repaired)


def worst(flags: Iterable[Flag]) -> Literal["", "warning", "error"]:
    """Return the highest severity among flags, or an empty string where there is none."""
    found = {flag.severity for flag in flags}
    return "error" if "error" in found else "warning" if found else ""


def element(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Return a new child; `xml_lang` and `xml_space` become attributes of the xml namespace, `_` is `-`."""
    named = {
        name.replace("xml_", "xml:") if name.startswith("xml_") else name.replace("_", "-"): clean(value)
        for name, value in attributes.items()
    }
    child = ET.SubElement(parent, tag, named)
    if text:
        child.text = clean(text)
    return child


def document(root: ET.Element) -> str:
    """Return a whole document in UTF-8, indented, ending in a line end."""
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _of_flag(flag: Flag) -> Note:
    return Note(
        "flag", f"{flag.severity}: {flag.check}: {flag.message}", 1 if flag.severity == "error" else 2
    )


def _of_term(term: TermUse) -> Note:
    return Note("term", f"{term.status}: {term.term} = {term.target}", 1 if term.status == "missed" else 5)
