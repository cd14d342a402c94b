"""What `models install` would fetch: catalogues read, the best models chosen, installed ones left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from polyglot_news.addresses import host_of
from polyglot_news.config import cache_folder, data_folder, model_index
from polyglot_news.engines import argos_packages, backends, firefox, registry, routes, scores
from polyglot_news.engines.protocol import Model
from polyglot_news.errors import ModelError, PolyglotError
from polyglot_news.languages import facts
from polyglot_news.models.catalogues import catalogue
from polyglot_news.models.catalogues.catalogue import Catalogue
from polyglot_news.models.catalogues.catalogue_entries import MPL, Entry, Remote
from polyglot_news.models.catalogues.firefox_records import ATTACHMENTS
from polyglot_news.models.downloading import download
from polyglot_news.models.downloading.connection import Manners
from polyglot_news.models.installed import installing, lockfile


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be fetched for a request, from catalogues whose addresses may be followed.

    Attributes:
        entries: The models.
        sizes: For each of them the bytes to fetch; 0 if neither catalogue nor server say.
        manners: How to treat the servers.
        notices: What the user should know of the choice.
        guessed: Whether sizes and models are those published with the scores: no catalogue has been read.
    """

    entries: tuple[Entry, ...]
    sizes: tuple[int, ...]
    manners: Manners
    notices: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def size(self) -> int:
        """Bytes to fetch in all; 0 if that is not known."""
        return sum(self.sizes) if all(self.sizes) else 0


@dataclass(frozen=True, slots=True)
class Found:
    """The catalogues that could be read, and the errors of the others."""

    catalogues: tuple[Catalogue, ...]
    failures: tuple[PolyglotError, ...] = ()


def folders() -> installing.Folders:
    """Return the folders where the models of each engine are kept."""
    return installing.Folders(argos_packages.home(), firefox.model_folder(data_folder()))


def downloads() -> Path:
    """Return the folder for files that are being fetched."""
    return cache_folder() / "downloads"


def sources(engine: str, index: str | None = None) -> tuple[str, ...]:
    """Return the catalogues to read for an engine: the one that the user names, or the published ones."""
    if named := index or model_index():
        return (named,)
    return tuple(place for name in backends.chosen(engine) for place in catalogue.SOURCES.get(name, ()))


def hosts(engine: str, index: str | None = None) -> tuple[str, ...]:
    """Return the hosts of the catalogues to read for an engine; a file has none."""
    return tuple(host for where in sources(engine, index) if (host := host_of(where)))


def read(
    engine: str, index: str | None = None, *, manners: Manners | None = None, offline: bool = False
) -> Found:
    """Return the catalogues for an engine, those that can be read; with `offline`, from the copies kept.

    Raises:
        PolyglotError: None can be read, or the one that the user names has no model for the engine.
    """
    found, failures = list[Catalogue](), list[PolyglotError]()
    for where in sources(engine, index):
        try:
            found.append(catalogue.load(where, cache=cache_folder(), manners=manners, offline=offline))
        except PolyglotError as error:  # noqa: PERF203 - one that cannot be read must not stop the others
            failures.append(error)
    if failures and not found:
        raise failures[0]
    have = {entry.engine for one in found for entry in one.entries}
    if engine != "auto" and have and engine not in have and (index or model_index()):
        raise ModelError(
            f"{found[0].origin}: a catalogue for the engine {', '.join(sorted(have))}, not {engine}",
            "check --index",
        )
    return Found(tuple(found), tuple(failures))


def plan(
    pairs: Sequence[tuple[str, str]],
    *,
    engine: str = "auto",
    index: str | None = None,
    force: bool = False,
    preview: bool = False,
    manners: Manners | None = None,
) -> Plan:
    """Return what to fetch for pairs of languages; models installed in their newest version are left out.

    Of several models of a pair, the one with the best published score is taken (`scores.preference`).

    Args:
        pairs: Source and target of each, in our codes.
        engine: Models of this engine only, unless it is `auto`.
        index: Address or file of a catalogue, instead of the published ones.
        force: Fetch again what is installed.
        preview: Take a preview version before a released one.
        manners: How to treat the servers.

    Raises:
        ModelError: No catalogue can be read, or none has a model for one of the pairs.
    """
    found = read(engine, index, manners=manners)
    notices = [
        f"{one.trouble}; taking the catalogue of {one.date[:10]}" for one in found.catalogues if one.trouble
    ]
    notices += [str(failure) for failure in found.failures]
    manners = manners or Manners()
    for where in sources(engine, index):
        manners = catalogue.trusting(where, manners)
    chosen, added = _chosen(_offered(found.catalogues, engine, preview=preview), pairs)
    notices += added
    if not force:
        notices += [
            f"{entry.label} is installed already (--force fetches it again)"
            for entry in chosen
            if _is_here(entry)
        ]
        chosen = tuple(entry for entry in chosen if not _is_here(entry))
    return Plan(chosen, tuple(_size(entry, manners) for entry in chosen), manners, tuple(notices))


def to_mirror(pairs: Sequence[tuple[str, str]], *, engine: str = "auto", index: str | None = None) -> Plan:
    """Return what a mirror holds: the best model of each pair, or of every pair that the catalogues have.

    What is installed here makes no difference.

    Raises:
        ModelError: No catalogue can be read, or none has a model for one of the pairs.
    """
    if not pairs:
        entries = _offered(read(engine, index).catalogues, engine)
        pairs = tuple(dict.fromkeys((entry.source, entry.target) for entry in entries))
    return plan(pairs, engine=engine, index=index, force=True)


