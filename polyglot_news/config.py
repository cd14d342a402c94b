"""Settings: command line, environment, TOML files, defaults; where files are kept.

`resolve` is pure: it is given the layers. `layers` is the one function that reads the environment
and the configuration files.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from polyglot_news.documentation import page
from polyglot_news.errors import ConfigError
from polyglot_news.files import read_limited

FILE_NAME = "polyglot-news.toml"
PREFIX = "POLYGLOT_NEWS_"
# the folders of a user without a home: nothing is there, and nothing can be put there
NOWHERE = Path(os.devnull, "polyglot-news")
_MOST = 1 << 20  # bytes of a configuration file
COMMAND_LINE = "command line"  # the origin of a setting that an option gave
# a key of many parts: reading it takes time and memory that grow with the square of its length
_DEEP = re.compile(r"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){16}""")
GLOSSARIES = ("organisations", "central-asia", "world", "world-leaders")  # used unless others are named


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run was asked to do, with the place that each value came from.

    Attributes:
        to: Target languages, as the user wrote them.
        source: Language of the articles, or `auto` (the option is `--from`).
        format: Name of a renderer.
        engine: Name of an engine, or `auto`.
        glossary: Names or files of glossaries, later ones win.
        method: How sentences are chosen.
        sentences: Length of the summary in sentences; likewise `ratio` and `words`.
        server: Address of the server that the engine `server` asks; likewise its `server_model`.
        server_seconds: How long an answer of it may take.
        server_anywhere: Whether that may be another machine. Only the command line says so: a configuration
            file that came with a folder of articles must not send them away.
        origins: For each field, where its value came from.
    """

    to: tuple[str, ...] = ()
    source: str = "auto"
    format: str = "text"
    engine: str = "auto"
    glossary: tuple[str, ...] = GLOSSARIES
    method: str = "news"
    sentences: int | None = None
    ratio: float | None = None
    words: int | None = None
    server: str | None = None
    server_model: str | None = None
    server_seconds: float = 120
    server_anywhere: bool = False
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Layer:
    """Values of one place, by the name of the setting; `where` says it to the user."""

    where: str
    values: Mapping[str, Any]


_NAMES = {
    "from": "source",
    "server-model": "server_model",
    "server-seconds": "server_seconds",
}  # what files, environment and options call a setting whose field has another name
_KINDS: Mapping[str, type] = {
    "to": tuple, "source": str, "format": str, "engine": str, "glossary": tuple, "method": str,
    "sentences": int, "ratio": float, "words": int,
    "server": str, "server_model": str, "server_seconds": float,
}  # fmt: skip
_LENGTHS = ("sentences", "ratio", "words")


def option_name(setting: str) -> str:
    """Return what files and the environment call a setting (`source` is written `from`)."""
    return {value: key for key, value in _NAMES.items()}.get(setting, setting)


def user_folder() -> Path:
    """Return the folder of the user's configuration and glossaries; it need not exist."""
    import platformdirs

    return _own(platformdirs.user_config_path)


def data_folder() -> Path:
    """Return the folder where models that are no Argos packages are kept; it need not exist."""
    import platformdirs

    return _own(platformdirs.user_data_path)


def cache_folder() -> Path:
    """Return the folder of what can be fetched or made again; it need not exist."""
    import platformdirs

    return _own(platformdirs.user_cache_path)


def fxtranslate_folder() -> Path:
    """Return the folder where fxtranslate's own command keeps its models; it need not exist."""
    import platformdirs

    try:
        cache = platformdirs.user_cache_path("fxtranslate", appauthor=False, opinion=False)
    except RuntimeError:
        return NOWHERE
    return cache / "models"


def _own(place: Callable[..., Path]) -> Path:
    try:
        return place("polyglot-news", appauthor=False)
    except RuntimeError:
        return NOWHERE


def memory_file() -> Path:
    """Return the user's translation memory; it need not exist."""
    return cache_folder() / "memory.sqlite"


def model_index(environment: Mapping[str, str] | None = None) -> str:
    """Return the address or file of the index of Argos packages that the environment names, or nothing.

    `POLYGLOT_NEWS_INDEX` is the whole address; `ARGOS_PACKAGE_INDEX`, as Argos Translate has it, the
    address of the folder that holds `index.json`.
    """
    variables = os.environ if environment is None else environment
    if variables.get(PREFIX + "INDEX"):
        return variables[PREFIX + "INDEX"]
    folder = variables.get("ARGOS_PACKAGE_INDEX", "")
    return f"{folder.rstrip('/')}/index.json" if folder else ""


