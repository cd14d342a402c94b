"""What a reader follows: terms, files of terms with weights, glossaries."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from polyglot_news.errors import UsageError
from polyglot_news.files import is_file, read_limited
from polyglot_news.glossary import load
from polyglot_news.glossary.library import kind_of

_MOST = 1 << 20  # bytes of a file of subjects
_GLOSSARIES = frozenset({".yaml", ".yml", ".tbx"})


def interests_of(asked: Sequence[str]) -> dict[str, float]:
    """Return the subjects that are asked for, with their weights; 1 where nothing else is said.

    Args:
        asked: Terms; files with a subject a line, `term: weight` or the term alone, `#` before a remark;
            glossaries, whose terms are the subjects.

    Raises:
        UsageError: A weight is no number, or a file cannot be read as text.
        GlossaryError: A glossary is not well formed.
    """
    found: dict[str, float] = {}
    for each in asked:
        path = Path(each)
        if not is_file(path):
            found[each.strip()] = 1.0
        elif path.suffix.lower() in _GLOSSARIES and kind_of(path):
            found.update(dict.fromkeys((term.term for term in load(each).terms), 1.0))
        else:
            found.update(_lines(path))
    return {term: weight for term, weight in found.items() if term}


def _lines(path: Path) -> dict[str, float]:
    try:
        lines = read_limited(path, _MOST).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path}: no list of subjects ({error})", "write a subject a line, in UTF-8"
        ) from None
    found = {}
    for number, line in enumerate(lines, 1):
        plain = line.partition("#")[0].strip()
        term, _, weight = plain.rpartition(":")
        if not term:
            found[plain] = 1.0
            continue
        try:
            found[term.strip()] = float(weight)
        except ValueError:
            raise UsageError(f"{path}:{number}: '{weight.strip()}' is no weight", "write 'term: 2'") from None
    return found
