"""Glossaries as tables, CSV or TSV: one column per language, or the two or four columns of DeepL.

The header of a table names its columns: the language of the terms first, then the target languages; further
attributes of an entry or a target have their own columns, `aka`, `keep`, `case_sensitive`, `note` and
`it:gender`, `it:also` and so on. Items of a list are separated by `|`. Without a header a table has the term
and its translation (https://developers.deepl.com/docs, "Glossaries"), and after them perhaps both languages.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from polyglot_news.errors import GlossaryError, UsageError
from polyglot_news.glossary.formats.entries import Entry, Value, entries_of, root_node
from polyglot_news.glossary.formats.yaml import validated
from polyglot_news.glossary.terms import Glossary, Target
from polyglot_news.languages import code_of

_OF_TERM = ("aka", "adjectives", "case_sensitive", "evidence", "keep", "note")
_OF_TARGET = tuple(attribute.name for attribute in fields(Target)[1:])
_LISTS = frozenset({"aka", "adjectives", "also", "evidence", "forbidden"})
_FLAGS = frozenset({"keep", "case_sensitive", "article", "animate"})
_PART = re.compile(r"(?:\\[\\|]|[^|])+", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\|])")
_TWO, _FOUR = 2, 4


def parse(text: str, path: str, *, tabs: bool = False, source: str = "", target: str = "") -> Glossary:
    """Return the glossary in a table.

    Args:
        text: The table.
        path: Its name in errors.
        tabs: Whether tabs separate the cells; else commas or semicolons, whichever the first line has more
            of.
        source: Language of the terms, used if no header names it.
        target: Language of the translations, likewise.

    Raises:
        GlossaryError: It is not such a table, or an entry is not well formed; the message names the line.
    """
    rows = list(_rows(text, path, tabs=tabs))
    if not rows:
        raise GlossaryError(
            f"{path}: the file has no entries", "write a term and its translation in each line"
        )
    header = _header(rows[0][1])
    if header:
        language = code_of(header[0])
        found = [(line, _entry(line, cells, header, path)) for line, cells in rows[1:]]
    else:
        language, found = _without_header(rows, path, source, target)
    # a repeated line adds nothing
    unique = {repr(sorted(entry.items(), key=str)): (line, entry) for line, entry in reversed(found)}
    return validated(root_node(Path(path).stem, language, list(unique.values())[::-1]), path)


def _rows(text: str, path: str, *, tabs: bool) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty, with the number of its first line."""
    first = text.partition("\n")[0]
    delimiter = "\t" if tabs else ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(
            f"{path}, line {line}: not a valid table: {error}", "correct the quotes in the line"
        ) from None


