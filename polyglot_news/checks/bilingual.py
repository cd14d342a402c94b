"""Translations that others made: two parallel files, TMX 1.4, XLIFF 1.2 and 2.x -> pairs of segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from polyglot_news.checks.alignment import align
from polyglot_news.errors import InputError, UsageError
from polyglot_news.foreign_xml import LANG, Element, local_name, root_of, text_of

# Elements whose content is code of the original format, not text: TMX, XLIFF 1.2 and 2.
_SKIPPED = frozenset(
    {"alt-trans", "matches", "glossary", "note", "notes", "originalData", "metadata", "header"}
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A source segment and its translation; `name` is the number of its line, or its id in the file."""

    name: str
    source: str
    translation: str


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The segments of a translation, and the languages that the file names; empty if it names none."""

    segments: tuple[Segment, ...]
    source_language: str = ""
    target_language: str = ""


def in_lines(source: Sequence[str], translation: Sequence[str]) -> Bilingual:
    """Return the pairs of two texts with as many lines, one segment per line."""
    pairs = enumerate(zip(source, translation, strict=True), start=1)
    return Bilingual(tuple(Segment(str(number), first, second) for number, (first, second) in pairs))


def in_articles(source: Sequence[str], translation: Sequence[str]) -> Bilingual:
    """Return the aligned sentences of two texts.

    A segment is named by the positions of its sentences in the source, such as `3` or `3-4`; what stands for
    no sentence of the source is named by the one before it, such as `after 4`.
    """
    segments = []
    for bead in align(source, translation):
        (first, last), texts = bead.source, translation[slice(*bead.translation)]
        name = f"{first + 1}-{last}" if last - first > 1 else str(last) if last > first else f"after {last}"
        segments.append(Segment(name, " ".join(source[first:last]), " ".join(texts)))
    return Bilingual(tuple(segments))


def is_xml(data: bytes) -> bool:
    """Whether the bytes look like an XML file of one of the formats that are read here."""
    head = data[:4096].replace(b"\x00", b"").lower()
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<") and (b"<tmx" in head or b"<xliff" in head)


def read_xml(data: bytes, *, name: str, to: str) -> Bilingual:
    """Return the pairs of a TMX or XLIFF file.

    Args:
        data: The bytes of the file.
        name: Its name in errors.
        to: The target language (our code), which chooses among the languages of a TMX.

    Raises:
        UsageError: It is a TMX file, and there is no target language.
        InputError: It is not well formed, declares entities, is nested too deeply, or contains no pair.
    """
    root = root_of(data, name, InputError)
    kind = local_name(root)
    if kind == "tmx" and not to:
        raise UsageError(f"{name}: the language of the translation is not named", "add --to, such as --to it")
    if kind == "tmx":
        found = _tmx(root, to)
    elif kind == "xliff":
        found = _xliff(root)
    else:
        raise InputError(f"{name}: neither TMX nor XLIFF", "give two parallel files, or a TMX or XLIFF file")
    if not found.segments:
        raise InputError(f"{name}: no segment with a translation into '{to}'", "check --to")
    return found


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; a final line break adds no line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _tmx(root: Element, to: str) -> Bilingual:
    header = next((child for child in root if local_name(child) == "header"), None)
    named = (header.get("srclang") or "") if header is not None else ""
    segments = _Collected()
    for number, unit in enumerate((e for e in root.iter() if local_name(e) == "tu"), start=1):
        variants = [
            (variant.get(LANG) or variant.get("lang") or "", text_of(_child(variant, "seg")))
            for variant in unit
            if local_name(variant) == "tuv"
        ]
        wanted = unit.get("srclang") or named
        target = next((v for v in variants if _speaks(v[0], to)), None)
        source = next((v for v in variants if _speaks(v[0], wanted) and v is not target), None)
        source = source or next((v for v in variants if v is not target and not _speaks(v[0], to)), None)
        if source and target:
            segments.add(unit.get("tuid") or str(number), source[1], target[1])
            segments.source = segments.source or source[0]
    return Bilingual(tuple(segments.found), segments.source, to)


@dataclass(slots=True)
class _Collected:
    found: list[Segment] = field(default_factory=list)
    source: str = ""

    def add(self, name: str, source: str, translation: str) -> None:
        self.found.append(Segment(name, source, translation))


def _speaks(tag: str, wanted: str) -> bool:
    """Whether two language tags name the same language: `pt-PT` and `pt`, `zh-CN` and `zh`."""
    return bool(tag and wanted) and tag.lower().partition("-")[0] == wanted.lower().partition("-")[0]


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if local_name(child) == name), None)


def _xliff(root: Element) -> Bilingual:
    file = _child(root, "file")
    source = root.get("srcLang") or (file.get("source-language") if file is not None else "") or ""
    target = root.get("trgLang") or (file.get("target-language") if file is not None else "") or ""
    segments = tuple(_units(root))
    return Bilingual(segments, source, target)


def _units(element: Element, name: str = "") -> Iterator[Segment]:
    """Yield the segments below an element, in order; those that are not to be translated are left out."""
    kind = local_name(element)
    if kind in _SKIPPED or element.get("translate") == "no":
        return
    if kind in {"trans-unit", "unit"}:
        name = element.get("id") or name
    if kind in {"trans-unit", "segment"}:
        source = text_of(_child(element, "source"))
        if source.strip():
            label = element.get("id") or ""
            full = name if kind == "trans-unit" or not label else f"{name}/{label}"
            yield Segment(full, source, text_of(_child(element, "target")))
        return
    for child in element:
        yield from _units(child, name)