def glossary_folders() -> tuple[Path, ...]:
    """Return where glossaries of the user are looked for by name, first wins; shipped ones come after."""
    return (Path("glossaries"), user_folder() / "glossaries")


def layers(config: Path | None = None, environment: Mapping[str, str] | None = None) -> tuple[Layer, ...]:
    """Read the environment and the TOML files, highest first.

    Args:
        config: A file that stands in the place of the working folder's `polyglot-news.toml`.
        environment: The variables to read; by default those of the process.

    Raises:
        ConfigError: A file cannot be read, is no TOML, or holds an unknown key or a value of the wrong type.
    """
    variables = dict(os.environ if environment is None else environment)
    if config is None and variables.get(PREFIX + "CONFIG"):
        config = Path(variables[PREFIX + "CONFIG"])
    if config is not None and not _is_there(config):
        raise ConfigError(f"{config}: no such configuration file", "check --config or POLYGLOT_NEWS_CONFIG")
    files = (path for path in (config or Path(FILE_NAME), user_folder() / FILE_NAME) if _is_there(path))
    found = (_environment_layer(variables), *(Layer(str(path), _read_toml(path)) for path in files))
    return tuple(layer for layer in found if layer.values)


def _is_there(path: Path) -> bool:
    """Whether a configuration file is there; what cannot be looked at is not passed over in silence."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigError(f"{path}: {reason}", "check the file's name and the permissions") from None


def resolve(options: Mapping[str, Any], below: Sequence[Layer] = ()) -> Settings:
    """Return the settings that the options and the layers below them give.

    An option that is None was not given. A summary length given in one layer hides the lengths of all
    lower ones, so that `--words 100` wins over `sentences = 3` in a file.
    """
    values: dict[str, Any] = {}
    origins = {item.name: "default" for item in fields(Settings) if item.name != "origins"}
    length_given = False
    for layer in (Layer(COMMAND_LINE, {k: v for k, v in options.items() if v is not None}), *below):
        lengths = [name for name in layer.values if name in _LENGTHS]
        for name, value in layer.values.items():
            if name in values or (name in _LENGTHS and length_given):
                continue
            values[name] = value
            origins[name] = layer.where
        length_given = length_given or bool(lengths)
    return Settings(**values, origins=origins)


def _environment_layer(variables: Mapping[str, str]) -> Layer:
    values = {}
    for name, kind in _KINDS.items():
        variable = PREFIX + option_name(name).upper().replace("-", "_")
        text = variables.get(variable, "").strip()
        if text:
            values[name] = _from_text(text, kind, variable)
    return Layer("environment", values)


def _from_text(text: str, kind: type, variable: str) -> Any:  # noqa: ANN401 - any of the kinds in _KINDS
    if kind is tuple:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    try:
        return kind(text)
    except ValueError:
        raise ConfigError(f"{variable}={text}: not a number", "unset it or give a number") from None


def _read_toml(path: Path) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        text = read_limited(path, _MOST).decode("utf-8-sig")
        if _DEEP.search(text):
            raise RecursionError  # noqa: TRY301 - what the reader raises at other nesting
        table = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(
            f"{path}: {error.strerror or error}", "check the file and its permissions"
        ) from None
    except (ValueError, RecursionError) as error:  # what tomllib raises, and numbers of thousands of digits
        reason = "nested too deep" if isinstance(error, RecursionError) else error
        raise ConfigError(f"{path}: not valid TOML: {reason}", page("configuration")) from None
    return {name: value for key, given in table.items() for name, value in [_checked(path, key, given)]}


def _checked(path: Path, key: str, value: object) -> tuple[str, Any]:
    name = _NAMES.get(key, key)
    if name not in _KINDS or key in _NAMES.values():
        close = get_close_matches(key, [option_name(known) for known in _KINDS], n=1)
        meant = f"did you mean {close[0]}?" if close else f"known: {', '.join(map(option_name, _KINDS))}"
        raise ConfigError(f"{path}: unknown setting '{key}'", meant)
    kind = _KINDS[name]
    if kind is tuple and isinstance(value, str):
        return name, tuple(part.strip() for part in value.split(",") if part.strip())
    if kind is tuple and isinstance(value, list) and all(isinstance(part, str) for part in value):
        return name, tuple(value)
    if kind is float and isinstance(value, (int, float)) and not isinstance(value, bool):
        return name, float(value)
    if kind in (str, int) and isinstance(value, kind) and not isinstance(value, bool):
        return name, value
    wanted = {tuple: "a list of strings", str: "a text", int: "a whole number", float: "a number"}[kind]
    raise ConfigError(f"{path}: '{key}' is {value!r}, not {wanted}", page("configuration"))
