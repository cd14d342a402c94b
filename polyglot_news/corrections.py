"""Corrections that people made on a review page, read from the JSON that it exports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polyglot_news.errors import InputError, UsageError
from polyglot_news.expected_shapes import Shape, fits, json_of
from polyglot_news.files import first_bytes, read_input
from polyglot_news.languages import code_of, one_line

SCHEMA = "polyglot-news-corrections/1"
TITLE = -1  # the index of a title
_MOST = 64 << 20  # bytes
_HEAD = 1000  # bytes in which they name their schema
_LONGEST = 20_000  # characters of a sentence
_STATES = frozenset({"final", "translated", "needs-review"})
_SENTENCE: Shape = {
    "index": int, "source": str, "machine": str, "text": str, "state": str, "comment": str,
}  # fmt: skip
_ARTICLE: Shape = {
    "path": str, "sha256": str, "source": str, "target": str, "sentences": [_SENTENCE],
    "terms": [{"term": str, "target": str}],
}  # fmt: skip
_HINT = "export the corrections again, as JSON, from the review page"


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence that a person changed or approved.

    Attributes:
        index: Position of the sentence in its article; `TITLE` for the title.
        source: The sentence in the source language, on one line.
        machine: Its translation before the person saw it.
        text: Its translation now.
        comment: What the person remarked on it, or an empty string.
    """

    index: int
    source: str
    machine: str
    text: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class CorrectedTranslation:
    """The corrections of one article in one target language.

    Attributes:
        path: The article, as the page names it.
        sha256: Hash of the article's bytes, or an empty string.
        source: Our code of the source language; `target` likewise.
        sentences: What was changed or approved, by index.
        terms: Terms of the source with the form that a person wants, in the order in which they were given.
    """

    path: str
    sha256: str
    source: str
    target: str
    sentences: tuple[Correction, ...]
    terms: tuple[tuple[str, str], ...] = ()


def is_corrections(path: Path) -> bool:
    """Whether a file looks like exported corrections: JSON that names their schema near its beginning."""
    head = first_bytes(path, _HEAD)
    return head.lstrip()[:1] == b"{" and SCHEMA.encode() in head


def read(path: Path) -> tuple[CorrectedTranslation, ...]:
    """Return the corrections in a file; sentences that nobody changed or approved are left out.

    Raises:
        InputError: It cannot be read or does not hold corrections.
    """
    return parse(read_input(path, _MOST), str(path))


def parse(data: bytes, name: str) -> tuple[CorrectedTranslation, ...]:
    """Return the corrections in some bytes, as `read` does; `name` is what errors call them."""
    try:
        whole = json_of(data)
    except ValueError as error:
        raise InputError(f"{name}: not valid JSON: {error}", _HINT) from None
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
        raise InputError(f"{name}: these are not corrections ({SCHEMA})", _HINT)
    articles = whole.get("articles")
    if not isinstance(articles, list):
        raise InputError(f"{name}: 'articles' is not a list", _HINT)
    return tuple(_article(row, f"{name}: article {at}") for at, row in enumerate(articles, 1))


def _article(row: Any, where: str) -> CorrectedTranslation:  # noqa: ANN401 - whatever JSON holds
    if not fits(row, _ARTICLE) or not {"source", "target", "sentences"} <= row.keys():
        raise InputError(f"{where}: a value is missing or of the wrong type", _HINT)
    try:
        source, target = code_of(row["source"]), code_of(row["target"])
    except UsageError as error:
        raise InputError(f"{where}: {error.message}", _HINT) from None
    found: dict[int, Correction] = {}
    for number, sentence in enumerate(row["sentences"], 1):
        one = _sentence(sentence, f"{where}: sentence {number}", source, target)
        if one is not None:
            found[one.index] = one
    terms = tuple(
        (one_line(term["term"], source), one_line(term["target"], target))
        for term in row.get("terms", ())
        if term.get("term", "").strip() and term.get("target", "").strip()
    )
    return CorrectedTranslation(
        row.get("path", ""), row.get("sha256", ""), source, target,
        tuple(found[index] for index in sorted(found)), terms,
    )  # fmt: skip


def _sentence(row: dict[str, Any], where: str, source: str, target: str) -> Correction | None:
    """Return a correction, or None for a sentence that nobody changed or approved."""
    if not {"index", "source", "text"} <= row.keys() or row["index"] < TITLE:
        raise InputError(f"{where}: 'index', 'source' and 'text' are needed", _HINT)
    if row.get("state", "final") not in _STATES:
        raise InputError(f"{where}: unknown state '{row['state']:.40}'", _HINT)
    if max(len(row["source"]), len(row["text"])) > _LONGEST:
        raise InputError(f"{where}: longer than any sentence", _HINT)
    text = one_line(row["text"], target)
    machine = one_line(row.get("machine", ""), target)
    is_approved = row.get("state", "final") == "final"
    if not text or not (is_approved or text != machine):
        return None
    return Correction(row["index"], one_line(row["source"], source), machine, text, row.get("comment", ""))
