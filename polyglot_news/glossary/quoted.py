"""Forms in quotation marks, as Russian writes the names of companies and movements (`«Хезболла»`)."""

from __future__ import annotations

import re

OPENING, CLOSING = '«“„"', '»”“"'
_QUOTED = re.compile(f"([{OPENING}])([^{OPENING}{CLOSING}]+)([{CLOSING}])")


def unquoted(form: str) -> tuple[str, str, str] | None:
    """Return opening mark, text and closing mark of a form that stands in quotation marks, else None.

    >>> unquoted("«Хезболла»")
    ('«', 'Хезболла', '»')
    """
    found = _QUOTED.fullmatch(form)
    return None if found is None else (found.group(1), found.group(2), found.group(3))


def is_quoted(before: str, after: str) -> bool:
    """Whether a place between two texts stands in quotation marks of its own."""
    return bool(before and after) and before[-1] in OPENING and after[0] in CLOSING
