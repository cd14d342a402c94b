"""Letters (RFC 5322, MIME), mailboxes (RFC 4155) and web pages saved as MHTML (RFC 2557)."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from polyglot_news.containers.item import Item, unbroken, written_day

LETTERS = 20_000
_BETWEEN = re.compile(rb"^From \S+ .{10,60}\r?\n(?=[A-Za-z-]{2,40}: )", re.MULTILINE)


def items(data: bytes, path: str) -> tuple[Item, ...]:
    """Return a letter, or the page in a saved web archive: HTML before plain text, attachments by name."""
    del path
    found = _item(data)
    return (found,) if found else ()


def items_of_box(data: bytes, path: str) -> tuple[Item, ...]:
    """Return the letters of a mailbox, in its order."""
    del path
    letters = [each for each in _BETWEEN.split(data) if each.strip()]
    found = (_item(each) for each in letters[:LETTERS])
    return tuple(item for item in found if item)


def _item(data: bytes) -> Item | None:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - the policy makes no other
    body = message.get_body(preferencelist=("html", "plain"))
    if body is None:
        return None
    content = _content(body)
    if not content.strip():
        return None
    is_html = body.get_content_type() == "text/html"
    names = (part.get_filename() for part in message.iter_attachments())
    archived = "Snapshot-Content-Location" in message or (is_html and body.get("Content-Location"))
    return Item(
        html=content if is_html else "",
        text="" if is_html else content,
        whole_page=bool(archived),
        title=unbroken(_header(message, "Subject")),
        published=written_day(_header(message, "Date")),
        language=unbroken(_header(message, "Content-Language")),
        ident=unbroken(_header(message, "Message-ID")),
        left_out=tuple(unbroken(name) for name in names if name),
    )


def _content(body: MIMEPart) -> str:
    """Return the text of a part, in whatever encoding it says; what is no text in it is replaced."""
    try:
        content = body.get_content()
    except (LookupError, UnicodeError, ValueError):  # a charset that Python does not know
        raw = body.get_payload(decode=True)
        content = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
    return content if isinstance(content, str) else ""


def _header(message: EmailMessage, name: str) -> str:
    """Return a header's value; empty where there is none, or it cannot be parsed."""
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError):  # faults of Python's parser of headers
        return ""
