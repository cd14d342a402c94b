"""Translation memories as TMX 1.4b, exchanged with other CAT tools, and corrections; unit by unit.

Units that this program made carry their key in a property: imported again, they count for the same model and
glossary. Units of other tools have no key and count for every engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import IO, Any

from polyglot_news import corrections
from polyglot_news.errors import MemoryFileError, UsageError
from polyglot_news.escaping import for_xml as clean
from polyglot_news.foreign_xml import LANG, elements, local_name, text_of
from polyglot_news.languages import code_of
from polyglot_news.memory.translation_units import DAY, Unit, serialised, terms_of
from polyglot_news.version import __version__

_KEY, _ENGINE, _MODEL, _TERMS = "x-polyglot-news-key", "x-engine", "x-model", "x-terms"


def write(units: Iterable[Unit], stream: IO[bytes]) -> int:
    """Write units as one TMX document; return how many."""
    from lxml import etree

    count = 0
    with etree.xmlfile(stream, encoding="utf-8") as document:
        document.write_declaration()
        with document.element("tmx", version="1.4"):
            document.write(
                etree.Element(
                    "header",
                    {
                        "creationtool": "polyglot-news", "creationtoolversion": __version__,
                        "o-tmf": "polyglot-news", "segtype": "sentence", "adminlang": "en",
                        "srclang": "*all*", "datatype": "plaintext",
                    },
                )
            )  # fmt: skip
            with document.element("body"):
                for unit in units:
                    document.write("\n", _element(unit))
                    count += 1
    stream.write(b"\n")
    return count


def read(path: Path) -> Iterator[Unit]:
    """Yield the units of a file: of TMX, or of the corrections that a review page exports (JSON).

    A unit of TMX in several languages gives one unit for each but the first.

    Raises:
        MemoryFileError: It cannot be read or is not TMX; nothing that it declares or links to is followed.
        InputError: The corrections are not well formed.
    """
    if corrections.is_corrections(path):
        yield from _corrected(path)
        return
    try:
        with path.open("rb") as stream:
            yield from _units(elements(stream, str(path), MemoryFileError), path)
    except OSError as error:
        raise MemoryFileError(f"{path}: {error.strerror or error}", "check the name") from None


def _corrected(path: Path) -> Iterator[Unit]:
    for found in corrections.read(path):
        for one in found.sentences:
            if one.source and found.source != found.target:
                yield Unit(found.source, found.target, one.source, one.text)


def _units(events: Iterable[tuple[str, Any]], path: Path) -> Iterator[Unit]:
    root: Any = None
    srclang = ""
    for event, element in events:
        name = local_name(element)
        if event == "start":
            if root is None:
                root = element
                if name != "tmx":
                    raise MemoryFileError(f"{path}: not a TMX file", "give TMX, or corrections in JSON")
            continue
        if name == "header":
            srclang = element.get("srclang") or ""
        if name == "tu":
            yield from _of_element(element, srclang)
            element.clear()
            while element.getprevious() is not None:  # freed: files may be of any size
                del element.getparent()[0]


def _element(unit: Unit) -> Any:  # noqa: ANN401 - of lxml, which has no types
    from lxml import etree

    made = datetime.fromtimestamp(unit.made * DAY, timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    element = etree.Element("tu", {"srclang": unit.source_language, "creationdate": made})
    properties = {_ENGINE: unit.engine, _MODEL: unit.model, _KEY: unit.key, _TERMS: serialised(unit.terms)}
    for name, value in properties.items():
        if value:
            etree.SubElement(element, "prop", {"type": name}).text = clean(value)
    for language, text in ((unit.source_language, unit.source), (unit.target_language, unit.target)):
        variant = etree.SubElement(element, "tuv", {LANG: language})
        etree.SubElement(variant, "seg").text = clean(text)
    return element


def _of_element(element: Any, srclang: str) -> Iterator[Unit]:  # noqa: ANN401 - of lxml, which has no types
    properties = {child.get("type"): child.text or "" for child in element if local_name(child) == "prop"}
    variants = [
        (_language(child.get(LANG) or child.get("lang") or ""), " ".join(text_of(segment).split()))
        for child in element
        if local_name(child) == "tuv"
        for segment in child
        if local_name(segment) == "seg"
    ]
    wanted = _language(element.get("srclang") or srclang)
    variants.sort(key=lambda variant: variant[0] != wanted)  # stable: the first one if none is named
    key = properties.get(_KEY, "")
    for language, text in variants[1:]:
        source_language, source = variants[0]
        if source_language and language and source_language != language and source.strip() and text.strip():
            is_ours = len(key) == 40 and all(char in "0123456789abcdef" for char in key)  # noqa: PLR2004 - hex digits of a key
            yield Unit(
                source_language, language, source, text, properties.get(_ENGINE, ""),
                properties.get(_MODEL, ""), key if is_ours else "", terms_of(properties.get(_TERMS, "")),
            )  # fmt: skip


def _language(tag: str) -> str:
    """Return our code of a language tag; empty for an unknown one."""
    try:
        return code_of(tag) if tag and tag != "*all*" else ""
    except UsageError:
        return ""
