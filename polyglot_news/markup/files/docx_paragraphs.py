"""The paragraphs of WordprocessingML: content in order, cut where a tab or a line ends, runs joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import Literal

from polyglot_news.document import BlockKind
from polyglot_news.markup.elements import Pieces
from polyglot_news.markup.files import docx_runs
from polyglot_news.markup.files.xml_source import NestedTexts, ends_of, local, tags_of
from polyglot_news.markup.inlines import segment_of
from polyglot_news.markup.segments import Marked, Segment
from polyglot_news.markup.tags import Tag

_WRAPPERS = {"hyperlink": "hyperlink", "ins": "insertion", "moveTo": "insertion", "sdt": "", "sdtContent": ""}
_WRAPPERS |= dict.fromkeys(("smartTag", "customXml", "dir", "bdo"), "")
_WRAPPED_FIRST = frozenset({"sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"})
_NOT_KEPT = frozenset(
    {"proofErr", "lastRenderedPageBreak", "softHyphen"}
)  # hints of the program that wrote it
_WORDS = frozenset({"oMath", "oMathPara", "fldSimple"})  # each stands for a word
_TABS = frozenset({"tab", "ptab"})
_LINES = frozenset({"br", "cr"})
_NAMES = {
    "footnoteReference": "footnote", "endnoteReference": "endnote", "drawing": "picture", "pict": "picture",
    "AlternateContent": "picture", "object": "object", "sym": "symbol", "ruby": "ruby", "oMath": "formula",
    "fldSimple": "field", "br": "line", "cr": "line",
}  # fmt: skip
_ENDED = ".!?…:;。！？："
Kind = Literal["text", "raw", "kept", "open", "close", "border", "line"]


@dataclass(frozen=True, slots=True)
class _Atom:
    """A piece of a paragraph: text, which has properties, or the code of anything else."""

    kind: Kind
    code: str
    properties: str = ""
    name: str = ""
    partner: int = -1
    field: str = ""


class Texts(NestedTexts):
    """A Word document and what stands inside of its paragraphs, each a text of its own."""

    def __init__(self, source: str, prefix: str) -> None:
        super().__init__(source)
        self.prefix = prefix

    def marked(self, source: str) -> Marked:
        """Return one of the texts in marks."""
        return _Text(self, source).marked()


class _Text:
    """One text: its paragraphs are written in marks, all else stays."""

    def __init__(self, texts: Texts, source: str) -> None:
        self.texts = texts
        self.w = texts.prefix
        self.source = source
        self.tags = tags_of(source)
        self.ends = ends_of(self.tags)
        self.parts: list[str] = []
        self.size = 0
        self.groups: list[tuple[BlockKind, tuple[Tag, ...]]] = []

    def marked(self) -> Marked:
        copied = at = 0
        while at < len(self.tags):
            tag = self.tags[at]
            if tag.kind == "open" and tag.name == f"{self.w}p":
                end = self.ends[at]
                first = at + 1
                if self._local(first) == "pPr":
                    first = self.ends[first] + 1
                atoms = _fields(self._children(first, end), self.w)
                if any(a.kind == "text" for a in atoms) or any("<?hole" in a.code for a in atoms):
                    self._put(self.source[copied : self.tags[first - 1].end])
                    self._paragraph(_cut(atoms), self._kind(at + 1))
                    copied = self.tags[end].start
                at = end
            at += 1
        self._put(self.source[copied:])
        whole = "".join(self.parts)
        segments: list[Segment] = []
        for kind, tags in self.groups:
            segment = segment_of(whole, Pieces(0, tags), self.texts.token)
            if segment is not None:
                segments.append(replace(segment, kind=kind))
        return Marked(whole, tuple(segments), "html", (0, len(whole)))

    def _local(self, at: int) -> str:
        return local(self.tags[at])

    def _kind(self, at: int) -> BlockKind:
        """Return the kind of the paragraph whose properties are at a place."""
        if self._local(at) != "pPr":
            return "paragraph"
        properties = self.source[self.tags[at].start : self.tags[self.ends[at]].end]
        if re.search(r'pStyle\s[^>]*val="(?:[Hh]eading|[Tt]itle|[Ss]ubtitle)', properties):
            return "heading"
        return "item" if f"<{self.w}numPr" in properties else "paragraph"

    def _children(self, first: int, last: int) -> list[_Atom]:
        """Return the content of a paragraph, or of a wrapper in it, between two positions."""
        atoms: list[_Atom] = []
        at = first
        while at < last:
            end = self.ends[at]
            name = self._local(at)
            whole = self.source[self.tags[at].start : self.tags[end].end]
            if name == "r" and self.tags[at].kind == "open":
                atoms += self._run(at + 1, end)
            elif name in _WRAPPERS and self.tags[at].kind == "open":
                inner = at + 1
                while self._local(inner) in _WRAPPED_FIRST:
                    inner = self.ends[inner] + 1
                head = self.source[self.tags[at].start : self.tags[inner - 1].end]
                atoms.append(_Atom("open", docx_runs.beside(head), name=_WRAPPERS[name]))
                atoms += self._children(inner, end)
                atoms.append(_Atom("close", docx_runs.beside(self.source[slice(*self._span(end))])))
            elif self.tags[at].kind != "text" and name not in _NOT_KEPT:
                kind: Kind = "kept" if name in _WORDS else "raw"
                atoms.append(_Atom(kind, docx_runs.beside(self._outside(whole)), name=_NAMES.get(name, "")))
            at = end + 1
        return atoms

    def _run(self, first: int, last: int) -> list[_Atom]:
        atoms: list[_Atom] = []
        own = ""
        at = first
        while at < last:
            end = self.ends[at]
            name = self._local(at)
            whole = self.source[self.tags[at].start : self.tags[end].end]
            if name == "rPr":
                own = self._without_hints(whole)
            elif name == "t":
                text = self.source[self.tags[at].end : self.tags[end].start] if end > at else ""
                if text:
                    atoms.append(_Atom("text", text, own))
            elif name == "noBreakHyphen":
                atoms.append(_Atom("text", "-", own))
            elif self.tags[at].kind != "text" and name not in _NOT_KEPT:
                kind: Kind = "raw"
                if name in _TABS or (name in _LINES and 'type="' in whole):  # a page or a column ends
                    kind = "border"
                elif name in _LINES:
                    kind = "line"
                field = whole if name in {"fldChar", "instrText"} else ""
                code = docx_runs.content(self._outside(whole), own)
                atoms.append(_Atom(kind, code, own, _NAMES.get(name, ""), field=field))
            at = end + 1
        return atoms

    def _outside(self, whole: str) -> str:
        """Return an element as it is, or a hole where it holds paragraphs."""
        return self.texts.take_out(whole) if re.search(rf"<{self.w}p[\s>]", whole) else whole

    def _without_hints(self, properties: str) -> str:
        bare = re.sub(rf"<{self.w}(?:lang|noProof)(?:\s[^>]*)?/>", "", properties)
        return "" if re.fullmatch(rf"<{self.w}rPr(?:\s[^>]*)?(?:/>|></{self.w}rPr>)", bare) else bare

    def _paragraph(self, atoms: Sequence[_Atom], kind: BlockKind) -> None:
        """Write the content of a paragraph in marks, and note the tags of each part that is translated."""
        at = 0
        self._put(docx_runs.properties(""))
        while at < len(atoms):
            end = next((n for n in range(at, len(atoms)) if atoms[n].kind == "border"), len(atoms))
            if end > at:
                self.groups.append((kind, tuple(self._group(atoms[at:end], at))))
            if end < len(atoms):
                self._put(atoms[end].code)
            at = end + 1
        self._put(docx_runs.END)

    def _group(self, atoms: Sequence[_Atom], offset: int) -> list[Tag]:
        """Write atoms between two borders; return their tags."""
        bases = _bases(atoms)
        base = bases[-1]
        stack: list[int] = []
        tags: list[Tag] = []
        self._put(docx_runs.properties(base))
        styled: str | None = None

        def end_style() -> None:
            nonlocal styled
            if styled is not None:
                tags.append(self._tag("close", docx_runs.properties(base), _style_name(styled)))
                styled = None

        for number, atom in enumerate(atoms):
            if atom.kind == "text":
                same = atom.properties == (base if styled is None else styled)
                if not same and atom.code.strip():
                    end_style()
                    if atom.properties != base:
                        styled = atom.properties
                        tags.append(self._tag("open", docx_runs.properties(styled), _style_name(styled)))
                tags.append(self._tag("text", atom.code, ""))
                continue
            if styled is not None and _next_style(atoms, number) != styled:
                end_style()
            if atom.kind == "open":
                end_style()
                stack.append(number)
                base = bases[number]
                tags.append(self._tag("open", atom.code + docx_runs.properties(base), atom.name or "part"))
            elif atom.kind == "close":
                end_style()
                stack.pop()
                base = bases[stack[-1] if stack else -1]
                opened = atoms[atom.partner - offset]
                tags.append(self._tag("close", atom.code + docx_runs.properties(base), opened.name or "part"))
            else:
                kind = {"kept": "kept", "line": "break"}.get(atom.kind, "other")
                tags.append(self._tag(kind, atom.code, atom.name))
        end_style()
        return tags

    def _tag(self, kind: str, text: str, name: str) -> Tag:
        at = self.size
        self._put(text)
        return Tag(kind, at, self.size, name)  # type: ignore[arg-type] # one of its kinds

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)

    def _span(self, at: int) -> tuple[int, int]:
        return self.tags[at].start, self.tags[at].end


def _bases(atoms: Sequence[_Atom]) -> dict[int, str]:
    """Return the properties that most of the text directly in each wrapper has; -1 is outside of all."""
    counts: dict[int, Counter[str]] = {-1: Counter()}
    stack = [-1]
    for number, atom in enumerate(atoms):
        if atom.kind == "open":
            stack.append(number)
            counts[number] = Counter()
        elif atom.kind == "close":
            stack.pop()
        elif atom.kind == "text":
            counts[stack[-1]][atom.properties] += len(atom.code.strip())
    first = next((atom.properties for atom in atoms if atom.kind == "text"), "")
    return {
        number: max(found, key=lambda each: found[each]) if found else first
        for number, found in counts.items()
    }


def _next_style(atoms: Sequence[_Atom], at: int) -> str | None:
    """Return the properties of the next text, or None where a wrapper begins or ends before it."""
    for atom in atoms[at : at + 20]:
        if atom.kind in {"open", "close"}:
            return None
        if atom.kind == "text" and atom.code.strip():
            return atom.properties
    return None


def _style_name(properties: str) -> str:
    for mark, name in ((":b/", "bold"), (":i/", "italic"), (":u ", "underlined"), (":vertAlign", "raised")):
        if mark in properties:
            return name
    return "style"


def _fields(atoms: list[_Atom], prefix: str) -> list[_Atom]:
    """Return atoms in which a field that begins and ends here is one: a link's tags, or what is kept."""
    out: list[_Atom] = []
    begun: list[int] = []
    for atom in atoms:
        out.append(atom)
        if 'fldCharType="begin"' in atom.field:
            begun.append(len(out) - 1)
        elif 'fldCharType="end"' in atom.field and begun:
            at = begun.pop()
            inner = out[at:]
            depth = [{"open": 1, "close": -1}.get(each.kind, 0) for each in inner]
            if sum(depth) or any(sum(depth[: n + 1]) < 0 for n in range(len(depth))):
                continue
            parts = [n for n, each in enumerate(inner) if 'fldCharType="separate"' in each.field]
            code = "".join(unescape(re.sub(r"<[^>]*>", "", each.field)) for each in inner)
            if len(parts) == 1 and "HYPERLINK" in code and any(a.kind == "text" for a in inner[parts[0] :]):
                head, result = inner[: parts[0] + 1], inner[parts[0] + 1 : -1]
                out[at:] = [
                    _Atom("open", "".join(each.code for each in head), name="hyperlink"),
                    *result,
                    _Atom("close", inner[-1].code),
                ]
            else:
                out[at:] = [_Atom("kept", "".join(_coded(each, prefix) for each in inner), name="field")]
    return out