def _header(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that the first row names, or an empty tuple if it is not a header."""
    columns = tuple(cell.casefold().replace(" ", "_") for cell in cells)
    plain = [column for column in columns if column not in _OF_TERM]
    if len(plain) < (1 if "keep" in columns else _TWO) or columns[0] in _OF_TERM:
        return ()
    for column in plain:
        language, _, attribute = column.partition(":")
        if (attribute and attribute not in _OF_TARGET) or not _is_language(language):
            return ()
    return columns


def _is_language(tag: str) -> bool:
    try:
        code_of(tag)
    except UsageError:
        return False
    return True


def _entry(line: int, cells: Sequence[str], header: Sequence[str], path: str) -> Entry:
    if len(cells) > len(header):
        raise GlossaryError(
            f"{path}, line {line}: {len(cells)} cells under {len(header)} columns",
            "quote cells that contain the delimiter",
        )
    entry: dict[str, Value] = {"term": cells[0]}
    targets: dict[str, dict[str, Value]] = {}
    for column, cell in zip(header[1:], cells[1:], strict=False):
        language, _, attribute = column.partition(":")
        if not cell:
            continue
        value = _value(attribute or column, cell, f"{path}, line {line}: '{column}'")
        if column in _OF_TERM:
            entry[column] = value
        else:
            targets.setdefault(language, {})[attribute or "form"] = value
    return _whole(entry, targets)


def _whole(entry: dict[str, Value], targets: dict[str, dict[str, Value]]) -> Entry:
    """Return an entry with its targets; false flags and the targets of kept terms are left out."""
    entry = {key: value for key, value in entry.items() if value is not False}
    return entry if "keep" in entry or not targets else entry | {"targets": targets}


def _value(name: str, cell: str, where: str) -> Value:
    if name in _LISTS:
        parts = (_ESCAPED.sub(r"\1", part).strip() for part in _PART.findall(cell))
        return tuple(part for part in parts if part)
    if name in _FLAGS:
        if cell.casefold() not in {"true", "yes", "1", "x", "false", "no", "0"}:
            raise GlossaryError(f"{where} is '{cell}'", "write true or false")
        return cell.casefold() in {"true", "yes", "1", "x"}
    return cell


def _without_header(
    rows: Sequence[tuple[int, list[str]]], path: str, source: str, target: str
) -> tuple[str, list[tuple[int, Entry]]]:
    found: list[tuple[int, Entry]] = []
    for line, cells in rows:
        own_source, own_target = source, target
        if len(cells) == _FOUR and all(map(_is_language, cells[2:])):
            own_source, own_target = cells[2:]
        elif len(cells) != _TWO:
            raise GlossaryError(
                f"{path}, line {line}: {len(cells)} columns and no header",
                "begin with a line of language codes, such as en,it,ru",
            )
        if not (own_source and own_target):
            raise GlossaryError(
                f"{path}: the languages of the columns are not named",
                f"polyglot-news glossary import {path} --from en --to it",
            )
        if source and code_of(own_source) != code_of(source):
            raise GlossaryError(
                f"{path}, line {line}: terms in {own_source} among terms in {source}", "split the file"
            )
        source = own_source
        found.append((line, {"term": cells[0], "targets": {own_target: cells[1]}}))
    return code_of(source), found


def write(glossary: Glossary, languages: Sequence[str], *, tabs: bool = False) -> str:
    """Return a glossary as a table with a header: one column per language, and one per further attribute.

    Entries without a target in the languages are left out.
    """
    entries = entries_of(glossary, languages)
    rows = [_cells(entry) for entry in entries]
    wanted = [glossary.source, *_OF_TERM[:-1]]
    for language in languages:
        wanted += [language, *(f"{language}:{attribute}" for attribute in _OF_TARGET)]
    used = {column for row in rows for column in row} | {"term", *languages}
    columns = [column for column in [*wanted, "note"] if column in used or column == glossary.source]
    body = [[row["term"], *(row.get(column, "") for column in columns[1:])] for row in rows]
    return _table([columns, *body], tabs=tabs)


def write_pairs(glossary: Glossary, language: str, *, tabs: bool = True) -> str:
    """Return the two columns that DeepL reads: every spelling of each term and its form, without a header."""
    rows = []
    for term in glossary.terms:
        target = term.target(language)
        if target is not None:
            rows += [[form, form if term.keep else target.form] for form in (term.term, *term.aka)]
    return _table(rows, tabs=tabs)


def _cells(entry: Entry) -> dict[str, str]:
    cells = {key: _cell(value) for key, value in entry.items() if key != "targets"}
    targets = entry.get("targets")
    for language, target in targets.items() if isinstance(targets, dict) else ():
        said = target if isinstance(target, dict) else {"form": target}
        for attribute, value in said.items():
            cells[language if attribute == "form" else f"{language}:{attribute}"] = _cell(value)
    return cells


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return value
    return "|".join(str(part).replace("\\", "\\\\").replace("|", "\\|") for part in value)


def _table(rows: Sequence[Sequence[str]], *, tabs: bool) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter="\t" if tabs else ",", lineterminator="\n").writerows(rows)
    return file.getvalue()
