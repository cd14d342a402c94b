"""What is installed, what works, what does not, and the command that fixes it."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from polyglot_news import config as configuration
from polyglot_news import glossary as glossaries
from polyglot_news.addresses import without_login
from polyglot_news.config import Settings
from polyglot_news.engines import argos_packages, backends, registry
from polyglot_news.errors import GlossaryError, ModelError, ModelMissingError, PartialFailure, UsageError
from polyglot_news.files import folders_in
from polyglot_news.languages import code_of, facts
from polyglot_news.models import install_plan
from polyglot_news.models.catalogues import catalogue
from polyglot_news.models.downloading import download
from polyglot_news.models.downloading.connection import Manners
from polyglot_news.models.installed import inventory
from polyglot_news.version import __version__

_SCRIPTS_OF_A_BARE_CONSOLE = ("Latin", "Cyrillic", "Greek")  # a Linux console has 512 glyphs at most


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where results are shown: the encoding of standard output, TERM, and whether it is a terminal."""

    encoding: str
    kind: str
    interactive: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not work.

    Attributes:
        message: What does not work.
        mend: The command or step that fixes it.
        code: The exit code of `doctor` for it: 0 if it matters to no command that was asked for.
    """

    message: str
    mend: str
    code: int = 0

    @property
    def blocks(self) -> bool:
        """Whether the main job cannot run."""
        return self.code not in {0, PartialFailure.exit_code}


@dataclass(frozen=True, slots=True)
class Report:
    """The findings, by part, and the problems among them."""

    parts: dict[str, Any]
    problems: tuple[Problem, ...]

    @property
    def code(self) -> int:
        """The exit code: that of the first problem that has one."""
        return next((problem.code for problem in self.problems if problem.code), 0)

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        problems = [{"message": p.message, "mend": p.mend, "blocks": p.blocks} for p in self.problems]
        return {**self.parts, "problems": problems}


def examine(settings: Settings, terminal: Terminal, *, network: bool = False) -> Report:
    """Look at everything the program needs.

    Args:
        settings: The settings of this run, with their origins.
        terminal: Where results are shown.
        network: Try to reach the catalogues: nothing else here opens connections.
    """
    problems: list[Problem] = []
    parts: dict[str, Any] = {
        "program": __version__,
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "engines": _engines(problems),
        "models": _models(problems),
        "glossaries": _glossaries(settings, problems),
        "settings": _settings(settings),
        "terminal": _terminal(settings, terminal, problems),
        "folders": _folders(problems),
    }
    _targets(settings, problems)
    if network:
        parts["network"] = _network(problems)
    return Report(parts, tuple(problems))


def _engines(problems: list[Problem]) -> dict[str, str]:
    states = {}
    for name in backends.AUTO:
        missing = backends.missing_packages(name)
        states[name] = f"lacks {', '.join(missing)}" if missing else "ready"
        if missing:
            problems.append(
                Problem(f"engine {name} lacks {', '.join(missing)}", backends.installing(missing))
            )
    return states


def _models(problems: list[Problem]) -> list[dict[str, str]]:
    """Return each model and its state, as far as known without reading all of it (`models verify` does)."""
    rows = []
    usable = 0
    models = registry.installed()
    improved = install_plan.improvements((model.source, model.target) for model in models)
    larger = {"-".join(pair) for pair in improved}
    for model in models:
        pair = f"{model.source}-{model.target}"
        record = inventory.record_of(model)
        gone = inventory.lost_files(model)
        lacking = backends.missing_packages(model.engine)
        if gone:
            state = f"broken: {gone[0]} is missing"
            problems.append(
                Problem(f"{model.name} lacks {gone[0]}", f"polyglot-news models install {pair} --force")
            )
        elif lacking:
            state = f"needs {', '.join(lacking)}"
        else:
            usable += 1
            state = f"verified {record.verified[:10]}" if record.verified else "not verified"
        if pair in larger:
            state += f"; a larger one can be had: polyglot-news models install {pair}"
        engine = f"{model.engine} {model.kind}".strip()
        rows.append({"pair": pair, "engine": engine, "name": model.name, "state": state})
    if not usable:
        lacking_all = dict.fromkeys(p for model in models for p in backends.missing_packages(model.engine))
        others = "polyglot-news models install en-it, or any other pair"
        mend = backends.installing(tuple(lacking_all)) if lacking_all else others
        problems.append(Problem("no model is usable", mend, ModelMissingError.exit_code))
    whole = {package.model.path for package in argos_packages.packages()}
    problems += [
        Problem(
            f"{path} is not a complete package and is ignored", "delete that folder, then install it again"
        )
        for path in folders_in(argos_packages.home())
        if path.name.startswith("translate-") and path not in whole
    ]
    return rows


def _targets(settings: Settings, problems: list[Problem]) -> None:
    """Check whether there are models into the languages of the settings."""
    if settings.engine not in ("auto", *backends.NAMES):
        hint = f"choose one of auto, {', '.join(backends.AUTO)}"
        problems.append(Problem(f"unknown engine '{settings.engine}'", hint, UsageError.exit_code))
        return
    try:
        targets = [code_of(tag) for tag in settings.to]
        sources = [] if settings.source == "auto" else [code_of(settings.source)]
    except UsageError as error:
        problems.append(Problem(error.message, error.hint, error.exit_code))
        return
    possible = sources or sorted({"en", *(model.source for model in registry.installed())})
    for target in dict.fromkeys(targets):
        if sources == [target]:
            continue
        if not any(s != target and registry.has_route(s, target, engine=settings.engine) for s in possible):
            source = sources[0] if sources else "en"
            mend = f"polyglot-news models install {source}-{target}"
            message = f"the settings ask for {facts(target).name}, but no model translates into it"
            problems.append(Problem(message, mend, ModelMissingError.exit_code))


def _glossaries(settings: Settings, problems: list[Problem]) -> dict[str, str]:
    folders = configuration.glossary_folders()
    names = dict.fromkeys((*settings.glossary, *glossaries.available(folders)))
    found = {name: _glossary(name, folders) for name in names}
    broken = [state for state in found.values() if isinstance(state, GlossaryError)]
    problems += [Problem(error.message, error.hint, error.exit_code) for error in broken]
    return {
        name: "broken" if isinstance(state, GlossaryError) else f"{state} terms"
        for name, state in found.items()
    }


def _glossary(name: str, folders: Sequence[Path]) -> int | GlossaryError:
    """Return the number of terms in a glossary, or what is wrong with it."""
    try:
        return len(glossaries.load(name, folders).terms)
    except GlossaryError as error:
        return error


def _settings(settings: Settings) -> dict[str, dict[str, Any]]:
    return {
        configuration.option_name(item.name): {
            "value": getattr(settings, item.name),
            "from": settings.origins[item.name],
        }
        for item in fields(settings)
        if item.name != "origins"
    }


def _terminal(settings: Settings, terminal: Terminal, problems: list[Problem]) -> dict[str, Any]:
    """Check whether the terminal can show the languages of the settings."""
    shows_all = not (terminal.interactive and terminal.kind == "linux")
    for tag in settings.to if not shows_all else ():
        try:
            language = facts(code_of(tag))
        except UsageError:
            continue  # reported with the settings
        if language.script not in _SCRIPTS_OF_A_BARE_CONSOLE:
            problems.append(
                Problem(
                    f"this console cannot show {language.name}", "write to a file with -o, or use a desktop"
                )
            )
    return asdict(terminal)


def _folders(problems: list[Problem]) -> dict[str, str]:
    places = install_plan.folders()
    found = {
        "argos models": places.argos,
        "firefox models": places.firefox,
        "cache": configuration.cache_folder(),
        "configuration": configuration.user_folder(),
    }
    for path in (places.argos, places.firefox):
        existing = next((place for place in (path, *path.parents) if place.exists()), path)
        if not os.access(existing, os.W_OK):
            problems.append(
                Problem(
                    f"{existing} cannot be written: no model can be installed in {path}",
                    f"chmod u+w {existing}",
                )
            )
    return {name: str(path) for name, path in found.items()}


def _network(problems: list[Problem]) -> dict[str, str]:
    """Try to reach the catalogues; without one, that part of what was asked has failed."""
    states = {}
    for where in _addresses():
        trouble = _trouble_with(where)
        states[without_login(where)] = "not reachable" if trouble else "reachable"
        problems += [Problem(trouble.message, trouble.hint, PartialFailure.exit_code)] if trouble else []
    return states


def _trouble_with(where: str) -> ModelError | None:
    try:
        download.text(without_login(where), manners=catalogue.trusting(where, Manners(tries=1, patience=20)))
    except ModelError as error:
        return error
    return None


def _addresses() -> Sequence[str]:
    """Return the addresses that `models install` would read."""
    return tuple(where for where in install_plan.sources("auto") if "://" in where)
