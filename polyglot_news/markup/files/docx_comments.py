"""Comments in a Word document: on the text of a segment, by this program, behind those that are there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polyglot_news.containers.zip_members import Archive
from polyglot_news.escaping import for_html
from polyglot_news.markup.files import docx_runs
from polyglot_news.markup.files.xml_source import document, prefix_of, source_of

BODY = "word/document.xml"
_COMMENTS = "word/comments.xml"
_TYPES = "[Content_Types].xml"
_RELATIONS = "word/_rels/document.xml.rels"
_AUTHOR = "polyglot-news"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT = "http://purl.oclc.org/ooxml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True, slots=True)
class Comments:
    """Texts of comments, each on a segment of the body, by the segment's number."""

    texts: Mapping[int, Sequence[str]]
    first: int = 0  # the number of the first new one

    def marks(self, prefix: str) -> dict[int, tuple[str, str]]:
        """Return what stands before and behind each segment that has comments."""
        found: dict[int, tuple[str, str]] = {}
        number = self.first
        for segment, texts in sorted(self.texts.items()):
            before = behind = ""
            for _ in texts:
                said = f'{prefix}id="{number}"'
                before += docx_runs.beside(f"<{prefix}commentRangeStart {said}/>")
                reference = f"<{prefix}r><{prefix}commentReference {said}/></{prefix}r>"
                behind += docx_runs.beside(f"<{prefix}commentRangeEnd {said}/>{reference}")
                number += 1
            found[segment] = before, behind
        return found


def first_free(archive: Archive, path: str) -> int:
    """Return the first number that no comment of a document has.

    Raises:
        InputError: Its comments are damaged.
    """
    if _COMMENTS not in archive.names:
        return 0
    source = source_of(archive.member(_COMMENTS), f"{path}: {_COMMENTS}")
    return max((int(number) for number in re.findall(r'\bid="(\d{1,9})"', source)), default=-1) + 1


def members_with(
    archive: Archive, path: str, comments: Comments, namespaces: Sequence[str]
) -> dict[str, bytes]:
    """Return the members that hold the comments and that name the member that does.

    Raises:
        InputError: One of them is damaged.
    """

    def member(name: str, empty: str) -> str:
        return source_of(archive.member(name), f"{path}: {name}") if name in archive.names else empty

    root = source_of(archive.member(BODY), f"{path}: {BODY}")
    strict = _STRICT in root[: root.find(">")]
    source = member(_COMMENTS, f'<w:comments xmlns:w="{namespaces[strict]}"/>')
    prefix = prefix_of(source, namespaces) or ""
    number = comments.first
    written = ""
    for _, texts in sorted(comments.texts.items()):
        for text in texts:
            said = f'{prefix}id="{number}" {prefix}author="{_AUTHOR}" {prefix}initials="pn"'
            body = f"<{prefix}p><{prefix}r><{prefix}t>{for_html(text)}</{prefix}t></{prefix}r></{prefix}p>"
            written += f"<{prefix}comment {said}>{body}</{prefix}comment>"
            number += 1
    found = {_COMMENTS: document(_appended(source, written))}
    if _COMMENTS not in archive.names:
        types = member(_TYPES, "<Types/>")
        entry = f'<Override PartName="/{_COMMENTS}" ContentType="{_TYPE}"/>'
        found[_TYPES] = document(_appended(types, entry))
        relations = member(_RELATIONS, f'<Relationships xmlns="{_RELATIONS_NAMESPACE}"/>')
        kind = _STRICT_RELATION if strict else _RELATION
        entry = f'<Relationship Id="rIdPolyglotComments" Type="{kind}" Target="comments.xml"/>'
        found[_RELATIONS] = document(_appended(relations, entry))
    return found


def _appended(source: str, entries: str) -> str:
    """Return a document with entries at the end of its root."""
    if source.endswith("/>") and source.count("<") == 1:
        name = re.match(r"<([^\s/>]+)", source)
        return f"{source[:-2]}>{entries}</{name[1]}>" if name else source
    at = source.rindex("</")
    return source[:at] + entries + source[at:]
