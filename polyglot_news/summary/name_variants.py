"""One name in several forms: `Jane Doe` and `Doe`, `Organisation` and `Organization`, an acronym."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

JOINTS = frozenset(
    "of the and for de la le du des di del della dei e et y van von der für und per".split()  # noqa: SIM905
)
_ALIKE = 0.86
_LETTERS = 5
_SHORTEST_ACRONYM = 2
_COMPARED = 200
_PAIR = 2

Name = tuple[str, ...]


def groups(names: Mapping[Name, int]) -> dict[Name, Name]:
    """Return for each name the one that it is a variant of, which may be itself; leaders lead themselves.

    A name is a variant of a longer one that ends with it, or of two words that begin with it, of one whose
    initials it is, and of one that is spelt almost like it; where several are that, of the most frequent.

    Args:
        names: The words of each name, and how often it stands. The two hundred most frequent are compared.
    """
    order = sorted(names, key=lambda name: (-len(name), -names[name], name))
    compared = frozenset(sorted(names, key=lambda name: (-names[name], name))[:_COMPARED])
    leaders = {name: name for name in order}
    for name in order:
        if name not in compared:
            continue
        whole = [
            other
            for other in order
            if leaders[other] == other and other != name and other in compared and _is_variant(name, other)
        ]
        if whole:
            leaders[name] = max(whole, key=lambda other: (names[other], -order.index(other)))
    return {name: _leader(name, leaders) for name in order}


def _leader(name: Name, leaders: Mapping[Name, Name]) -> Name:
    while leaders[name] != name:
        name = leaders[name]
    return name


def _is_variant(name: Name, other: Name) -> bool:
    if len(name) < len(other):
        ours, theirs = _folded(name), _folded(other)
        # a surname ends a name of any length (`President Jane Doe`); where it comes first, two words
        if theirs[len(theirs) - len(ours) :] == ours or (len(theirs) == _PAIR and theirs[0] == ours[0]):
            return True
        return len(name) == 1 and is_acronym(name[0], other)
    alike = len(name) == len(other) and _alike(" ".join(_folded(name)), " ".join(_folded(other)))
    return alike and name > other  # of two alike, one must lead


def is_acronym(word: str, name: Sequence[str]) -> bool:
    """Return whether a word in capitals is made of the initials of a name, with or without `of`."""
    if len(word) < _SHORTEST_ACRONYM or not word.isupper():
        return False
    parts = [part for whole in name for part in whole.split("-") if part]
    full = "".join(part[0] for part in parts).upper()
    bare = "".join(part[0] for part in parts if part.casefold() not in JOINTS).upper()
    return word in {full, bare}


def _folded(name: Name) -> Name:
    """Return words without case, accents and hyphens."""
    return tuple(
        "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if char.isalnum())
        for word in name
    )


def _alike(first: str, second: str) -> bool:
    """Return whether two names differ by a letter or two within, and not by what is added to the end."""
    if first == second:
        return True
    if min(len(first), len(second)) < _LETTERS or abs(len(first) - len(second)) > 1:
        return False
    if first.startswith(second) or second.startswith(first) or first[-1] != second[-1]:
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE
