"""The promises that hold for every engine: non-linguistic text, quotes and capitals come through.

Around the engine, in this order: white space folded and NFC; tokens that are no language masked
(`untranslatable`); quotation marks made straight (`quotation_marks`); capitals calmed (`capitals`); and all
of it undone in the translation, in reverse. Everything goes to the engine in one call; sentences of which a
placeholder was lost go in a second one, in parts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from polyglot_news.engines import capitals, cut_and_join, quotation_marks, untranslatable
from polyglot_news.engines.protocol import Around, failure_of
from polyglot_news.engines.steering import Ask, Hypothesis, Steering
from polyglot_news.errors import ModelError
from polyglot_news.languages import one_line

_VERSION = "1"  # part of the fingerprint: raised with every change that affects translations
# soft hyphen, zero-width space and no-break space, byte order mark: invisible, and unknown to models
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A sentence on its way: what the model gets, and what is needed to undo the changes."""

    text: str
    masked: untranslatable.Masked
    is_shouted: bool


@dataclass(frozen=True, slots=True)
class Guard(Around):
    """An engine that wraps another one; its users see one engine."""

    @property
    def fingerprint(self) -> str:
        """A hash of the engine's fingerprint and of this module's version."""
        return sha256(f"{self.engine.fingerprint}|guard {_VERSION}".encode()).hexdigest()

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Translate each sentence; as many out as in, each on one line.

        Sentences that are blank or have no letter outside links and the like are not sent.

        Raises:
            ModelError: The engine returned a different number of sentences.
        """
        source, target = self.route[0], self.route[-1]
        prepared = [_prepared(sentence, source) for sentence in sentences]
        results = [item.text for item in prepared]
        wanted = [number for number, item in enumerate(prepared) if _has_letter("".join(item.masked.chunks))]
        whole = [number for number in wanted if not untranslatable.needs_parts(prepared[number].masked)]
        in_parts = sorted(set(wanted) - set(whole))
        cores = [_for_model(prepared[number].masked.core, prepared[number], source) for number in whole]
        for number, hypothesis in zip(whole, self._run(cores), strict=True):
            item = prepared[number]
            core = untranslatable.unmasked(_undone(hypothesis, item.masked.core, item, target), item.masked)
            if core is None:
                in_parts.append(number)
            else:
                results[number] = _framed(core, item)
        self._in_parts(sorted(in_parts), prepared, results)
        return results

    def failure(self, sentence: str) -> str:
        """Return why the engine inside left a sentence or a part of it untranslated; empty if it did not."""
        item = _prepared(sentence, self.route[0])
        texts = (item.masked.core, *(chunk.strip() for chunk in item.masked.chunks))
        reasons = (failure_of(self.engine, _for_model(text, item, self.route[0])) for text in texts)
        return next((reason for reason in reasons if reason), "")

    def steering(self) -> Steering | None:
        """Return that of the engine inside, guarded."""
        inside = self.engine.steering()
        return None if inside is None else _Guarded(inside, self.route[0], self.route[-1])

    def close(self) -> None:
        """Close the engine inside."""
        self.engine.close()

    def _run(self, texts: Sequence[str]) -> list[str]:
        hypotheses = self.engine.translate(texts) if texts else []
        if len(hypotheses) != len(texts):
            raise ModelError(
                f"{self.model}: {len(texts)} sentences in, {len(hypotheses)} out",
                "the model is broken: install it again",
            )
        return hypotheses

    def _in_parts(self, numbers: Sequence[int], prepared: Sequence[_Prepared], results: list[str]) -> None:
        """Translate the text between the tokens of some sentences, all in one call."""
        source, target = self.route[0], self.route[-1]
        wanted = [
            (number, chunk)
            for number in numbers
            for chunk in prepared[number].masked.chunks
            if _has_letter(chunk)
        ]
        texts = [_for_model(chunk.strip(), prepared[number], source) for number, chunk in wanted]
        hypotheses = iter(self._run(texts))
        for number in numbers:
            item = prepared[number]
            chunks = item.masked.chunks
            rendered = [
                _undone(next(hypotheses), chunk, item, target) if _has_letter(chunk) else chunk.strip()
                for chunk in chunks
            ]
            core = [cut_and_join.edged(chunks[0], rendered[0], is_last=len(chunks) == 1, is_first=True)]
            for place, slot in enumerate(item.masked.slots, start=1):
                is_last = place == len(chunks) - 1
                core += (
                    slot.token.text,
                    cut_and_join.edged(chunks[place], rendered[place], is_last=is_last, is_first=False),
                )
            results[number] = _framed("".join(core), item)


@dataclass(frozen=True, slots=True)
class _Guarded:
    """Steers an engine under the same promises; a hypothesis that lost a placeholder is dropped."""

    inside: Steering
    source: str
    target: str

    def hypotheses(self, asks: Sequence[Ask], count: int) -> list[tuple[Hypothesis, ...]]:
        """Return up to `count` translations of each sentence."""
        prepared = [_prepared(ask.sentence, self.source) for ask in asks]
        able = [number for number, item in enumerate(prepared) if _is_steerable(item)]
        found = (
            self.inside.hypotheses([self._asked(asks[n], prepared[n]) for n in able], count) if able else []
        )
        results: list[tuple[Hypothesis, ...]] = [()] * len(asks)
        for number, hypotheses in zip(able, found, strict=True):
            item = prepared[number]
            texts = (
                (
                    untranslatable.unmasked(
                        _undone(one.text, item.masked.core, item, self.target), item.masked
                    ),
                    one.score,
                )
                for one in hypotheses
                if one.text.strip()
            )
            results[number] = tuple(
                Hypothesis(_framed(text, item), score) for text, score in texts if text is not None
            )
        return results

    def _asked(self, ask: Ask, item: _Prepared) -> Ask:
        return replace(
            ask,
            sentence=_for_model(item.masked.core, item, self.source),
            prefix=quotation_marks.plain(ask.prefix),
            without=tuple(quotation_marks.plain(words) for words in ask.without),
        )


def _is_steerable(item: _Prepared) -> bool:
    is_whole = not item.is_shouted and not untranslatable.needs_parts(item.masked)
    return is_whole and _has_letter("".join(item.masked.chunks))


def _prepared(sentence: str, source: str) -> _Prepared:
    sentence = sentence.encode("utf-8", "replace").decode()  # half of a surrogate pair is not text
    text = one_line(unicodedata.normalize("NFC", sentence).translate(_INVISIBLE), source)
    masked = untranslatable.masked(text)
    return _Prepared(text, masked, capitals.shouted(" ".join(masked.chunks), source))


def _for_model(text: str, item: _Prepared, source: str) -> str:
    text = quotation_marks.plain(text)
    return capitals.calmed(text, source) if item.is_shouted else text


def _undone(hypothesis: str, text: str, item: _Prepared, target: str) -> str:
    """Return a translation in the form that readers expect; the text itself if the model returned nothing."""
    if not hypothesis.strip():
        return text.strip()
    hypothesis = one_line(unicodedata.normalize("NFC", hypothesis), target)
    hypothesis = quotation_marks.restored(hypothesis, source=text, language=target)
    return capitals.raised(hypothesis, target) if item.is_shouted else hypothesis


def _framed(core: str, item: _Prepared) -> str:
    """Put what was cut off at the edges back around the translation."""
    return (item.masked.head + core + item.masked.tail).strip()


def _has_letter(text: str) -> bool:
    return any(char.isalpha() for char in text)
