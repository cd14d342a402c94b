"""Names that deserve an entry: frequent in articles, in no glossary, with the model's renderings.

A name is a run of capitalised words, more often inside a sentence than first in it. Its renderings come from
translating it alone and in some of its sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import yaml

from polyglot_news import gazetteer
from polyglot_news.glossary import cldr_names
from polyglot_news.glossary.inside_longer_names import is_no_name
from polyglot_news.glossary.matching import find, occurrences
from polyglot_news.glossary.placing.first_step import Translate
from polyglot_news.glossary.placing.similar_renderings import similar
from polyglot_news.glossary.terms import Glossary

_NAME = re.compile(r"[A-Z][\w’-]*(?:\s(?:(?:al|bin|von|van|da)\s)?[A-Z][\w’-]*)*")
_SHOWN = 2  # contexts that are shown
_TRIED = 5  # contexts that a model is asked to translate
_LONGEST = 300  # characters of a context
_LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A frequent name that no glossary has.

    Attributes:
        term: The name as the articles write it.
        count: How often it occurs in them.
        articles: In how many of them.
        contexts: Sentences in which it occurs, in order.
        proposed: Its name in the gazetteer, by language.
        renderings: How a model rendered it, by language: each rendering with its count.
    """

    term: str
    count: int
    articles: int
    contexts: tuple[str, ...]
    proposed: Mapping[str, str] = field(default_factory=dict)
    renderings: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)


def suggest(
    articles: Sequence[Sequence[str]], glossary: Glossary | None, languages: Sequence[str], *, least: int
) -> tuple[Suggestion, ...]:
    """Return the frequent names of articles that no glossary has, most frequent first.

    Args:
        articles: The sentences of each article, in English.
        glossary: The terms that have entries already, or None.
        languages: The languages in which the gazetteer looks up a name.
        least: How often a name must occur, over all articles.
    """
    counts, inside, places = Counter[str](), Counter[str](), dict[str, set[int]]()
    contexts: dict[str, list[str]] = {}
    for number, sentences in enumerate(articles):
        for sentence in sentences:
            for name, starts in names_of(sentence, glossary):
                counts[name] += 1
                inside[name] += not starts
                places.setdefault(name, set()).add(number)
                if sentence not in (found := contexts.setdefault(name, [])) and len(sentence) <= _LONGEST:
                    found.append(sentence)
    known = _gazetteer(languages)
    return tuple(
        Suggestion(name, count, len(places[name]), tuple(contexts[name]), known.get(name.casefold(), {}))
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if count >= least and 2 * inside[name] >= count
    )


def names_of(sentence: str, glossary: Glossary | None) -> list[tuple[str, bool]]:
    """Return the names of a sentence that no glossary has, each with whether it begins the sentence."""
    taken = [(m.start, m.end) for m in find(sentence, glossary, adjectives=True)] if glossary else []
    found = []
    for match in _NAME.finditer(sentence):
        words = match.group().split()
        while words and (is_no_name(words[0]) or len(words[0]) < _LEAST_LETTERS):
            words = words[1:]
        name = " ".join(words).removesuffix("’s")
        start = match.start() + match.group().find(words[0]) if words else 0
        end = start + len(name)
        if len(name) >= _LEAST_LETTERS and not any(a < end and start < b for a, b in taken):
            found.append((name, start == 0))
    return found


def _gazetteer(languages: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return the names of places in CLDR and the gazetteer, keyed by the English name in lower case."""
    known: dict[str, dict[str, str]] = {}
    english = {c: name for c, name in gazetteer.names("en").items() if c.startswith("city:")}
    for language in languages:
        own = gazetteer.names(language)
        for concept, name in english.items():
            if concept in own:
                known.setdefault(name.casefold(), {})[language] = own[concept]
    for term in cldr_names.glossary("countries", languages).terms:
        for name in (term.term, *term.aka):
            known.setdefault(name.casefold(), {}).update({to: target.form for to, target in term.targets})
    return known


def with_renderings(suggestion: Suggestion, language: str, translate: Translate) -> Suggestion:
    """Return a suggestion with the model's renderings of its name, alone and in some of its sentences."""
    alone, *texts = translate([suggestion.term, *suggestion.contexts[:_TRIED]])
    base = alone.strip(" .。")
    seen = Counter[str]()
    for text in texts:
        exact = next(iter(occurrences(base, text, language)), None) if base else None
        alike = None if exact or not base else similar([base], text, language)
        span = exact or (alike[0] if alike else None)
        kept = suggestion.term if suggestion.term in text else ""
        seen[text[slice(*span)] if span else kept or "?"] += 1
    ordered = tuple(sorted(seen.items(), key=lambda item: (-item[1], item[0])))
    return replace(suggestion, renderings={**suggestion.renderings, language: ordered})


def as_yaml(suggestions: Sequence[Suggestion], languages: Sequence[str]) -> str:
    """Return suggestions as a glossary to edit, with comments on what is known of each."""
    lines = [
        "# Suggested entries: delete those that need no entry, and correct the forms.",
        "name: suggestions",
        "source: en",
        "terms:" if suggestions else "terms: []",
    ]
    for one in suggestions:
        lines.append(f"  # {one.count} times in {one.articles} articles")
        lines += [f"  # “{' '.join(context.split())}”" for context in one.contexts[:_SHOWN]]
        for language, forms in one.renderings.items():
            lines.append(f"  # {language}: " + ", ".join(f"{form} ({count})" for form, count in forms))
        lines.append(f"  - term: {_quoted(one.term)}")
        proposals = {to: one.proposed.get(to) or _likeliest(one, to) for to in languages}
        wanted = {to: form for to, form in proposals.items() if form} or dict.fromkeys(languages, one.term)
        lines.append(
            "    targets: {" + ", ".join(f"{to}: {_quoted(form)}" for to, form in wanted.items()) + "}"
        )
    return "\n".join(lines) + "\n"


def _likeliest(suggestion: Suggestion, language: str) -> str:
    seen = [form for form, _ in suggestion.renderings.get(language, ()) if form != "?"]
    return seen[0] if seen else ""


def _quoted(text: str) -> str:
    flow = yaml.safe_dump([text], allow_unicode=True, default_flow_style=True, width=10_000)
    return flow.strip()[1:-1]
