"""Inputs of any size for `growth.py` and `fuzz.py`: what news is like, and what nobody writes."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

_SOME = (
    "the a of in on to and for with from by at government minister water region border talks "
    "agreement river trade energy summit countries officials said announced signed visited plans "
    "project million dollars last week new Central Asian Tashkent Astana Bishkek Dushanbe Samarkand "
    "Russia China Europe police schools "
)
_WORDS = _SOME.split()
_NAMES = (
    "SCO",
    "UN",
    "NATO",
    "EU",
    "OPEC",
    "Kazakhstan",
    "Kyrgyzstan",
    "Tajikistan",
    "Uzbekistan",
    "Astana",
    "Bishkek",
)
_PAGE = "<html><head><title>Talks on water</title></head><body><article>{}</article></body></html>"


def _chance(seed: int = 1) -> random.Random:
    return random.Random(seed)  # noqa: S311 - no secrets


def ordinary(size: int) -> str:
    """Return paragraphs of sentences in the manner of news."""
    chance, parts, have = _chance(), [], 0
    while have < size:
        sentence = " ".join(chance.choices(_WORDS, k=chance.randint(8, 30))).capitalize()
        sentence += f" in {chance.randint(1990, 2030)}." + ("\n\n" if chance.random() < 0.3 else " ")
        parts.append(sentence)
        have += len(sentence)
    return "".join(parts)


def _one_sentence(size: int) -> str:
    chance = _chance()
    return "The " + " ".join(chance.choices(_WORDS, k=size // 6)) + " ended."


def _chinese(size: int) -> str:
    chance = _chance()
    signs = [chr(chance.randint(0x4E00, 0x9000)) for _ in range(400)]
    return "".join("，" if chance.random() < 0.05 else chance.choice(signs) for _ in range(size // 3)) + "。"


def _many_terms(size: int) -> str:
    chance = _chance()
    return "The " + " and ".join(chance.choices(_NAMES, k=size // 13)) + " met."


def repeated(piece: str) -> Callable[[int], str]:
    """Return what makes a text of one piece over and over."""
    return lambda size: piece * (size // len(piece.encode()) or 1)


TEXTS: dict[str, Callable[[int], str]] = {
    "ordinary": ordinary,
    "sentence": _one_sentence,
    "word": repeated("a"),
    "no spaces": lambda size: "".join(_one_sentence(size).split()),
    "capitals": lambda size: _one_sentence(size).upper(),
    "brackets": repeated("("),
    "pairs": repeated("()"),
    "quotes": repeated("“"),
    "quoted": repeated('"a" '),
    "digits": repeated("7"),
    "numbers": repeated("1,234.5 "),
    "dots": repeated("."),
    "hyphens": repeated("a-"),
    "commas": repeated("a, "),
    "stops": repeated("A. "),
    "lines": repeated("a\n"),
    "spaces": lambda size: "a" + " " * size + "b",
    "term": repeated("SCO "),
    "many terms": _many_terms,
    "links": repeated("https://example.org/a?b=c "),
    "handles": repeated("@ab #cd "),
    "tags": repeated("<b>a</b> "),
    "open tags": repeated("<b>"),
    "markdown": repeated("**a** [b](c) "),
    "stars": repeated("*"),
    "marks": repeated("a\u0301"),
    "emoji": repeated("🙂"),
    "chinese": _chinese,
    "one sign": repeated("水"),
}
PAGES: dict[str, Callable[[str], str]] = {
    "page": lambda text: _PAGE.format("".join(f"<p>{part}</p>" for part in text.split("\n\n"))),
}


def _entries(count: int, form: Callable[[int], str]) -> str:
    """Return a glossary as YAML: entries, each with targets in three languages."""
    entries = [
        f"  - term: {json.dumps(form(number))}\n    aka: [{json.dumps('The ' + form(number))}]\n"
        f"    targets: {{it: Nome {number}, ru: Имя {number}, zh: 名{number}}}\n"
        for number in range(count)
    ]
    return "name: many\nsource: en\nterms:\n" + "".join(entries)


def _name(number: int) -> str:
    chance = _chance(number)
    first, last = ("".join(chance.choices("abcdefghiklmnoprstuvz", k=7)).capitalize() for _ in range(2))
    return f"{first} {last} {number}"


GLOSSARIES: dict[str, Callable[[int], str]] = {
    "names": lambda count: _entries(count, _name),
    "one word": lambda count: _entries(count, lambda number: _name(number).split()[0] + str(number)),
    "one beginning": lambda count: _entries(count, lambda number: f"Central Asian Water Council {number}"),
    "nested": lambda count: _entries(
        count, lambda number: " ".join(["Council"] * (number % 40 + 1)) + f" {number}"
    ),
}
