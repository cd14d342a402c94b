"""Make the gazetteer's table of names from CLDR, as Babel carries it.

    .venv/bin/python benchmarks/gazetteer.py

Writes `polyglot_news/gazetteer/data/names/LANGUAGE.json.gz` for each language of the program: the names of
countries, of the cities that name a time zone, of months and of weekdays; and `parents.json`, the country of
each of those cities. What stands in brackets is another spelling.
Russian names get stems, because they are declined. CLDR is under the Unicode License.
"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.localedata import exists

import polyglot_news
from polyglot_news.languages import LANGUAGES

FOLDER = Path(polyglot_news.__file__).parent / "gazetteer" / "data"
LOCALES = {"zh": ("zh_Hans",), "zh-Hant": ("zh_Hant",), "pt-BR": ("pt",), "pt": ("pt", "pt_PT")}
NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AQ"})
BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]")
LEAST = 3
SPELLED_ALIKE = frozenset({"en", "it", "pt", "pt-BR"})
OWN_DATES = frozenset({"en", "it", "ru", "pt", "pt-BR", "zh", "zh-Hant"})  # in dates.tsv, with their cases
SHORT = frozenset({"zh", "zh-Hant", "ja", "ko"})
CASES = "аяьйые"
ADJECTIVES = ("ая", "ый", "ий", "ой", "ое", "ие", "ые")
LONGEST_WORD = 4


def forms(name: str, language: str) -> list[str]:
    """Return the spellings of a name as the tables write them: a dot for each gap, `*` after a stem.

    A Russian name stands there itself and then with its stems.
    """
    found = []
    for one in (BRACKETS.sub("", name).strip(), *BRACKETS.findall(name)):
        usable = not re.search(r"[\d/&]|\bSAR\b|САР|RAS\b", one) and len(one) >= LEAST - (language in SHORT)
        if not usable or not re.search(r"[^\W_]", one):
            continue
        written = one.replace("’", "'").replace(".", "")
        found.append(".".join(written.split()))
        if language == "ru" and not re.search(r"\W", one) and len(one) <= LONGEST_WORD:
            found.extend(cases(one))
        elif language == "ru":
            stems = re.sub(r"[^\W_]+", lambda match: declined(match.group()), written)
            found.append(".".join(stems.split()))
    return list(dict.fromkeys(found))


def declined(word: str) -> str:
    """Return the stem of a Russian word with its star; words that are not declined as they are."""
    if len(word) <= LONGEST_WORD or word[-1] in "иоуюэ" or word.endswith(("оа", "уа")) or word.isupper():
        return word
    stem = word[:-2] if word.endswith(ADJECTIVES) else word[:-1] if word[-1] in CASES else word
    return stem + "*"


def cases(word: str) -> list[str]:
    """Return the cases of a short Russian name, of which a stem would fit too much."""
    if word.isupper() or word[-1] in "иоуюэеы":
        return [word]
    if word[-1] in "ая":
        return [word, *(word[:-1] + ending for ending in ("ы", "и", "е", "у", "ю", "ой", "ей"))]
    return [word, *(word.rstrip("ьй") + ending for ending in ("а", "я", "у", "ю", "ом", "ем", "е"))]


def rows_of(language: str, zones: dict[str, str]) -> dict[str, list[str]]:
    """Return the forms of each concept that CLDR names in a language."""
    rows: dict[str, list[str]] = {}
    for tag in LOCALES.get(language, (language.replace("-", "_"),)):
        if not exists(tag):
            continue
        locale = Locale.parse(tag)
        if language not in OWN_DATES:
            add_dates(rows, locale, language)
        for code, name in sorted(locale.territories.items()):
            if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY:
                rows.setdefault(f"country:{code}", []).extend(forms(name, language))
        for zone in sorted(zones):
            city = locale.time_zones.get(zone, {}).get("city")
            if not city and language in SPELLED_ALIKE:
                city = city_of(zone)
            if city:
                rows.setdefault(f"city:{city_of(zone)}", []).extend(forms(city, language))
    return {key: list(dict.fromkeys(found)) for key, found in sorted(rows.items()) if found}


def add_dates(rows: dict[str, list[str]], locale: Locale, language: str) -> None:
    """Add the names of months and weekdays."""
    for context in ("format", "stand-alone"):
        for number, name in locale.months[context]["wide"].items():
            if not re.search(r"\d", name):
                rows.setdefault(f"month:{number}", []).extend(forms(name, language))
        for number, name in locale.days[context]["wide"].items():
            rows.setdefault(f"weekday:{number + 1}", []).extend(forms(name, language))


def city_of(zone: str) -> str:
    """Return the city that a time zone is named after."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def main() -> None:
    """Write the tables."""
    zones = {
        zone: codes[0] if isinstance(codes, list) else codes
        for zone, codes in get_global("zone_territories").items()
        if "/" in zone and not zone.startswith(("Etc/", "Antarctica/"))
    }
    (FOLDER / "names").mkdir(exist_ok=True)
    for language in sorted(LANGUAGES):
        if rows := rows_of(language, zones):
            text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
            (FOLDER / "names" / f"{language}.json.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    parents = {city_of(zone): country for zone, country in sorted(zones.items()) if len(country) == 2}
    (FOLDER / "parents.json").write_text(json.dumps(parents, sort_keys=True, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
