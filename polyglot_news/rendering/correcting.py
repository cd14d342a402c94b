"""Corrections written into a result that was rendered before: each format in its own way, the rest unchanged.

Pure functions. A sentence is found by its position and source where the format has both (JSON, XLIFF, TMX,
review page), by the machine's text in text and Markdown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from polyglot_news.corrections import TITLE, CorrectedTranslation, Correction
from polyglot_news.errors import OutputError
from polyglot_news.escaping import for_html, for_markdown
from polyglot_news.escaping import for_xml as clean
from polyglot_news.foreign_xml import LANG, local_name, root_of, text_of
from polyglot_news.languages import facts, one_line

Corrected = tuple[bytes, tuple[Correction, ...]]  # the file, and the corrections that have no place in it


def corrected(data: bytes, suffix: str, found: CorrectedTranslation) -> Corrected:
    """Return the bytes of a result with corrections in it, and those that could not be placed.

    Args:
        data: The file as it was rendered for one article.
        suffix: Its ending, one of `rendering.SUFFIXES`.
        found: The corrections of that article in one language.

    Raises:
        OutputError: The file is not what this program renders so, or of a kind that takes none.
    """
    if suffix not in _WRITERS:
        raise OutputError(f"corrections are not written into {suffix}", "run batch again in another format")
    return _WRITERS[suffix](data, found)


def _in_json(data: bytes, found: CorrectedTranslation) -> Corrected:
    try:
        digest = json.loads(data)
        translation = digest["translations"][found.target]
        items = {item["index"]: item for item in translation["sentences"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _strange("JSON of one article") from None
    missing = []
    for one in found.sentences:
        item = items.get(one.index)
        if one.index == TITLE:
            translation["title"] = one.text
            terms = _moved(translation.pop("title_terms", []), one.text)
            translation |= {"title_terms": terms} if terms else {}
        elif item is None or one_line(item["source"], found.source) != one.source:
            missing.append(one)
        else:
            item["text"] = one.text
            item["terms"] = _moved(item.get("terms", []), one.text)
            for key in ("flags", "repaired", "quality", "withheld"):
                item.pop(key, None)
    pretty = b"\n" in data.strip()
    text = json.dumps(digest, ensure_ascii=False, indent=2 if pretty else None)
    return f"{text}\n".encode("utf-8", "replace"), tuple(missing)


def _moved(terms: Sequence[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """Return the uses of terms whose form is in the corrected text, each at its new position."""
    moved = []
    at = 0
    for term in sorted(terms, key=lambda term: term.get("start", -1)):
        start = text.find(term["target"], at)
        if start >= 0:
            at = start + len(term["target"])
            moved.append(term | {"status": "kept", "start": start, "end": at, "sure": True})
    return moved


def _in_xml(data: bytes, found: CorrectedTranslation) -> Corrected:
    """Write into XLIFF 2.1 and 1.2, where a corrected sentence is `final`, and into TMX."""
    from lxml import etree

    root = root_of(data, "the result", OutputError)
    units = {
        (element.get("id") or element.get("tuid", "").rpartition("-")[2]): element
        for element in root.iter()
        if local_name(element) in {"unit", "trans-unit", "tu"}
    }
    missing = []
    for one in found.sentences:
        unit = units.get("title" if one.index == TITLE else f"s{one.index}")
        target = _target_of(unit, one, found) if unit is not None else None
        if unit is None or target is None:
            missing.append(one)
            continue
        for child in list(target):
            target.remove(child)
        target.text = clean(one.text)
        _approve(unit, target)
    written: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")
    return written + b"\n", tuple(missing)


def _target_of(unit: Any, one: Correction, found: CorrectedTranslation) -> Any:  # noqa: ANN401 - of lxml
    """Return the element that holds the translation, or None if the unit has another source."""
    source = target = None
    for element in unit.iter():
        name = local_name(element)
        if name == "tuv":
            segment = next((child for child in element if local_name(child) == "seg"), None)
            source = segment if element.get(LANG) == found.source else source
            target = segment if element.get(LANG) == found.target else target
        source = element if name == "source" else source
        target = element if name == "target" else target
    is_same = source is not None and one_line(text_of(source), found.source) == one_line(
        clean(one.source), found.source
    )
    return target if is_same else None


def _approve(unit: Any, target: Any) -> None:  # noqa: ANN401 - of lxml
    """Drop the notes on the machine's translation and say that a person approved this one."""
    parent = target.getparent()
    for element in list(unit.iter()):
        if local_name(element) == "note" and (element.getparent() is not unit or unit.tag.endswith("unit")):
            element.getparent().remove(element)
    for element in list(unit):
        if local_name(element) == "notes" and not len(element):
            unit.remove(element)
    if local_name(parent) == "segment":
        parent.set("state", "final")
        parent.attrib.pop("subState", None)
    elif local_name(unit) == "trans-unit":
        target.set("state", "final")
        target.attrib.pop("state-qualifier", None)


