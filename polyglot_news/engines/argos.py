"""Argos Translate's packages, run directly by CTranslate2 with all sentences at once.

`argostranslate.translate` splits its text again, translates it in batches of 32 tokens and joins the results
of a paragraph, which loses the alignment. Here each sentence is one row of a batch.

The output does not depend on batch size, neighbours or threads: rounding in attention depends on the length
that a batch is padded to, so each batch is padded by a row that is thrown away to one of a few lengths, which
the sentence alone decides, and one thread works on a batch. (Measured with an int8 model of the usual size:
without the row, scores of 12 in 64 sentences differ between batches of 1 and of 16, and 4 translations; with
it, none.)
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from polyglot_news import repetition
from polyglot_news.engines import argos_packages, cut_and_join
from polyglot_news.engines.argos_packages import Package
from polyglot_news.engines.decoding import (
    LENGTH_PENALTY,
    UNREPEATED,
    Decoding,
    Outcome,
    batches,
    different,
    mean,
)
from polyglot_news.engines.model_hashes import hash_of_files
from polyglot_news.engines.protocol import Engine, Model
from polyglot_news.engines.steering import Ask, Hypothesis, Steering
from polyglot_news.engines.tokenizing import Tokenizer, tokenizer_of
from polyglot_news.engines.worker_processes import cores
from polyglot_news.errors import ModelError
from polyglot_news.languages import facts

PACKAGES = ("ctranslate2", "sentencepiece")
BATCH = 16  # rows: a larger batch is no faster on a CPU
# Models saw few longer sentences in training; CTranslate2 itself cuts silently at 1,024 tokens in, 256 out.
_LIMIT = 128
_BEAM = "4"  # Argos' own default
_WIDEST = 32  # hypotheses: more would take much memory and gain nothing
_DIGITS = 10


def installed(folder: Path) -> tuple[Model, ...]:  # noqa: ARG001 - every engine is asked in the same way
    """Return the packages that Argos Translate itself would find, without loading them."""
    return tuple(package.model for package in argos_packages.packages())


def model_at(folder: Path) -> Model | None:
    """Return the model of an unpacked package, or None if the folder holds no complete one."""
    package = argos_packages.package_at(folder)
    return package.model if package is not None else None


def connect(model: Model, *, threads: int = 0, batch: int = BATCH) -> Engine:
    """Load a package.

    Args:
        model: One of `installed`.
        threads: How many batches are translated at once; 0 is one a core.
        batch: How many sentences make a batch.

    Raises:
        ModelError: The package is incomplete or broken.
    """
    package = argos_packages.package_at(model.path)
    if package is None:
        raise ModelError(f"{model.path}: not a complete Argos package", "install it again")
    try:
        with _a_working_folder():
            import ctranslate2

            translator = ctranslate2.Translator(
                str(model.path / "model"),
                device=argos_packages.setting("ARGOS_DEVICE_TYPE", "cpu"),
                compute_type=argos_packages.setting("ARGOS_COMPUTE_TYPE", "auto"),
                inter_threads=threads or cores(),
                intra_threads=1,
            )
        tokenizer = tokenizer_of(package)
        tokenizer.encode("a")
    except Exception as error:  # noqa: BLE001 - whatever the library makes of its files is their fault
        raise ModelError(f"{model.name}: {error}", "the package is broken: install it again") from None
    beam = argos_packages.setting("ARGOS_BEAM_SIZE", _BEAM)
    width = int(beam) if beam.isdecimal() and len(beam) < _DIGITS and int(beam) else int(_BEAM)
    return ArgosEngine(package, tokenizer, translator, threads or cores(), max(1, batch), min(width, _WIDEST))


@dataclass(slots=True)
class ArgosEngine:
    """One Argos package, loaded."""

    package: Package
    tokenizer: Tokenizer
    translator: Any
    threads: int
    batch: int
    beam: int
    name: str = "argos"
    files_hash: str = ""  # of what was loaded: computed once, because the files may be removed later

    @property
    def model(self) -> str:
        """Name of the package."""
        return self.package.model.name

    @property
    def route(self) -> tuple[str, ...]:
        """Source and target language."""
        return (self.package.model.source, self.package.model.target)

    @property
    def fingerprint(self) -> str:
        """A hash of the package's files and of the options."""
        if not self.files_hash:
            files = [path for path in sorted((self.package.model.path / "model").glob("*")) if path.is_file()]
            self.files_hash = hash_of_files([*files, self.package.tokenizer])
        options = f"argos 1; beam {self.beam}; limit {_LIMIT}; {self.translator.compute_type}"
        whole = f"{options}; {self.package.target_prefix}; {self.files_hash}"
        return sha256(whole.encode()).hexdigest()

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Translate each sentence, long ones in parts, looping ones again; as many out as in."""
        with _a_working_folder():
            return self._translated(sentences)

    def _translated(self, sentences: Sequence[str]) -> list[str]:
        cuts = [self._cut(sentence) for sentence in sentences]
        results, faulty = self._joined(cuts)
        for repair in (self._unrepeated, self._halved):
            if not faulty:
                break
            again = sorted(faulty)
            better, still = repair([sentences[number] for number in again])
            for place, number in enumerate(again):
                if place not in still:
                    results[number] = better[place]
                    faulty.discard(number)
        return results

    def steering(self) -> Steering:
        """Return the engine itself."""
        return self

    def hypotheses(self, asks: Sequence[Ask], count: int) -> list[tuple[Hypothesis, ...]]:
        """Return up to `count` translations of each sentence; none for a sentence translated in parts."""
        groups: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for number, ask in enumerate(asks):
            if ask.sentence.strip() and len(self._cut(ask.sentence)) == 1:
                groups.setdefault((ask.prefix, ask.without), []).append(number)
        results: list[tuple[Hypothesis, ...]] = [()] * len(asks)
        with _a_working_folder():
            for (prefix, without), numbers in groups.items():
                wanted = Decoding(
                    count=max(1, min(count, _WIDEST)),
                    is_scored=True,
                    prefix=tuple(self.tokenizer.encode(prefix)) if prefix else (),
                    without=tuple(tuple(self.tokenizer.encode(words)) for words in without if words.strip()),
                )
                found = self._run([asks[number].sentence.strip() for number in numbers], wanted)
                for number, outcomes in zip(numbers, found, strict=True):
                    results[number] = different(outcomes, without)
        return results

    def close(self) -> None:
        """Free the model's memory; a closed engine loads it again when it is used."""
        self.translator.unload_model()

    def _unrepeated(self, sentences: Sequence[str]) -> tuple[list[str], set[int]]:
        return self._joined([self._cut(sentence) for sentence in sentences], UNREPEATED)

    def _halved(self, sentences: Sequence[str]) -> tuple[list[str], set[int]]:
        return self._joined([cut_and_join.halved(sentence) for sentence in sentences], UNREPEATED)

    def _joined(
        self, cuts: Sequence[tuple[str, ...]], wanted: Decoding | None = None
    ) -> tuple[list[str], set[int]]:
        """Return the translation of each cut sentence, and which of them loop or were cut short."""
        ready = iter(self._run([part.strip() for parts in cuts for part in parts], wanted or Decoding()))
        spaced = facts(self.route[-1]).spaced
        results: list[str] = []
        faulty: set[int] = set()
        for number, parts in enumerate(cuts):
            outcome = [next(ready)[0] for _ in parts]
            results.append(cut_and_join.joined(parts, [one.text for one in outcome], spaced=spaced))
            if not all(one.is_whole for one in outcome) or repetition.looping("".join(parts), results[-1]):
                faulty.add(number)
        return results, faulty

    def _cut(self, sentence: str) -> tuple[str, ...]:
        # a token is at least one byte, so most sentences need no counting
        if len(sentence.encode()) <= _LIMIT:
            return (sentence,)
        return cut_and_join.cut(sentence, limit=_LIMIT, length=lambda text: len(self.tokenizer.encode(text)))

    def _run(self, texts: Sequence[str], wanted: Decoding) -> list[tuple[Outcome, ...]]:
        """Translate each distinct text once; return at least one outcome for each, best first."""
        tokens = {text: self.tokenizer.encode(text) for text in dict.fromkeys(texts) if text}
        if not self.translator.model_is_loaded:
            self.translator.load_model()
        waiting = [
            (rows, longest, self._submit([tokens[text] for text in rows], bucket, longest, wanted))
            for rows, bucket, longest in batches(
                {t: len(row) for t, row in tokens.items() if row}, self.threads, self.batch
            )
        ]
        known: dict[str, tuple[Outcome, ...]] = {}
        for rows, longest, results in waiting:
            for text, result in zip(rows, results, strict=False):  # the last row may be the padding
                found = result.result()
                scores = found.scores or [0.0] * len(found.hypotheses)
                known[text] = tuple(
                    Outcome(
                        self._decoded(list(hypothesis)), len(hypothesis) < longest, mean(score, hypothesis)
                    )
                    for hypothesis, score in zip(found.hypotheses, scores, strict=True)
                )
        return [known.get(text, (Outcome(text, is_whole=True, score=0.0),)) for text in texts]

    def _submit(  # the futures are of a library without types
        self, rows: list[list[str]], bucket: int, longest: int, wanted: Decoding
    ) -> Any:  # noqa: ANN401
        if (most := max(map(len, rows))) < bucket:
            longest_row = next(row for row in rows if len(row) == most)
            rows = [*rows, (longest_row * -(-bucket // most))[:bucket]]
        language = self.package.target_prefix
        prefix = [*([language] if language else []), *wanted.prefix]
        return self.translator.translate_batch(
            rows,
            target_prefix=[prefix] * len(rows) if prefix else None,
            suppress_sequences=[list(words) for words in wanted.without] or None,
            beam_size=max(self.beam, wanted.count),
            num_hypotheses=wanted.count,
            return_scores=wanted.is_scored,
            length_penalty=LENGTH_PENALTY,
            disable_unk=True,
            no_repeat_ngram_size=wanted.no_repeat,
            max_input_length=0,
            max_decoding_length=longest,
            asynchronous=True,
        )

    def _decoded(self, tokens: list[str]) -> str:
        if self.package.target_prefix and tokens[:1] == [self.package.target_prefix]:
            tokens = tokens[1:]
        return self.tokenizer.decode(tokens).strip()


@contextmanager
def _a_working_folder() -> Iterator[None]:
    """Change to another folder if the working folder no longer exists.

    MKL, which loads its kernels at the first sentence, would end the process.
    """
    try:
        Path.cwd()
    except FileNotFoundError:
        pass
    else:
        yield
        return
    here = os.open(".", os.O_RDONLY)
    os.chdir(os.sep)
    try:
        yield
    finally:
        os.chdir(here)
        os.close(here)
