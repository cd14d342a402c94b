"""Glossary entries proposed from corrected translations, which show how people render names.

A source name and a piece of the target are aligned if they occur in the same pairs (Dice's coefficient).
Pieces are runs of words with a capital, where words have no spaces runs of characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from polyglot_news.glossary.suggesting import Suggestion, names_of
from polyglot_news.glossary.terms import Glossary
from polyglot_news.languages import facts

# words with a capital, and what may stand between two of them (`Conselho do Porto`)
_BETWEEN = r"(?:\s(?:d[aeiou]s?|del|dell[aeo]|dei|degli|des|du|de\sla|y|e|et|di|for|of|и|по))?"
_RUN = re.compile(rf"[^\W\d_a-zа-яё][\w’-]*(?:{_BETWEEN}\s[^\W\d_a-zа-яё][\w’-]*)*")
_HAN = re.compile(r"[\u3400-\u9fff·]+")
_LONGEST = 8  # words of a name, or characters where words have no spaces
_SURE = 0.8  # of Dice's coefficient
_LONGEST_PAIR = 2_000  # characters: anything longer is not a sentence


def learn(
    pairs: Iterable[tuple[str, str]], glossary: Glossary | None, language: str, *, least: int = 2
) -> tuple[Suggestion, ...]:
    """Return entries for the names that corrected translations render consistently, most frequent first.

    Args:
        pairs: Sentences in English and their corrected translations.
        glossary: The terms that already have entries, or None.
        language: The language of the translations.
        least: In how many pairs a name and its rendering must occur together.
    """
    names, pieces, both = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    contexts: dict[str, list[str]] = {}
    for source, target in pairs:
        if max(len(source), len(target)) > _LONGEST_PAIR:
            continue
        found = dict.fromkeys(name for name, _ in names_of(source, glossary))
        there = dict.fromkeys(_pieces(target, language))
        names.update(found.keys())
        pieces.update(there.keys())
        both.update((name, piece) for name in found for piece in there)
        for name in found:
            contexts.setdefault(name, []).append(source)
    best = _best(names, pieces, both, least)
    return tuple(
        Suggestion(
            name, names[name], len(contexts[name]), tuple(contexts[name]), {language: piece},
            {language: ((piece, both[name, piece]),)},
        )
        for name, piece in sorted(best.items(), key=lambda item: (-names[item[0]], item[0]))
    )  # fmt: skip


def _best(
    names: Counter[str], pieces: Counter[str], both: Counter[tuple[str, str]], least: int
) -> dict[str, str]:
    """Return the piece aligned with each name: the highest coefficient wins, then the longest piece."""
    best: dict[str, tuple[float, int, str]] = {}
    for (name, piece), count in both.items():
        share = 2 * count / (names[name] + pieces[piece])
        if count >= least and share >= _SURE:
            best[name] = max(best.get(name, (0.0, 0, "")), (share, len(piece), piece))
    return {name: piece for name, (_, _, piece) in best.items()}


def _pieces(text: str, language: str) -> Iterator[str]:
    spaced = facts(language).spaced
    for run in _RUN.findall(text) if spaced else _HAN.findall(text):
        parts = run.split() if spaced else list(run)
        for start in range(len(parts)):
            for end in range(start + (1 if spaced else 2), min(start + _LONGEST, len(parts)) + 1):
                if not (spaced and (parts[start].islower() or parts[end - 1].islower())):
                    yield (" " if spaced else "").join(parts[start:end])
