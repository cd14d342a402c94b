"""What `news` knows about each sentence of an article, as numbers: length, place, words, marks, cues.

No feature is a word: a word counts by where else it stands, so the weights serve every language. Cues come
from the language's table (`summary.cues`); where there is none, their features are None: nothing is known.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from polyglot_news.characters import LETTERS
from polyglot_news.document import Sentence
from polyglot_news.languages import facts
from polyglot_news.summary.cues import Cues, cues
from polyglot_news.summary.quotations import groups
from polyglot_news.summary.screening import CAPTION, NOTICE, OPEN, SCRAPS, contents_of, ends, is_label
from polyglot_news.summary.words import tokens

_PLACE = (
    "inverse place", "log place", "untitled inverse", "starts paragraph", "standfirst", "after flawed",
)  # fmt: skip
_QUOTATION = ("quotation within", "quotation ends")
_WORDS = (
    "log length", "relative length", "short", "new words", "frequency", "title share", "title best",
    "centrality", "overlap",
)  # fmt: skip
_CUES = ("leans", "pronoun", "definite", "person", "picture", "past", "recent")
_SHAPE = (
    "quoted share", "open quotation", "question", "label", "notice", "no full stop", "digits",
    "lone quotation", "names", "full names",
)  # fmt: skip
NAMES = ("rating", *_PLACE, *_QUOTATION, *_WORDS, *_CUES, *_SHAPE)

_QUOTED = re.compile(
    r"[“„«「『][^“”„«»「」『』]*[”“»」』]?|\"[^\"]*\"?|(?<!\w)['‘](?:[^'’]|['’](?=\w))*['’](?!\w)"
    r"|^[^“„«「『\"]*[”»」』]"
)
_CLOSING_SINGLE = re.compile(r"['’](?!\w)")
_QUESTION = re.compile(r"[?？؟][\s\"'”’»)\]」』]*$")
_LONG = 2000
_LOOK_BACK = 20
_WITHIN_NAMES = frozenset({" ", ". "})
_STEM_LETTERS = 4
_ENDING = 2
_SHORT = 8
_EARLY = 12
_COMMON = 12
_MOSTLY = 0.6
_LONGEST = 2.0
_UNIT = 1000
BARRED = frozenset({"caption", "note", "heading"})
_FLAWED = frozenset({NOTICE, CAPTION, OPEN})


@dataclass(frozen=True, slots=True)
class Source:
    """An article to be summed up: its sentences, its title, and the kind of each sentence's block."""

    sentences: Sequence[Sentence]
    title: str = ""
    kinds: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Described:
    """Sentences as the models see them, those of several articles in a row.

    Attributes:
        rows: For each sentence a value for each of `NAMES`; None where the language has no cues.
        stems: Its content words without endings.
        weights: Of each stem, how rare it is.
        norms: The root of the sum of the squared weights of each sentence's stems.
        sums: The sum of their weights.
        blocks: Article and block of each sentence.
        titled: Whether there is a title.
    """

    rows: tuple[tuple[float | None, ...], ...]
    stems: tuple[frozenset[str], ...]
    weights: Mapping[str, int]
    norms: tuple[float, ...]
    sums: tuple[int, ...]
    blocks: tuple[tuple[int, int], ...]
    titled: bool


