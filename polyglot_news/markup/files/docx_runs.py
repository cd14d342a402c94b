"""Runs of WordprocessingML as text with marks: what a paragraph is while it is translated.

A run is a piece of text with its properties (`w:rPr`). While text moves, runs are not kept as elements: a
mark says which properties hold from here on, and other content is set between marks of its own. `runs_of`
writes runs again. The marks are control characters, which XML cannot hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_EVENT = re.compile(
    "\x01(?P<properties>[^\x02]*)\x02|\x04(?P<own>[^\x02]*)\x02(?P<content>[^\x05]*)\x05"
    "|\x06(?P<beside>[^\x07]*)\x07|(?P<text>[^\x01\x03\x04\x06]+)"
)
_REGION = re.compile("\x01[^\x03]*\x03")
END = "\x03"  # behind all that a paragraph holds


def properties(source: str) -> str:
    """Return the mark from which on text has these properties."""
    return f"\x01{source}\x02"


def content(source: str, own: str) -> str:
    """Return other content of a run, with its own properties."""
    return f"\x04{own}\x02{source}\x05"


def beside(source: str) -> str:
    """Return what stands beside runs: bookmarks, the tags of links."""
    return f"\x06{source}\x07"


def runs_of(text: str, prefix: str, *, right_to_left: bool = False) -> str:
    """Return a document in which all marks are runs again; neighbours of the same properties are one run.

    Args:
        text: The document.
        prefix: The prefix of WordprocessingML in it, with its colon.
        right_to_left: Whether its text is written from right to left.
    """
    return _REGION.sub(lambda match: "".join(_written(match[0], prefix, right_to_left)), text)


def _written(region: str, prefix: str, right_to_left: bool) -> Iterator[str]:  # noqa: FBT001 - as above
    current = ""
    open_run: str | None = None
    for event in _EVENT.finditer(region):
        if event["properties"] is not None:
            current = event["properties"]
        elif event["beside"] is not None:
            if open_run is not None:
                yield f"</{prefix}r>"
                open_run = None
            yield event["beside"]
        else:
            said = event["text"]
            wanted = _directed(current, prefix, right_to_left) if said is not None else event["own"]
            if open_run != wanted:
                yield (f"</{prefix}r>" if open_run is not None else "") + f"<{prefix}r>{wanted}"
                open_run = wanted
            if said is None:
                yield event["content"]
            else:
                space = ' xml:space="preserve"' if said != said.strip() else ""
                yield f"<{prefix}t{space}>{said}</{prefix}t>"
    if open_run is not None:
        yield f"</{prefix}r>"


def _directed(source: str, prefix: str, right_to_left: bool) -> str:  # noqa: FBT001 - as above
    """Return properties for text of a direction."""
    mark = f"<{prefix}rtl/>"
    bare = re.sub(rf"<{prefix}rtl(?:\s[^>]*)?/>", "", source)
    if not right_to_left:
        return bare if bare != f"<{prefix}rPr></{prefix}rPr>" else ""
    if not bare or bare == f"<{prefix}rPr/>":
        return f"<{prefix}rPr>{mark}</{prefix}rPr>"
    # the schema wants it before these
    later = re.search(rf"<{prefix}(?:cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange)[\s/>]", bare)
    at = later.start() if later else bare.rindex("</")
    return bare[:at] + mark + bare[at:]
