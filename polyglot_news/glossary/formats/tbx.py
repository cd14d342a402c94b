"""Glossaries as TBX, the XML of terminology tools: ISO 30042 of 2008 (`martif`) and of 2019 (`tbx`).

Written is TBX-Basic of 2008, which Weblate, OmegaT and the Translate Toolkit read. A term is `preferredTerm`,
what stands in `aka` or `also` `admittedTerm`, what is forbidden `deprecatedTerm`; as Weblate has it, terms
that stay as they are carry `Translation needed: No`. Adjectives of a name are admitted terms of that part of
speech; the words that a name needs beside it are a category of our own, `evidence`. Of both versions and of
all three ways of nesting (`tig`, `ntig`, `termSec`) that is read, with the names of the data categories as
attributes or as elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from polyglot_news.documentation import page
from polyglot_news.errors import GlossaryError, UsageError
from polyglot_news.foreign_xml import LANG, local_name, root_of
from polyglot_news.glossary.formats.entries import Entry, Value, entries_of, root_node
from polyglot_news.glossary.formats.yaml import validated
from polyglot_news.glossary.terms import Glossary
from polyglot_news.languages import code_of

_PREFERRED = "preferredTerm-admn-sts"
_ADMITTED = "admittedTerm-admn-sts"
_DEPRECATED = "deprecatedTerm-admn-sts"
_WRONG = ("deprecated", "superseded", "forbidden", "obsolete")
_NEEDED = "Translation needed"
_CASE, _ARTICLE, _NO_ARTICLE = "case-sensitive", "with article", "without article"
_ADJECTIVE, _EVIDENCE = "adjective", "evidence"
_ANIMACY = {"animate": True, "inanimate": False}
_DOCTYPE = '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">'


def parse(data: bytes, path: str, *, source: str = "") -> Glossary:
    """Return the glossary in a TBX file.

    Args:
        data: The file's bytes; the XML says its encoding.
        path: Its name in errors.
        source: Language of the terms; without it, what the file's root says, or the first language in it.

    Raises:
        GlossaryError: It is not TBX, declares entities, or an entry is not well formed.
    """
    root = root_of(data, path, GlossaryError)
    concepts = [element for element in root.iter() if local_name(element) in {"termEntry", "conceptEntry"}]
    if not concepts:
        raise GlossaryError(f"{path}: not a termbase", "give a TBX file (martif or tbx)")
    language = _source(source or root.get(LANG) or "", concepts, path)
    found = [(concept.sourceline or 1, _entry(concept, language)) for concept in concepts]
    entries = [(line, entry) for line, entry in found if entry]
    return validated(root_node(Path(path).stem, language, entries), path)


def _source(wanted: str, concepts: Sequence[Any], path: str) -> str:
    """Return the language of the terms: what is wanted, where any concept has it, or else the first found."""
    have = [code for concept in concepts for code, _ in _languages(concept)]
    if not have:
        raise GlossaryError(f"{path}: no entry in a known language", page("glossaries"))
    try:
        code = code_of(wanted)
    except UsageError:
        return have[0]
    return code if code in have else have[0]


def _languages(concept: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    for section in concept:
        if local_name(section) in {"langSet", "langSec"}:
            try:
                yield code_of(section.get(LANG) or section.get("lang") or ""), section
            except UsageError:
                continue  # termbases hold languages that the program does not know


def _entry(concept: Any, source: str) -> Entry:  # noqa: ANN401
    """Return an entry as a YAML file would have it, or nothing where a concept has no target."""
    sections: dict[str, list[Mapping[str, str]]] = {}
    for code, section in _languages(concept):
        sections.setdefault(code, []).extend(_terms(section))
    own, adjectives = _parted([term for term in sections.pop(source, []) if not _wrong(term)])
    if not own:
        return {}
    entry: dict[str, Value] = {"term": own[0]["term"]}
    if adjectives:
        entry["adjectives"] = adjectives
    if evidence := list(_evidence(concept)):
        entry["evidence"] = evidence
    if len(own) > 1:
        entry["aka"] = list(dict.fromkeys(term["term"] for term in own[1:]))
    if any(_CASE in term.get("usageNote", "") for term in own):
        entry["case_sensitive"] = True
    said = _categories(concept)
    note = " ".join(filter(None, (said.get("note", ""), said.get("definition", ""))))
    if said.get(_NEEDED.casefold(), "").casefold() == "no" or _kept(own):
        entry["keep"] = True
    else:
        targets = {code: _target(terms) for code, terms in sections.items() if any(map(_right, terms))}
        if not targets:
            return {}
        entry["targets"] = targets
    return entry | ({"note": note} if note else {})


def _evidence(concept: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the words that show which meaning of a name is intended; the category is our own."""
    for child in concept:
        if local_name(child) == "descrip" and child.get("type") == _EVIDENCE:
            yield " ".join("".join(child.itertext()).split())


