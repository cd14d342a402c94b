"""The checks in the pipeline: wrong sentences are translated again, those that stay wrong are flagged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from polyglot_news.checks import check_pair, inconsistencies, invented_words, suspects
from polyglot_news.document import Flag, TranslatedSentence, Translation
from polyglot_news.engines.protocol import Engine
from polyglot_news.engines.second_attempts import variants
from polyglot_news.glossary import Glossary, harmonised
from polyglot_news.likeness import likeness
from polyglot_news.memory import Conditions, Memory, Remembered
from polyglot_news.pipeline.second_engine import Another
from polyglot_news.translate import FAILED, Request, conditions_of, translate

# An engine that returns its source unchanged: a second attempt would not help.
_HOPELESS = 0.5
_FEWEST = 4
_LONG = 5_000  # characters: comparing longer texts word by word takes too long


def checked(
    requests: Sequence[Request],
    translations: Sequence[Translation],
    *,
    engine: Engine,
    glossary: Glossary | None,
    source: str,
    target: str,
    memory: Memory | None = None,
    another: Another | None = None,
) -> tuple[Translation, ...]:
    """Return the translations with their flags, with faulty sentences replaced by better attempts.

    Every sentence that has an error or an invented word goes through each variant of the engine, and through
    another engine where there is one for the pair, all sentences in one call each. Of what has fewer such
    faults and loses no glossary term, the one with fewest flags takes the place of the first translation;
    among equals the one that is most like it, for it keeps what was right. At last each article's terms are
    given one rendering. What a person translated is flagged and stays as it is; what came of a sentence is
    remembered. Every pair of sentence and translation is checked once.
    """
    means = _Means(engine, glossary, memory, _Judge(source, target), another)
    items = [list(translation.sentences) for translation in translations]
    faulty = [(i, k) for i, sentences in enumerate(items) for k in _faulty(sentences, means.judge)]
    mended = _mended(
        [Request(replace(requests[i].article, title=""), (items[i][k].sentence,)) for i, k in faulty],
        [items[i][k] for i, k in faulty],
        means,
    )
    for (i, k), item in zip(faulty, mended, strict=True):
        items[i][k] = item
    best = [
        harmonised(
            replace(translation, sentences=tuple(sentences)),
            glossary=glossary, source_language=source, title=request.article.title,
        )
        for request, translation, sentences in zip(requests, translations, items, strict=True)
    ]  # fmt: skip
    return tuple(replace(one, sentences=_flagged(one.sentences, means.judge)) for one in best)


class _Judge:
    """Checks sentences against their translations, each pair once."""

    def __init__(self, source: str, target: str) -> None:
        self.source = source
        self.target = target
        self._known: dict[tuple[str, str], tuple[Flag, ...]] = {}

    def flags(self, item: TranslatedSentence) -> tuple[Flag, ...]:
        pair = (item.sentence.text, item.text)
        if pair not in self._known:
            self._known[pair] = check_pair(*pair, self.source, self.target)
        return self._known[pair]

    def suspects(self, source: str, translation: str) -> tuple[str, ...]:
        """Return the words of a translation that are probably wrong."""
        return suspects(source, translation, self.source, self.target)

    def weight(self, item: TranslatedSentence) -> tuple[int, int]:
        """Return the numbers of serious and other flags of a translated sentence.

        Errors are serious, and so are invented words, which other hypotheses mostly lack.
        """
        flags = self.flags(item)
        errors = sum(flag.severity == "error" or flag.check == invented_words.CHECK for flag in flags)
        return errors, len(flags) - errors


@dataclass(frozen=True, slots=True)
class _Means:
    """The means of a second attempt."""

    engine: Engine
    glossary: Glossary | None
    memory: Memory | None
    judge: _Judge
    another: Another | None

    def conditions(self, request: Request) -> Conditions:
        """The conditions of a repair: how the sentence is translated, and where its dateline is cut off."""
        dateline = request.article.dateline
        text = request.sentences[0].text
        other = self.another.identity if self.another is not None else ""
        return conditions_of(
            self.engine, self.glossary, self.judge.source, self.judge.target,
            f"mended 2|{other}|{dateline if dateline and text.startswith(dateline) else ''}",
        )  # fmt: skip


def _faulty(sentences: Sequence[TranslatedSentence], judge: _Judge) -> list[int]:
    """Return which sentences of an article have errors; none if most of them have, which is beyond repair."""
    found = [k for k, item in enumerate(sentences) if not item.imported and judge.weight(item)[0]]
    return [] if len(found) >= _FEWEST and len(found) > _HOPELESS * len(sentences) else found


def _mended(
    requests: Sequence[Request], firsts: Sequence[TranslatedSentence], means: _Means
) -> list[TranslatedSentence]:
    """Return, for each request of one sentence, its first translation or a better one."""
    known = [_remembered(request, first, means) for request, first in zip(requests, firsts, strict=True)]
    fresh = [number for number, item in enumerate(known) if item is None]
    tries: dict[int, list[TranslatedSentence]] = {number: [] for number in fresh}
    for variant in _tries(means) if fresh else ():
        results = translate(
            [requests[number] for number in fresh],
            engine=variant, glossary=means.glossary, source=means.judge.source, target=means.judge.target,
        )  # fmt: skip
        for number, result in zip(fresh, results, strict=True):
            tries[number].append(result.sentences[0])
    for number in fresh:
        best = _best(firsts[number], tries[number], means.judge)
        known[number] = best
        if means.memory is not None and not any(flag.check == FAILED for flag in best.flags):
            news = {best.sentence.text: Remembered(best.text, best.terms)}
            means.memory.remember(means.conditions(requests[number]), news)
    return [item or first for item, first in zip(known, firsts, strict=True)]


def _tries(means: _Means) -> Iterator[Engine]:
    """Yield the engines for further attempts; another model is loaded last."""
    yield from variants(means.engine, means.judge.suspects)
    other = means.another.engine() if means.another is not None else None
    if other is not None:
        yield other


def _remembered(request: Request, first: TranslatedSentence, means: _Means) -> TranslatedSentence | None:
    """Return an earlier run's repair of a sentence, or None if the memory has none."""
    if means.memory is None:
        return None
    text = first.sentence.text
    found = means.memory.known(means.conditions(request), [text]).get(text)
    if found is None:
        return None
    if found.text == first.text:
        return first
    return replace(first, text=found.text, terms=found.terms, repaired=True)


