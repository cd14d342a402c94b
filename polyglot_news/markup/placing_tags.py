"""Markup inside a sentence, put at its place in the translation.

What a span holds is found in the translated sentence by the words themselves (names and numbers stay as
they are) or by their own translation, exactly or nearly, and as often as it is there in the source.
A span that cannot be placed so surely takes the largest free part of its sentence, and is reported.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from polyglot_news.markup.nesting import emitted
from polyglot_news.markup.piece_in_translation import find_part
from polyglot_news.markup.pieces import EDGE, Part, inside, word_before
from polyglot_news.markup.ranges import PAUSES, gaps, holds, shares, space_near
from polyglot_news.markup.segments import Segment

_SEARCHES = 200  # pieces searched in one paragraph; no text written by people has more


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment written anew, and the names of the marks that could not be placed surely, by sentence."""

    markup: str
    unsure: tuple[tuple[int, str], ...]


def place(
    segment: Segment,
    parts: Sequence[Part],
    hints: Mapping[str, str],
    *,
    spaced: bool,
    escape: Callable[[str], str],
) -> Placed:
    """Return the segment's markup around its translation.

    Args:
        segment: What is translated.
        parts: Its sentences in order, with their translations.
        hints: For the texts of `wanted`, how each is translated by itself.
        spaced: Whether the target language writes spaces between words.
        escape: What makes text safe in the format.
    """
    return _Placing(segment, parts, hints, spaced=spaced).written(escape)