def _parted(terms: Sequence[Mapping[str, str]]) -> tuple[list[Mapping[str, str]], list[str]]:
    """Return the terms, and the adjectives beside them; adjectives alone are terms."""
    names = [term for term in terms if term.get("partOfSpeech") != _ADJECTIVE]
    others = [term["term"] for term in terms if term.get("partOfSpeech") == _ADJECTIVE]
    return (names, list(dict.fromkeys(others))) if names else (list(terms), [])


def _kept(terms: Iterable[Mapping[str, str]]) -> bool:
    return any(term.get("translationNote", "").casefold() == "no" for term in terms)


def _target(terms: Sequence[Mapping[str, str]]) -> Value:
    right, adjectives = _parted([term for term in terms if _right(term)])
    plurals = [term for term in right[1:] if term.get("grammaticalNumber") == "plural"]
    first = right[0]
    said: dict[str, Value] = {"form": first["term"]}
    if first.get("grammaticalGender") in {"masculine", "feminine", "neuter"}:
        said["gender"] = first["grammaticalGender"]
    if first.get("grammaticalNumber") in {"singular", "plural"}:
        said["number"] = first["grammaticalNumber"]
    if first.get("usageNote") in {_ARTICLE, _NO_ARTICLE}:
        said["article"] = first["usageNote"] == _ARTICLE
    if first.get("animacy") in _ANIMACY:
        said["animate"] = _ANIMACY[first["animacy"]]
    if adjectives:
        said["adjectives"] = adjectives
    if plurals and said.get("number") != "plural":
        said["plural"] = plurals[0]["term"]
        right.remove(plurals[0])
    also = list(dict.fromkeys(term["term"] for term in right[1:]))
    wrong = list(dict.fromkeys(term["term"] for term in terms if _wrong(term)))
    return said | ({"also": also} if also else {}) | ({"forbidden": wrong} if wrong else {})


def _right(term: Mapping[str, str]) -> bool:
    return not _wrong(term)


def _wrong(term: Mapping[str, str]) -> bool:
    return term.get("administrativeStatus", "").casefold().startswith(_WRONG)


def _terms(section: Any) -> Iterator[Mapping[str, str]]:  # noqa: ANN401
    """Yield each term of a language with its data categories."""
    for group in section:
        if local_name(group) not in {"tig", "ntig", "termSec"}:
            continue
        inner = [child for child in group.iter() if local_name(child) == "term"]
        text = " ".join("".join(inner[0].itertext()).split()) if inner else ""
        if text:
            yield _categories(group) | {"term": text}


def _categories(element: Any) -> dict[str, str]:  # noqa: ANN401
    """Return the attributes of an element by data category, in either notation."""
    found: dict[str, str] = {}
    for child in element:
        name = local_name(child)
        if name in {"termGrp", "descripGrp", "transacGrp", "admins", "termNoteGrp"}:
            found |= _categories(child)
        elif name not in {"", "langSet", "langSec", "tig", "ntig", "termSec", "term"}:
            category = child.get("type") or name
            text = " ".join("".join(child.itertext()).split())
            found.setdefault(category.casefold() if category == _NEEDED else category, text)
    return found


