"""What hardly belongs into a summary: bylines, captions, calls to read on, scraps; and what is said twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from polyglot_news.document import Sentence
from polyglot_news.languages import facts
from polyglot_news.summary.cues import cues, for_any
from polyglot_news.summary.function_words import is_function_word

_LONGEST_BYLINE = 10
# a few words and a colon, but no quotation after it: `He said: "…"` is no label
_LABEL = re.compile(r"\W?(?:[^\s:]+\s){0,4}[^\s:]*[^\W\d]\W?:\s+[^\W_a-zа-я]")
_LABEL_LOOK = 80
# a full stop with a space before it was set behind a line that has none
_END = re.compile(r"(?:(?<!\s)\.|[!?…。！？｡؟۔।॥։])[\s\"'”’»›)\]」』）】*]*$")
NOTICE = "byline or notice"
SHORT = "short"
CAPTION = "caption"
OPEN = "no full stop"
HEADING = "heading"
_KINDS = {"caption": CAPTION, "note": NOTICE, "heading": HEADING}
SCRAPS = frozenset({SHORT, NOTICE, HEADING})
_CONTENT_WORDS = 5
_CONTENT_PAIRS = 9
_LEAST = 3
_SHARED = 0.5
_HELD = 0.85
_LONG = 2000
_RARE = 8
_COMMON = 50


def flaws(
    sentences: Sequence[Sentence],
    contents: Sequence[Sequence[str]],
    language: str,
    kinds: Sequence[str] = (),
) -> tuple[str, ...]:
    """Return for each sentence why it hardly belongs into a summary, or an empty string.

    Args:
        sentences: The sentences of an article in order.
        contents: Their content words (`contents_of`).
        language: Our code of their language.
        kinds: The kind of each sentence's block, where it is known.
    """
    spaced = facts(language).spaced
    least = _CONTENT_WORDS if spaced else _CONTENT_PAIRS
    return tuple(
        _KINDS.get(kinds[at] if kinds else "", "")
        or _flaw(sentence, len(set(content)), least, language, spaced=spaced)
        for at, (sentence, content) in enumerate(zip(sentences, contents, strict=True))
    )


def contents_of(words: Sequence[tuple[str, ...]], language: str) -> list[tuple[str, ...]]:
    """Return the content words of each sentence, in order."""
    known: dict[str, bool] = {}
    for own in words:
        for word in own:
            if word not in known:
                known[word] = not is_function_word(word, language)
    return [tuple(word for word in own if known[word]) for own in words]


def _flaw(sentence: Sentence, content: int, least: int, language: str, *, spaced: bool) -> str:
    text = sentence.text
    line = " ".join(text[:_LONG].split())
    table = cues(language)
    if any(own.matches("notices", line) for own in for_any(language)) or _is_byline(line, language):
        return NOTICE
    if content < least:
        return SHORT
    if (table is not None and table.holds("pictures", line)) or (spaced and is_label(sentence)):
        return CAPTION
    return "" if ends(text) else OPEN


def is_label(sentence: Sentence) -> bool:
    """Return whether a sentence opens with a label, as captions do: `Proud moment: The winner …`.

    What is in capitals before an article's first sentence is its dateline: `NEW DELHI: The bridge …`.
    """
    found = _LABEL.match(" ".join(sentence.text[:_LABEL_LOOK].split()))
    return found is not None and (sentence.index > 0 or not found[0].rpartition(":")[0].isupper())


def ends(text: str) -> bool:
    """Return whether a sentence has its full stop; of a very long one that is taken for granted."""
    return len(text) > _LONG or _END.search(text) is not None


def _is_byline(line: str, language: str) -> bool:
    """Return whether a line is a preposition and names: `By Jane Miller and Tom B. Porter`."""
    first, *names = line.split(" ")
    return any(
        first.casefold() in table.by
        and 0 < len(names) <= _LONGEST_BYLINE
        and names[0][:1].isupper()
        and all(not name[0].islower() or name in table.between for name in names)
        for table in for_any(language)
    )


def repetitions(contents: Sequence[frozenset[str]], usable: Sequence[bool]) -> tuple[int | None, ...]:
    """Return for each set of words the position of an earlier usable one that says the same, or None.

    Two say the same where they share at least half of all their words, or one holds nearly all of the other.
    Only sets that share one of their rarest words are compared, so time grows with the number of sets, not
    with its square.
    """
    frequency: dict[str, int] = {}
    for content in contents:
        for word in content:
            frequency[word] = frequency.get(word, 0) + 1
    places: dict[str, list[int]] = {}
    exact: dict[frozenset[str], int] = {}
    found: list[int | None] = []
    for position, content in enumerate(contents):
        rare = sorted((frequency[word], word) for word in content if frequency[word] <= _COMMON)[:_RARE]
        original = exact.get(content) if content else None
        if original is None:
            near = sorted({place for _, word in rare for place in places.get(word, ())})
            original = next((place for place in near if _alike(contents[place], content)), None)
        found.append(original)
        if content and usable[position] and original is None:
            exact.setdefault(content, position)
            for _, word in rare:
                places.setdefault(word, []).append(position)
    return tuple(found)


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    smaller, shared = min(len(first), len(second)), len(first & second)
    if smaller < _LEAST:
        return False
    return shared >= _SHARED * (len(first) + len(second) - shared) or shared >= _HELD * smaller