def foreseen(pairs: Sequence[tuple[str, str]], *, engine: str = "auto") -> Plan | None:
    """Return what a plan will presumably hold, without opening a connection; None if that cannot be said.

    It is made from the catalogues as they were kept, or from a file that the user names, or else from what
    was published with the scores of Mozilla's models.
    """
    guessed = False
    try:
        catalogues = read(engine, offline=True).catalogues
    except PolyglotError:
        if model_index():
            return None
        catalogues, guessed = (_usual(pairs),), True
    try:
        chosen, notices = _chosen(_offered(catalogues, engine), pairs)
    except ModelError:
        return None
    chosen = tuple(entry for entry in chosen if not _is_here(entry))
    return Plan(chosen, tuple(entry.size for entry in chosen), Manners(), notices, guessed)


def improvements(pairs: Iterable[tuple[str, str]], *, engine: str = "auto") -> tuple[tuple[str, str], ...]:
    """Return those of some pairs that a tiny model serves, though a better one was published."""
    have = registry.installed(engine=engine)
    found = []
    for pair in pairs:
        chain = routes.route(routes.usable(have), *pair)
        best = scores.best_published(*pair)
        if len(chain) == 1 and is_tiny(chain[0]) and best and best.score.comet > chain[0].score.comet:
            found.append(pair)
    return tuple(found)


def is_tiny(model: Model) -> bool:
    """Whether a model is of the smallest architecture that Mozilla publishes."""
    return model.kind == "tiny"


def megabytes(size: int) -> str:
    """Return a size in megabytes, for users to read."""
    return f"{size / 1e6:.0f} MB" if size >= 10_000_000 else f"{size / 1e6:.1f} MB"  # noqa: PLR2004


def _offered(catalogues: Iterable[Catalogue], engine: str, *, preview: bool = False) -> tuple[Entry, ...]:
    entries = [entry for entry in catalogue.merged(catalogues) if engine in ("auto", entry.engine)]
    return tuple(sorted(entries, key=lambda entry: not entry.preview)) if preview else tuple(entries)


def _chosen(
    entries: Sequence[Entry], pairs: Iterable[tuple[str, str]]
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return the models to fetch for pairs, each once, and why those."""
    able = {name: not backends.missing_packages(name) for name in {entry.engine for entry in entries}}
    chosen: dict[Entry, None] = {}
    notices = []
    for pair in dict.fromkeys(pairs):
        try:
            legs = catalogue.route([entry for entry in entries if able[entry.engine]], *pair)
        except ModelError:
            for entry in routes.route(entries, *pair):
                if not able[entry.engine]:
                    raise backends.no_package(entry.engine) from None
            raise
        if len(legs) > 1:
            notices.append(
                f"{pair[0]}-{pair[1]} goes through {facts(routes.PIVOT).name}: "
                f"it needs {legs[0].label} and {legs[1].label}"
            )
        notices += [reason for leg in legs if leg not in chosen and (reason := _why(leg, entries))]
        chosen |= dict.fromkeys(legs)
    return tuple(chosen), tuple(notices)


def _why(chosen: Entry, entries: Iterable[Entry]) -> str:
    """Return why a model was chosen before that of another engine, or that it is a preview."""
    if chosen.preview:
        return f"{chosen.label} is a preview: its makers have not released it"
    for other in entries:
        if other.pair == chosen.pair and other.engine != chosen.engine and other.score and not other.preview:
            ours, theirs = chosen.score.comet, other.score.comet
            return (
                f"{chosen.pair}: {chosen.engine} has the better published score, COMET {ours:.3f} against "
                f"{theirs:.3f} (--engine {other.engine} takes the other)"
            )
    return ""


def _is_here(entry: Entry) -> bool:
    """Whether a model is installed: in the same version, or with the same weights."""
    for model in registry.installed(engine=entry.engine):
        if (model.source, model.target) == (entry.source, entry.target):
            record = lockfile.read(model.path.parent).get(model.path.name)
            same = entry.weights and record is not None and entry.weights in record.files.values()
            if same or (model.version == entry.version and model.kind in ("", entry.kind)):
                return True
    return False


def _size(entry: Entry, manners: Manners) -> int:
    """Return the bytes to fetch for a model; the servers are asked if the catalogue does not say."""
    if entry.size:
        return entry.size
    quick = replace(manners, connect=5, silence=5, patience=10, tries=1)
    return download.size_of([file.links[0] for file in entry.files], manners=quick)


def _usual(pairs: Iterable[tuple[str, str]]) -> Catalogue:
    """Return what was published of the models that pairs need, in the form of a catalogue."""
    legs = {
        leg
        for source, target in pairs
        for leg in ((source, target), (source, routes.PIVOT), (routes.PIVOT, target))
    }
    rows = [row for leg in sorted(legs) if (row := scores.best_published(*leg)) is not None]
    entries = (
        Entry(
            "firefox",
            row.source,
            row.target,
            "",
            (Remote("", (ATTACHMENTS,), row.size),),
            row.kind,
            MPL,
            score=row.score,
        )
        for row in rows
    )
    return Catalogue(ATTACHMENTS, "", tuple(entries))
