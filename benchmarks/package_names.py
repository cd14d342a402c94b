"""Count how many names the test packages place exactly as their grammar would.

Run it as `python benchmarks/package_names.py [it ru zh] [--seed 11] [--names 24]`.

Sentences of the packages' grammar are drawn with the names of places in them. A glossary asks for another
name of the same grammar in the place of each; what the grammar makes of the sentence with that other name is
the reference. A use counts as right where the translation is the reference, letter for letter. Sentences in
which a name stands twice, and those that the model does not translate rightly without a glossary, are left
out. The packages are small true models: the whole ladder runs, with donors and placeholders.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from polyglot_news.engines import registry
from polyglot_news.glossary import Glossary, Target, Term, place

TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "packages")]

from grammar import names  # noqa: E402
from grammar.sentences import draw  # noqa: E402
from installed import install  # noqa: E402

FORMS = ("it", "ru", "zh", "ru_gender", "it_gender")
DRAWN = 2000  # sentences
GENDERS = {"m": "masculine", "f": "feminine", "n": "neuter", "p": "plural"}


def wanted(name: Any, language: str) -> Target:  # noqa: ANN401 - the grammar of the tests has no stubs
    """Return what a glossary says of a name of the grammar."""
    if language == "zh":
        return Target(name.zh)
    if language == "it":
        gender, plural = GENDERS[name.it_gender[0]], name.it_gender.endswith("p")
        article = False if name in names.CITIES else None
        return Target(name.it, gender, "plural" if plural else "singular", article)
    plural = name.ru_gender == "p"
    return Target(name.ru[0], "" if plural else GENDERS[name.ru_gender], "plural" if plural else "singular")


@contextmanager
def called(first: Any, second: Any) -> Iterator[None]:  # noqa: ANN401
    """Let the grammar call the first name as it calls the second; the draws stay the same."""
    own = {field: getattr(first, field) for field in FORMS}
    for field in FORMS:
        object.__setattr__(first, field, getattr(second, field))
    yield
    for field, value in own.items():
        object.__setattr__(first, field, value)


def drawn(seed: int, first: Any, second: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401
    """Return clauses with the first name, each with the one that has the second in its place."""
    own = list(islice(draw(seed), DRAWN))
    with called(first, second):
        changed = list(islice(draw(seed), DRAWN))
    return [
        (clause, other)
        for clause, other in zip(own, changed, strict=True)
        if clause.en.count(first.en) == 1 and second.en not in clause.en and clause.en.endswith(".")
    ]


def main() -> None:
    """Draw, translate under the glossary, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("languages", nargs="*", default=["it", "ru", "zh"])
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--names", type=int, default=24)
    parser.add_argument("--each", type=int, default=20, help="sentences a name")
    parser.add_argument("--show", action="store_true", help="print what is not the reference")
    options = parser.parse_args()
    os.environ["ARGOS_PACKAGES_DIR"] = tempfile.mkdtemp()
    for language in options.languages:
        figures: Counter[str] = Counter()
        install(language)
        engine = registry.connect("en", language, engine="argos")
        for listed in (names.CITIES, names.COUNTRIES):
            for at, first in enumerate(list(listed)[: options.names // 2]):
                second = listed[(at + 3) % len(listed)]
                term = Term(first.en, targets=((language, wanted(second, language)),))
                items = drawn(options.seed + at, first, second)[: options.each]
                plain = engine.translate([clause.en for clause, _ in items])
                items = [
                    item
                    for item, text in zip(items, plain, strict=True)
                    if text == getattr(item[0], language)
                ]
                results = place(
                    [clause.en for clause, _ in items],
                    glossary=Glossary("packages", "en", (term,)),
                    source_language="en",
                    target_language=language,
                    translate=engine.translate,
                )
                for (clause, other), placed in zip(items, results, strict=True):
                    right = placed.text == getattr(other, language)
                    figures["right" if right else "other"] += 1
                    figures["missed"] += any(use.status == "missed" for use in placed.terms)
                    if options.show and not right:
                        print(f"{clause.en}\n   {placed.text}\n   {getattr(other, language)}")
        engine.close()
        total = figures["right"] + figures["other"]
        print(f"{language}: {figures['right']} of {total} as the grammar has it, {figures['missed']} missed")


if __name__ == "__main__":
    main()
