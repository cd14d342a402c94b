"""Places by the thousand, from packages that are installed: CLDR's territories, cities, and subdivisions.

Cities are those of the gazetteer; subdivisions (states, provinces, regions) those of pycountry (ISO 3166-2)
with the translations of iso-codes. What only an atlas would write is left out: names with brackets, of
several spellings, of kinds that no reader knows. A name that may mean something else is used only where its
country is named in the same sentence.
"""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from polyglot_news import gazetteer
from polyglot_news.glossary.grammar.word_lists import words_of
from polyglot_news.glossary.inside_longer_names import is_given_name
from polyglot_news.glossary.terms import Target, Term
from polyglot_news.languages import facts

_DOMAIN = "iso3166-2"
_LOCALES = {"zh": "zh_CN", "zh-Hant": "zh_TW", "pt-BR": "pt_BR"}
_KINDS = words_of(
    "Province State Region Department County Governorate Prefecture Canton Land Oblast Emirate Republic "
    "Territory"
) | {"Autonomous region", "Autonomous community", "Autonomous republic", "Union territory", "Federal state"}
_PLAIN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[ -](?:[A-ZÀ-Þ][a-zà-ÿ]+|of|and|de|do|del|da))*")
# words of the languages of their countries in official names, which English articles do not write
_OFFICIAL = re.compile(
    r"(?i)\b(?:provincia|provincie|oblast|zizhiqu|sheng|województwo|maakond|kraj|krai|prefecture|province|county|"
    r"departement|rayon|county|capital|distrito|federal|wilaya|muhafazah|city|urban|rural|special|islands?)\b"
)
# names that are words or given names as well, or that mean several things
_WORDS = words_of(
    "Acre Afar Alexandria Amazon Amazonas Antique Arctic Ascension Athens Aurora Austin Baltic Bar Bath "
    "Batman Bay Berat Birmingham Bled Bloke Bono Buffalo Bury Cambridge Canary Charlotte Chin Coast Como "
    "Constantine Cordoba Cork Darwin Derby Down Florence Georgetown Georgia Granada Guadalupe Hamilton "
    "Isabel Israel Jersey Jordan Kingston La Lancaster Lara Lebanon Limerick Limon Lincoln Lodi Loja "
    "London Lot Luxembourg Male Mali Mara Mary Mayo Mecca Medina Midway Miranda Mobile Mon Mono Montana "
    "Most Moscow Naples Nelson Nice Nome Norfolk Oral Para Paris Paul Phoenix Ra Reading Resolute "
    "Sacramento Saga Salem Samara San Santiago Savannah Somme Stanley Tak Trinidad Turkey Union Unity "
    "Valencia Van Victoria Volta Washington York"
)
_GENERIC = words_of(
    "Cape Center Central Centrale Centre Coast East Eastern Est Highland Highlands Lake Lakes Littoral "
    "Maritime Nord Norte North Northern Oeste Ouest Plateau Pool River Rivers Savanes South Southern Sud "
    "Sul Sur Upper Lower West Western"
)
_SHORT = 4  # letters: shorter names mean too much
_HALF = re.compile(r"\b(?:Norte|Sur)\b")  # `Davao del Norte` is not `Davao del Nord`
_KEPT = re.compile(r"[äöüõñåøæßőű]", re.IGNORECASE)  # marks that no newspaper leaves off
_ABBREVIATED = re.compile(r"\b(?:о-в\w?|Is|Islas)\b")
_BRAZILIAN = re.compile(r"[ôê][mn]")  # Colônia, which is Colónia in Portugal
_KINDS_IN_CHINESE = ("州", "省", "县", "郡", "邦", "府", "大区", "地区")


def terms(languages: Sequence[str]) -> Iterator[Term]:
    """Yield cities and subdivisions with their names in some languages; those without any are left out.

    The targets are what the installed version of each package has.
    """
    places = [*_cities(languages), *_subdivisions(languages)]
    known = set(gazetteer.names("en").values()) - {name for name, _, _, _ in places}
    found: dict[str, list[tuple[dict[str, Target], str]]] = defaultdict(list)
    for name, country, targets, _ in places:
        found[name].append((targets, country))
    for name, several in found.items():
        whole = _agreed([targets for targets, _ in several])
        countries = list(dict.fromkeys(country for _, country in several if country))
        doubtful = len(countries) > 1 or name in known or _is_doubtful(name)
        evidence = tuple(word for country in countries for word in _called(country)) if doubtful else ()
        if whole and (evidence or not doubtful):
            yield Term(
                name, (), tuple(whole.items()), case_sensitive=True, origin="places", evidence=evidence
            )


def _is_doubtful(name: str) -> bool:
    return len(name) < _SHORT or name in _WORDS or is_given_name(name)


