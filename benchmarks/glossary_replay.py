"""Replay recorded translations under a glossary that wants other names, and print what was placed.

Run it as `python benchmarks/glossary_replay.py LANGUAGE RECORDED… [--names 60] [--show placed] [--shift 7]`,
or with a glossary of your own: `--glossary names.yaml`.

RECORDED is a table of source and translation (`.tsv`, `.tsv.gz`), or two texts, line by line, joined by a
comma (`en.txt,it.txt`). The names are those of the shipped glossaries that stand in the recorded sentences
most often; each is to be rendered by the target of another name of its kind, a few places further on, so that
gender, number and article change. In a glossary of your own a target's `forbidden` says what the recorded
system calls the name; the ladder is not told. The engine answers a sentence from the record, and a term alone
with the rendering that the recorded translations have most often. What was never recorded, a sentence with a
donor or with a placeholder, is answered with nothing: the ladder then goes on as if the model had failed. How
often that was is told.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from polyglot_news.config import GLOSSARIES
from polyglot_news.glossary import Glossary, Target, Term, find, load, merge, place
from polyglot_news.glossary.matching import occurrences

LONGEST = 220  # characters: what is longer is no pleasure to read
MOST = 6  # sentences a name, so that a few names do not fill the page


class Recorded:
    """An engine that answers from a record; `unanswered` counts what it could not answer."""

    def __init__(self, pairs: dict[str, str], alone: dict[str, str]) -> None:
        self.answers = alone | pairs
        self.unanswered = 0

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Return what the record has for each text, or nothing."""
        self.unanswered += sum(sentence not in self.answers for sentence in sentences)
        return [self.answers.get(sentence, "") for sentence in sentences]


def pairs_of(recorded: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield source and translation of each recorded sentence."""
    for name in recorded:
        source, _, hypothesis = name.partition(",")
        if hypothesis:
            texts = (Path(path).read_text("utf-8").splitlines() for path in (source, hypothesis))
            yield from zip(*texts, strict=True)
            continue
        opened = gzip.open if name.endswith(".gz") else open
        with opened(name, "rt", encoding="utf-8") as file:
            for line in file:
                first, _, second = line.rstrip("\n").partition("\t")
                yield first, second


def kind_of(target: Target, term: Term) -> str:
    """Return what a name is, roughly: only names of one kind take each other's place."""
    if term.origin == "world-leaders":
        return "person"
    if term.origin == "organisations":
        return "organisation"
    if term.adjectives:
        return "land"
    water = next((word for word in ("Sea", "Ocean", "Strait", "Gulf") if word in term.term), "")
    return water or ("place" if term.origin and target.article is False else "")


def rendered(pairs: dict[str, str], language: str) -> dict[Term, Counter[str]]:
    """Return how often the record renders each term of the shipped glossaries by each of its right forms."""
    shipped = merge([load(name) for name in GLOSSARIES])
    seen: dict[Term, Counter[str]] = defaultdict(Counter)
    for source, hypothesis in pairs.items():
        for match in find(source, shipped):
            target = match.term.target(language)
            for form in (target.form, *target.also) if target and not match.term.keep else ():
                if next(occurrences(form, hypothesis, language), None):
                    seen[match.term][form] += 1
    return seen


def chosen(
    seen: dict[Term, Counter[str]], language: str, names: int, shift: int
) -> Iterator[tuple[Term, str]]:
    """Yield names with the targets of others of their kind, and how the record renders each of them."""
    often = sorted(seen, key=lambda term: (-sum(seen[term].values()), term.term))[: names + shift]
    kinds: dict[str, list[Term]] = defaultdict(list)
    for term in often:
        target = term.target(language)
        if target is not None and (kind := kind_of(target, term)):
            kinds[kind].append(term)
    for alike in kinds.values():
        for at, term in enumerate(alike):
            wanted = alike[(at + shift) % len(alike)].target(language)
            if wanted is not None and term.target(language) != wanted:
                wanted = replace(wanted, also=(), adjectives=())
                yield replace(term, targets=((language, wanted),)), seen[term].most_common(1)[0][0]


def own(path: Path, pairs: dict[str, str], language: str) -> Iterator[tuple[Term, str]]:
    """Yield the names of a glossary, and of what each must not be called what the record has most often."""
    recorded = "\n".join(pairs.values())
    for term in load(str(path)).terms:
        wanted = term.target(language)
        if wanted is not None and wanted.forbidden:
            rendering = max(wanted.forbidden, key=recorded.count)
            yield replace(term, targets=((language, replace(wanted, forbidden=())),)), rendering


def main() -> None:
    """Replay, print what was placed, and the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("recorded", nargs="+")
    parser.add_argument("--names", type=int, default=60)
    parser.add_argument("--shift", type=int, default=7)
    parser.add_argument("--glossary", type=Path, help="names of your own")
    parser.add_argument("--most", type=int, default=MOST)
    parser.add_argument("--show", default="", help="placed, unsure, missed: print these sentences")
    options = parser.parse_args()
    pairs = {s: h for s, h in pairs_of(options.recorded) if s and h and len(s) <= LONGEST}
    if options.glossary:
        names = list(own(options.glossary, pairs, options.language))
    else:
        seen = rendered(pairs, options.language)
        names = list(islice(chosen(seen, options.language, options.names, options.shift), options.names))
    glossary = Glossary("replay", "en", tuple(term for term, _ in names))
    alone = {form: rendering for term, rendering in names for form in (term.term, *term.aka)}
    taken: Counter[Term] = Counter()
    sources = []
    for source, hypothesis in pairs.items():
        uses = {match.term for match in find(source, glossary)}
        forms = (term.targets[0][1].form for term in uses)
        if any(next(occurrences(form, hypothesis, options.language), None) for form in forms):
            continue  # what one name becomes would be taken for another
        if uses and all(taken[term] < options.most for term in uses):
            taken.update(uses)
            sources.append(source)
    engine = Recorded(pairs, alone)
    results = place(
        sources,
        glossary=glossary,
        source_language="en",
        target_language=options.language,
        translate=engine.translate,
    )
    figures: Counter[str] = Counter()
    for source, placed in zip(sources, results, strict=True):
        for use in placed.terms:
            status = use.status if use.sure else "unsure"
            figures[status] += 1
            if status in options.show.split(","):
                told = f"{use.term} → {use.target}" if status == "missed" else use.term
                print(f"[{status}] {told}\n   {source}\n   {pairs[source]}\n   {placed.text}")
    total = sum(figures.values())
    shares = ", ".join(f"{name} {count} ({count / total:.1%})" for name, count in sorted(figures.items()))
    print(
        f"{options.language}: {len(glossary.terms)} names, {len(sources)} sentences, {total} uses: {shares}"
    )
    print(f"not in the record: {engine.unanswered} requests for a donor, a placeholder or a probe")
    print("; ".join(f"{term.term} → {term.targets[0][1].form}" for term in glossary.terms))


if __name__ == "__main__":
    main()
