"""Where glossaries are looked up, by name or path, and which module reads which kind of file."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from polyglot_news.errors import GlossaryError
from polyglot_news.files import is_file, is_folder, read_limited
from polyglot_news.glossary import cldr_names
from polyglot_news.glossary.formats import compiled
from polyglot_news.glossary.terms import Glossary

LIMIT = 20 << 20  # bytes: far above any glossary, far below what would hurt
KINDS = ("yaml", "csv", "tsv", "tbx")
_SUFFIXES = {".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".tbx": "tbx"}
# spreadsheets write any of these; XML declares its own encoding
_ENCODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def shipped_folder() -> Path:
    """Return the folder of the shipped glossaries: in the package, or in a checkout beside it."""
    package = Path(__file__).parent.parent
    inside = package / "shipped_glossaries"
    return inside if inside.is_dir() else package.parent / "glossaries"


def available(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """Return the sorted names of the glossaries in the folders and of the shipped ones."""
    places = [*folders, shipped_folder()]
    return tuple(sorted({path.stem for place in places if is_folder(place) for path in place.glob("*.yaml")}))


def kind_of(path: Path) -> str:
    """Return one of `KINDS` for a file by its suffix, or an empty string."""
    return _SUFFIXES.get(path.suffix.lower(), "")


def load(name_or_file: str, folders: Sequence[Path] = (), languages: Sequence[str] = ()) -> Glossary:
    """Return a glossary by its name or path.

    Args:
        name_or_file: The name of a YAML file in the folders or among the shipped ones, one of
            `cldr_names.NAMES`, or the path of a file of one of `KINDS`.
        folders: Where a name is looked up before the shipped ones.
        languages: The target languages that glossaries of `cldr_names` are made for.

    Raises:
        GlossaryError: There is no glossary of that name, or it is not well formed.
    """
    path = Path(name_or_file)
    if not kind_of(path) and not is_file(path):
        places = [*folders, shipped_folder()]
        found = [
            place / f"{name_or_file}.yaml" for place in places if is_file(place / f"{name_or_file}.yaml")
        ]
        if not found and name_or_file in cldr_names.NAMES:
            return cldr_names.glossary(name_or_file, languages)
        if not found:
            close = get_close_matches(name_or_file, [*available(folders), *cldr_names.NAMES], n=1)
            hint = f"did you mean {close[0]}?" if close else "see polyglot-news glossary list"
            raise GlossaryError(f"no glossary '{name_or_file}'", hint)
        path = found[0]
    return read(path)


def read(path: Path, *, source: str = "", target: str = "") -> Glossary:
    """Return the glossary in a file; its suffix decides its kind; the default is YAML.

    Args:
        path: The file.
        source: Language of the terms, where a table does not say it.
        target: Language of their translations in a table of two columns without a header.

    Raises:
        GlossaryError: It cannot be read, or it is not well formed.
    """
    try:
        data = read_limited(path, LIMIT)
        made_by = (source, target)
        if (known := compiled.kept(path, data, made_by)) is not None:
            return known
        glossary = _parsed(data, path, source, target)
    except OSError as error:
        raise GlossaryError(f"{path}: {error.strerror or error}", "check the name of the glossary") from None
    except UnicodeDecodeError:
        raise GlossaryError(f"{path}: not UTF-8", "save it as UTF-8") from None
    compiled.keep(path, data, made_by, glossary)
    return glossary


def _parsed(data: bytes, path: Path, source: str, target: str) -> Glossary:
    from polyglot_news.glossary.formats import tables, tbx, yaml

    kind = kind_of(path) or "yaml"
    if kind == "tbx":
        return tbx.parse(data, str(path), source=source)
    text = data.decode(_ENCODINGS.get(data[:2], "utf-8-sig"))
    if kind == "yaml":
        return yaml.parse(text, str(path))
    return tables.parse(text, str(path), tabs=kind == "tsv", source=source, target=target)


def parse(text: str, path: str) -> Glossary:
    """Return the glossary in a YAML text; `path` names it in errors.

    Raises:
        GlossaryError: It is not well formed; the message names line and entry.
    """
    from polyglot_news.glossary.formats import yaml

    return yaml.parse(text, path)


def write(glossary: Glossary, kind: str, languages: Sequence[str] = ()) -> str:
    """Return a glossary as the text of a file of one of `KINDS`; all of its languages where none is named."""
    from polyglot_news.glossary.formats import tables, tbx, yaml

    chosen = tuple(languages) or glossary.languages
    if kind == "tbx":
        return tbx.write(glossary, chosen)
    if kind in {"csv", "tsv"}:
        return tables.write(glossary, chosen, tabs=kind == "tsv")
    return yaml.write(glossary, chosen)