def _best(
    first: TranslatedSentence, others: Sequence[TranslatedSentence], judge: _Judge
) -> TranslatedSentence:
    """Return the first translation or a better one."""
    weight = judge.weight(first)
    ranked = [
        (judge.weight(item), -_likeness(first.text, item.text), place)
        for place, item in enumerate(others)
        if _missed(item) <= _missed(first)
    ]
    found, _, place = min(ranked, default=(weight, 0.0, 0))
    if found[0] < weight[0] and sum(found) < sum(weight):
        return replace(others[place], repaired=True)
    return first


def _likeness(first: str, other: str) -> float:
    """Return how many of their words (or characters, without spaces) two texts share in order, 0 to 1."""
    if max(len(first), len(other)) > _LONG:
        return 0.0
    ours, theirs = (text.split() if " " in first else list(text) for text in (first, other))
    return likeness(ours, theirs)


def _missed(item: TranslatedSentence) -> int:
    return sum(term.status == "missed" for term in item.terms)


def _flagged(sentences: Sequence[TranslatedSentence], judge: _Judge) -> tuple[TranslatedSentence, ...]:
    further = inconsistencies([(item.sentence.text, item.text) for item in sentences])
    return tuple(
        replace(item, flags=(*judge.flags(item), *flags, *item.flags))
        for item, flags in zip(sentences, further, strict=True)
    )
