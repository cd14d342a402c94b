"""Marks that have their places in a translation, written out one inside of the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from polyglot_news.markup.ranges import holds
from polyglot_news.markup.segments import Inline

_FLOATING = frozenset({"kept", "break"})  # inside of whatever is at their places


def emitted(
    inlines: Sequence[Inline],
    places: Mapping[int, tuple[int, int]],
    target: str,
    escape: Callable[[str], str],
) -> str:
    """Return a translation with its marks.

    Args:
        inlines: The marks of a segment.
        places: Where each is in the translation, by its number.
        target: The translation.
        escape: What makes text safe in the format.
    """
    children = _children(inlines, places)

    def inside(parent: int, low: int, high: int) -> str:
        out: list[str] = []
        at = low
        for number in sorted(children.get(parent, ()), key=lambda n: (places[n], n)):
            start, end = places[number]
            start, end = max(start, at), max(end, at)
            inline = inlines[number]
            out.append(escape(target[at:start]))
            if inline.kind == "span":
                out += (inline.open, inside(number, start, end), inline.close)
            else:
                out.append(inline.open)
            at = end
        out.append(escape(target[at:high]))
        return "".join(out)

    return inside(-1, 0, len(target))


def _children(inlines: Sequence[Inline], places: Mapping[int, tuple[int, int]]) -> dict[int, list[int]]:
    """Return what is directly inside each span, and in none (-1); tokens and breaks are where they fall."""
    children: dict[int, list[int]] = {}
    for number in places:
        if inlines[number].kind not in _FLOATING:
            children.setdefault(inlines[number].parent, []).append(number)
    for number, place in places.items():
        if inlines[number].kind not in _FLOATING:
            continue
        parent = -1
        while True:
            around = (
                n
                for n in children.get(parent, ())
                if inlines[n].kind == "span" and places[n] != (0, 0) and holds(places[n], place)
            )
            inner = next(around, -1)
            if inner < 0:
                break
            parent = inner
        children.setdefault(parent, []).append(number)
    return children
