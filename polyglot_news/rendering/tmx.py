"""TMX 1.4b: a translation memory with a unit for the title and each sentence, all languages side by side.

There is no document type declaration: it would make some readers look for `tmx14.dtd` beside the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from polyglot_news.document import Digest
from polyglot_news.errors import UsageError
from polyglot_news.rendering.xml import Unit, document, element, units
from polyglot_news.version import __version__


def render(digests: Sequence[Digest]) -> str:
    """Return one memory of all digests; notes carry the flags and the terms of each translation.

    Raises:
        UsageError: No digest holds a translation into another language.
    """
    languages = {digest.article.language for digest in digests}
    root = ET.Element("tmx", version="1.4")
    element(
        root, "header",
        creationtool="polyglot-news", creationtoolversion=__version__, o_tmf="polyglot-news",
        segtype="sentence", adminlang="en", srclang=languages.pop() if len(languages) == 1 else "*all*",
        datatype="plaintext",
    )  # fmt: skip
    body = element(root, "body")
    for number, digest in enumerate(digests, start=1):
        _add(body, digest, number)
    if not len(body):
        raise UsageError("tmx holds translations, and none was made", "use translate or digest with --to")
    return document(root)


def _add(body: ET.Element, digest: Digest, number: int) -> None:
    """Add the units of one article; those of its languages that say the same sentence stand in one unit."""
    source = digest.article.language
    found: dict[int, tuple[Unit, list[tuple[str, Unit]]]] = {}
    for translation in digest.translations:
        if translation.language != source:
            for unit in units(digest, translation):
                if unit.withheld:
                    continue
                found.setdefault(unit.index, (unit, []))[1].append((translation.language, unit))
    for index, (first, variants) in found.items():
        name = "title" if index < 0 else f"s{index}"
        entry = element(body, "tu", tuid=f"a{number}-{name}", srclang=source, datatype="plaintext")
        element(entry, "prop", digest.article.path, type="x-file")
        if first.paragraph >= 0:
            element(entry, "prop", str(first.paragraph), type="x-paragraph")
        element(element(entry, "tuv", xml_lang=source), "seg", first.source)
        for language, unit in variants:
            variant = element(entry, "tuv", xml_lang=language)
            for note in unit.notes:
                element(variant, "note", note.text)
            element(variant, "seg", unit.target)
