"""Well-known names, which every model can translate, that replace a term while its sentence is translated.

A donor has the gender, number and kind of the term, so the sentence already agrees with it, and its form
shows its case (`Ukraine` in place of a feminine name: Украине, Украину, …).
"""

from __future__ import annotations

from dataclasses import dataclass

from polyglot_news.glossary.grammar import gender_of, is_person
from polyglot_news.glossary.terms import Target
from polyglot_news.languages import base_language


@dataclass(frozen=True, slots=True)
class Donor:
    """A name in the source language and in the target language, with its grammar there.

    `article` says whether it takes an article in the target language (None: the language has none).
    """

    source: str
    form: str
    gender: str
    number: str = "singular"
    article: bool | None = None
    person: bool = False


_RUSSIAN = (
    Donor("Lavrov", "Лавров", "masculine", person=True),
    Donor("Maria Zakharova", "Мария Захарова", "feminine", person=True),
    Donor("Pakistan", "Пакистан", "masculine"), Donor("China", "Китай", "masculine"),
    Donor("Ukraine", "Украина", "feminine"), Donor("India", "Индия", "feminine"),
    Donor("the Philippines", "Филиппины", "", "plural"), Donor("the Netherlands", "Нидерланды", "", "plural"),
)  # fmt: skip
_ITALIAN = (
    Donor("China", "Cina", "feminine", article=True), Donor("France", "Francia", "feminine", article=True),
    Donor("Japan", "Giappone", "masculine", article=True),
    Donor("Pakistan", "Pakistan", "masculine", article=True),
    Donor("the United States", "Stati Uniti", "masculine", "plural", article=True),
    Donor("the Philippines", "Filippine", "feminine", "plural", article=True),
    Donor("London", "Londra", "", article=False), Donor("Paris", "Parigi", "", article=False),
)  # fmt: skip
_PORTUGUESE = (
    Donor("France", "França", "feminine", article=True), Donor("China", "China", "feminine", article=True),
    Donor("Japan", "Japão", "masculine", article=True), Donor("Brazil", "Brasil", "masculine", article=True),
    Donor("the United States", "Estados Unidos", "masculine", "plural", article=True),
    Donor("the Philippines", "Filipinas", "feminine", "plural", article=True),
    Donor("London", "Londres", "", article=False), Donor("Paris", "Paris", "", article=False),
)  # fmt: skip
_SPANISH = (
    Donor("London", "Londres", "", article=False), Donor("Paris", "París", "", article=False),
)  # fmt: skip
_FRENCH = (
    Donor("China", "Chine", "feminine", article=True),
    Donor("Germany", "Allemagne", "feminine", article=True),
    Donor("Japan", "Japon", "masculine", article=True), Donor("Canada", "Canada", "masculine", article=True),
    Donor("the United States", "États-Unis", "masculine", "plural", article=True),
    Donor("the Philippines", "Philippines", "feminine", "plural", article=True),
    Donor("London", "Londres", "", article=False), Donor("Moscow", "Moscou", "", article=False),
)  # fmt: skip
DONORS: dict[str, tuple[Donor, ...]] = {
    "ru": _RUSSIAN, "it": _ITALIAN, "pt": _PORTUGUESE, "es": _SPANISH, "fr": _FRENCH,
}  # fmt: skip


def donor_for(target: Target, source: str, language: str, taken: frozenset[str]) -> Donor | None:
    """Return a donor with the target's grammar that is not in the sentence, or None.

    Args:
        target: What the donor represents.
        source: The sentence, in English.
        language: The target language.
        taken: Sources of donors already used in the sentence for other terms.
    """
    plural = target.number == "plural"
    person = is_person(target, language)
    gender = gender_of(target, language)
    for donor in DONORS.get(base_language(language), ()):
        bare = donor.source.removeprefix("the ")
        if (
            donor.person != person
            or bare in source
            or donor.source in taken
            or (donor.number == "plural") != plural
        ):
            continue
        if donor.article is False or target.article is False:
            if donor.article is False and target.article is False:
                return donor
            continue
        if (plural and language == "ru") or (gender and donor.gender == gender):
            return donor
    return None
