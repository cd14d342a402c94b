"""One digest of several articles about one story: what several say first, each thing once, with its sources.

Pairs of neighbouring stems count by the number of articles that have them, and twice where an article opens
with them; the choice among the sentences is exact (`coverage`). The rules of the summary of one article hold:
nothing that does not belong, nothing that is lost without its antecedent, nothing twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from polyglot_news.document import ScoredSentence, Sentence, Summary
from polyglot_news.errors import UsageError
from polyglot_news.languages import facts
from polyglot_news.stories.claims import claims_of, outdated
from polyglot_news.stories.coverage import Candidate, choose
from polyglot_news.summary import news
from polyglot_news.summary.features import BARRED, Source, stem
from polyglot_news.summary.function_words import is_function_word
from polyglot_news.summary.length import Length, fits_whole
from polyglot_news.summary.likelihood import Chances
from polyglot_news.summary.screening import contents_of, repetitions
from polyglot_news.summary.single import summarise
from polyglot_news.summary.words import tokens

_DEFAULT_LENGTH = Length()
_OPENING = 2  # sentences that open an article
_TWICE = 2.0
_POWER = 1.3  # of the number of articles: what more of them say counts more than in proportion
_POOL = 60  # candidates of the exact choice
_RISK = 0.5
_LEAST_WORDS = 6
_FEW, _MANY = 3, 6  # articles: from so many on two, or three of them have to have a pair
_QUALITY = 0.1  # of what a sentence is worth, at most: quality decides between equals


@dataclass(frozen=True, slots=True)
class Voice:
    """An article of a story, as the digest sees it.

    Attributes:
        name: Its path or title: what is named as the source.
        sentences: Its sentences in the language of the digest, in order.
        title: Its headline in that language.
        kinds: The kind of each sentence's block, where it is known.
        day: Day of publication, counted from year 1; 0 where it is unknown.
        copies: Names of articles that have the same text.
        quality: Of each sentence, from 0 to 1, how good it is as a translation; empty where none is one.
    """

    name: str
    sentences: Sequence[Sentence]
    title: str = ""
    kinds: Sequence[str] = ()
    day: int = 0
    copies: tuple[str, ...] = ()
    quality: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """A summary of several articles.

    Attributes:
        summary: The sentences, what several say first; `index` counts in its own article.
        sources: For each sentence the name of the article it is taken from, then those that say the same.
        places: For each sentence the number of its article, and its position there.
    """

    summary: Summary
    sources: tuple[tuple[str, ...], ...]
    places: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence among all of them: the number of its article, its position there, what it says."""

    voice: int
    position: int
    sentence: Sentence
    pairs: frozenset[tuple[str, str]]
    opens: bool


def merge(
    voices: Sequence[Voice],
    *,
    language: str,
    length: Length = _DEFAULT_LENGTH,
    method: str = "news",
    explain: bool = False,
) -> Merged:
    """Return one summary of several articles in one language; what two of them say is said once.

    Of a single article it is the summary.

    Args:
        voices: The articles, the leading one first.
        language: Our code of their language.
        length: How long the summary of all is to be.
        method: `news` chooses by what the articles have in common; the others rate all sentences in a row.
        explain: Say of each chosen sentence what counted.

    Raises:
        UsageError: There is no article, or no such method.
    """
    if not voices:
        raise UsageError("there is nothing to merge", "name one article or more")
    rows = _rows(voices, language)
    sentences = [row.sentence for row in rows]
    if not sentences:
        return Merged(Summary(method, ()), ())
    budget = length.budget(sentences)
    reasons: dict[int, tuple[str, ...]] = {}
    notices: tuple[str, ...] = ()
    if method != "news" or len(voices) == 1:
        # positions take the place of indices, so that chosen sentences are found again
        numbered = [
            Sentence(place, row.sentence.paragraph, row.sentence.text, row.sentence.start, row.sentence.end)
            for place, row in enumerate(rows)
        ]
        found = summarise(
            numbered,
            language=language,
            method=method,
            length=length,
            title=voices[0].title,
            kinds=[kind for voice in voices for kind in voice.kinds or ["paragraph"] * len(voice.sentences)],
            explain=explain,
        )
        scores = {item.sentence.index: item.score for item in found.sentences}
        reasons = {item.sentence.index: item.reasons for item in found.sentences}
        chosen, notices = list(scores), found.notices
    else:
        sources = [Source(voice.sentences, voice.title, voice.kinds) for voice in voices]
        reading = news.read(sources, language)
        likely = news.estimate(reading)
        rated = news.scores(likely)
        scores = dict(enumerate(rated))
        if fits_whole(sentences, budget):
            chosen = list(range(len(rows)))
        else:
            most = budget.count if budget.words is None else None
            chosen = _chosen(voices, rows, (reading, likely), (most, budget.words), language)
        if explain:
            reasons = dict(zip(chosen, news.reasons(reading, likely, chosen), strict=True))
    said = _sources(voices, rows, chosen, language)
    if method == "news" and len(voices) > 1:
        chosen = _in_order(rows, chosen, said)
    return Merged(
        Summary(
            method,
            tuple(
                ScoredSentence(rows[at].sentence, round(scores[at], 4), reasons.get(at, ())) for at in chosen
            ),
            notices,
        ),
        tuple(said[at] for at in chosen),
        tuple((rows[at].voice, rows[at].position) for at in chosen),
    )


