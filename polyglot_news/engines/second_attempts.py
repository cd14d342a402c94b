"""Other ways to translate the same sentences, for those that came out wrong the first time.

Every engine can be asked for a sentence in two parts, or with another stop at its end, which leads a model to
another hypothesis; models that can be steered also give their next hypotheses, and translations without the
words that are wrong. A variant uses what its engine has loaded: it is closed with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from polyglot_news.engines import cut_and_join
from polyglot_news.engines.protocol import Around, Engine
from polyglot_news.engines.steering import Ask, Hypothesis, Steering
from polyglot_news.languages import facts

_STOPS = {".": "!", "!": ".", "。": "！", "！": "。"}
_CLAUSE = 80  # characters
_NEXT = 2  # further hypotheses that are tried

Suspects = Callable[[str, str], tuple[str, ...]]


class Way(Protocol):
    """One way to translate sentences; its name distinguishes it from others."""

    @property
    def __name__(self) -> str:
        """The name, which is part of a fingerprint."""

    def __call__(self, engine: Engine, sentences: Sequence[str], /) -> list[str]:
        """Translate each sentence; as many out as in."""


def _nothing(source: str, translation: str) -> tuple[str, ...]:  # noqa: ARG001 - a kind of `Suspects`
    """Return no words: none is suspected."""
    return ()


@dataclass(frozen=True, slots=True)
class Variant(Around):
    """An engine that changes sentences on the way in and their translations on the way out."""

    run: Way

    @property
    def fingerprint(self) -> str:
        """A hash that differs from that of the engine inside."""
        return f"{self.engine.fingerprint}|{self.run.__name__}"

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Translate each sentence; as many out as in."""
        return self.run(self.engine, sentences)

    def steering(self) -> None:
        """Return None: a variant cannot be steered."""

    def close(self) -> None:
        """Do nothing: the engine inside belongs to others."""


def variants(engine: Engine, suspects: Suspects = _nothing) -> tuple[Engine, ...]:
    """Return the ways to translate a sentence again, those that change least first.

    Args:
        engine: What translated it first.
        suspects: Names the words of a translation that are probably wrong, given the source and it.
    """
    ways: list[Way] = []
    steering = engine.steering()
    if steering is not None:
        known: dict[str, tuple[Hypothesis, ...]] = {}
        ways += (_Next(steering, rank, known) for rank in range(1, _NEXT + 1))
        ways.append(_Without(steering, suspects))
    ways += (_with_another_stop, _without_stop, _in_halves, _in_clauses)
    return tuple(Variant(engine, way) for way in ways)


@dataclass(frozen=True, slots=True)
class _Next:
    """Translates each sentence with a further hypothesis, or with the best one if there is no other."""

    steering: Steering
    rank: int
    known: dict[str, tuple[Hypothesis, ...]]  # shared by all ranks: the model is asked once

    @property
    def __name__(self) -> str:
        """What distinguishes the ranks."""
        return f"hypothesis {self.rank}"

    def __call__(self, engine: Engine, sentences: Sequence[str]) -> list[str]:
        """Translate each sentence."""
        asked = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self.known]
        found = self.steering.hypotheses([Ask(sentence) for sentence in asked], _NEXT + 1)
        self.known.update(zip(asked, found, strict=True))
        return _or_best(engine, sentences, [self.known[sentence][self.rank :] for sentence in sentences])


@dataclass(frozen=True, slots=True)
class _Without:
    """Translates each sentence without the words of its best translation that are probably wrong."""

    steering: Steering
    suspects: Suspects

    @property
    def __name__(self) -> str:
        """What distinguishes it from other ways."""
        return "without suspects"

    def __call__(self, engine: Engine, sentences: Sequence[str]) -> list[str]:
        """Translate each sentence."""
        first = engine.translate(sentences)
        words = [self.suspects(*pair) for pair in zip(sentences, first, strict=True)]
        asked = [number for number, found in enumerate(words) if found]
        asks = [Ask(sentences[number], without=words[number]) for number in asked]
        results = list(first)
        for number, hypotheses in zip(asked, self.steering.hypotheses(asks, 1), strict=True):
            results[number] = hypotheses[0].text if hypotheses else first[number]
        return results


def _or_best(engine: Engine, sentences: Sequence[str], found: Sequence[tuple[Hypothesis, ...]]) -> list[str]:
    """Return the first hypothesis found for each sentence, else its best translation."""
    lacking = [sentence for sentence, hypotheses in zip(sentences, found, strict=True) if not hypotheses]
    best = iter(engine.translate(lacking) if lacking else [])
    return [hypotheses[0].text if hypotheses else next(best) for hypotheses in found]


def in_parts(engine: Engine) -> Engine:
    """Return the engine with each sentence translated in two parts, which gives each word another context."""
    return Variant(engine, _in_halves)


def _in_halves(engine: Engine, sentences: Sequence[str]) -> list[str]:
    return _in_parts(engine, [cut_and_join.halved(sentence) for sentence in sentences])


def _in_clauses(engine: Engine, sentences: Sequence[str]) -> list[str]:
    """Translate each sentence in parts of a few words."""
    return _in_parts(
        engine, [cut_and_join.cut(sentence, limit=_CLAUSE, length=len) for sentence in sentences]
    )


def _in_parts(engine: Engine, cuts: Sequence[tuple[str, ...]]) -> list[str]:
    parts = iter(engine.translate([part.strip() for cut in cuts for part in cut]))
    spaced = facts(engine.route[-1]).spaced
    return [cut_and_join.joined(cut, [next(parts) for _ in cut], spaced=spaced) for cut in cuts]


def _with_another_stop(engine: Engine, sentences: Sequence[str]) -> list[str]:
    """Translate each sentence with its full stop as an exclamation mark or the reverse, and undo that."""
    changed = [sentence[:-1] + _STOPS.get(sentence[-1:], sentence[-1:]) for sentence in sentences]
    results = []
    for sentence, other, text in zip(sentences, changed, engine.translate(changed), strict=True):
        if other != sentence and text[-1:] in _STOPS and sentence[-1:] in _STOPS:
            results.append(text[:-1] + _STOPS[text[-1:]])
        else:
            results.append(text)
    return results


def _without_stop(engine: Engine, sentences: Sequence[str]) -> list[str]:
    """Translate each sentence without its final stop, and restore it."""
    stops = [sentence[-1:] if sentence[-1:] in _STOPS and len(sentence) > 1 else "" for sentence in sentences]
    bare = [sentence[:-1] if stop else sentence for sentence, stop in zip(sentences, stops, strict=True)]
    return [
        text if not stop or text[-1:] in _STOPS else text + _stop_of(stop, engine.route[-1])
        for text, stop in zip(engine.translate(bare), stops, strict=True)
    ]


def _stop_of(stop: str, language: str) -> str:
    """Return the stop of one language that corresponds to that of another."""
    wide = facts(language).script in {"Han", "Japanese"}
    return {".": "。", "!": "！"}.get(stop, stop) if wide else {"。": ".", "！": "!"}.get(stop, stop)
