"""The checks in the pipeline: what is found wrong is translated once more, what stays wrong is flagged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polyglot_news.checks import check_document, check_pair
from polyglot_news.document import Flag, TranslatedSentence, Translation
from polyglot_news.engines.base import Engine
from polyglot_news.engines.variants import variants
from polyglot_news.glossary import Glossary
from polyglot_news.translate import Request, translate

# No second try makes a translation of what has no model for it: an engine that gives back its source.
_HOPELESS = 0.5
_FEWEST = 4


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

    Every sentence that has an error goes through the variants of the engine, all sentences in one call a
    variant, until it has none. What has fewer errors, loses no glossary term and is flagged for nothing more
    takes the place of what was there.
    """
    items = [list(translation.sentences) for translation in translations]
    faults = {
        (i, k): weight
        for i, sentences in enumerate(items)
        for k, weight in _faults(sentences, source, target).items()
    }
    for variant in variants(engine) if faults else ():
        places = [place for place, weight in faults.items() if weight[0]]
        if not places:
            break
        again = [Request(replace(requests[i].article, title=""), (items[i][k].sentence,)) for i, k in places]
        tries = translate(again, engine=variant, glossary=glossary, source=source, target=target)
        for (i, k), one in zip(places, tries, strict=True):
            item = one.sentences[0]
            weight = _weight(item, source, target)
            if _is_better(weight, faults[i, k]) and _missed(item) <= _missed(items[i][k]):
                items[i][k] = replace(item, repaired=True)
                faults[i, k] = weight
    return tuple(
        replace(translation, sentences=_flagged(sentences, source, target))
        for translation, sentences in zip(translations, items, strict=True)
    )


def _faults(sentences: Sequence[TranslatedSentence], source: str, target: str) -> dict[int, tuple[int, int]]:
    """Return the sentences of an article that have errors; none where most of it has, which no try mends."""
    weights = {k: _weight(item, source, target) for k, item in enumerate(sentences)}
    found = {k: weight for k, weight in weights.items() if weight[0]}
    return {} if len(found) >= _FEWEST and len(found) > _HOPELESS * len(sentences) else found


def _is_better(weight: tuple[int, int], other: tuple[int, int]) -> bool:
    return weight[0] < other[0] and sum(weight) < sum(other)


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
    return tuple(replace(item, flags=flags) for item, flags in zip(sentences, found, strict=True))
