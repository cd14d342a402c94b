"""XLIFF 2.1, or 1.2 for older tools: paragraphs as groups, sentences as units, flags and terms as notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from polyglot_news.document import Digest, Translation
from polyglot_news.errors import UsageError
from polyglot_news.rendering.xml import Unit, document, element, units
from polyglot_news.version import __version__

_NOTHING = ("xliff holds translations, and none was made", "use translate or digest with --to")


def render(digests: Sequence[Digest]) -> str:
    """Return an XLIFF 2.1 document: one file element per article.

    Raises:
        UsageError: There is no translation, or more than one pair of languages, which is not allowed.
    """
    pairs = {(d.article.language, t.language) for d, t in _pairs(digests)}
    if not pairs:
        raise UsageError(*_NOTHING)
    if len(pairs) > 1:
        raise UsageError(
            "an XLIFF 2.1 document holds one source and one target language",
            "give one language with --to, or say --xliff 1.2, or use batch, which writes a file a language",
        )
    ((source, target),) = pairs
    root = ET.Element(
        "xliff",
        {
            "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
            "version": "2.1",
            "srcLang": source,
            "trgLang": target,
        },
    )
    for number, (digest, translation) in enumerate(_pairs(digests), start=1):
        file = element(root, "file", id=f"a{number}", original=digest.article.path)
        element(element(file, "notes"), "note", _made_by(translation), category="engine")
        for parent, unit in _grouped(file, digest, translation):
            _unit_21(parent, unit)
    return document(root)


def render_12(digests: Sequence[Digest]) -> str:
    """Return an XLIFF 1.2 document: one file element per article and language.

    Raises:
        UsageError: There is no translation.
    """
    root = ET.Element("xliff", {"xmlns": "urn:oasis:names:tc:xliff:document:1.2", "version": "1.2"})
    for digest, translation in _pairs(digests):
        file = element(
            root, "file",
            original=digest.article.path, source_language=digest.article.language,
            target_language=translation.language, datatype="plaintext", tool_id="polyglot-news",
        )  # fmt: skip
        header = element(file, "header")
        element(header, "tool", tool_id="polyglot-news", tool_name="polyglot-news", tool_version=__version__)
        element(header, "note", _made_by(translation))
        for parent, unit in _grouped(element(file, "body"), digest, translation):
            _unit_12(parent, unit)
    if not len(root):
        raise UsageError(*_NOTHING)
    return document(root)


def _pairs(digests: Sequence[Digest]) -> Iterator[tuple[Digest, Translation]]:
    """Yield each article with each of its translations into another language."""
    for digest in digests:
        for translation in digest.translations:
            if translation.language != digest.article.language:
                yield digest, translation


def _made_by(translation: Translation) -> str:
    route = " → ".join(translation.route)
    return f"engine {translation.engine}, model {translation.model}, route {route}"


def _grouped(file: ET.Element, digest: Digest, translation: Translation) -> Iterator[tuple[ET.Element, Unit]]:
    """Yield each unit with the element it belongs in: a group for each paragraph, the file for the title."""
    for paragraph, members in groupby(units(digest, translation), key=lambda unit: unit.paragraph):
        parent = file if paragraph < 0 else element(file, "group", id=f"p{paragraph}")
        for unit in members:
            yield parent, unit


def _unit_21(parent: ET.Element, unit: Unit) -> None:
    entry = element(parent, "unit", id=_name(unit), canResegment="no")
    if unit.notes:
        notes = element(entry, "notes")
        for note in unit.notes:
            element(
                notes,
                "note",
                note.text,
                category=note.category,
                priority=str(note.priority),
                appliesTo="target",
            )
    segment = element(entry, "segment", state="initial" if unit.withheld else "translated")
    if unit.severity:
        segment.set("subState", f"polyglot-news:{unit.severity}")
    element(segment, "source", unit.source)
    if not unit.withheld:
        element(segment, "target", unit.target)


def _unit_12(parent: ET.Element, unit: Unit) -> None:
    entry = element(parent, "trans-unit", id=_name(unit))
    element(entry, "source", unit.source)
    if unit.withheld:
        element(entry, "target", state="needs-translation")
    else:
        state = "needs-review-translation" if unit.severity else "translated"
        target = element(entry, "target", unit.target, state=state)
        target.set("state-qualifier", "mt-suggestion")
    for note in unit.notes:
        element(
            entry,
            "note",
            note.text,
            annotates="target",
            priority=str(note.priority),
            **{"from": note.category},
        )


def _name(unit: Unit) -> str:
    return "title" if unit.index < 0 else f"s{unit.index}"
