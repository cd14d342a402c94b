"""The forms of many terms as one tree of words: the time to search a text does not grow with their number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from polyglot_news.glossary.grammar.word_lists import words_of

_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ", "'"))
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_ENDINGS = ("s", "es")  # of regular plurals
_END = ""  # the key of what ends at a node: whether it has a plural
_DOMAINS = words_of("com org net gov edu int info io tv eu uk de fr it es pt br ru cn")
Token = tuple[str, int, int]  # its key and its position


def key_of(text: str) -> str:
    """Return the key of a form, which ignores differences of case, spaces and apostrophes."""
    return " ".join(text.translate(_APOSTROPHES).casefold().split())


class Forms:
    """Finds forms in texts; a node of the tree is a dictionary from a word, space or sign to the next node.

    The branch of a first word is grown when that word first occurs in a text; most never do.
    """

    def __init__(self, forms: Mapping[str, bool]) -> None:
        """Take the forms, each with whether its regular plural counts too."""
        self._tree: dict[str, Any] = {}
        self._seeds: dict[str, list[tuple[str, bool]]] = {}
        for form, plural in forms.items():
            if (first := _TOKEN.match(form.strip())) is not None:
                key = first.group().translate(_APOSTROPHES).casefold()
                self._seeds.setdefault(key, []).append((form.strip(), plural))

    def _grow(self, first: str) -> None:
        """Grow the branches of the forms that begin with a word or its singular.

        A form is dropped from the waiting list only after its branch has grown, so that another thread never
        misses it.
        """
        for word in (first, *(first.removesuffix(ending) for ending in _ENDINGS if first.endswith(ending))):
            for form, plural in self._seeds.get(word, ()):
                node = self._tree
                for key, _, _ in _tokens(form):
                    node = node.setdefault(key, {})
                node[_END] = plural or node.get(_END, False)
            self._seeds.pop(word, None)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the forms that occur on word boundaries, in order: the longest at each position, no overlaps.

        A hyphen is not a boundary.
        """
        tokens = list(_tokens(text))
        place = 0
        while place < len(tokens):
            self._grow(tokens[place][0])
            end = self._longest(tokens, place) if _may_begin(tokens, place) else 0
            if end:
                yield tokens[place][1], tokens[end - 1][2]
            place = end or place + 1

    def _longest(self, tokens: list[Token], place: int) -> int:
        """Return the index of the token after the longest form at a position, or 0 if there is none."""
        node, longest = self._tree, 0
        for end in range(place + 1, len(tokens) + 1):
            key = tokens[end - 1][0]
            found = node.get(key)
            if (found is not None and _END in found) or _is_plural(key, node):
                longest = end if _may_end(tokens, end) else longest
            if found is None:
                break
            node = found
        return longest


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text.translate(_APOSTROPHES)):
        piece = match.group()
        yield " " if piece.isspace() else piece.casefold(), match.start(), match.end()


def _is_plural(key: str, node: dict[str, Any]) -> bool:
    """Whether a word is the regular plural of the last word of a form that has a plural."""
    stems = (key.removesuffix(ending) for ending in _ENDINGS if key.endswith(ending) and key != ending)
    return any(node[stem].get(_END, False) for stem in stems if stem in node)


def _may_begin(tokens: list[Token], place: int) -> bool:
    return place == 0 or not (tokens[place - 1][0] == "-" or _is_word(tokens[place - 1]))


def _may_end(tokens: list[Token], end: int) -> bool:
    following = tokens[end : end + 2]
    if not following:
        return True
    hyphenated = following[0][0] == "-" and len(following) > 1 and _is_word(following[1])
    addressed = following[0][0] == "." and len(following) > 1 and following[1][0] in _DOMAINS  # Amazon.com
    return not (_is_word(following[0]) or hyphenated or addressed)


def _is_word(token: Token) -> bool:
    return token[0][:1].isalnum() or token[0].startswith("_")
