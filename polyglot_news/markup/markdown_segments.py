"""The segments of a Markdown text, with their places in the source; code, addresses and raw HTML are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from polyglot_news.characters import LINE
from polyglot_news.document import Article, BlockKind
from polyglot_news.markup.segments import CODE, TOKEN, Change, Inline, Marked, Segment, token

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<fields>(?:[^\r\n]{0,5000}\r?\n){0,200}?)---[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(
    r"(?P<name>title|description|summary|subtitle|lang|language):[ \t]{1,9}"
    r"(?P<value>[^\r\n]{1,2000}?)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_PLAIN = re.compile(r"[^\s\"'>|&*!%@`\[\]{},#?:-][^\"#]*|\"[^\"\\]*\"|'[^']*'")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]{0,60})(?:\s[^<>]*)?(?<!/)>")


def read(source: str, article: Article) -> Marked:
    """Return the text with its segments: paragraphs, headings, items, cells, titles in front matter."""
    front = _FRONT_MATTER.match(source)
    begin = front.end() if front else 0
    lines = [match.span() for match in LINE.finditer(source, begin)]
    number = max((int(n) for n in TOKEN.findall(source)), default=0) + 1
    segments: list[Segment] = []
    changes: list[Change] = []
    if front:
        for segment, change in _fields(source, front, article.language):
            segments += [segment] if segment else []
            changes += [change] if change else []
    kind: BlockKind = "paragraph"
    items = 0
    place = (-1, 0)
    for each in _parsed(source[begin:]):
        items += (each.type == "list_item_open") - (each.type == "list_item_close")
        if each.type == "heading_open":
            kind = "heading"
        elif each.type in {"paragraph_open", "td_open", "th_open"}:
            kind = "item" if items else "paragraph"
        if each.type == "inline" and each.map is not None:
            after = place[1] if place[0] == each.map[0] else 0
            span = _span(source, lines, each.map[0], each.content, after)
            if span is not None:
                place = (each.map[0], span[1])
                segment = _segment(each.children or [], span, number)
                if segment is not None:
                    segments.append(replace(segment, kind=kind))
    return Marked(source, tuple(segments), "markdown", (0, len(source)), tuple(changes))


def _parsed(text: str) -> list[Token]:
    """Return the tokens of a text; addresses stay as they are written."""
    from markdown_it import MarkdownIt

    class AsWritten(MarkdownIt):
        def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
            return url

        def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's name and argument
            return True

    return AsWritten("commonmark").enable(["table", "strikethrough"]).parse(text)


def _fields(
    source: str, front: re.Match[str], language: str
) -> Iterator[tuple[Segment | None, Change | None]]:
    """Yield what is translated of the front matter; only values of one plain line are."""
    for match in _FIELD.finditer(source, front.start("fields"), front.end("fields")):
        value = match["value"]
        if not _PLAIN.fullmatch(value):
            continue
        bare = value[1:-1] if value[0] in "\"'" else value
        if match["name"].lower() in {"lang", "language"}:
            if bare == language:
                yield None, Change(*match.span("value"), (CODE,))
        elif any(map(str.isalpha, bare)):
            yield Segment(*match.span("value"), " ".join(bare.split()), kind="heading", escape="yaml"), None


def _span(
    source: str, lines: Sequence[tuple[int, int]], first: int, content: str, after: int
) -> tuple[int, int] | None:
    """Return where the content of a block lies in the source, the marks before its first line left out."""
    pieces = content.split("\n")
    last = first + len(pieces) - 1
    if last >= len(lines):
        return None
    start = source.find(pieces[0], max(lines[first][0], after), lines[first][1])
    end = source.find(pieces[-1], start if first == last else lines[last][0], lines[last][1])
    return None if start < 0 or end < 0 else (start, end + len(pieces[-1]))


def _segment(children: Sequence[Token], span: tuple[int, int], number: int) -> Segment | None:
    text = ""
    inlines: list[Inline] = []
    stack: list[int] = []
    address = ""
    partner = _partners(children)
    for at, child in enumerate(children):
        here = len(text)
        parent = stack[-1] if stack else -1
        if child.type == "link_open" and child.markup == "autolink":
            address = str(child.attrs.get("href", ""))
        elif child.type == "link_close" and address:
            address = ""
        elif at in partner and partner[at] > at:
            opening, closing = _marks(child, children[partner[at]])
            stack.append(len(inlines))
            inlines.append(
                Inline("span", "link" if opening == "[" else opening, here, here, opening, closing, parent)
            )
        elif at in partner:
            number_of = stack.pop()
            inlines[number_of] = replace(inlines[number_of], end=here)
        elif child.type in {"text", "text_special", "softbreak"} and not address:
            text += " " if child.type == "softbreak" else child.content
        else:
            raw = _raw(child, address)
            if child.type in {"code_inline", "text"}:
                name = token(number)
                number += 1
                text += name
                inlines.append(Inline("kept", "code", here, here + len(name), raw, "", parent))
            else:
                inlines.append(Inline("point", child.type, here, here, raw, "", parent))
    return _finished(text, inlines, span)


def _finished(text: str, inlines: list[Inline], span: tuple[int, int]) -> Segment | None:
    letters = text
    for inline in inlines:
        if inline.kind == "kept":
            letters = letters.replace(text[inline.start : inline.end], "")
    if not any(map(str.isalpha, letters)):
        return None
    left = len(text) - len(text.lstrip())
    size = len(text.strip())

    def moved(place: int) -> int:
        return min(max(place - left, 0), size)

    shifted = tuple(replace(each, start=moved(each.start), end=moved(each.end)) for each in inlines)
    return Segment(*span, text.strip(), shifted)


def _partners(children: Sequence[Token]) -> dict[int, int]:
    """Return the tokens that open and close a span, each with its partner; raw HTML tags as well."""
    found: dict[int, int] = {}
    stack: list[tuple[int, str]] = []
    for at, child in enumerate(children):
        tag = _TAG.fullmatch(child.content) if child.type == "html_inline" else None
        if child.markup == "autolink":
            continue
        if child.nesting == 1 or (tag is not None and not tag["close"]):
            stack.append((at, tag["name"].lower() if tag is not None else ""))
        elif child.nesting == -1 or tag is not None:
            name = tag["name"].lower() if tag is not None else ""
            while stack and not name and stack[-1][1]:
                stack.pop()  # a raw tag that is still open where the mark around it closes
            if stack and stack[-1][1] == name:
                start, _ = stack.pop()
                found[start], found[at] = at, start
    return found


def _marks(child: Token, closing: Token) -> tuple[str, str]:
    """Return the source of what opens and what closes a span."""
    if child.type == "html_inline":
        return child.content, closing.content
    if child.type == "link_open":
        return "[", f"]({_address(child, 'href')})"
    return child.markup, child.markup


def _raw(child: Token, address: str) -> str:
    """Return the source of what is kept as it is."""
    if address:
        return f"<{address.removeprefix('mailto:')}>"
    if child.type == "code_inline":
        inside = child.content
        padded = f" {inside} " if inside[:1] == "`" or inside[-1:] == "`" else inside
        return f"{child.markup}{padded}{child.markup}"
    if child.type == "image":
        return f"![{child.content}]({_address(child, 'src')})"
    return "\\\n" if child.type == "hardbreak" else child.content


def _address(child: Token, name: str) -> str:
    url, title = str(child.attrs.get(name, "")), str(child.attrs.get("title", ""))
    if not url or re.search(r"[\s()<>]", url):
        url = f"<{url}>"
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'{url} "{quoted}"' if title else url
