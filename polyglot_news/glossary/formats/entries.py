"""Glossary entries as plain values with the keys of the YAML files, and back, for every file format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

import yaml

from polyglot_news.glossary.terms import Glossary, Target, Term

Value = str | bool | Sequence[str] | Mapping[str, "Value"]
Entry = Mapping[str, Value]


def entry_of(term: Term, languages: Sequence[str]) -> dict[str, Value]:
    """Return an entry with the keys of a YAML file; empty values are left out."""
    entry: dict[str, Value] = {"term": term.term}
    if term.aka:
        entry["aka"] = list(term.aka)
    if term.adjectives:
        entry["adjectives"] = list(term.adjectives)
    if term.case_sensitive:
        entry["case_sensitive"] = True
    if term.evidence:
        entry["evidence"] = list(term.evidence)
    if term.keep:
        entry["keep"] = True
    else:
        entry["targets"] = {
            language: _target(target) for language, target in term.targets if language in languages
        }
    if term.note:
        entry["note"] = term.note
    return entry


def entries_of(glossary: Glossary, languages: Sequence[str]) -> list[dict[str, Value]]:
    """Return the entries that have a target in one of the languages or are never translated."""
    found = [entry_of(term, languages) for term in glossary.terms]
    return [entry for entry in found if entry.get("targets") or "keep" in entry]


def _target(target: Target) -> Value:
    said: dict[str, Value] = {"form": target.form}
    for attribute in fields(Target)[1:]:
        value = getattr(target, attribute.name)
        if value or value is False:
            said[attribute.name] = list(value) if isinstance(value, tuple) else value
    return target.form if len(said) == 1 else said


def root_node(name: str, source: str, entries: Sequence[tuple[int, Entry]]) -> yaml.Node:
    """Return entries, each with the line it comes from (from 1), as YAML nodes for `files.validated`."""
    terms = [_node(entry, line) for line, entry in entries]
    pairs = [
        (_node("name", 1), _node(name, 1)),
        (_node("source", 1), _node(source, 1)),
        (_node("terms", 1), yaml.SequenceNode(_tag("seq"), terms, *_marks(1))),
    ]
    return yaml.MappingNode(_tag("map"), pairs, *_marks(1))


def _node(value: Value, line: int) -> yaml.Node:
    if isinstance(value, bool):
        return yaml.ScalarNode(_tag("bool"), str(value).lower(), *_marks(line))
    if isinstance(value, str):
        return yaml.ScalarNode(_tag("str"), value, *_marks(line))
    if isinstance(value, Mapping):
        pairs = [(_node(key, line), _node(inner, line)) for key, inner in value.items()]
        return yaml.MappingNode(_tag("map"), pairs, *_marks(line))
    return yaml.SequenceNode(_tag("seq"), [_node(inner, line) for inner in value], *_marks(line))


def _tag(kind: str) -> str:
    return f"tag:yaml.org,2002:{kind}"


def _marks(line: int) -> tuple[yaml.Mark, yaml.Mark]:
    mark = yaml.Mark("", 0, line - 1, 0, None, 0)
    return mark, mark