def _rows(voices: Sequence[Voice], language: str) -> list[_Row]:
    """Return the sentences of all articles in a row, with the pairs of stems of each."""
    rows = []
    for number, voice in enumerate(voices):
        opening = 0
        for position, sentence in enumerate(voice.sentences):
            kind = voice.kinds[position] if voice.kinds else ""
            pairs = frozenset(_pairs(sentence.text, language))
            opens = kind not in BARRED and opening < _OPENING and len(pairs) >= _LEAST_WORDS // 2
            opening += opens
            rows.append(_Row(number, position, sentence, pairs, opens))
    return rows


def _pairs(text: str, language: str) -> Iterable[tuple[str, str]]:
    """Yield the pairs of neighbouring stems of a sentence, but those of two function words."""
    cut = _stemmer(language)
    for first, second in pairwise(tokens(text, language)):
        if not (is_function_word(first, language) and is_function_word(second, language)):
            yield cut(first), cut(second)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    """Return what cuts a word to its stem: Snowball where the language has one, else its beginning."""
    name = facts(language).snowball
    if not name:
        return cache(stem)
    from nltk.stem.snowball import SnowballStemmer

    found: Callable[[str], str] = cache(SnowballStemmer(name).stem)
    return found


def _chosen(
    voices: Sequence[Voice],
    rows: Sequence[_Row],
    seen: tuple[news.Reading, Chances],
    limits: tuple[int | None, int | None],
    language: str,
) -> list[int]:
    """Return the rows that cover most of what the articles say, within a number of sentences or words."""
    most, words = limits
    reading, likely = seen
    worth, numbers = _worth(voices, rows)
    old = outdated([(voices[row.voice].day, row.sentence.text) for row in rows], language)
    usable = [at for at in range(len(rows)) if _is_usable(rows[at], at, reading, likely) and at not in old]
    usable = usable or [at for at in range(len(rows)) if not reading.barred[at]] or list(range(len(rows)))
    values = {at: sum(worth.get(numbers[pair], 0.0) for pair in rows[at].pairs) for at in usable}
    cost = {at: 1 if words is None else max(1, reading.lengths[at]) for at in usable}
    pool = sorted(sorted(usable, key=lambda at: (-values[at] / cost[at], at))[:_POOL])
    place = {at: number for number, at in enumerate(pool)}
    candidates = [
        Candidate(
            frozenset(numbers[pair] for pair in rows[at].pairs),
            cost[at],
            _needs(at, pool, likely, place, rows),
            frozenset(place[other] for other in pool if other != at and likely.same(at, other) > _RISK),
            _quality(voices[rows[at].voice], rows[at]) * _QUALITY * values[at],
        )
        for at in pool
    ]
    budget = words if words is not None else most or 1
    found = choose(candidates, worth, budget, most)
    if not found:
        return [min(pool, key=lambda at: (reading.lengths[at], at))]
    return [pool[number] for number in found]


