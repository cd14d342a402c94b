"""The endings of Russian adjectives and nouns: from the dictionary, or by the rules of school grammar."""

from __future__ import annotations

import re

from polyglot_news.glossary.grammar.russian_words import (
    NOMINATIVE,
    Reading,
    inflected,
    known,
    readings,
)
from polyglot_news.glossary.grammar.word_lists import words_of

Forms = tuple[str, str, str, str, str, str]
VOWELS = "аеёиоуыэюя"
_HUSHING = "жшчщ"
ADJECTIVE = re.compile(r"(ый|ий|ой|ая|яя|ое|ее|ые|ие)$")
# the surname of a discoverer as an adjective, before what he found (`Баренцево море`, `Каймановы острова`)
_POSSESSIVE = re.compile(r"[А-ЯЁ][а-яё]+(?:[оеё]в|[иы]н)[оы]?")
_FOUND = words_of("море моря пролив остров острова озеро залив губа хребет мыс архипелаг атолл каньон")
# what the dictionary has in another form than newspapers: the genitive
_GENITIVES = {
    "Багамы": "Багам", "Балканы": "Балкан", "Бермуды": "Бермуд", "Коморы": "Комор", "Салоники": "Салоник",
    "Сейшелы": "Сейшел", "Помпеи": "Помпей", "Сиракузы": "Сиракуз", "уйгуры": "уйгуров",
}  # fmt: skip
_REAL_ADJECTIVE = re.compile(r"(?:[сцк]к|н|ж|ч|ш|щ)ий$")


def joined(declined: list[Forms]) -> Forms:
    """Return the forms of adjacent words."""
    a, b, c, d, e, f = (" ".join(words) for words in zip(*declined, strict=True))
    return a, b, c, d, e, f


# adjectives


def is_adjective(words: list[str], i: int) -> bool:
    """Whether a word is an adjective before its head; the last word never is."""
    word = words[i]
    if i == len(words) - 1 or fixed(word):
        return False
    if _POSSESSIVE.fullmatch(word) and words[i + 1].lower() in _FOUND:
        return True
    if not ADJECTIVE.search(word):
        return False
    if word.endswith("ий") and not known(word) and not _REAL_ADJECTIVE.search(word):
        return False  # Абий
    ways = readings(word)
    return any(r.kind in {"ADJF", "PRTF"} and r.case == NOMINATIVE for r in ways) and not any(
        r.kind == "NOUN" and r.case == NOMINATIVE and "Geox" in r.marks for r in ways[:1]
    )


def leads(words: list[str], i: int) -> bool:
    """Whether a word precedes the head: an adjective, or `и` between two adjectives."""
    if words[i] == "и":
        return 0 < i < len(words) - 2 and is_adjective(words, i - 1) and is_adjective(words, i + 1)
    return is_adjective(words, i)


def adjective_forms(word: str, *, animate: bool) -> Forms:
    """Return the forms of an adjective by its ending, which shows its gender and number."""
    if not ADJECTIVE.search(word):
        stem = word.rstrip("оы")
        if word.endswith("ы"):
            return with_endings(stem, "ы", "ых", "ым", "ых" if animate else "ы", "ыми", "ых")
        return with_endings(stem, word[len(stem) :], "а", "у", word[len(stem) :], "ым", "ом")
    stem, end = word[:-2], word[-2:].lower()
    hushing, soft = stem[-1:].lower() in _HUSHING, False
    velar = stem[-1:].lower() in "гкх"
    if end in {"яя", "ее"} or (end == "ий" and not velar and not hushing):
        soft = True
    o = "е" if soft or hushing else "о"
    y = "и" if soft or hushing or velar else "ы"
    if end in {"ые", "ие"}:
        return with_endings(stem, end, y + "х", y + "м", y + "х" if animate else end, y + "ми", y + "х")
    if end in {"ая", "яя"}:
        return with_endings(stem, end, o + "й", o + "й", "юю" if end == "яя" else "ую", o + "й", o + "й")
    accusative = end if end in {"ое", "ее"} or not animate else o + "го"
    return with_endings(stem, end, o + "го", o + "му", accusative, y + "м", o + "м")


def fixed(word: str) -> bool:
    """Whether a word never declines: abbreviations, and words not in Cyrillic."""
    letters = [c for c in word if c.isalpha()]
    return len(letters) <= 1 or not word[-1].islower() or not "а" <= letters[-1].lower() <= "ё"


def each(forms: Forms, *, before: str = "", after: str = "") -> Forms:
    """Return forms with a text before and after each."""
    a, b, c, d, e, f = (before + form + after for form in forms)
    return a, b, c, d, e, f


def by_dictionary(word: str, reading: Reading) -> Forms:
    """Return the forms that the dictionary has of a noun, read in one way."""
    if "Fixd" in reading.marks:
        return (word,) * 6
    a, b, c, d, e, f = (
        word if case == NOMINATIVE else inflected(word, reading, case=case, plural=reading.plural)
        for case in range(6)
    )
    if word in _GENITIVES:
        return a, _GENITIVES[word], c, _GENITIVES[word] if reading.animate else d, e, f
    if "Geox" in reading.marks and b[:-1] != a and re.search(r"[оа]р$", a):  # Лахор is not a form of Лахра
        return by_rule(word, "m", animate=False)
    return a, b, c, d, e, f


def by_rule(word: str, gender: str, *, animate: bool) -> Forms:  # noqa: PLR0911 - a list of cases, the first that fits decides
    """Return the forms of a singular noun by its last letters, as the school grammar has them."""
    low = word.lower()
    if low.endswith("ия"):
        return with_endings(word[:-1], "я", "и", "и", "ю", "ей", "и")
    if low.endswith("уа") or low[-1] in "оеёиуыэю":
        return _neuter(word) if low.endswith(("ие", "ье")) and gender == "n" else (word,) * 6
    before = low[-2:-1]
    if low.endswith("а"):
        y = "и" if before in "гкх" + _HUSHING else "ы"
        return with_endings(word[:-1], "а", y, "е", "у", "ей" if before in _HUSHING + "ц" else "ой", "е")
    if low.endswith("я"):
        return with_endings(word[:-1], "я", "и", "е", "ю", "ей", "е")
    if gender == "f":
        return with_endings(word[:-1], "ь", "и", "и", "ь", "ью", "и") if low.endswith("ь") else (word,) * 6
    if low[-1] in "йь":
        prepositional = "и" if low.endswith("ий") else "е"
        return with_endings(word[:-1], low[-1], "я", "ю", "я" if animate else low[-1], "ем", prepositional)
    ending = "ем" if low[-1] in _HUSHING + "ц" else "ом"
    return with_endings(word, "", "а", "у", "а" if animate else "", ending, "е")


def plural_by_rule(word: str) -> Forms:
    """Return the forms of a place in the plural that the dictionary lacks: its genitive has no ending."""
    stem, last = word[:-1], word[-1]
    if last not in "ыи" or (last == "и" and stem[-1:].lower() not in "гкх" + _HUSHING):
        return (word,) * 6
    return with_endings(stem, last, "", "ам", last, "ами", "ах")


def _neuter(word: str) -> Forms:
    stem = word[:-1]
    return with_endings(stem, "е", "я", "ю", "е", "ем", "и" if word.endswith("ие") else "е")


def with_endings(stem: str, *ends: str) -> Forms:
    """Return a stem with each of six endings."""
    a, b, c, d, e, f = (stem + end for end in ends)
    return a, b, c, d, e, f
