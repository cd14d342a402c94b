"""Text made safe for the formats that it is written in: nothing of it acts as markup."""

from __future__ import annotations

import re

# XML 1.0 has no way to write these, not even as references; a carriage return would be read as a line feed
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~])|(&)(?=#?\w+;)")
_MARKDOWN_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=\s|$)|=+$|-+$|\d+(?=[.)](?:\s|$)))")
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")


def for_xml(text: str) -> str:
    """Return text without the characters that XML 1.0 cannot hold; its markup is not escaped."""
    return _NOT_IN_XML.sub("", text)


def for_html(text: str) -> str:
    """Return text that HTML shows as it is, in content as in quoted attributes.

    >>> for_html('<b>R&D</b> "now"')
    '&lt;b&gt;R&amp;D&lt;/b&gt; &quot;now&quot;'
    """
    from html import escape

    return escape(for_xml(text), quote=True)


def for_markdown(text: str) -> str:
    """Return text that Markdown shows as it is.

    >>> print(for_markdown("&copy; stays"))
    &amp;copy; stays
    """
    escaped = _MARKDOWN.sub(lambda m: f"\\{m.group(1)}" if m.group(1) else "&amp;", text)
    return _MARKDOWN_START.sub(_escape_start, escaped)


def for_yaml(text: str) -> str:
    """Return a YAML string in double quotes; they take JSON's escapes."""
    import json

    escaped = json.dumps(text, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match.group()):04x}", escaped)


def _escape_start(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def unescaped(text: str) -> str:
    """Return a text with the entities of HTML as characters; only whole ones, with their semicolon."""
    if "&" not in text:
        return text
    from html import unescape

    return ENTITY.sub(lambda match: unescape(match.group()), text)