def describe(
    sources: Sequence[Source],
    words: Sequence[tuple[str, ...]],
    contents: Sequence[Sequence[str]],
    flaws: Sequence[str],
    ratings: Sequence[float],
    *,
    language: str,
) -> Described:
    """Return the features of all sentences; time grows with the length of the text.

    Places and titles are those of each article; the rarity of a word is computed over all of them.

    Args:
        sources: The articles.
        words: The `words.tokens` of each sentence; the sentences of all articles in a row, as below.
        contents: Its content words.
        flaws: `screening.flaws` of each.
        ratings: `grams.ratings` of each.
        language: Our code of the articles' language.
    """
    stems = tuple(frozenset(map(stem, own)) for own in contents)
    frequency = Counter(one for own in stems for one in own)
    # whole numbers, so that no sum depends on the order of a set
    weights = {one: round(_UNIT * math.log(1 + len(stems) / times)) for one, times in frequency.items()}
    norms = tuple(math.sqrt(sum(weights[one] ** 2 for one in own)) for own in stems)
    sums = tuple(sum(weights[one] for one in own) for own in stems)
    central = _centrality(stems, weights, frequency, norms)
    overlaps = _overlaps(stems, weights, frequency, sums)
    table, spaced = cues(language), facts(language).spaced
    rows: list[tuple[float | None, ...]] = []
    for source in sources:
        span = slice(len(rows), len(rows) + len(source.sentences))
        places = _places(source, flaws[span])
        quotations = _quotations(source.sentences)
        (title,) = contents_of([tokens(source.title, language)], language)
        answers = _answers(source.sentences)
        about = _about(stems[span], words[span], frequency, frozenset(map(stem, title)))
        for at, (sentence, place, quotation, answer, topic) in enumerate(
            zip(source.sentences, places, quotations, answers, about, strict=True), len(rows)
        ):
            text = " ".join(sentence.text[:_LONG].split())
            rows.append((
                ratings[at], *place, *quotation, *topic, central[at], overlaps[at],
                *_cue(text, words[at], table, answer=answer),
                *_shape(text, flaws[at], label=is_label(sentence), spaced=spaced),
            ))  # fmt: skip
    blocks = tuple(
        (number, sentence.paragraph) for number, source in enumerate(sources) for sentence in source.sentences
    )
    titled = any(source.title for source in sources)
    return Described(tuple(rows), stems, weights, norms, sums, blocks, titled)


def stem(word: str) -> str:
    """Return a folded word without its ending, cut by length alone; Chinese has none."""
    if len(word) <= _STEM_LETTERS or "\u3040" <= word[0] <= "\u9fff":
        return word
    return word[: max(_STEM_LETTERS, len(word) - _ENDING)]


def _places(source: Source, flaws: Sequence[str]) -> Iterator[tuple[float, ...]]:
    """Yield `_PLACE`; captions and scraps take no place."""
    place = 0
    kinds = source.kinds or ("paragraph",) * len(flaws)
    before, flawed = None, False
    for sentence, flaw, kind in zip(source.sentences, flaws, kinds, strict=True):
        place += flaw not in SCRAPS and kind not in BARRED
        known = max(1, place)
        yield (
            1 / known,
            math.log(known),
            0.0 if source.title else 1 / known,
            float(sentence.paragraph != before),
            float(kind == "standfirst"),
            float(flawed),
        )
        before, flawed = sentence.paragraph, flaw in _FLAWED


def _quotations(sentences: Sequence[Sentence]) -> Iterator[tuple[float, float]]:
    """Yield `_QUOTATION`: where in a quotation of several sentences each stands."""
    for start, end in groups(sentences):
        yield 0.0, 0.0
        for position in range(start + 1, end):
            yield float(position < end - 1), float(position == end - 1)


def _answers(sentences: Sequence[Sentence]) -> Iterator[bool]:
    """Yield whether each sentence begins the paragraph after one that is a question and no more."""
    asked, paragraph = False, None
    for sentence in sentences:
        begins = sentence.paragraph != paragraph
        yield begins and asked
        asked = begins and _QUESTION.search(sentence.text[-_LOOK_BACK:]) is not None
        paragraph = sentence.paragraph


def _about(
    stems: Sequence[frozenset[str]],
    words: Sequence[tuple[str, ...]],
    frequency: Mapping[str, int],
    title: frozenset[str],
) -> Iterator[tuple[float, ...]]:
    """Yield what is known of the words of each sentence within its article."""
    shares = [len(title & own) / len(title) if title else 0.0 for own in stems]
    best = max(shares, default=0.0) or 1.0
    usual = sum(map(len, stems)) / max(1, len(stems)) or 1.0
    seen: set[str] = set()
    for own, spoken, share in zip(stems, words, shares, strict=True):
        yield (
            math.log(1 + len(own)),
            min(_LONGEST, len(own) / usual),
            float(len(spoken) < _SHORT),
            len(own - seen) / len(own) if own else 0.0,
            math.log(1 + sum(frequency[one] - 1 for one in own)),
            share,
            share / best,
        )
        seen |= own


