"""DOCX: the paragraphs of the body, tables, boxes, notes, headers and footers, and the title of the file.

Comments, deletions and field codes stay as they are. What is not rewritten is copied byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from polyglot_news.containers.zip_members import Archive, replaced
from polyglot_news.languages import facts
from polyglot_news.markup.elements import Pieces
from polyglot_news.markup.files.docx_comments import Comments, first_free, members_with
from polyglot_news.markup.files.docx_paragraphs import Texts
from polyglot_news.markup.files.docx_runs import runs_of
from polyglot_news.markup.files.xml_source import document, filled, prefix_of, source_of
from polyglot_news.markup.inlines import segment_of
from polyglot_news.markup.segments import Marked
from polyglot_news.markup.tags import Tag

NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MEMBER = re.compile(r"word/(?:document|footnotes|endnotes|(?:header|footer)\d{0,6})\.xml")
_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_STYLES = "word/styles.xml"
_BEFORE_BIDI = (  # the order of the schema
    "pStyle|keepNext|keepLines|pageBreakBefore|framePr|widowControl|numPr|suppressLineNumbers|pBdr|shd|tabs|"
    "suppressAutoHyphens|kinsoku|wordWrap|overflowPunct|topLinePunct|autoSpaceDE|autoSpaceDN"
)
_TITLE = re.compile(r"<dc:title\b[^>]*>([^<]*)</dc:title>")


def read(archive: Archive, path: str) -> tuple[tuple[str, ...], tuple[Marked, ...]]:
    """Return the names of the members that hold text, and their texts; what stands in one has no name.

    Raises:
        InputError: A member is damaged or too large.
    """
    names: list[str] = []
    texts: list[Marked] = []
    members = sorted(
        filter(_MEMBER.fullmatch, archive.names), key=lambda name: ("document" not in name, name)
    )
    for name in members:
        source = source_of(archive.member(name), f"{path}: {name}")
        prefix = prefix_of(source, NAMESPACES)
        if prefix is not None:
            found = Texts(source, prefix).all()
            names += [name, *[""] * (len(found) - 1)]
            texts += found
    if _PROPERTIES in archive.names:
        source = source_of(archive.member(_PROPERTIES), f"{path}: {_PROPERTIES}")
        title = _TITLE.search(source)
        segment = segment_of(source, Pieces(0, (Tag("text", *title.span(1)),))) if title else None
        if segment is not None:
            names.append(_PROPERTIES)
            texts.append(Marked(source, (segment,), "html", (0, len(source))))
    return tuple(names), tuple(texts)


def write(
    data: bytes,
    path: str,
    names: Sequence[str],
    texts: Sequence[str],
    language: str,
    *,
    comments: Comments | None = None,
) -> bytes:
    """Return the file with these texts; its language is set in its styles, and comments are added."""
    archive = Archive(data, path)
    right_to_left = facts(language).right_to_left
    members: dict[str, bytes] = {}
    for at, name in enumerate(names):
        if name:
            last = next((n for n in range(at + 1, len(names)) if names[n]), len(names))
            prefix = prefix_of(texts[at], NAMESPACES) or ""
            runs = [runs_of(text, prefix, right_to_left=right_to_left) for text in texts[at:last]]
            members[name] = document(_directed(filled(runs), prefix, right_to_left=right_to_left))
    if _STYLES in archive.names:
        members[_STYLES] = document(_in_language(source_of(archive.member(_STYLES), path), language))
    if comments is not None and comments.texts:
        members |= members_with(archive, path, comments, NAMESPACES)
    return replaced(data, members, path)


def comments_on(
    data: bytes, path: str, texts: Sequence[Marked], found: Mapping[int, Sequence[str]]
) -> tuple[Comments, dict[int, tuple[str, str]]]:
    """Return comments on segments, and what stands around those: only texts of the body can have any.

    Args:
        data: The file.
        path: What errors call it.
        texts: The texts that `read` returned.
        found: The texts of comments by the number of their segment.
    """
    prefix = prefix_of(texts[0].source, NAMESPACES) or ""
    body = {number: said for number, said in found.items() if number < len(texts[0].segments)}
    comments = Comments(body, first_free(Archive(data, path), path))
    return comments, comments.marks(prefix)


def _directed(text: str, prefix: str, *, right_to_left: bool) -> str:
    """Return a document whose paragraphs run in a direction."""
    if not right_to_left:
        return text
    w = re.escape(prefix)
    text = re.sub(rf"<{w}bidi(?:\s[^>]*)?/>", "", text)
    text = re.sub(rf"(<{w}p(?:\s[^>]*)?(?<!/)>)(?!<{w}pPr[\s/>])", rf"\1<{prefix}pPr></{prefix}pPr>", text)
    text = re.sub(rf"<{w}pPr/>", f"<{prefix}pPr></{prefix}pPr>", text)
    before = rf"(<{w}pPr(?:\s[^>]*)?>(?:<{w}(?:{_BEFORE_BIDI})\b[^>]*/>|<{w}(numPr|pBdr|tabs)\b.*?</{w}\2>)*)"
    return re.sub(before, rf"\1<{prefix}bidi/>", text, flags=re.DOTALL)


def _in_language(styles: str, language: str) -> str:
    """Return styles whose default language is this one: spelling is checked in it."""
    prefix = prefix_of(styles, NAMESPACES)
    if prefix is None:
        return styles
    kind = "bidi" if facts(language).right_to_left else "val" if facts(language).spaced else "eastAsia"
    tag = {"zh": "zh-CN", "zh-Hant": "zh-TW"}.get(language, language)

    def changed(match: re.Match[str]) -> str:
        bare = re.sub(rf'\s{prefix}{kind}="[^"]*"', "", match[1])
        return f'<{prefix}lang{bare} {prefix}{kind}="{tag}"/>'

    return re.sub(rf"<{prefix}lang((?:\s[^>]*?)?)/>", changed, styles)
