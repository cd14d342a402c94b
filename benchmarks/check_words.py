"""Make the lists of words that the checks know, from wordfreq's small lists.

    pip install wordfreq && python benchmarks/check_words.py

Writes `polyglot_news/checks/data/words/`: `en.txt.gz`, English words, each with the letters of what is known
of it (`o`: more usual in English than elsewhere, so no name; `i`, `p`: hardly used in Italian,
Portuguese, `I`, `P`: not at all),
and for Italian and Portuguese the words that are theirs. wordfreq's data is under CC BY-SA 4.0.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from wordfreq import get_frequency_dict, top_n_list, zipf_frequency

FOLDER = Path(__file__).parents[1] / "polyglot_news" / "checks" / "data" / "words"
OTHERS = ("it", "pt", "de", "fr", "es")
LEAST = 3.0  # Zipf frequency of a word that is listed
NO_NAME = 1.25  # how much more usual than elsewhere a word has to be to be no name
FOREIGN = 1.6
USUAL, ALIEN = 3.5, 2.1  # the same for a word that alone is enough
OWN = 1.0
MOST = 60_000


def listed(language: str) -> list[str]:
    """Return the words of a language that are usual, of two letters and more."""
    known = get_frequency_dict(language, wordlist="small")
    return [
        word
        for word in top_n_list(language, MOST, wordlist="small")
        if word in known and word.isalpha() and len(word) > 1 and zipf(word, language) >= LEAST
    ]


def zipf(word: str, language: str) -> float:
    """Return the Zipf frequency of a word in the small list of a language, 2 where it is not in it."""
    return max(2.0, float(zipf_frequency(word, language, wordlist="small")))


def written(name: str, lines: list[str]) -> None:
    """Write a list."""
    FOLDER.mkdir(exist_ok=True)
    text = "\n".join(sorted(lines)) + "\n"
    (FOLDER / name).write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def main() -> None:
    """Write all lists."""
    english = []
    for word in listed("en"):
        own = zipf(word, "en")
        mean = sum(zipf(word, other) for other in OTHERS) / len(OTHERS)
        marks = "o" if own - mean >= NO_NAME else ""
        marks += "".join(
            letter
            for letter, language in (("i", "it"), ("p", "pt"))
            if own - zipf(word, language) >= FOREIGN or zipf(word, language) <= LEAST - 1
        )
        marks += "".join(
            letter
            for letter, language in (("I", "it"), ("P", "pt"))
            if own >= USUAL and own - zipf(word, language) >= ALIEN
        )
        if marks:
            english.append(f"{word} {marks}")
    written("en.txt.gz", english)
    for language in ("it", "pt"):
        written(
            f"{language}.txt.gz",
            [word for word in listed(language) if zipf(word, language) - zipf(word, "en") >= OWN],
        )


if __name__ == "__main__":
    main()
