"""How like two texts are: the longest sequence in both, and the pieces that both have."""

from __future__ import annotations

from collections.abc import Hashable, Sequence


def likeness(first: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Return the share of their items that two sequences have in common in order, 0 to 1.

    Twice the length of the longest common subsequence over the sum of their lengths; 1 for two empty ones.
    It is found bit by bit, a row of the table being one number (H. Hyyrö, "Bit-parallel LCS-length
    computation revisited", 2004): for sequences of n items, n additions of n bits, whatever they hold.
    """
    if not first and not other:
        return 1.0
    places: dict[Hashable, int] = {}
    for place, item in enumerate(first):
        places[item] = places.get(item, 0) | 1 << place
    whole = (1 << len(first)) - 1
    row = whole
    for item in other:
        common = row & places.get(item, 0)
        row = (row + common | row - common) & whole
    return 2 * (len(first) - row.bit_count()) / (len(first) + len(other))


def shared_from(source: str, other: str) -> list[int]:
    """Return for each place of a text how many characters from there on stand somewhere in another as well.

    The other is read once, backwards, into an automaton of all that it holds, and the text is led through
    it (A. Blumer et al., "The smallest automaton recognizing the subwords of a text", 1985): as many steps
    as there are characters, whatever they are.
    """
    moves, links, lengths = _subwords(other[::-1])
    state = length = 0
    found = []
    for sign in reversed(source):
        while state and sign not in moves[state]:
            state = links[state]
            length = lengths[state]
        if sign in moves[state]:
            state = moves[state][sign]
            length += 1
        found.append(length)
    return found[::-1]


def _subwords(text: str) -> tuple[list[dict[str, int]], list[int], list[int]]:
    """Return the automaton of the pieces of a text: moves, shorter state and longest piece of each."""
    moves: list[dict[str, int]] = [{}]
    links, lengths = [-1], [0]
    last = 0
    for sign in text:
        new, at = len(moves), last
        moves.append({})
        links.append(0)
        lengths.append(lengths[last] + 1)
        while at >= 0 and sign not in moves[at]:
            moves[at][sign] = new
            at = links[at]
        if at >= 0:
            there = moves[at][sign]
            if lengths[there] == lengths[at] + 1:
                links[new] = there
            else:  # pieces of two lengths end here: the shorter get a state of their own
                shorter = len(moves)
                moves.append(dict(moves[there]))
                links.append(links[there])
                lengths.append(lengths[at] + 1)
                while at >= 0 and moves[at].get(sign) == there:
                    moves[at][sign] = shorter
                    at = links[at]
                links[there] = links[new] = shorter
        last = new
    return moves, links, lengths
