"""The installed models: found by name or by pair, with their record and their size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from polyglot_news.config import data_folder
from polyglot_news.engines import registry, routes
from polyglot_news.engines.protocol import Model
from polyglot_news.errors import ModelError, ModelMissingError
from polyglot_news.files import files_below
from polyglot_news.models import install_plan
from polyglot_news.models.installed import lockfile
from polyglot_news.models.installed.lockfile import Record
from polyglot_news.models.language_pairs import looks_like_pair, pair_of


def record_of(model: Model) -> Record:
    """Return the record of a model, or one made from what its folder shows."""
    name = f"{model.source}-{model.target}" if model.engine == "firefox" else model.path.name
    found = lockfile.read(model.path.parent).get(model.path.name)
    if found is not None and not found.removed:
        return found
    kept = lockfile.read(data_folder()).get(str(model.path))
    if kept is not None and kept.version == model.version:
        return replace(kept, name=name)
    return Record(name, model.engine, model.source, model.target, model.version)


def shelf_of(model: Model) -> tuple[Path, str]:
    """Return the folder whose lock file records a model, and its name there.

    A model of another program is recorded in the folder of our own data, under its path.
    """
    return (model.path.parent, model.path.name) if is_ours(model) else (data_folder(), str(model.path))


def size_of(model: Model) -> int:
    """Return the total size of a model's files in bytes."""
    return sum(file.stat().st_size for file in files_below(model.path))


def lost_files(model: Model) -> tuple[str, ...]:
    """Return the files that a model's record names but that are gone, sorted."""
    return tuple(sorted(name for name in record_of(model).files if not (model.path / name).is_file()))


def is_ours(model: Model) -> bool:
    """Whether a model is in a folder that this program manages."""
    return model.path.parent == install_plan.folders().of(model.engine)


def folder_of(model: Model) -> Path:
    """Return the folder of this program that a model is in.

    Raises:
        ModelError: Another program manages it.
    """
    if not is_ours(model):
        raise ModelError(
            f"{model.name} is kept in {model.path.parent}, not by this program", "remove it there"
        )
    return model.path.parent


def named(text: str, engine: str = "auto") -> tuple[Model, ...]:
    """Return the models that a name, or a pair such as `en-it`, stands for.

    Raises:
        ModelMissingError: There is no such model.
    """
    models = registry.installed(engine=engine)
    found = [model for model in models if text in {model.name, model.path.name}]
    if not found and looks_like_pair(text):
        pair = pair_of(text, "en")
        found = [model for model in models if (model.source, model.target) == pair]
    if not found:
        raise ModelMissingError(f"no model '{text}' is installed", "see polyglot-news models list")
    return tuple(found)


def for_pairs(pairs: Iterable[tuple[str, str]], engine: str = "auto") -> tuple[Model, ...]:
    """Return the models that translate pairs of languages, each once, as `routes.route` decides.

    Raises:
        ModelMissingError: No model translates one of the pairs.
    """
    installed = registry.installed(engine=engine)
    found: dict[Model, None] = {}
    for source, target in pairs:
        chain = routes.route(installed, source, target)
        if not chain:
            raise ModelMissingError(
                f"no model for {source}-{target} is installed",
                f"polyglot-news models install {source}-{target}",
            )
        found |= dict.fromkeys(chain)
    return tuple(found)
