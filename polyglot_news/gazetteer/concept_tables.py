"""The tables: each concept and its forms in each language, read at first use.

A concept is `kind:name`, such as `country:KG`, `month:9` or `rise:+`. In a form a dot stands for a gap
between words and a star at the end for any ending; one that begins with a capital counts only where the
text has one there too. `benchmarks/gazetteer.py` makes what comes from CLDR; the rest is our own.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources

from polyglot_news.languages import base_language

_OWN = ("dates", "money", "units", "institutions", "opposites", "name_words")
_DATA = resources.files(__name__.rpartition(".")[0]) / "data"


@lru_cache(maxsize=16)
def forms(language: str) -> tuple[tuple[str, str], ...]:
    """Return each form of a language with its concept."""
    return tuple(
        dict.fromkeys((*_own(language), *_demonyms(language), *_cities(language), *_from_cldr(language)))
    )


@lru_cache(maxsize=1)
def _measures() -> dict[str, tuple[str, float]]:
    return {row["concept"]: (row["dimension"], float(row["factor"])) for row in _rows("units")}


def measure(unit: str) -> tuple[str, float]:
    """Return the dimension of a unit and how many base units one of it is: ("length", 1609.34)."""
    return _measures()[unit]


def country_of(city: str) -> str:
    """Return the code of the country of a city; empty if unknown."""
    return _parents().get(city, "")


@lru_cache(maxsize=16)
def names(language: str) -> dict[str, str]:
    """Return the name of each city and country in a language, by its concept."""
    found: dict[str, str] = {}
    for form, concept in (*_cities(language), *_from_cldr(language)):
        if "*" not in form:
            found.setdefault(concept, form.replace(".", " "))
    return found


def spellings(language: str, concept: str) -> tuple[str, ...]:
    """Return the forms of a concept in a language that are not stems, the usual one first."""
    return tuple(
        form.replace(".", " ") for form, found in forms(language) if found == concept and "*" not in form
    )


def no_mentions() -> tuple[str, ...]:
    """Return Chinese words that contain another word by chance: 中国 in 发展中国家."""
    return tuple((_DATA / "no_mention.txt").read_text("utf-8").split())


def _rows(name: str) -> Iterator[dict[str, str]]:
    head, *lines = (_DATA / f"{name}.tsv").read_text("utf-8").splitlines()
    columns = head.removeprefix("#").strip().split("\t")
    for line in lines:
        yield dict(zip(columns, line.split("\t"), strict=True))


def _own(language: str) -> Iterator[tuple[str, str]]:
    for name in _OWN:
        for row in _rows(name):
            concept = row["concept"] if ":" in row["concept"] else f"unit:{row['concept']}"
            for form in row.get(base_language(language), "").split():
                yield form, concept


def _demonyms(language: str) -> Iterator[tuple[str, str]]:
    for row in _rows("demonyms"):
        for form in row.get(base_language(language), "").split():
            yield form.removeprefix("="), f"country:{row['code']}"


def _cities(language: str) -> Iterator[tuple[str, str]]:
    for row in _rows("cities"):
        name = row["name"].split("|")
        own = [part.replace(".", "").replace(" ", ".") for part in name]
        for form in own if language == "en" else row.get(base_language(language), "").split():
            yield form, f"city:{name[0]}"


def _from_cldr(language: str) -> Iterator[tuple[str, str]]:
    file = _DATA / "names" / f"{language}.json.gz"
    if file.is_file():
        rows: dict[str, Sequence[str]] = json.loads(gzip.decompress(file.read_bytes()))
        known = _city_aliases()
        for concept, found in rows.items():
            kind, _, name = concept.partition(":")
            concept = f"city:{known[name]}" if kind == "city" and name in known else concept  # noqa: PLW2901
            yield from ((form, concept) for form in found)


@lru_cache(maxsize=1)
def _city_aliases() -> dict[str, str]:
    return {name: row["name"].split("|")[0] for row in _rows("cities") for name in row["name"].split("|")}


@lru_cache(maxsize=1)
def _parents() -> dict[str, str]:
    known = _city_aliases()
    found: dict[str, str] = json.loads((_DATA / "parents.json").read_text("utf-8"))
    parents = {known.get(city, city): country for city, country in found.items()}
    return parents | {row["name"].split("|")[0]: row["country"] for row in _rows("cities")}
