"""ODT: paragraphs and headings of text, tables, boxes, notes, headers and footers, and the title of the file.

Comments, deletions and fields stay as they are. Spans whose style says nothing but when they were edited are
joined with their neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from polyglot_news.containers.zip_members import Archive, replaced
from polyglot_news.document import BlockKind
from polyglot_news.markup.elements import Pieces
from polyglot_news.markup.files.xml_source import (
    NestedTexts,
    document,
    ends_of,
    filled,
    local,
    source_of,
    tags_of,
)
from polyglot_news.markup.inlines import segment_of
from polyglot_news.markup.segments import Marked, Segment
from polyglot_news.markup.tags import Tag

_ENDED = ".!?…:;。！？："
_MEMBERS = ("content.xml", "styles.xml")
_META = "meta.xml"
_PARAGRAPHS = frozenset({"p", "h"})
_INLINE = frozenset({"span", "a", "meta", "meta-field"})
_BORDERS = frozenset({"tab"})
_NOT_TRANSLATED = frozenset({"annotation", "tracked-changes", "ruby-text", "change-info"})
_DROPPED = re.compile(r"<text:soft-page-break\b[^>]*/>")
_WORDS = frozenset({
    "date", "time", "page-number", "page-count", "sequence", "bookmark-ref", "reference-ref", "sequence-ref",
    "note-ref", "title", "subject", "author-name", "file-name", "chapter", "user-field-get", "variable-get",
    "expression", "text-input", "placeholder", "conditional-text", "page-continuation", "template-name",
})  # fmt: skip
_NAMES = {"note": "footnote", "frame": "picture", "bookmark": "", "bookmark-start": "", "bookmark-end": ""}
_TITLE = re.compile(r"<dc:title\b[^>]*>([^<]*)</dc:title>")
_STYLE = re.compile(
    r'<style:style style:name="([^"]*)" style:family="text"(?: style:display-name="[^"]*")?>'
    r"<style:text-properties((?:\s[^\s=>]+=\"[^\"]*\")*)/></style:style>"
)
_OF_EDITING = re.compile(r"\s(?:officeooo:(?:paragraph-)?rsid|fo:language|fo:country)=\"[^\"]*\"")


def read(archive: Archive, path: str) -> tuple[tuple[str, ...], tuple[Marked, ...]]:
    """Return the names of the members that hold text, and their texts; what stands in one has no name.

    Raises:
        InputError: A member is damaged or too large.
    """
    names: list[str] = []
    texts: list[Marked] = []
    for name in _MEMBERS:
        if name in archive.names:
            found = _Texts(source_of(archive.member(name), f"{path}: {name}")).all()
            names += [name, *[""] * (len(found) - 1)]
            texts += found
    if _META in archive.names:
        source = source_of(archive.member(_META), f"{path}: {_META}")
        title = _TITLE.search(source)
        segment = segment_of(source, Pieces(0, (Tag("text", *title.span(1)),))) if title else None
        if segment is not None:
            names.append(_META)
            texts.append(Marked(source, (segment,), "html", (0, len(source))))
    return tuple(names), tuple(texts)


def write(data: bytes, path: str, names: Sequence[str], texts: Sequence[str], language: str) -> bytes:
    """Return the file with these texts; its language is set in its styles."""
    members: dict[str, bytes] = {}
    for at, name in enumerate(names):
        if name:
            last = next((n for n in range(at + 1, len(names)) if names[n]), len(names))
            whole = filled(texts[at:last])
            members[name] = document(_in_language(whole, language) if name == "styles.xml" else whole)
    return replaced(data, members, path)


def _in_language(styles: str, language: str) -> str:
    """Return styles whose default language is this one: spelling is checked in it."""
    tag, _, region = {"zh": "zh-CN", "zh-Hant": "zh-TW"}.get(language, language).partition("-")
    kind = {"zh": "-asian", "ja": "-asian", "ko": "-asian"}.get(tag, "")
    kind = "-complex" if tag in {"ar", "he", "fa", "ur", "hi", "th"} else kind
    space = "style" if kind else "fo"

    def changed(match: re.Match[str]) -> str:
        bare = re.sub(rf'\s{space}:(?:language|country){kind}="[^"]*"', "", match[0])
        said = f'{space}:language{kind}="{tag}" {space}:country{kind}="{region or "none"}"'
        return bare.replace("<style:text-properties", f"<style:text-properties {said}", 1)

    defaults = re.compile(r"<style:default-style\b.*?</style:default-style>", re.DOTALL)
    properties = re.compile(rf"<style:text-properties\b[^>]*\s{space}:language{kind}=[^>]*>")
    return defaults.sub(lambda match: properties.sub(changed, match[0]), styles)


class _Texts(NestedTexts):
    """A text document and what stands inside its paragraphs, each a text of its own."""

    def __init__(self, source: str) -> None:
        super().__init__(_DROPPED.sub("", source), source)
        self.idle = {name for name, said in _STYLE.findall(source) if not _OF_EDITING.sub("", said).strip()}

    def marked(self, source: str) -> Marked:
        """Return one of the texts in marks."""
        return _Text(self, source).marked()


class _Text:
    """One text: its paragraphs are written anew, without idle spans and with holes; all else stays."""

    def __init__(self, texts: _Texts, source: str) -> None:
        self.texts = texts
        self.source = source
        self.tags = tags_of(source)
        self.ends = ends_of(self.tags)
        self.parts: list[str] = []
        self.size = 0
        self.groups: list[tuple[BlockKind, list[Tag]]] = []

    def marked(self) -> Marked:
        copied = at = 0
        lists = 0
        while at < len(self.tags):
            tag = self.tags[at]
            name = local(tag)
            lists += (name == "list-item") * ((tag.kind == "open") - (tag.kind == "close"))
            if tag.kind == "open" and name in _NOT_TRANSLATED:
                at = self.ends[at]
            elif tag.kind == "open" and name in _PARAGRAPHS:
                self._put(self.source[copied : tag.end])
                kind: BlockKind = "heading" if name == "h" else "item" if lists else "paragraph"
                self.groups.append((kind, []))
                self._content(at + 1, self.ends[at], kind)
                at = self.ends[at]
                copied = self.tags[at].start
            at += 1
        self._put(self.source[copied:])
        whole = "".join(self.parts)
        segments: list[Segment] = []
        for kind, tags in self.groups:
            segment = segment_of(whole, Pieces(0, tuple(tags)), self.texts.token)
            if segment is not None:
                segments.append(replace(segment, kind=kind))
        return Marked(whole, tuple(segments), "html", (0, len(whole)))

    def _content(self, first: int, last: int, kind: BlockKind) -> None:
        """Write what a paragraph holds between two positions, and note its tags; a tab begins a new text."""
        at = first
        while at < last:
            tag, end = self.tags[at], self.ends[at]
            name = local(tag)
            whole = self.source[tag.start : self.tags[end].end]
            if tag.kind == "text":
                self._note("text", whole)
            elif name in _INLINE and tag.kind == "open":
                self._inline(at, end, kind)
            elif name in _BORDERS or (name == "line-break" and not self._goes_on(at)):
                self._put(whole)
                self.groups.append((kind, []))
            elif name == "line-break":
                self._note("break", whole)
            elif name == "s" and self._between_words(at):
                self._note("text", " ")
            elif name in _WORDS or name.startswith(("user-defined", "database-")):
                self._note("kept", whole, "field")
            else:
                inside = name not in _NOT_TRANSLATED and re.search(r"<text:[ph][\s>]", whole)
                self._note("other", self.texts.take_out(whole) if inside else whole, _NAMES.get(name, name))
            at = end + 1

    def _inline(self, at: int, end: int, kind: BlockKind) -> None:
        """Write an element with its text; one that a tab stands in is no span of either part."""
        opening = self.source[self.tags[at].start : self.tags[at].end]
        named = re.search(r'text:style-name="([^"]*)"', opening)
        if local(self.tags[at]) == "span" and named and named[1] in self.texts.idle:
            self._content(at + 1, end, kind)
            return
        group = len(self.groups)
        noted = len(self.groups[-1][1])
        name = "hyperlink" if local(self.tags[at]) == "a" else "style"
        self._note("open", opening, name)
        self._content(at + 1, end, kind)
        self._note("close", self.source[self.tags[end].start : self.tags[end].end], name)
        if len(self.groups) > group:  # cut: what was before, inside and behind are texts of their own
            tags = self.groups[group - 1][1]
            inner = tags[noted + 1 :]
            del tags[noted:]
            self.groups.insert(group, (kind, inner))
            self.groups[-1][1].pop()
            self.groups.append((kind, []))

    def _between_words(self, at: int) -> bool:
        around = self.tags[at - 1], self.tags[at + 1]
        return all(self._text(tag).strip() for tag in around)

    def _text(self, tag: Tag) -> str:
        return self.source[tag.start : tag.end] if tag.kind == "text" else ""

    def _goes_on(self, at: int) -> bool:
        """Whether a sentence goes on behind the end of a line: in lower case, not behind a mark that ends."""
        before, after = self.tags[at - 1], self.tags[self.ends[at] + 1]
        texts = [self._text(tag).strip() for tag in (before, after)]
        return texts[1][:1].islower() and texts[0][-1:] not in _ENDED

    def _note(self, kind: str, text: str, name: str = "") -> None:
        at = self.size
        self._put(text)
        self.groups[-1][1].append(Tag(kind, at, self.size, name))  # type: ignore[arg-type] # one of its kinds

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)