def _agreed(several: Sequence[Mapping[str, Target]]) -> dict[str, Target]:
    """Return the targets on which all places of a name agree: where they do not, the name is ambiguous.

    A Chinese name with and without its kind of place is one name; the fuller one is taken.
    """
    agreed = {}
    for to in dict.fromkeys(language for targets in several for language in targets):
        found = [targets[to] for targets in several if to in targets]
        fullest = max(found, key=lambda target: len(target.form))
        if all(other.form in {fullest.form, *fullest.also} for other in found):
            agreed[to] = fullest
    return agreed


def _called(country: str) -> Iterator[str]:
    """Yield what English calls a country, and its adjectives."""
    yield from dict.fromkeys(gazetteer.spellings("en", f"country:{country}"))


def _cities(languages: Sequence[str]) -> Iterator[tuple[str, str, dict[str, Target], str]]:
    own = {to: gazetteer.names(to) for to in languages}
    portuguese = _of_portugal() if "pt" in languages else {}
    for concept, name in gazetteer.names("en").items():
        kind, _, city = concept.partition(":")
        if kind == "city" and _PLAIN.fullmatch(name):
            found = {to: names.get(concept, "") for to, names in own.items()}
            if name in portuguese:
                found["pt"] = portuguese[name]
            yield name, gazetteer.country_of(city), _targets(found, article=False), kind


def _of_portugal() -> dict[str, str]:
    """Return what CLDR calls cities in Portugal: the gazetteer has the forms of Brazil."""
    from babel import Locale

    english, own = (Locale.parse(tag).time_zones for tag in ("en", "pt_PT"))
    found = {zone: names["city"] for zone, names in own.items() if "city" in names}
    return {
        english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " "): city
        for zone, city in found.items()
    }


def _subdivisions(languages: Sequence[str]) -> Iterator[tuple[str, str, dict[str, Target], str]]:
    try:
        import pycountry
    except ModuleNotFoundError:  # it comes with sumy, which may do without it one day
        return
    folder = Path(pycountry.__file__).parent / "locales"
    catalogues = {to: _catalogue(folder, to) for to in languages}
    all_of_them: Any = pycountry.subdivisions
    for one in sorted(all_of_them, key=lambda one: one.code):
        if one.type in _KINDS and _is_name(one.name):
            yield (
                one.name,
                one.country_code,
                _targets({to: _translated(catalogue, one.name, to) for to, catalogue in catalogues.items()}),
                "region",
            )


def _is_name(name: str) -> bool:
    """Whether the name of a subdivision is one that an article may have: plain, and no mere direction."""
    if not _PLAIN.fullmatch(name) or _OFFICIAL.search(name):
        return False
    return not set(re.split(r"[ -]", name)) <= _GENERIC


def _catalogue(folder: Path, language: str) -> gettext.NullTranslations:
    tag = _LOCALES.get(language, language)
    return gettext.translation(_DOMAIN, folder, [tag], fallback=True)


def _translated(catalogue: gettext.NullTranslations, name: str, language: str) -> str:
    """Return the translation of a name, or nothing where the catalogue has none that is fit for use."""
    found = catalogue.gettext(name)
    if found == name and not _lists(catalogue, name):
        return ""
    if facts(language).script != "Latin":
        return re.sub("区域$", "大区", found)
    if _HALF.search(name):
        return name
    return name if _KEPT.search(name) and _unmarked(name) == _unmarked(found) else found


def _lists(catalogue: gettext.NullTranslations, name: str) -> bool:
    """Whether a catalogue has a name that is the same in its language: gettext itself does not say."""
    return name in getattr(catalogue, "_catalog", {})


def _unmarked(text: str) -> str:
    """Return a text without the marks on its letters."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def _targets(names: Mapping[str, str], *, article: bool | None = None) -> dict[str, Target]:
    return {
        to: Target(name, article=article, also=_shorter(name, to))
        for to, name in names.items()
        if name and _is_usual(name, to)
    }


def _shorter(name: str, language: str) -> tuple[str, ...]:
    """Return a Chinese name without the kind of place at its end, which articles often leave off."""
    ending = next(
        (kind for kind in _KINDS_IN_CHINESE if name.endswith(kind) and len(name) > len(kind) + 1), ""
    )
    return (name.removesuffix(ending),) if ending and not facts(language).spaced else ()


def _is_usual(name: str, language: str) -> bool:
    """Whether an article may write a name so: no brackets or variants, and in the script of its language."""
    latin = bool(re.search(r"[A-Za-z]", name))
    if latin != (facts(language).script == "Latin") or (language == "pt" and _BRAZILIAN.search(name)):
        return False
    return not (re.search(r"[()\[\]/,;（）]", name) or _ABBREVIATED.search(name))
