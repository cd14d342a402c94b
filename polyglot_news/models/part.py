"""What an interrupted download left, and whether it may be taken up again.

Beside a target lie `<name>.part` with the bytes that came and `<name>.part.json` with what they belong to:
the link, the server's mark of that very file (a strong ETag, else its date), and its length. A part is taken
up where the mark goes with the request (`If-Range`), where the length must be the same, or where a hash that
is known before will tell in the end.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from polyglot_news.files import read_limited
from polyglot_news.shapes import json_of


def path(target: Path) -> Path:
    """Return the file that the bytes of an unfinished target are in."""
    return target.with_name(target.name + ".part")


def length(target: Path) -> int:
    """Return how many bytes have come."""
    try:
        return path(target).stat().st_size
    except OSError:
        return 0


def total(target: Path) -> int:
    """Return how long the whole file is said to be; 0 where that is not known."""
    value = _facts(target).get("total", 0)
    return value if isinstance(value, int) and value > 0 else 0


def usable(target: Path, link: str, sha256: str = "") -> tuple[int, str]:
    """Return how many bytes can be built upon, and the mark to send along (may be empty)."""
    facts, have = _facts(target), length(target)
    mark = facts.get("mark", "")
    same = facts.get("link") == link and (mark or total(target))
    if not have or not isinstance(mark, str) or not (same or sha256):
        return 0, ""
    if total(target) and have > total(target):
        return 0, ""
    return have, mark if facts.get("link") == link else ""


def validator(headers: Mapping[str, str]) -> str:
    """Return a mark of the file that `If-Range` may carry: a strong ETag or a date (RFC 9110, 13.1.5)."""
    tag = headers.get("ETag", "")
    mark = tag if tag and not tag.startswith("W/") else headers.get("Last-Modified", "")
    return mark if mark.isascii() and mark.isprintable() and len(mark) < 1000 else ""  # noqa: PLR2004


def begin(target: Path, link: str, mark: str, whole: int) -> None:
    """Forget what was there, then note what the bytes to come belong to: never the other way round."""
    discard(target)
    facts = {"link": link, "mark": mark, "total": whole}
    _notes(target).write_text(json.dumps(facts), "utf-8")


def opened(target: Path, start: int) -> IO[bytes]:
    """Open the part for writing behind its first `start` bytes."""
    stream = path(target).open("r+b" if start else "wb")
    stream.seek(start)
    stream.truncate()
    return stream


def finish(target: Path) -> None:
    """Give the whole file its name."""
    path(target).replace(target)
    _notes(target).unlink(missing_ok=True)


def discard(target: Path) -> None:
    """Remove what has come."""
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
