"""Negation: `not` that was lost or added.

Words of denial are in `data/negation.json`, as patterns of words: `negators` deny a sentence, `otherwise`
says the same in other words (`vietato`, `отказался`), `only` limits as `not more than` does, `added` are
negations that a translator does not add without a cause, `other` is what only looks like one. For English
`denies` and `denying` are the first two kinds, `limiting` words are those of `only`, `cancelling` is a denial
of a denial, `phrases` deny nothing, and beside `implicit` words a negation of the translation may be no
addition.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from polyglot_news.checks.facts.facts_of_a_sentence import Side
from polyglot_news.document import Flag
from polyglot_news.languages import base_language

_COMMA = re.compile("[,，]")
_JOINED = re.compile(r"[,，]|\s(?:and|e|ed|и|y|che|que|что)\s")
_CLUSTER = 22  # characters within which two negations are one: neither … nor, никто не
_TITLE = re.compile(r"[A-Z][\w'’]*(?:\s[\w'’]+){2,12}")
_NOTHING = re.compile(r"(?!)")


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return a warning where the source denies and the translation does not, or the other way round."""
    target = base_language(theirs.language)
    if ours.language != "en" or (negators := _pattern("negators", target)) is None:
        return ()
    other = _pattern("other", target)
    plain = other.sub("", theirs.text) if other else theirs.text
    source = _found("english", "phrases").sub(" ", ours.text)
    denied = _clusters(_found("english", "denies"), _without_kept(source, theirs.text))
    if denied:
        kept = _clusters(negators, plain, _JOINED) if target != "zh" else negators.findall(theirs.text)
        is_cancelled = not kept and _found("english", "cancelling").search(source) is not None
        if not is_cancelled and len(kept) + sum(_otherwise(ours.text, plain, target)) < len(denied):
            text = f"“{denied[0]}” of the source is not in the translation."
            return (Flag("negation", "warning", text),)
        return ()
    added = _found("added", target).search(plain)
    if added and not _found("english", "implicit").search(ours.text) and not _denies_at_all(ours.text):
        text = f"The translation says “{added.group()}”, the source has no negation."
        return (Flag("negation", "warning", text),)
    return ()


def _without_kept(source: str, translation: str) -> str:
    """Return a source without the titles that the translation keeps as they are."""
    return _TITLE.sub(lambda match: " " if match.group() in translation else match.group(), source)


def _otherwise(source: str, translation: str, target: str) -> Iterator[int]:
    """Yield how many more words that deny in another way the translation has; `only` and its like apart."""
    for english, theirs in (("denying", "otherwise"), ("limiting", "only")):
        found = len(_found(theirs, target).findall(translation))
        yield max(0, found - len(_found("english", english).findall(source)))


def _denies_at_all(text: str) -> bool:
    return _found("english", "denies").search(text) is not None


def _clusters(pattern: re.Pattern[str], text: str, joined: re.Pattern[str] = _COMMA) -> list[str]:
    """Return the negations of a text, those close together as one unless `joined` is between them."""
    found: list[str] = []
    end = -_CLUSTER - 1
    for match in pattern.finditer(text):
        if match.start() - end > _CLUSTER or _is_apart(text, end, match.start(), joined):
            found.append(match.group())
        end = match.end()
    return found


def _is_apart(text: str, start: int, end: int, joined: re.Pattern[str]) -> bool:
    return start > 0 and joined.search(text, start, end) is not None


def _found(group: str, name: str) -> re.Pattern[str]:
    pattern = _pattern(group, name)
    return pattern if pattern is not None else _NOTHING


@lru_cache(maxsize=64)
def _pattern(group: str, name: str) -> re.Pattern[str] | None:
    """Return one group of patterns of a language (or of English), or None if it has none."""
    lines = _tables()[group].get(name)
    if lines is None:
        return None
    words = "|".join(" ".join(lines).split()).replace("_", " ")
    if name == "zh":
        return re.compile(words)
    short = "|n['’]t\\b" if (group, name) == ("english", "denies") else ""
    return re.compile(rf"(?:\b|(?=n['’]t))(?:{words})(?!\w){short}", re.IGNORECASE)


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    text = (resources.files(__package__) / "data" / "negation.json").read_text("utf-8")
    tables: dict[str, dict[str, list[str]]] = json.loads(text)
    return tables
