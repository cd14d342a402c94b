"""The checks in the pipeline: what is found wrong is translated once more, what stays wrong is flagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polyglot_news.checks import check_document, check_pair
from polyglot_news.document import Flag, TranslatedSentence, Translation
from polyglot_news.engines.base import Engine
from polyglot_news.engines.variants import variants
from polyglot_news.glossary import Glossary, harmonised
from polyglot_news.likeness import likeness
from polyglot_news.translate import Request, translate

# No second try makes a translation of what has no model for it: an engine that gives back its source.
_HOPELESS = 0.5
_FEWEST = 4
_LONG = 5_000  # characters: comparing longer ones word by word takes too long


def checked(
    requests: Sequence[Request],
    translations: Sequence[Translation],
    *,
    engine: Engine,
    glossary: Glossary | None,
    source: str,
    target: str,
) -> tuple[Translation, ...]:
    """Return the translations with their flags, sentences with an error mended where another try is better.

    Every sentence that has an error goes through each variant of the engine, all sentences in one call a
    variant. Of what has fewer errors and loses no glossary term, the one with fewest flags takes the place of
    the first translation; among equals the one that is most like it, for it keeps what was right. At last
    each article's terms are given one rendering.
    """
    items = [list(translation.sentences) for translation in translations]
    faulty = {
        (i, k): flags
        for i, sentences in enumerate(items)
        for k, flags in _faults(sentences, source, target).items()
    }
    tries: dict[tuple[int, int], list[TranslatedSentence]] = {place: [] for place in faulty}
    again = [Request(replace(requests[i].article, title=""), (items[i][k].sentence,)) for i, k in faulty]
    for variant in variants(engine) if faulty else ():
        results = translate(again, engine=variant, glossary=glossary, source=source, target=target)
        for place, result in zip(faulty, results, strict=True):
            tries[place].append(result.sentences[0])
    for (i, k), weight in faulty.items():
        items[i][k] = _best(items[i][k], weight, tries[i, k], source, target)
    best = [
        harmonised(
            replace(translation, sentences=tuple(sentences)),
            glossary=glossary, source_language=source, title=request.article.title,
        )
        for request, translation, sentences in zip(requests, translations, items, strict=True)
    ]  # fmt: skip
    return tuple(replace(one, sentences=_flagged(one.sentences, source, target)) for one in best)


def _faults(sentences: Sequence[TranslatedSentence], source: str, target: str) -> dict[int, tuple[int, int]]:
    """Return the sentences of an article that have errors; none where most of it has, which no try mends."""
    weights = {k: _weight(item, source, target) for k, item in enumerate(sentences)}
    found = {k: weight for k, weight in weights.items() if weight[0]}
    return {} if len(found) >= _FEWEST and len(found) > _HOPELESS * len(sentences) else found


def _best(
    first: TranslatedSentence,
    weight: tuple[int, int],
    others: Sequence[TranslatedSentence],
    source: str,
    target: str,
) -> TranslatedSentence:
    """Return the first translation, or what is better than it."""
    ranked = [
        (_weight(item, source, target), -_likeness(first.text, item.text), place)
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


def _weight(item: TranslatedSentence, source: str, target: str) -> tuple[int, int]:
    """Return how many errors and warnings a translated sentence has."""
    flags = check_pair(item.sentence.text, item.text, source, target)
    errors = sum(flag.severity == "error" for flag in flags)
    return errors, len(flags) - errors


def _missed(item: TranslatedSentence) -> int:
    return sum(term.status == "missed" for term in item.terms)


def _flagged(
    sentences: Sequence[TranslatedSentence], source: str, target: str
) -> tuple[TranslatedSentence, ...]:
    pairs = [(item.sentence.text, item.text) for item in sentences]
    found: tuple[tuple[Flag, ...], ...] = check_document(pairs, source, target)
    return tuple(
        replace(item, flags=(*flags, *item.flags)) for item, flags in zip(sentences, found, strict=True)
    )