def _in_page(data: bytes, found: CorrectedTranslation) -> Corrected:
    """Write into the review page of one article: the sentence loses its marks and its notes."""
    page = data.decode("utf-8", "replace")
    missing = []
    for one in found.sentences:
        key = "1-t" if one.index == TITLE else f"1-{one.index}"
        cell = re.compile(
            rf'<div class="tgt" data-lang="{re.escape(for_html(found.target))}">(?:(?!<div class="tgt").)*?'
            rf'(?P<all><span class="s[^"]*" data-s="{key}"(?P<rest>[^>]*)>'
            r'(?:[^<]|<span class="term [^"]*">[^<]*</span>)*</span>(?:<i class="q [^>]*></i>)?'
            r"(?:<sup [^>]*>\d+</sup>)*)",
            re.DOTALL,
        )
        match = cell.search(page)
        if match is None:
            missing.append(one)
            continue
        start, end = match.span("all")
        new = f'<span class="s corrected" data-s="{key}">{for_html(one.text)}</span>'
        page = page[:start] + new + _without_notes(page[end:], key)
    return page.encode("utf-8", "replace"), tuple(missing)


def _without_notes(page: str, key: str) -> str:
    """Return the rest of a page without the notes and terms of a sentence in the cell that it begins in."""
    end = page.find('<div class="tgt"')
    end = len(page) if end < 0 else end
    cell = re.sub(rf'<li [^>]*data-s="{key}"[^>]*>.*?</li>', "", page[:end], flags=re.DOTALL)
    cell = re.sub(r'<(?:ol class="notes"|ul class="terms"[^>]*)></(?:ol|ul)>', "", cell)
    return cell + page[end:]


def _in_text(data: bytes, found: CorrectedTranslation) -> Corrected:
    heading = f"== {facts(found.target).name} ({found.target}) =="
    return _replaced(data, found, heading, str)


def _in_markdown(data: bytes, found: CorrectedTranslation) -> Corrected:
    return _replaced(data, found, f"## {facts(found.target).name}", for_markdown)


def _replaced(
    data: bytes, found: CorrectedTranslation, heading: str, written: Callable[[str], str]
) -> Corrected:
    """Replace the machine's sentences in order, beginning after the heading of the language, if any."""
    text = data.decode("utf-8", "replace")
    at = text.rfind(f"{heading}\n") + 1
    missing = []
    for one in found.sentences:
        old = written(one.machine)
        start = text.find(old, at) if old else -1
        if start < 0:
            missing.append(one)
            continue
        mark = f"[{found.source}] "  # of a sentence that was left in the source language
        first = start - len(mark) if text[:start].endswith(mark) else start
        new = written(one.text)
        text = text[:first] + new + text[start + len(old) :]
        at = first + len(new)
    return text.encode("utf-8", "replace"), tuple(missing)


def _strange(wanted: str) -> OutputError:
    return OutputError(f"the result is not {wanted}", "run batch again for this article")


_WRITERS: dict[str, Callable[[bytes, CorrectedTranslation], Corrected]] = {
    ".json": _in_json,
    ".jsonl": _in_json,
    ".xlf": _in_xml,
    ".tmx": _in_xml,
    ".html": _in_page,
    ".txt": _in_text,
    ".md": _in_markdown,
}