def _cue(text: str, words: Sequence[str], table: Cues | None, *, answer: bool) -> tuple[float | None, ...]:
    """Return `_CUES`; an answer leans on its question."""
    if table is None:
        return (1.0 if answer else None, *(None,) * (len(_CUES) - 1))
    bare = _QUOTED.sub(" ", text)
    past = table.holds("past", bare) if table.past else None
    return (
        float(answer or table.leans(text)),
        float(any(word in table.pronouns for word in words[:_EARLY])),
        float(bool(words) and words[0] in table.definite),
        float(any(word in table.persons for word in words)),
        float(table.holds("pictures", text)),
        None if past is None else float(past),
        float(table.holds("recent", bare)),
    )


def _shape(text: str, flaw: str, *, label: bool, spaced: bool) -> tuple[float | None, ...]:
    """Return `_SHAPE`."""
    quoted = [match.group() for match in _QUOTED.finditer(text)]
    share = min(1.0, sum(map(len, quoted)) / max(1, len(text)))
    found = (
        share,
        float(_is_open(text)),
        float(_QUESTION.search(text) is not None),
        float(spaced and label),
        float(flaw == NOTICE),
        float(not ends(text)),
        float(any(char.isdigit() for char in text)),
    )
    if not spaced:
        return (*found, None, None, None)
    capitals = [word[0].isupper() for word in LETTERS.findall(text)]
    # nobody is named as the speaker
    lone = share > _MOSTLY and not any(word[0].isupper() for word in LETTERS.findall(_QUOTED.sub(" ", text)))
    names = sum(capitals) / max(1, len(capitals))
    return (*found, float(lone), names, float(_has_full_name(text)))


def _has_full_name(text: str) -> bool:
    """Return whether two words with capitals stand side by side, the first letter of the text apart."""
    return any(
        first.start() > 0
        and first.group()[0].isupper()
        and second.group()[0].isupper()
        and text[first.end() : second.start()] in _WITHIN_NAMES
        for first, second in pairwise(LETTERS.finditer(text))
    )


def _is_open(text: str) -> bool:
    """Return whether a quotation is open at an end of the sentence."""
    return (
        text.count("“") != text.count("”")
        or text.count("«") != text.count("»")
        or text.count('"') % 2 == 1
        or (text.lstrip()[:1] in {"'", "‘"} and _CLOSING_SINGLE.search(text.lstrip(), 1) is None)
    )


def _centrality(
    stems: Sequence[frozenset[str]],
    weights: Mapping[str, int],
    frequency: Mapping[str, int],
    norms: Sequence[float],
) -> list[float]:
    """Return the cosine of each sentence with the sum of all, as a share of the best."""
    values = [
        sum(weights[one] ** 2 * frequency[one] for one in own) / norm if norm else 0.0
        for own, norm in zip(stems, norms, strict=True)
    ]
    best = max(values, default=0.0) or 1.0
    return [value / best for value in values]


def _overlaps(
    stems: Sequence[frozenset[str]],
    weights: Mapping[str, int],
    frequency: Mapping[str, int],
    sums: Sequence[int],
) -> list[float]:
    """Return for each sentence the largest share of its words that one other holds, or of the other's.

    Words of more than a dozen sentences carry little information here and cost the square of their number.
    """
    places: dict[str, list[int]] = {}
    for at, own in enumerate(stems):
        for one in own:
            if 1 < frequency[one] <= _COMMON:
                places.setdefault(one, []).append(at)
    found = []
    for at, own in enumerate(stems):
        shared: dict[int, int] = {}
        for one in own:
            for other in places.get(one, ()):
                shared[other] = shared.get(other, 0) + weights[one]
        shared.pop(at, None)
        shares = (weight / (min(sums[at], sums[other]) or 1) for other, weight in shared.items())
        found.append(max(shares, default=0.0))
    return found
