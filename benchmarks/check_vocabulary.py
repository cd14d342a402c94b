"""Make the tables of words that the checks know, from wordfreq and simplemma.

    pip install wordfreq simplemma && python benchmarks/check_vocabulary.py

Writes `polyglot_news/checks/data/vocabulary/`: a table a language (`checks/xor_filter.py`), and `forms.json`,
the endings that lead from the forms of a word to its lemma, learned from simplemma's dictionaries. wordfreq's
data is under CC BY-SA 4.0; simplemma is under the MIT licence.
"""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from wordfreq import get_frequency_dict

from polyglot_news.checks.xor_filter import Table, packed, places
from polyglot_news.glossary.grammar import russian_words

FOLDER = Path(__file__).parents[1] / "polyglot_news" / "checks" / "data" / "vocabulary"
LEAST = 1.0  # Zipf frequency of a word that is listed
STEPS = (1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0)  # of the numbers in the English table
COMMON = 150  # forms that an ending leads to their lemma: fewer are exceptions
SEGMENT = 1.23 / 3  # cells of a segment for each word
SEEDS = 250

PREFIXES = {
    "en": """
        re un dis in im non anti super inter pre post auto mini mega micro multi sub over contra
        ultra ex co tele photo bio geo hyper poly mono semi neo pseudo trans extra intra macro meta
        out under mis
    """,
    "pt": """
        re des in im anti super inter pré pós auto mini mega micro multi não sub sobre contra ultra
        ex co tele foto bio geo hiper poli mono semi neo pseudo trans extra intra macro meta mal bem
        para euro eletro
    """,
    "it": """
        ri re dis in im anti super inter pre post auto mini mega micro multi sub sovra sopra contro
        ultra ex co tele foto bio geo iper poli mono semi neo pseudo trans stra extra intra macro
        meta mal bene s video para euro elettro
    """,
    "ru": """
        не анти супер интер авто мини мега микро мульти суб контр ультра экс со теле фото био гео
        гипер поли моно полу нео псевдо экстра макро мета евро электро сверх меж после пере про при
        под над без бес внутри вне само взаимо авиа кино радио видео спец проф за вы от об раз рас
        ис из до одно двух трех четырех пяти шести семи восьми десяти много мало разно высоко низко
    """,
}
CLITICS = {"it": ["lo", "la", "li", "le", "gli", "vi", "ci", "mi", "ti", "si", "ne"]}
# what a stem that is joined to another word by a vowel may end in where it stands alone
RUSSIAN = ["", "о", "а", "ый", "ой", "ий", "ный", "е", "ие", "ь", "ия"]


def frequencies(language: str) -> dict[str, float]:
    """Return the words of a language that are listed, with their Zipf frequency."""
    found = {word: math.log10(share) + 9 for word, share in get_frequency_dict(language, "large").items()}
    return {word: zipf for word, zipf in found.items() if zipf >= LEAST and word.isalpha() and len(word) > 2}


def pairs(language: str) -> Iterator[tuple[str, str]]:
    """Yield forms and their lemmas."""
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        texts = [one.decode() if isinstance(one, bytes) else one for one in (form, lemma)]
        yield texts[0].lower(), texts[1].lower()


def shared(first: str, second: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    return next((n for n in range(len(first)) if first[n] != second[n : n + 1]), len(first))


def endings(language: str) -> dict[str, list[str]]:
    """Return for each ending those of the lemma, where many words have both."""
    counts: Counter[tuple[str, str]] = Counter()
    for form, lemma in pairs(language):
        stem = shared(form, lemma)
        if stem >= 3 and form != lemma and len(form) - stem <= 8 and len(lemma) - stem <= 4:
            counts[form[stem:], lemma[stem:]] += 1
    found: dict[str, list[str]] = {}
    for ending, other in sorted(pair for pair, count in counts.items() if count >= COMMON):
        found.setdefault(ending, []).append(other)
    if language in {"it", "pt"}:  # adverbs are no forms of their adjectives there
        found.setdefault("amente", []).append("o")
        found.setdefault("mente", []).append("e" if language == "it" else "")
    return found


def derived(word: str, rules: Mapping[str, list[str]], lemmas: frozenset[str]) -> bool:
    """Whether an ending leads from a word to a lemma."""
    return any(
        word[:n] + other in lemmas for n in range(3, len(word) + 1) for other in rules.get(word[n:], ())
    )


def table(words: Mapping[str, int], bits: int) -> Table:
    """Return the table of words and their numbers.

    Each step takes a word that is alone in one of its cells; in reverse, that cell is free to be set.
    """
    segment = int(len(words) * SEGMENT) + 16
    for seed in range(1, SEEDS):
        spots = {word: places(word, seed, segment) for word in words}
        holds = [0] * (3 * segment)  # how many words, and the exclusive or of their numbers
        marks = [0] * (3 * segment)
        order = sorted(words)
        for number, word in enumerate(order):
            for cell in spots[word][:3]:
                holds[cell] += 1
                marks[cell] ^= number
        stack: list[tuple[str, int]] = []
        alone = [cell for cell, count in enumerate(holds) if count == 1]
        while alone:
            cell = alone.pop()
            if holds[cell] != 1:
                continue
            number = marks[cell]
            stack.append((order[number], cell))
            for other in spots[order[number]][:3]:
                holds[other] -= 1
                marks[other] ^= number
                if holds[other] == 1:
                    alone.append(other)
        if len(stack) < len(words):
            continue
        cells = bytearray(random.Random(seed).randbytes(3 * segment))  # noqa: S311 - filling, no secret
        for word, cell in reversed(stack):
            first, second, third, check = spots[word]
            wanted = (check >> bits << bits) | words[word]
            cells[cell] = 0
            cells[cell] = wanted ^ cells[first] ^ cells[second] ^ cells[third]
        return Table(bytes(cells), segment, seed, bits)
    raise AssertionError("no seed leads to a table")


def main() -> None:
    """Write all tables."""
    FOLDER.mkdir(exist_ok=True)
    forms = {}
    for language in ("en", "it", "pt", "ru"):
        listed = frequencies(language)
        rules: dict[str, list[str]] = {}
        if language == "en":
            words = {word: sum(zipf >= step for step in STEPS) for word, zipf in listed.items()}
            made = table(words, 3)
        elif language == "ru":
            kept = {word.replace("ё", "е") for word in listed if "а" <= word[0] <= "ё"}
            made = table({word: 0 for word in kept if not russian_words.known(word)}, 0)
            rules = {"": RUSSIAN}
        else:
            rules = endings(language)
            lemmas = frozenset(lemma for _, lemma in pairs(language) if lemma.isalpha())
            rest = {word: 0 for word in listed if word not in lemmas and not derived(word, rules, lemmas)}
            made = table({**rest, **dict.fromkeys(lemmas, 1)}, 1)
        (FOLDER / f"{language}.bin").write_bytes(packed(made))
        forms[language] = {
            "endings": rules,
            "prefixes": PREFIXES[language].split(),
            "clitics": CLITICS.get(language, []),
        }
    text = json.dumps(forms, ensure_ascii=False, sort_keys=True, indent=None)
    (FOLDER / "forms.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