def _worth(
    voices: Sequence[Voice], rows: Sequence[_Row]
) -> tuple[dict[int, float], dict[tuple[str, str], int]]:
    """Return what each pair of stems is worth by its number, and the numbers.

    A copy is no voice of its own. Where all that several articles have is said, what one has alone is
    worth a little, so that room that is left is used.
    """
    least = 1 if len(voices) < _FEW else 2 if len(voices) < _MANY else 3
    have: Counter[tuple[str, str]] = Counter()
    opening: set[tuple[str, str]] = set()
    for number in range(len(voices)):
        own = [row for row in rows if row.voice == number]
        have.update({pair for row in own for pair in row.pairs})
        opening.update(pair for row in own if row.opens for pair in row.pairs)
    numbers = {pair: number for number, pair in enumerate(have)}
    worth = {
        numbers[pair]: (count**_POWER if count >= least else 0.01) * (_TWICE if pair in opening else 1.0)
        for pair, count in have.items()
    }
    return worth, numbers


def _is_usable(row: _Row, at: int, reading: news.Reading, likely: Chances) -> bool:
    return (
        not reading.flaws[at]
        and likely.never[at] <= _RISK
        and len(row.pairs) >= _LEAST_WORDS // 2
        and reading.lengths[at] >= _LEAST_WORDS
    )


def _needs(
    at: int, pool: Sequence[int], likely: Chances, place: dict[int, int], rows: Sequence[_Row]
) -> tuple[int, ...]:
    """Return the candidates that a sentence is unclear without; itself where nothing would help.

    The first sentence of an article needs nothing.
    """
    if rows[at].opens or likely.need[at] <= _RISK:
        return ()
    known = [place[other] for other in pool if other < at and likely.antecedent(at, other) > _RISK]
    return tuple(known) or (-1,)


def _quality(voice: Voice, row: _Row) -> float:
    return voice.quality[row.position] if voice.quality else 1.0


def _sources(
    voices: Sequence[Voice], rows: Sequence[_Row], chosen: Sequence[int], language: str
) -> dict[int, tuple[str, ...]]:
    """Return for each chosen row the name of its article, then of those that say the same."""
    contents = contents_of([tokens(row.sentence.text, language) for row in rows], language)
    words = list(map(frozenset, contents))
    taken = set(chosen)
    # the second look is at chosen sentences first, so that each finds all that repeat it
    order = [*chosen, *(place for place in range(len(rows)) if place not in taken)]
    alike = repetitions([words[place] for place in order], [rank < len(chosen) for rank in range(len(order))])
    said = {place: dict.fromkeys(_names(voices[rows[place].voice])) for place in chosen}
    for place, original in zip(order, alike, strict=True):
        if original is not None and not _contradicts(rows[place], rows[order[original]], language):
            said[order[original]].update(dict.fromkeys(_names(voices[rows[place].voice])))
    return {place: tuple(names) for place, names in said.items()}


def _contradicts(one: _Row, other: _Row, language: str) -> bool:
    """Whether two sentences count the same with different numbers: 12 dead in one, 15 in the other."""
    counts = [
        {what: number for what, number, _ in claims_of(row.sentence.text, language)} for row in (one, other)
    ]
    return any(counts[1].get(what, number) != number for what, number in counts[0].items())


def _names(voice: Voice) -> tuple[str, ...]:
    return (voice.name, *voice.copies)


def _in_order(rows: Sequence[_Row], chosen: Sequence[int], said: dict[int, tuple[str, ...]]) -> list[int]:
    """Return chosen rows as they are read: openings first, then what more say; each article in its order."""
    ranks: dict[int, tuple[int, int]] = {}
    for number in {rows[at].voice for at in chosen}:
        own = [at for at in chosen if rows[at].voice == number]
        ranks[number] = (-max(len(said[at]) for at in own), 0)
    return sorted(
        chosen,
        key=lambda at: (not rows[at].opens, *ranks[rows[at].voice], -len(said[at]) * rows[at].opens, at),
    )
