"""Terms that overlap: the end of one begins another, or one contains another.

The matcher takes the term that begins first, and the longest of those; a term that overlaps it is not used
there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from polyglot_news.glossary.terms import Term

Words = tuple[str, ...]
_LONGEST = 12  # words: of longer terms the first and the last are looked at
_SHOWN = 3  # of the terms that overlap one, the others are counted
_FEWEST = 4  # letters: an overlap of shorter words (`of the`) does not count


@dataclass(slots=True)
class _Found:
    """The first few of some terms by name, and how many there are."""

    names: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, name: str) -> None:
        self.count += 1
        if len(self.names) <= _SHOWN:
            self.names.append(name)

    def listed(self, but: str, *, own: bool) -> str:
        """Return the names except one, shortened if there are many; `own`: whether that one is counted."""
        names = [name for name in self.names if name != but]
        others = self.count - own
        more = f" and {others - _SHOWN} more" if others > _SHOWN else ""
        return ", ".join(f"'{name}'" for name in names[:_SHOWN]) + more


def overlaps(terms: Iterable[Term]) -> Iterator[tuple[str, str]]:
    """Yield term and message for each term that overlaps others, in time linear in their length."""
    forms = [(term.term, tuple(dict.fromkeys(map(_words, (term.term, *term.aka))))) for term in terms]
    beginnings: dict[Words, _Found] = {}
    whole: dict[Words, str] = {}
    for name, variants in forms:
        for words in variants:
            whole.setdefault(words, name)
        for part in dict.fromkeys(part for words in variants for part in _beginnings(words)):
            beginnings.setdefault(part, _Found()).add(name)
    for name, variants in forms:
        ends = dict.fromkeys(part for words in variants for part in _ends(words))
        for part in ends:
            own = any(words[: len(part)] == part != words for words in variants)
            if (found := beginnings.get(part)) is not None and (others := found.listed(name, own=own)):
                yield (
                    name,
                    f"its end ('{' '.join(part)}') is the beginning of {others}: the first one is used",
                )
        inside = dict.fromkeys(
            whole[part] for words in variants for part in _inside(words) if whole.get(part, name) != name
        )
        if inside:
            others = ", ".join(f"'{inner}'" for inner in inside)
            yield name, f"hint: contains {others}: the longer one is used"


def _words(form: str) -> Words:
    words = form.casefold().replace("’", "'").split()
    return tuple(words if len(words) <= _LONGEST else words[: _LONGEST // 2] + words[-_LONGEST // 2 :])


def _tells(part: Words) -> bool:
    return any(len(word) >= _FEWEST for word in part)


def _beginnings(words: Words) -> Iterator[Words]:
    yield from filter(_tells, (words[:end] for end in range(1, len(words))))


def _ends(words: Words) -> Iterator[Words]:
    yield from filter(_tells, (words[start:] for start in range(1, len(words))))


def _inside(words: Words) -> Iterator[Words]:
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if end - start < len(words):
                yield words[start:end]
