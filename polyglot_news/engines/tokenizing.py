"""The tokenizers of Argos packages: SentencePiece, and byte pairs on words split by Moses' rules.

Argos' own module for byte pairs brings a splitter of sentences under the AGPL and a runtime of 78 MB, neither
of which is used here. Its steps are these: Moses' rules (sacremoses) normalise punctuation and cut words, the
merges of the package cut words into pieces (Sennrich, Haddow and Birch, 2016, https://aclanthology.org/P16-1162).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

from polyglot_news.engines.argos_packages import Package

_END = "</w>"  # how merges write the end of a word
_ON = "@@"  # marks a piece that the next one continues
_LONGEST = 1_000  # characters of a word: the time to merge grows with its square


class Tokenizer(Protocol):
    """Turns a sentence into the tokens of a model, and tokens into a sentence."""

    def encode(self, sentence: str) -> list[str]:
        """Return the tokens of a sentence."""

    def decode(self, tokens: list[str]) -> str:
        """Return the text of tokens."""


def tokenizer_of(package: Package) -> Tokenizer:
    """Return the tokenizer of a package, with its file read.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is damaged.
    """
    if package.tokenizer.name == "sentencepiece.model":
        return SentencePiece(package.tokenizer)
    return BytePairs(package.tokenizer, package.from_code, package.to_code)


class SentencePiece:
    """SentencePiece itself; Argos' own wrapper of it turns every `_` of a text into a space."""

    def __init__(self, path: Path) -> None:
        from sentencepiece import SentencePieceProcessor

        self._processor = SentencePieceProcessor(model_file=str(path))

    def encode(self, sentence: str) -> list[str]:
        """Return the pieces of a sentence."""
        return list(self._processor.encode(sentence, out_type=str))

    def decode(self, tokens: list[str]) -> str:
        """Return the text of pieces."""
        return str(self._processor.decode_pieces(tokens)).replace("▁", " ")


class BytePairs:
    """Words split by Moses' rules, each in the pieces that the merges of a package yield."""

    def __init__(self, path: Path, source: str, target: str) -> None:
        from sacremoses.normalize import MosesPunctNormalizer
        from sacremoses.tokenize import MosesDetokenizer, MosesTokenizer

        self._normalizer: Any = MosesPunctNormalizer(source)
        self._tokenizer: Any = MosesTokenizer(source)
        self._detokenizer: Any = MosesDetokenizer(target)
        ranks, ends_apart = _merges(path)
        self._pieces = lru_cache(maxsize=50_000)(lambda word: _pieces(word, ranks, ends_apart=ends_apart))

    def encode(self, sentence: str) -> list[str]:
        """Return the pieces of a sentence; all but the last of a word end with `@@`."""
        words = self._tokenizer.tokenize(self._normalizer.normalize(sentence))
        return [
            piece
            for word in " ".join(words).strip("\r\n ").split(" ")
            if word
            for piece in self._pieces(word)
        ]

    def decode(self, tokens: list[str]) -> str:
        """Return the text of pieces."""
        return str(self._detokenizer.detokenize(" ".join(tokens).replace(f"{_ON} ", "").split(" ")))


def _merges(path: Path) -> tuple[dict[tuple[str, str], int], bool]:
    """Return the rank of each pair, and whether the end of a word is a separate symbol (version 0.1)."""
    lines = path.read_text("utf-8").rstrip("\n").split("\n")
    version = "0.1"
    if lines[0].startswith("#version:"):
        version = lines.pop(0).partition(":")[2].strip()
    ranks: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines):
        first, _, second = line.strip("\r ").partition(" ")
        if not first or not second or " " in second:
            raise ValueError(f"{path.name}: line {number + 1} of its merges is no pair")
        ranks.setdefault((first, second), number)
    return ranks, version == "0.1"


def _pieces(word: str, ranks: Mapping[tuple[str, str], int], *, ends_apart: bool) -> tuple[str, ...]:
    """Return the pieces of a word: the pair of lowest rank is joined, again and again, until none is left."""
    if len(word) == 1 or len(word) > _LONGEST:
        return (word,)
    parts = [*word, _END] if ends_apart else [*word[:-1], word[-1] + _END]
    while len(parts) > 1:
        best = min(pairwise(parts), key=lambda pair: ranks.get(pair, len(ranks)))
        if best not in ranks:
            break
        parts = _joined(parts, best)
    if parts[-1] == _END:
        parts.pop()
    else:
        parts[-1] = parts[-1].removesuffix(_END)
    return (*(part + _ON for part in parts[:-1]), parts[-1])


def _joined(parts: list[str], pair: tuple[str, str]) -> list[str]:
    """Return the parts with each occurrence of a pair as one part, from the left."""
    joined: list[str] = []
    place = 0
    while place < len(parts):
        if tuple(parts[place : place + 2]) == pair:
            joined.append(pair[0] + pair[1])
            place += 2
        else:
            joined.append(parts[place])
            place += 1
    return joined
