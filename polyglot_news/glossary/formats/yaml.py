"""YAML glossaries: loaded and checked; every error names file, line and entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from polyglot_news.documentation import page
from polyglot_news.errors import GlossaryError, UsageError
from polyglot_news.glossary.formats.entries import entries_of
from polyglot_news.glossary.garbage_collection import uncollected
from polyglot_news.glossary.terms import Glossary, Target, Term, glossary_hash
from polyglot_news.languages import code_of

DEPTH = 20
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where PyYAML was built with it
_TAG = "tag:yaml.org,2002:"
# the types that an unquoted scalar of a glossary may have besides string (YAML 1.1)
_PLAIN = {
    spelling: kind
    for kind, words in (("bool", ["true", "false", "yes", "no", "on", "off"]), ("null", ["", "~", "null"]))
    for word in words
    for spelling in (word, word.capitalize(), word.upper())
}
_TOP = ("name", "source", "terms", "note")
_ENTRY = (
    "term",
    "aka",
    "adjectives",
    "evidence",
    "targets",
    "keep",
    "case_sensitive",
    "note",
    "forbidden",
)
_TARGET = (
    "form",
    "gender",
    "number",
    "article",
    "plural",
    "also",
    "forbidden",
    "animate",
    "adjectives",
)
_CHOICES = {"gender": ("masculine", "feminine", "neuter"), "number": ("singular", "plural")}


def parse(text: str, path: str) -> Glossary:
    """Return the glossary in a YAML text; `path` names it in errors.

    Raises:
        GlossaryError: It is not well formed; the message names line and entry.
    """
    try:
        with uncollected():
            return validated(_composed(yaml.parse(text, Loader=_LOADER), path), path)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise GlossaryError(
            f"{path}, line {line}: not valid YAML: {error.problem}", "correct the line"
        ) from None
    except (yaml.YAMLError, UnicodeError) as error:
        raise GlossaryError(f"{path}: not valid YAML: {type(error).__name__}", "correct the file") from None


def validated(root: yaml.Node | None, path: str) -> Glossary:
    """Return the glossary in composed YAML nodes, whatever file format they came from.

    Raises:
        GlossaryError: It is not well formed; the message names line and entry.
    """
    return _Reader(path).glossary(root)


def write(glossary: Glossary, languages: Sequence[str]) -> str:
    """Return a glossary as YAML, with the targets in some languages; entries without any are left out."""
    whole = {
        "name": glossary.name,
        "source": glossary.source,
        "terms": entries_of(glossary, languages),
    }
    return yaml.dump(whole, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


class _Dumper(yaml.SafeDumper):
    """Writes a collection that contains no mapping on one line, as people do."""

    def represent_sequence(  # the signatures are PyYAML's
        self,
        tag: str,
        sequence: Iterable[Any],
        flow_style: bool | None = None,  # noqa: FBT001
    ) -> yaml.SequenceNode:
        return super().represent_sequence(tag, sequence, flow_style=flow_style or not _nested(sequence))

    def represent_mapping(
        self,
        tag: str,
        mapping: Any,  # noqa: ANN401
        flow_style: bool | None = None,  # noqa: FBT001
    ) -> yaml.MappingNode:
        inner = "term" not in mapping and not _nested(mapping.values())
        return super().represent_mapping(tag, mapping, flow_style=flow_style or inner)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - as declared
        return True


def _nested(values: Iterable[object]) -> bool:
    return any(isinstance(value, dict) or (isinstance(value, list) and _nested(value)) for value in values)


def _composed(events: Iterable[yaml.Event], path: str) -> yaml.Node | None:
    """Return the nodes of a document, or None of an empty one.

    PyYAML's own composer follows aliases, which can blow a small file up, recurses as deep as a file nests,
    and spends most of its time on types of scalars that no glossary has.
    """
    root: yaml.Node | None = None
    open_: list[yaml.CollectionNode] = []
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            raise GlossaryError(f"{path}: aliases (*name) are not allowed", "write each entry out")
        if isinstance(event, yaml.CollectionEndEvent):
            whole = open_.pop()
            if isinstance(whole, yaml.MappingNode):
                parts = iter(whole.value)
                whole.value = list(zip(parts, parts, strict=True))
        if not isinstance(event, yaml.NodeEvent):
            continue
        node = _node(event)
        if open_:
            open_[-1].value.append(node)
        elif root is None:
            root = node
        else:
            raise GlossaryError(f"{path}: holds several documents", "keep one of them")
        if isinstance(node, yaml.CollectionNode):
            open_.append(node)
        if len(open_) > DEPTH:
            raise GlossaryError(f"{path}: nested more than {DEPTH} deep", page("glossaries"))
    return root


def _node(event: Any) -> yaml.Node:  # noqa: ANN401 - the stubs do not tell kinds of node events apart
    mark = event.start_mark
    if isinstance(event, yaml.MappingStartEvent):
        return yaml.MappingNode(event.tag or f"{_TAG}map", [], mark, None)
    if isinstance(event, yaml.SequenceStartEvent):
        return yaml.SequenceNode(event.tag or f"{_TAG}seq", [], mark, None)
    kind = _PLAIN.get(event.value, "str") if event.implicit[0] else "str"
    return yaml.ScalarNode(event.tag or f"{_TAG}{kind}", event.value, mark, None)


class _Reader:
    """Turns composed nodes into terms, so that each error names its line."""

    def __init__(self, path: str) -> None:
        self.path = path

    def fail(self, node: yaml.Node | None, what: str, hint: str) -> GlossaryError:
        line = node.start_mark.line + 1 if node is not None else 1
        return GlossaryError(f"{self.path}, line {line}: {what}", hint)

    def mapping(self, node: yaml.Node | None, known: Sequence[str], where: str) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self.fail(node, f"{where} is not a mapping", page("glossaries"))
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if known and name not in known:
                close = get_close_matches(str(name), known, n=1)
                hint = f"did you mean {close[0]}?" if close else f"known: {', '.join(known)}"
                raise self.fail(key, f"{where}: unknown key '{name}'", hint)
            if name in found:
                raise self.fail(key, f"{where}: '{name}' appears twice", "keep one of them")
            found[name] = value
        return found

    def text(self, node: yaml.Node, where: str) -> str:
        if (
            not isinstance(node, yaml.ScalarNode)
            or node.tag == "tag:yaml.org,2002:null"
            or not node.value.strip()
        ):
            raise self.fail(node, f"{where} is not a string", "quote it if it looks like a number")
        text = str(node.value).strip()
        if control := next((char for char in text if unicodedata.category(char) == "Cc"), ""):
            raise self.fail(node, f"{where} holds a control character (U+{ord(control):04X})", "remove it")
        return text

    def texts(self, node: yaml.Node | None, where: str) -> tuple[str, ...]:
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            raise self.fail(node, f"{where} is not a list", "write [one, two]")
        return tuple(self.text(item, where) for item in node.value)

    def flag(self, node: yaml.Node | None, where: str) -> bool:
        if node is None:
            return False
        if not isinstance(node, yaml.ScalarNode) or node.tag != "tag:yaml.org,2002:bool":
            raise self.fail(node, f"{where} is neither true nor false", "write true or false")
        return node.value.lower() in {"true", "yes", "on"}

    def language(self, node: yaml.Node, tag: str, where: str) -> str:
        try:
            return code_of(tag)
        except UsageError as error:
            raise self.fail(node, f"{where}: {error.message}", error.hint) from None

    def glossary(self, root: yaml.Node | None) -> Glossary:
        top = self.mapping(root, _TOP, "the glossary")
        for needed in ("source", "terms"):
            if needed not in top:
                raise self.fail(root, f"'{needed}' is missing", page("glossaries"))
        name = self.text(top["name"], "name") if "name" in top else Path(self.path).stem
        source = self.language(top["source"], self.text(top["source"], "source"), "source")
        if not isinstance(top["terms"], yaml.SequenceNode):
            raise self.fail(top["terms"], "'terms' is not a list", "begin each entry with '- term:'")
        terms: list[Term] = []
        lines: dict[str, int] = {}
        for number, node in enumerate(top["terms"].value, 1):
            term = self.term(node, number, name)
            for form in (term.term, *term.aka):
                if form in lines:
                    raise self.fail(
                        node,
                        f"entry {number}: '{form}' is already in line {lines[form]}",
                        "merge the entries",
                    )
                lines[form] = node.start_mark.line + 1
            terms.append(term)
        return Glossary(name, source, tuple(terms), self.path, glossary_hash(tuple(terms), source))

    def term(self, node: yaml.Node, number: int, origin: str) -> Term:
        where = f"entry {number}"
        entry = self.mapping(node, _ENTRY, where)
        if "term" not in entry:
            raise self.fail(node, f"{where}: 'term' is missing", "begin the entry with '- term:'")
        term = self.text(entry["term"], f"{where}: 'term'")
        where = f"entry {number} ('{term}')"
        keep = self.flag(entry.get("keep"), f"{where}: 'keep'")
        if keep == ("targets" in entry):
            raise self.fail(node, f"{where} needs either 'targets' or 'keep: true'", "give one of them")
        targets = self.mapping(entry["targets"], (), f"{where}: 'targets'") if "targets" in entry else {}
        forbidden = self.texts(entry.get("forbidden"), f"{where}: 'forbidden'")
        return Term(
            term,
            self.texts(entry.get("aka"), f"{where}: 'aka'"),
            tuple(
                (self.language(value, tag, where), self.target(value, f"{where}, {tag}", forbidden))
                for tag, value in targets.items()
            ),
            keep,
            self.flag(entry.get("case_sensitive"), f"{where}: 'case_sensitive'"),
            self.text(entry["note"], f"{where}: 'note'") if "note" in entry else "",
            origin,
            adjectives=self.texts(entry.get("adjectives"), f"{where}: 'adjectives'"),
            evidence=self.texts(entry.get("evidence"), f"{where}: 'evidence'"),
        )

    def target(self, node: yaml.Node, where: str, forbidden: tuple[str, ...]) -> Target:
        if isinstance(node, yaml.ScalarNode):
            return Target(self.text(node, where), forbidden=forbidden)
        entry = self.mapping(node, _TARGET, where)
        if "form" not in entry:
            raise self.fail(node, f"{where}: 'form' is missing", "write {form: …}")
        said: dict[str, Any] = {}
        for name, choices in _CHOICES.items():
            if name in entry:
                said[name] = self.text(entry[name], f"{where}: '{name}'")
                if said[name] not in choices:
                    raise self.fail(
                        entry[name], f"{where}: '{name}' is '{said[name]}'", f"one of {', '.join(choices)}"
                    )
        return Target(
            self.text(entry["form"], where),
            article=self.flag(entry["article"], f"{where}: 'article'") if "article" in entry else None,
            plural=self.text(entry["plural"], where) if "plural" in entry else "",
            also=self.texts(entry.get("also"), f"{where}: 'also'"),
            forbidden=(*forbidden, *self.texts(entry.get("forbidden"), f"{where}: 'forbidden'")),
            animate=self.flag(entry["animate"], f"{where}: 'animate'") if "animate" in entry else None,
            adjectives=self.texts(entry.get("adjectives"), f"{where}: 'adjectives'"),
            **said,
        )