class _Placing:
    """The places of one segment's marks, found one after another: sure ones first."""

    def __init__(
        self, segment: Segment, parts: Sequence[Part], hints: Mapping[str, str], *, spaced: bool
    ) -> None:
        self.segment = segment
        self.parts = parts
        self.hints = hints
        self.spaced = spaced
        self.ends = [part.end for part in parts]
        self.target = ""
        self.offsets: list[tuple[int, int]] = []
        for number, part in enumerate(parts):
            if number and segment.text[parts[number - 1].end : part.start] and spaced:
                self.target += " "
            self.offsets.append((len(self.target), len(self.target) + len(part.target)))
            self.target += part.target
        self.places: dict[int, tuple[int, int]] = {}
        self.taken: dict[int, list[tuple[int, int]]] = {}
        self.kept: dict[int, tuple[int, int]] = {}
        self.unsure: list[tuple[int, int]] = []
        self.searches = _SEARCHES
        self.broken = 0  # breaks keep their order

    def written(self, escape: Callable[[str], str]) -> Placed:
        inlines = self.segment.inlines
        for number, inline in enumerate(inlines):
            if inline.kind == "kept":
                self._keep(number)
        for number, inline in enumerate(inlines):
            if inline.kind == "span" and (inline.parent < 0 or inline.parent in self.places):
                place = self._span(number)
                if place is not None and self._fits(number, place):
                    self._put(number, place)
        self._fill()
        edges: dict[tuple[int, int], int] = {}
        for number, (start, end) in self.places.items():
            edges.setdefault((inlines[number].parent, inlines[number].start), start)
            edges.setdefault((inlines[number].parent, inlines[number].end), end)
        for number, inline in enumerate(inlines):
            if inline.kind == "point":
                self.places[number] = self._point(number, edges)
            elif inline.kind == "break":
                self.places[number] = self._break(number)
        names = tuple((sentence, inlines[number].name) for number, sentence in sorted(self.unsure))
        return Placed(emitted(inlines, self.places, self.target, escape), names)

    def _bounds(self, number: int) -> tuple[int, int]:
        """Return where a mark may be: inside the span that it is in."""
        parent = self.segment.inlines[number].parent
        return self.places.get(parent, (0, len(self.target)))

    def _sentence(self, at: int) -> int:
        """Return the sentence that a place of the source is in, or the next one."""
        return min(bisect_right(self.ends, at), len(self.parts) - 1)

    def _keep(self, number: int) -> None:
        """Place what is kept where its token is, or at its sentence's end where the engine lost it."""
        inline = self.segment.inlines[number]
        name = self.segment.text[inline.start : inline.end]
        at = self.target.find(name)
        if at >= 0:
            self.kept[number] = (at, at + len(name))
        else:
            sentence = self._sentence(inline.start)
            end = self.offsets[sentence][1] if self.offsets else 0
            self.kept[number] = (end, end)
            self.unsure.append((number, sentence))
        self._put(number, self.kept[number])

    def _span(self, number: int) -> tuple[int, int] | None:
        """Return the place of a span, or None where it is not sure."""
        inline = self.segment.inlines[number]
        if not self.parts:
            return 0, 0
        if not self.segment.text[inline.start : inline.end].strip():  # it holds the end of a line, or a space
            return self._point(number, {})
        parent = inline.parent
        if parent >= 0 and parent in self.places:
            around = self.segment.inlines[parent]
            if (around.start, around.end) == (inline.start, inline.end):
                return self.places[parent]
        first, last = self._sentence(inline.start), self._sentence(max(inline.start, inline.end - 1))
        begin = self._edge(number, first)
        finish = begin if first == last else self._edge(number, last)
        if begin is None or finish is None:
            return None
        return begin[0], finish[1]

    def _edge(self, number: int, sentence: int) -> tuple[int, int] | None:
        """Return where what a span holds of one sentence is in the target."""
        segment, part = self.segment, self.parts[sentence]
        inline = segment.inlines[number]
        start, end = self.offsets[sentence]
        piece = inside(segment, inline, part)
        if piece is None:
            whole = segment.text[part.start : part.end]
            before = whole[: max(0, inline.start - part.start)]
            after = whole[max(0, inline.end - part.start) :]
            if inline.end <= part.start or inline.start >= part.end:
                return start, start
            target = self.target[start:end]
            head = len(target) - len(target.lstrip(EDGE)) if before.strip() else 0
            tail = len(target) - len(target.rstrip(EDGE)) if after.strip() and head < len(target) else 0
            return start + head, max(start + head, end - tail)
        if self._unchanged(sentence):
            return start + piece[0] - part.start, start + piece[1] - part.start
        low, high = self._bounds(number)
        low, high = max(low, start), min(high, end)
        self.searches -= 1
        if self.searches < 0:
            return None
        found = find_part(
            segment.text[piece[0] : piece[1]],
            self.hints.get(segment.text[piece[0] : piece[1]], ""),
            source=segment.text[part.start : part.end],
            at=piece[0] - part.start,
            target=self.target[low:high],
            spaced=self.spaced,
        )
        return None if found is None else (low + found[0], low + found[1])

    def _unchanged(self, sentence: int) -> bool:
        """Whether a sentence was left as it is, so that every mark has its own place in it."""
        part, (start, end) = self.parts[sentence], self.offsets[sentence]
        return self.target[start:end] == self.segment.text[part.start : part.end]

    def _fits(self, number: int, place: tuple[int, int]) -> bool:
        """Whether a place lies inside its parent's and touches no other mark of that parent."""
        low, high = self._bounds(number)
        if place[0] < low or place[1] > high:
            return False
        if any(place[0] < b and a < place[1] and not holds(place, (a, b)) for a, b in self.kept.values()):
            return False
        if any(not holds(place, self.kept[held]) for held in self._held(number)):
            return False
        taken = self.taken.get(self.segment.inlines[number].parent, [])
        at = bisect_right(taken, place)
        return all(place[1] <= a or place[0] >= b for a, b in taken[max(0, at - 1) : at + 1])

    def _put(self, number: int, place: tuple[int, int]) -> None:
        """Note the place of a mark; no other one inside the same span may be there."""
        self.places[number] = place
        if place[0] < place[1]:
            insort(self.taken.setdefault(self.segment.inlines[number].parent, []), place)

    def _held(self, number: int) -> list[int]:
        """Return what is kept inside a span."""
        inline = self.segment.inlines[number]
        return [n for n in self.kept if holds((inline.start, inline.end), self._source_place(n))]

    def _source_place(self, number: int) -> tuple[int, int]:
        return self.segment.inlines[number].start, self.segment.inlines[number].end

    def _fill(self) -> None:
        """Give each span without a place one, outer spans first: what they hold is then looked for there."""
        inside: dict[int, list[int]] = {}
        for number, inline in enumerate(self.segment.inlines):
            if inline.kind == "span" and number not in self.places:
                inside.setdefault(inline.parent, []).append(number)
        for parent in sorted(inside):
            groups: dict[int, list[int]] = {}
            for number in inside[parent]:
                if not self._retried(number):
                    groups.setdefault(self._sentence(self.segment.inlines[number].start), []).append(number)
            for sentence, members in sorted(groups.items()):
                self._share(parent, sentence, members)

    def _retried(self, number: int) -> bool:
        """Place a span inside the one around it that has its place by now, or around what is kept in it."""
        inline = self.segment.inlines[number]
        if inline.parent >= 0:
            place = self._span(number)
            if place is not None and self._fits(number, place):
                self._put(number, place)
                return True
        held = [self.kept[n] for n in self._held(number)]
        around = (min(a for a, _ in held), max(b for _, b in held)) if held else None
        if around is None or not self._fits(number, around):
            return False
        self._put(number, around)
        self.unsure.append((number, self._sentence(inline.start)))
        return True

    def _share(self, parent: int, sentence: int, members: Sequence[int]) -> None:
        """Divide the largest free part of a sentence among spans that were not found in it."""
        low, high = self.places.get(parent, (0, len(self.target)))
        if self.offsets:
            start, end = self.offsets[sentence]
            low, high = max(low, min(start, high)), min(high, max(end, low))
        free = gaps(low, high, self.taken.get(parent, ()))
        begin, finish = max(free, key=lambda gap: (gap[1] - gap[0], -gap[0]))
        for number, share in zip(members, shares(self.target, begin, finish, len(members)), strict=True):
            self._put(number, share)
            self.unsure.append((number, sentence))

    def _point(self, number: int, edges: Mapping[tuple[int, int], int]) -> tuple[int, int]:
        """Return the place of a mark without text: at an edge that is known, or at its sentence's end."""
        inline = self.segment.inlines[number]
        at = inline.start
        if (inline.parent, at) in edges:
            edge = edges[inline.parent, at]
            return edge, edge
        low, high = self._bounds(number)
        if inline.parent >= 0 and at == self.segment.inlines[inline.parent].start:
            return low, low
        if not self.parts:
            return high, high
        sentence = self._sentence(at)
        if sentence and at == self.parts[sentence - 1].end:  # nothing is between: a mark of that sentence
            sentence -= 1
        part = self.parts[sentence]
        start, end = self.offsets[sentence]
        edge = end
        if self._unchanged(sentence):
            edge = start + max(0, at - part.start)
        elif at <= part.start or not self.segment.text[part.start : at].strip():
            edge = start
        elif not (after := self.segment.text[at : part.end]).strip(EDGE):
            target = self.target[start:end]
            edge = start + len(target.rstrip(EDGE)) if after.strip() else end
        else:
            place = self._behind_its_word(at, sentence)
            if place is None:
                self.unsure.append((number, sentence))
            else:
                edge = place
        edge = min(max(edge, low), high)
        return edge, edge

    def _behind_its_word(self, at: int, sentence: int) -> int | None:
        """Return the place behind the word that a mark without text follows, or None where that is unsure."""
        part, (start, end) = self.parts[sentence], self.offsets[sentence]
        word = word_before(self.segment, at, part)
        self.searches -= 1
        if word is None or self.searches < 0:
            return None
        piece = self.segment.text[slice(*word)]
        found = find_part(
            piece,
            self.hints.get(piece, ""),
            source=self.segment.text[part.start : part.end],
            at=word[0] - part.start,
            target=self.target[start:end],
            spaced=self.spaced,
        )
        if found is None:
            return None
        edge = start + found[1]
        return edge + (word[1] < at and self.target[edge : edge + 1] == " ")

    def _break(self, number: int) -> tuple[int, int]:
        """Return the space that divides a sentence as the break divides its source, behind earlier ones."""
        if not self.parts:
            return 0, 0
        at = self.segment.inlines[number].start
        sentence = self._sentence(at)
        part, (start, end) = self.parts[sentence], self.offsets[sentence]
        if at <= part.start or not self.segment.text[at : part.end].strip():
            self.broken = start if at <= part.start else end
            return self.broken, self.broken
        share = (at - part.start) / max(1, part.end - part.start)
        low = min(max(start, self.broken), end)
        wanted = start + round(share * (end - start))
        pausing = self.segment.text[:at].rstrip()[-1:] in PAUSES
        place = space_near(self.target, wanted, low, end, spaced=self.spaced, pausing=pausing)
        self.broken = place[1]
        return place
