"""Names of countries, languages and currencies in every language, from CLDR (https://cldr.unicode.org).

CLDR's names are made for lists and menus. Those that no article would use are left out (`Hong Kong SAR
China`), and a name in brackets becomes another spelling (`Myanmar (Burma)`). A language's name is an
adjective as well (`Italian`), so that its form is wrong beside a noun: these glossaries are used only where
one is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from polyglot_news.glossary.terms import Glossary, Target, Term, glossary_hash
from polyglot_news.languages import LANGUAGES, base_language

NAMES = ("countries", "currencies", "languages", "places")
_SOURCE = "en"
_LOCALES = {"zh": "zh_Hans", "zh-Hant": "zh_Hant", "pt": "pt_PT", "pt-BR": "pt"}
# two-letter codes that are not countries
_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
# what English-language newspapers write beside or instead of CLDR's name
_SPELLINGS = {
    "CI": ("Ivory Coast", "Cote d'Ivoire"), "CV": ("Cabo Verde",), "CZ": ("Czech Republic",),
    "GB": ("Britain",), "KR": ("Republic of Korea",), "MK": ("Macedonia",), "SZ": ("Swaziland",),
    "TL": ("East Timor",), "TR": ("Turkey",), "US": ("United States of America",), "VA": ("Vatican",),
}  # fmt: skip
_BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]")
_UNUSUAL = re.compile(r"[()（）/]|\s[-–]\s|\bSAR\b|\bо-в\w?\b|\b(?:Islas|Is)\.")
# these languages capitalise names of currencies in lists, not in sentences
_CAPITALS_IN_LISTS = frozenset({"pt"})
_COUNTS = (1, 2, 5)


def glossary(name: str, languages: Sequence[str]) -> Glossary:
    """Return one of `NAMES` with targets in some languages, in all that the program knows by default.

    Terms and targets are those of the version of Babel that is installed.
    """
    from babel import Locale
    from babel.localedata import exists

    english = Locale.parse(_SOURCE)
    locales = {
        language: Locale.parse(tag)
        for language in languages or sorted(LANGUAGES)
        if language != _SOURCE and exists(tag := _LOCALES.get(language, language.replace("-", "_")))
    }
    terms = tuple(_MAKERS[name](english, locales))
    return Glossary(name, _SOURCE, terms, "", glossary_hash(terms, _SOURCE))


def _countries(english: Any, locales: dict[str, Any]) -> Iterator[Term]:  # noqa: ANN401 - Babel's locales
    for code, name in _by_name(english.territories):
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY:  # noqa: PLR2004 - ISO 3166 alpha-2
            found = {to: locale.territories.get(code) for to, locale in locales.items()}
            yield from _term(name, _SPELLINGS.get(code, ()), found)


def _by_name(names: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    return sorted(names.items(), key=lambda item: (item[1], item[0]))


def _languages(english: Any, locales: dict[str, Any]) -> Iterator[Term]:  # noqa: ANN401
    for code, name in _by_name(english.languages):
        if len(code) == 2:  # noqa: PLR2004 - ISO 639-1, those with newspapers of their own
            yield from _term(name, (), {to: locale.languages.get(code) for to, locale in locales.items()})


def _term(name: str, spellings: Sequence[str], found: dict[str, str | None]) -> Iterator[Term]:
    first, *others = _forms(name)
    if " & " in first:
        first, others = first.replace(" & ", " and "), [first, *others]
    if _UNUSUAL.search(first):
        return
    targets = tuple((to, target) for to, own in found.items() if own and (target := _target(_forms(own))))
    if targets:
        yield Term(first, _without(first, (*others, *spellings)), targets, case_sensitive=True, origin="CLDR")


def _forms(name: str) -> list[str]:
    """Return a name without its brackets, then the name inside them, with straight apostrophes."""
    whole = _BRACKETS.sub("", name).strip()
    return [form.replace("’", "'") for form in (whole, *_BRACKETS.findall(name)) if form] or [name]


def _target(forms: Sequence[str]) -> Target | None:
    usual = [form for form in forms if not _UNUSUAL.search(form)]
    return Target(usual[0], also=_without(usual[0], usual[1:])) if usual and usual[0] == forms[0] else None


def _without(first: str, others: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in others if form != first and not _UNUSUAL.search(form)))


def _currencies(english: Any, locales: dict[str, Any]) -> Iterator[Term]:  # noqa: ANN401
    """Yield the currencies that are legal tender today; singular and plural are separate terms."""
    from babel.numbers import get_currency_name, get_territory_currencies

    codes = {code for land in english.territories for code in get_territory_currencies(land)}
    seen: set[str] = set()
    for code in sorted(codes):
        for counts in ((1,), _COUNTS[1:]):
            name = get_currency_name(code, counts[0], english)
            targets = []
            for language, locale in locales.items():
                forms = [get_currency_name(code, count, locale) for count in (*counts, *_COUNTS)]
                forms = [
                    _small(form) if base_language(language) in _CAPITALS_IN_LISTS else form for form in forms
                ]
                if forms[0] != code:
                    targets.append((language, Target(forms[0], also=_without(forms[0], forms))))
            if name not in seen and not _UNUSUAL.search(name) and targets:
                seen.add(name)
                yield Term(name, (), tuple(targets), origin="CLDR")


def _small(form: str) -> str:
    return form[:1].lower() + form[1:]


def _places(english: Any, locales: dict[str, Any]) -> Iterator[Term]:  # noqa: ANN401
    """Yield countries, cities and subdivisions; a name shared with a city belongs to the country."""
    from polyglot_news.glossary import place_names

    countries = {term.term: term for term in _countries(english, locales)}
    yield from countries.values()
    known = {form.casefold() for term in countries.values() for form in (term.term, *term.aka)}
    known |= {target.form.casefold() for term in countries.values() for _, target in term.targets}
    yield from (term for term in place_names.terms(tuple(locales)) if term.term.casefold() not in known)


_MAKERS = {"countries": _countries, "currencies": _currencies, "languages": _languages, "places": _places}
