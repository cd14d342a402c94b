"""What `models install` would fetch: catalogues read, routes found, installed models left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from polyglot_news.config import cache_folder, data_folder, model_index
from polyglot_news.engines import argos_packages, backends, firefox, registry, routes
from polyglot_news.errors import ModelError, PolyglotError
from polyglot_news.languages import facts
from polyglot_news.models import catalogue, installing
from polyglot_news.models.catalogue_entries import Entry
from polyglot_news.models.connection import Manners


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be fetched for a request, from catalogues whose addresses may be followed."""

    entries: tuple[Entry, ...]
    manners: Manners
    notices: tuple[str, ...] = ()


def folders() -> installing.Folders:
    """Return the folders where the models of each engine are kept."""
    return installing.Folders(argos_packages.home(), firefox.model_folder(data_folder()))


def downloads() -> Path:
    """Return the folder for files that are being fetched."""
    return cache_folder() / "downloads"


def catalogues(engine: str, index: str | None) -> Iterator[catalogue.Catalogue]:
    """Yield the catalogues of an engine (`auto` is each in turn); a named index replaces them.

    Raises:
        ModelError: A catalogue cannot be fetched, or is for another engine than the one asked for.
    """
    named = index or model_index()
    if named:
        found = catalogue.load(named, cache=cache_folder())
        if engine not in ("auto", found.engine):
            raise ModelError(
                f"{found.origin}: a catalogue for the engine {found.engine}, not {engine}", "check --index"
            )
        yield found
        return
    for name in backends.AUTO if engine == "auto" else (engine,):
        yield catalogue.load(catalogue.SOURCES[name], cache=cache_folder())


def every_catalogue(
    engine: str, index: str | None
) -> tuple[tuple[catalogue.Catalogue, ...], tuple[PolyglotError, ...]]:
    """Return the catalogues that can be fetched, and the errors of the others.

    Raises:
        PolyglotError: No catalogue can be fetched.
    """
    index = index or model_index()
    names = backends.AUTO if engine == "auto" and not index else (engine,)
    found, failures = list[catalogue.Catalogue](), list[PolyglotError]()
    for name in names:
        try:
            found.append(next(catalogues(name, index)))
        except PolyglotError as error:  # noqa: PERF203 - one that cannot be fetched must not stop the others
            failures.append(error)
    if failures and not found:
        raise failures[0]
    return tuple(found), tuple(failures)


def plan(
    pairs: Sequence[tuple[str, str]], *, engine: str = "auto", index: str | None = None, force: bool = False
) -> Plan:
    """Return what to fetch for pairs of languages; models installed in their newest version are left out.

    With `auto`, a pair that Argos does not have is looked up among the Firefox models.

    Raises:
        ModelError: A catalogue cannot be fetched, or none has a model for one of the pairs.
    """
    left, chosen, notices = list(dict.fromkeys(pairs)), dict[Entry, None](), list[str]()
    manners = Manners()
    failure: PolyglotError | None = None
    for found in catalogues(engine, index):
        if found.trouble:
            notices.append(f"{found.trouble}; taking the catalogue of {found.date[:10]}")
        if backends.missing_packages(found.engine):
            failure = failure or backends.no_package(found.engine)
            continue
        manners = catalogue.trusting(index or model_index() or found.origin, manners)
        still: list[tuple[str, str]] = []
        for pair in left:
            try:
                legs = catalogue.route(found.entries, *pair)
            except ModelError as error:
                failure = failure or error
                still.append(pair)
                continue
            if len(legs) > 1:
                notices.append(
                    f"{pair[0]}-{pair[1]} goes through {facts(routes.PIVOT).name}: "
                    f"it needs {legs[0].label} and {legs[1].label}"
                )
            chosen |= dict.fromkeys(legs)
        left = still
        if not left:
            break
    if left and failure is not None:
        raise failure
    have = {} if force else _installed_versions()
    for entry in [
        entry for entry in chosen if have.get((entry.engine, entry.source, entry.target)) == entry.version
    ]:
        notices.append(f"{entry.label} is installed already (--force fetches it again)")
        del chosen[entry]
    return Plan(tuple(chosen), manners, tuple(notices))


def megabytes(size: int) -> str:
    """Return a size in megabytes, for users to read."""
    return f"{size / 1e6:.0f} MB" if size >= 10_000_000 else f"{size / 1e6:.1f} MB"  # noqa: PLR2004


def _installed_versions() -> dict[tuple[str, str, str], str]:
    versions: dict[tuple[str, str, str], str] = {}
    for model in registry.installed():
        versions.setdefault((model.engine, model.source, model.target), model.version)
    return versions
