"""What an interrupted download left, and whether it may be resumed.

Beside a target are `<name>.part` with the bytes received and `<name>.part.json` with what they belong to:
the link, the server's validator for that very file (a strong ETag, else its date), and its length. A download
is resumed if the validator is sent with the request (`If-Range`), if the length must be the same, or if a
hash known in advance will prove the result.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from polyglot_news.expected_shapes import json_of
from polyglot_news.files import read_limited


def path(target: Path) -> Path:
    """Return the file that holds the bytes of an unfinished target."""
    return target.with_name(target.name + ".part")


def length(target: Path) -> int:
    """Return how many bytes have been received."""
    try:
        return path(target).stat().st_size
    except OSError:
        return 0


def total(target: Path) -> int:
    """Return the announced length of the whole file; 0 if that is not known."""
    value = _facts(target).get("total", 0)
    return value if isinstance(value, int) and value > 0 else 0


def usable(target: Path, link: str, sha256: str = "") -> tuple[int, str]:
    """Return how many bytes can be built upon, and the validator to send along (may be empty)."""
    facts, have = _facts(target), length(target)
    mark = facts.get("mark", "")
    same = facts.get("link") == link and (mark or total(target))
    if not have or not isinstance(mark, str) or not (same or sha256):
        return 0, ""
    if total(target) and have > total(target):
        return 0, ""
    return have, mark if facts.get("link") == link else ""


def validator(headers: Mapping[str, str]) -> str:
    """Return a validator of the file for `If-Range`: a strong ETag or a date (RFC 9110, 13.1.5)."""
    tag = headers.get("ETag", "")
    mark = tag if tag and not tag.startswith("W/") else headers.get("Last-Modified", "")
    return mark if mark.isascii() and mark.isprintable() and len(mark) < 1000 else ""  # noqa: PLR2004


def begin(target: Path, link: str, mark: str, whole: int) -> None:
    """Discard what was there, then record what the coming bytes belong to: never in the other order."""
    discard(target)
    facts = {"link": link, "mark": mark, "total": whole}
    _notes(target).write_text(json.dumps(facts), "utf-8")


def opened(target: Path, start: int) -> IO[bytes]:
    """Open the part for writing after its first `start` bytes."""
    stream = path(target).open("r+b" if start else "wb")
    stream.seek(start)
    stream.truncate()
    return stream


def finish(target: Path) -> None:
    """Give the whole file its name."""
    path(target).replace(target)
    _notes(target).unlink(missing_ok=True)


def discard(target: Path) -> None:
    """Remove what has been received."""
    path(target).unlink(missing_ok=True)
    _notes(target).unlink(missing_ok=True)


def _notes(target: Path) -> Path:
    return target.with_name(target.name + ".part.json")


def _facts(target: Path) -> dict[str, Any]:
    try:
        found = json_of(read_limited(_notes(target), 1 << 20))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