def _coded(atom: _Atom, prefix: str) -> str:
    """Return an atom as content that is not translated."""
    if atom.kind != "text":
        return atom.code
    return docx_runs.content(f'<{prefix}t xml:space="preserve">{atom.code}</{prefix}t>', atom.properties)


def _cut(atoms: Sequence[_Atom]) -> list[_Atom]:
    """Return atoms with their partners; lines end with sentences; a wrapper around a border is cut."""
    found = [
        replace(atom, kind="border") if atom.kind == "line" and not _goes_on(atoms, number) else atom
        for number, atom in enumerate(atoms)
    ]
    stack: list[int] = []
    broken: set[int] = set()
    for number, atom in enumerate(found):
        if atom.kind == "open":
            stack.append(number)
        elif atom.kind == "close":
            opened = stack.pop()
            found[number] = replace(atom, partner=opened)
            if opened in broken:
                found[opened] = replace(found[opened], kind="border")
                found[number] = replace(found[number], kind="border")
        elif atom.kind == "border":
            broken.update(stack)
    return found


def _goes_on(atoms: Sequence[_Atom], at: int) -> bool:
    """Whether a sentence goes on behind the end of a line: in lower case, behind no mark that ends one."""
    before = next(
        (a.code for a in reversed(atoms[max(0, at - 20) : at]) if a.kind == "text" and a.code.strip()), ""
    )
    after = next((a.code for a in atoms[at : at + 20] if a.kind == "text" and a.code.strip()), "")
    return after.strip()[:1].islower() and before.strip()[-1:] not in _ENDED and bool(before)
