"""The quality of each sentence: second translations, and sentences left untranslated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from polyglot_news.checks import check_pair
from polyglot_news.checks.chrf_agreement import chrf
from polyglot_news.checks.quality import CHECK, Second, quality
from polyglot_news.config import data_folder
from polyglot_news.document import Flag, TranslatedSentence, Translation
from polyglot_news.engines import registry, second_attempts
from polyglot_news.engines.protocol import Engine
from polyglot_news.languages import one_line
from polyglot_news.models.installed.checked_before_loading import examine
from polyglot_news.pipeline import second_engine
from polyglot_news.pipeline.second_engine import Another


@dataclass(frozen=True, slots=True)
class Opinion:
    """A second translation of the same sentences, and how it is made."""

    kind: Second
    engine: Engine

    def agreements(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return for each pair of source and translation how much a second translation agrees."""
        is_reverse = self.kind == "reverse"
        seconds = self.engine.translate([pair[is_reverse] for pair in pairs])
        return [chrf(pair[not is_reverse], text) for pair, text in zip(pairs, seconds, strict=True)]


def opinion(engine: Engine | None, other: Another | None, reverse: Engine | None = None) -> Opinion | None:
    """Return the best available second opinion: another engine's, else the same engine's in parts.

    Back-translation comes last: a word translated in a wrong sense often returns unchanged.
    """
    second = other.engine() if other is not None else None
    if second is not None:
        return Opinion("engine", second)
    if engine is not None:
        return Opinion("parts", second_attempts.in_parts(engine))
    return Opinion("reverse", reverse) if reverse is not None else None


def qualities(
    pairs: Sequence[tuple[str, str]],
    languages: tuple[str, str],
    *,
    flags: Sequence[Sequence[Flag]] | None = None,
    second: Opinion | None = None,
) -> list[int | None]:
    """Return the quality of each pair of source and translation.

    Args:
        pairs: Sentences and their translations.
        languages: Our codes of the source and target language.
        flags: The findings of `check_pair` for each pair, if known.
        second: The source of second translations, or None: then only free signals count.
    """
    found = flags if flags is not None else [check_pair(*pair, *languages) for pair in pairs]
    agreements = second.agreements(pairs) if second is not None else [0.0] * len(pairs)
    return [
        quality(*pair, one, languages, (second.kind, agreement) if second is not None else None)
        for pair, one, agreement in zip(pairs, found, agreements, strict=True)
    ]


def assess(pairs: Sequence[tuple[str, str]], source: str, target: str) -> list[int | None]:
    """Return the quality of each pair, whoever translated it, by the best second opinion on this machine.

    The models of the pair are asked, else those of the reverse pair; without both, only free signals count.
    """
    if source == target:
        return [None] * len(pairs)
    folder = data_folder()
    is_forward = registry.has_route(source, target, folder=folder)
    if not is_forward and not registry.has_route(target, source, folder=folder):
        return qualities(pairs, (source, target))
    ends = (source, target) if is_forward else (target, source)
    engine = registry.connect(*ends, folder=folder, examine=examine)
    other = second_engine.find(source, target, engine if is_forward else None, folder)
    try:
        second = opinion(engine, other) if is_forward else opinion(None, other, engine)
        return qualities(pairs, (source, target), second=second)
    finally:
        engine.close()
        if other is not None:
            other.close()


def assessed(
    translations: Sequence[Translation],
    languages: tuple[str, str],
    *,
    second: Opinion | None = None,
    least: int = 0,
) -> tuple[Translation, ...]:
    """Return the translations with the quality of each sentence that a machine translated.

    Args:
        translations: Of articles of one language into one other, with their flags.
        languages: Our codes of both.
        second: What makes second translations, or None.
        least: A sentence of lower quality is left in the source language, with a flag that says so.
    """
    items = [item for one in translations for item in one.sentences if not item.imported]
    pairs = [(one_line(item.sentence.text, languages[0]), item.text) for item in items]
    values = iter(qualities(pairs, languages, flags=[item.flags for item in items], second=second))
    return tuple(
        replace(
            one,
            sentences=tuple(
                item if item.imported else _with_quality(item, next(values), least, languages[0])
                for item in one.sentences
            ),
        )
        for one in translations
    )


def _with_quality(
    item: TranslatedSentence, value: int | None, least: int, language: str
) -> TranslatedSentence:
    if value is None or value >= least:
        return replace(item, quality=value)
    message = f"Quality {value} is below {least}: the sentence is left in the source language."
    return replace(
        item, quality=value, text=one_line(item.sentence.text, language), terms=(), repaired=False,
        withheld=True, flags=(*item.flags, Flag(CHECK, "warning", message)),
    )  # fmt: skip
