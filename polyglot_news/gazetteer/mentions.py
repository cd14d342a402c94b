"""Where a text mentions concepts: longest form first, by words, or by characters in Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from polyglot_news.gazetteer import concept_tables
from polyglot_news.languages import facts

_TOKEN = re.compile(r"[^\W\d_]+|[$€£¥₽₩₹₸₴₺₪฿₫₦¢²³+]+")
_LONGEST = 20_000  # characters; the text after them is ignored
_HEAD = 3  # letters of a first word by which forms are indexed
_MOST_WORDS = 6
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a text that matches a form of the tables.

    Attributes:
        concepts: What it may mean: `libras` are money or a weight.
        text: The span as written.
        start: Offset of its first character; `end` is the offset after its last one.
    """

    concepts: frozenset[str]
    text: str
    start: int
    end: int

    def of(self, kind: str) -> frozenset[str]:
        """Return the names of its concepts of one kind."""
        return self.kinds.get(kind, _NONE)

    @property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """The names of its concepts by their kind."""
        return _by_kind(self.concepts)


@lru_cache(maxsize=1 << 14)
def _by_kind(concepts: frozenset[str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for concept in concepts:
        kind, _, name = concept.partition(":")
        found.setdefault(kind, set()).add(name)
    return {kind: frozenset(names) for kind, names in found.items()}


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]  # in lower case, without the star
    stems: tuple[bool, ...]
    is_capital: bool
    is_shouted: bool
    concepts: frozenset[str]


@lru_cache(maxsize=512)
def mentions(text: str, language: str) -> tuple[Mention, ...]:
    """Return the mentions in a text, in order and without overlaps."""
    text = text[:_LONGEST]
    if facts(language).script in {"Han", "Japanese"}:
        return _in_characters(text, language)
    return _in_words(text, language)


def folded(word: str) -> str:
    """Return a word as the tables compare it: in lower case, with е for ё."""
    return word.lower().replace("ё", "е")


def _in_words(text: str, language: str) -> tuple[Mention, ...]:
    exact_forms, stem_forms = _index(language)
    tokens = [(match.group(), *match.span()) for match in _TOKEN.finditer(text)]
    small = [folded(word) for word, _, _ in tokens]
    found: list[Mention] = []
    place = 0
    while place < len(tokens):
        word = small[place]
        candidates = (*exact_forms.get(word, ()), *stem_forms.get(word[:_HEAD], ()))
        if not candidates:
            place += 1
            continue
        best: list[_Form] = []
        longest = 0
        for form in candidates:
            length = len(form.words)
            if length >= longest and _fits(form, tokens, small, place):
                best = [form] if length > longest else [*best, form]
                longest = length
        if best:
            exact = [form for form in best if not any(form.stems)]
            concepts = frozenset().union(*(form.concepts for form in exact or best))
            start, end = tokens[place][1], tokens[place + longest - 1][2]
            found.append(Mention(concepts, text[start:end], start, end))
        place += longest or 1
    return tuple(found)


def _fits(form: _Form, tokens: list[tuple[str, int, int]], small: list[str], place: int) -> bool:
    if place + len(form.words) > len(tokens):
        return False
    for step, (word, is_stem) in enumerate(zip(form.words, form.stems, strict=True)):
        own = small[place + step]
        if not (own.startswith(word) if is_stem else own == word):
            return False
        gap = tokens[place + step][1] - tokens[place + step - 1][2] if step else 0
        # a dot and a space in `U.S. dollars`; A$, but not `a $`
        if gap > (2 if own[0].isalpha() or len(form.words[0]) > 1 else 0):
            return False
    first = tokens[place][0]
    return not (form.is_capital and first[0].islower()) and not (form.is_shouted and not first.isupper())


@lru_cache(maxsize=16)
def _index(language: str) -> tuple[dict[str, tuple[_Form, ...]], dict[str, tuple[_Form, ...]]]:
    """Return the forms by their first word, and those whose first word is a stem by its first letters."""
    concepts: dict[str, set[str]] = {}
    for form, concept in concept_tables.forms(language):
        concepts.setdefault(form, set()).add(concept)
    whole: dict[str, list[_Form]] = {}
    stems_by_head: dict[str, list[_Form]] = {}
    for form, found in concepts.items():
        words = re.findall(rf"(?:{_TOKEN.pattern})\*?", form)
        if not words or len(words) > _MOST_WORDS:
            continue
        plain = tuple(folded(word.rstrip("*")) for word in words)
        stems = tuple(word.endswith("*") for word in words)
        letters = words[0].rstrip("*")
        entry = _Form(
            plain,
            stems,
            is_capital=letters[0].isupper(),
            is_shouted=len(letters) > 1 and letters.isupper() and len(words) == 1,
            concepts=frozenset(found),
        )
        if stems[0]:
            stems_by_head.setdefault(plain[0][:_HEAD], []).append(entry)
        else:
            whole.setdefault(plain[0], []).append(entry)
    return _frozen(whole), _frozen(stems_by_head)


def _frozen(index: Mapping[str, list[_Form]]) -> dict[str, tuple[_Form, ...]]:
    return {head: tuple(entries) for head, entries in index.items()}


def _in_characters(text: str, language: str) -> tuple[Mention, ...]:
    index = _characters(language)
    found: list[Mention] = []
    place = 0
    while place < len(text):
        for form, concepts in index.get(text[place], ()):
            if text.startswith(form, place) and not _inside_latin(text, place, form):
                end = place + len(form)
                if concepts:
                    found.append(Mention(concepts, form, place, end))
                place = end
                break
        else:
            place += 1
    return tuple(found)


def _inside_latin(text: str, place: int, form: str) -> bool:
    """Whether Latin letters or digits at the edge of a form continue beyond it: the 1月 in 11月."""
    before, after = text[place - 1 : place], text[place + len(form) : place + len(form) + 1]
    if form[0].isdigit():
        return before.isdigit() or before in {".", ","}
    return (form[0].isascii() and form[0].isalpha() and before.isascii() and before.isalpha()) or (
        form[-1].isascii() and form[-1].isalpha() and after.isascii() and after.isalpha()
    )


@lru_cache(maxsize=4)
def _characters(language: str) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    concepts: dict[str, set[str]] = {form: set() for form in concept_tables.no_mentions()}
    for form, concept in concept_tables.forms(language):
        concepts.setdefault(form.replace(".", ""), set()).add(concept)
    index: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for form, found in sorted(concepts.items(), key=lambda item: (-len(item[0]), item[0])):
        index.setdefault(form[0], []).append((form, frozenset(found)))
    return {head: tuple(entries) for head, entries in index.items()}
