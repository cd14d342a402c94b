"""Other ways to put the same sentences through an engine, for those that came out wrong the first time.

Every engine can be asked for a sentence in two parts, or with another stop at its end, which leads a model to
another hypothesis; some models also give their next hypotheses. A variant uses what its engine has
loaded: it is closed with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from polyglot_news.engines import pieces
from polyglot_news.engines.base import Around, Engine
from polyglot_news.languages import facts

_STOPS = {".": "!", "!": ".", "。": "！", "！": "。"}
_CLAUSE = 80  # characters


@dataclass(frozen=True, slots=True)
class Variant(Around):
    """An engine whose sentences are changed on the way in, and their translations on the way out."""

    run: Callable[[Engine, Sequence[str]], list[str]]

    @property
    def fingerprint(self) -> str:
        """A hash that is not that of the engine inside."""
        return f"{self.engine.fingerprint}|{self.run.__name__}"

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Translate each sentence; as many out as in."""
        return self.run(self.engine, sentences)

    def next_hypotheses(self) -> tuple[Engine, ...]:
        """Return none: a variant is one way."""
        return ()

    def close(self) -> None:
        """Leave the engine inside open: it belongs to others."""


def variants(engine: Engine) -> tuple[Engine, ...]:
    """Return the ways to translate a sentence once more, those that change least first."""
    ways = (_with_another_stop, _without_stop, _in_halves, _in_clauses)
    return (*engine.next_hypotheses(), *(Variant(engine, way) for way in ways))


def _in_halves(engine: Engine, sentences: Sequence[str]) -> list[str]:
    return _in_parts(engine, [pieces.halved(sentence) for sentence in sentences])


def _in_clauses(engine: Engine, sentences: Sequence[str]) -> list[str]:
    """Translate each sentence in parts of a few words."""
    return _in_parts(engine, [pieces.cut(sentence, limit=_CLAUSE, length=len) for sentence in sentences])


def _in_parts(engine: Engine, cuts: Sequence[tuple[str, ...]]) -> list[str]:
    parts = iter(engine.translate([part.strip() for cut in cuts for part in cut]))
    spaced = facts(engine.route[-1]).spaced
    return [pieces.joined(cut, [next(parts) for _ in cut], spaced=spaced) for cut in cuts]


def _with_another_stop(engine: Engine, sentences: Sequence[str]) -> list[str]:
    """Translate each sentence with an exclamation mark for its full stop or the reverse, and turn it back."""
    changed = [sentence[:-1] + _STOPS.get(sentence[-1:], sentence[-1:]) for sentence in sentences]
    results = []
    for sentence, other, text in zip(sentences, changed, engine.translate(changed), strict=True):
        if other != sentence and text[-1:] in _STOPS and sentence[-1:] in _STOPS:
            results.append(text[:-1] + _STOPS[text[-1:]])
        else:
            results.append(text)
    return results


def _without_stop(engine: Engine, sentences: Sequence[str]) -> list[str]:
    """Translate each sentence without the stop at its end, and put it back."""
    stops = [sentence[-1:] if sentence[-1:] in _STOPS and len(sentence) > 1 else "" for sentence in sentences]
    bare = [sentence[:-1] if stop else sentence for sentence, stop in zip(sentences, stops, strict=True)]
    return [
        text if not stop or text[-1:] in _STOPS else text + _stop_of(stop, engine.route[-1])
        for text, stop in zip(engine.translate(bare), stops, strict=True)
    ]


def _stop_of(stop: str, language: str) -> str:
    """Return the stop of a language for that of another one."""
    wide = facts(language).script in {"Han", "Japanese"}
    return {".": "。", "!": "！"}.get(stop, stop) if wide else {"。": ".", "！": "!"}.get(stop, stop)