def write(glossary: Glossary, languages: Sequence[str]) -> str:
    """Return a glossary as TBX-Basic; entries without a target in the languages are left out.

    Raises:
        GlossaryError: A text contains a character that XML does not allow.
    """
    from lxml import etree

    root = etree.Element("martif", {"type": "TBX-Basic", LANG: glossary.source})
    header = etree.SubElement(root, "martifHeader")
    source = etree.SubElement(etree.SubElement(header, "fileDesc"), "sourceDesc")
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    try:
        etree.SubElement(source, "p").text = f"polyglot-news: {glossary.name}"
        for number, entry in enumerate(entries_of(glossary, languages), 1):
            _write_entry(etree.SubElement(body, "termEntry", id=f"c{number}"), entry, glossary.source)
    except ValueError:
        raise GlossaryError(
            f"{glossary.name}: a control character, which XML does not allow", "remove it from the entry"
        ) from None
    text: str = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_DOCTYPE}\n{text}'


def _write_entry(concept: Any, entry: Entry, source: str) -> None:  # noqa: ANN401
    if "keep" in entry:
        _add(concept, "descrip", _NEEDED, "No")
    if "note" in entry:
        _add(concept, "note", "", str(entry["note"]))
    for word in _list(entry.get("evidence")):
        _add(concept, "descrip", _EVIDENCE, word)
    section = _section(concept, source)
    case = {"usageNote": _CASE} if "case_sensitive" in entry else {}
    _write_term(section, str(entry["term"]), {"administrativeStatus": _PREFERRED, **case})
    for form in _list(entry.get("aka")):
        _write_term(section, form, {"administrativeStatus": _ADMITTED})
    _write_adjectives(section, entry)
    targets = entry.get("targets")
    for language, target in targets.items() if isinstance(targets, Mapping) else ():
        said = target if isinstance(target, Mapping) else {"form": target}
        _write_target(_section(concept, language), said)


def _write_target(section: Any, said: Mapping[str, Value]) -> None:  # noqa: ANN401
    notes = {"administrativeStatus": _PREFERRED}
    for key, category in (("gender", "grammaticalGender"), ("number", "grammaticalNumber")):
        if key in said:
            notes[category] = str(said[key])
    if "article" in said:
        notes["usageNote"] = _ARTICLE if said["article"] else _NO_ARTICLE
    if "animate" in said:
        notes["animacy"] = "animate" if said["animate"] else "inanimate"
    _write_term(section, str(said["form"]), notes)
    if "plural" in said:
        _write_term(
            section, str(said["plural"]), {"administrativeStatus": _PREFERRED, "grammaticalNumber": "plural"}
        )
    for key, status in (("also", _ADMITTED), ("forbidden", _DEPRECATED)):
        for form in _list(said.get(key)):
            _write_term(section, form, {"administrativeStatus": status})
    _write_adjectives(section, said)


def _write_adjectives(section: Any, said: Mapping[str, Value]) -> None:  # noqa: ANN401
    for form in _list(said.get("adjectives")):
        _write_term(section, form, {"administrativeStatus": _ADMITTED, "partOfSpeech": _ADJECTIVE})


def _list(value: Value | None) -> Sequence[str]:
    return [str(part) for part in value] if isinstance(value, (list, tuple)) else []


def _section(concept: Any, language: str) -> Any:  # noqa: ANN401
    from lxml import etree

    return etree.SubElement(concept, "langSet", {LANG: language})


def _write_term(section: Any, form: str, notes: Mapping[str, str]) -> None:  # noqa: ANN401
    from lxml import etree

    group = etree.SubElement(section, "tig")
    etree.SubElement(group, "term").text = form
    for category, text in notes.items():
        _add(group, "termNote", category, text)


def _add(parent: Any, name: str, category: str, text: str) -> None:  # noqa: ANN401
    from lxml import etree

    element = etree.SubElement(parent, name, {"type": category} if category else {})
    element.text = text
