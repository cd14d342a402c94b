"""Models fetched from a catalogue or a link, or read from files, and installed.

The messages about each model are returned, for the caller to print.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from polyglot_news.addresses import host_of, without_login
from polyglot_news.daemon_threads import run_all
from polyglot_news.engines import registry
from polyglot_news.errors import ModelError
from polyglot_news.models.catalogues import catalogue
from polyglot_news.models.catalogues.catalogue_entries import Entry
from polyglot_news.models.downloading import download, model_files
from polyglot_news.models.downloading.connection import Manners
from polyglot_news.models.install_plan import Plan, downloads, folders, megabytes
from polyglot_news.models.installed import installing, lockfile, store
from polyglot_news.models.installed.trial import try_out
from polyglot_news.models.packed import archive, bundle, temporary

AT_ONCE = 3  # downloads; more gain nothing from one server
_SUFFIXES = (".argosmodel", ".zip", ".tar")
Count = Callable[[int, int], None]  # called with the bytes received and the bytes expected
Bars = Callable[[str], Count | None]  # for a name, returns what counts its bytes


@dataclass(slots=True)
class Outcome:
    """The result of one entry of a plan; filled in by its thread."""

    entry: Entry
    notices: tuple[str, ...] = ()
    error: BaseException | None = None


def acquire(todo: Plan, bars: Bars) -> tuple[Outcome, ...]:
    """Fetch and install what is planned, several at once; if one fails, the others go on.

    Args:
        todo: What to fetch.
        bars: For the label of an entry, returns what counts its bytes.
    """
    outcomes = tuple(Outcome(entry) for entry in todo.entries)
    stop = threading.Event()
    waiting = iter(outcomes)
    turn = threading.Lock()

    def work() -> None:
        while True:
            with turn:
                outcome = next(waiting, None)
            if outcome is None or stop.is_set():
                return
            try:
                outcome.notices = _get(outcome.entry, todo.manners, bars(outcome.entry.label), stop)
            except BaseException as error:  # noqa: BLE001 - handed to the main thread, which raises it
                outcome.error = error

    run_all(work, min(AT_ONCE, len(outcomes)), interrupted=lambda _: stop.set(), grace=1)
    return outcomes


def from_link(link: str, bars: Bars) -> Iterator[str]:
    """Fetch a package, a zip of a Firefox model or a bundle from an address, and install it.

    Yields the messages about each model, once it is installed.

    Raises:
        ModelError: It cannot be fetched, or was refused.
    """
    manners = catalogue.trusting(link, Manners())  # typed by the user, as an index is
    host, link = host_of(link), without_login(link)
    stem = f"link-{sha256(link.encode()).hexdigest()[:16]}"
    with installing.held(downloads(), name=f".{stem}.lock"):
        target = downloads() / stem
        expected = download.Expected(check=_is_model_file)
        download.fetch([link], target, expected=expected, manners=manners, progress=bars(host))
        try:
            yield from from_path(target, origin=link)
        finally:
            target.unlink(missing_ok=True)


def from_path(path: Path, *, origin: str = "") -> Iterator[str]:
    """Install a model file, a bundle, an unpacked model, or every model file of a folder.

    Yields the messages about each model, once it is installed.

    Raises:
        ModelError: There is no model, or it was refused.
    """
    try:
        folder, is_endless = path.is_dir(), path.exists() and not path.is_file()
    except (OSError, ValueError):  # not a possible file name: reported below
        folder = is_endless = False
    if is_endless and not folder:
        raise ModelError(f"{path}: a pipe or device, not a file", "name the file of a model")
    if folder:
        yield from _from_folder(path)
    elif bundle.is_bundle(path):
        with bundle.opened(path, downloads()) as models:
            for file, carried in models:
                origin = carried.record.origin or str(path.resolve())
                yield from _put(file, record=carried.record, origin=origin)
    else:
        yield from _put(path, origin=origin)


def _get(entry: Entry, manners: Manners, progress: Count | None, stop: threading.Event) -> tuple[str, ...]:
    """Fetch and install one entry; return the messages. Only one process at a time does so for an entry."""
    before = lockfile.read(folders().of(entry.engine))
    name = f".{entry.engine}-{entry.source}-{entry.target}.lock"
    with installing.held(downloads(), name=name):
        now = lockfile.read(folders().of(entry.engine))
        fresh = [r for n, r in now.items() if r != before.get(n) and not r.removed]
        if any((r.source, r.target, r.version) == (entry.source, entry.target, entry.version) for r in fresh):
            return (f"{entry.label} was installed by another command in the meantime",)
        fetched = model_files.fetch(entry, downloads(), manners=manners, progress=progress, stop=stop)
        try:
            return _put(fetched.file, origin=fetched.origin)
        finally:
            model_files.discard(entry, fetched)  # a refused file is of no use a second time


def _put(file: Path, *, origin: str = "", record: lockfile.Record | None = None) -> tuple[str, ...]:
    """Install a model file; return the messages about it."""
    temporary.sweep(downloads())
    done = installing.install(file, folders=folders(), check=try_out, origin=origin, expected=record)
    record, put = done.record, done.installed
    lines = []
    if done.before is not None:
        before = done.before
        lines.append(
            f"warning: {record.name} is not what was installed on {before.installed[:10]} from "
            f"{before.origin}: {lockfile.differences(before, record.files)[0]}"
            + (f"; SHA-256 was {before.sha256[:12]}…, is {record.sha256[:12]}…" if before.sha256 else "")
        )
    verb = "replaced" if put.replaced else "installed"
    lines.append(
        f"{verb} {record.name} ({record.source}-{record.target}, {megabytes(put.size)}) in {put.path}, "
        f"SHA-256 {record.sha256}, from {record.origin}"
    )
    pair = (record.source, record.target)
    for model in registry.installed(engine=record.engine):
        beside = model.path.parent == put.path.parent and model.path != put.path
        if beside and (model.source, model.target) == pair:
            lines.append(f"{model.name} is still there too (polyglot-news models remove {model.name})")
    return tuple(lines)


@contextmanager
def _packed(folder: Path) -> Iterator[Path]:
    try:
        downloads().mkdir(parents=True, exist_ok=True)
        with temporary.made(temporary.PACKING, downloads()) as place:
            archive.pack(folder, place / "model.zip", folder.resolve().name)
            yield place / "model.zip"
    except OSError as error:
        raise ModelError(f"{folder}: {error.strerror or error}", "check space and permissions") from None


def _from_folder(folder: Path) -> Iterator[str]:
    if store.is_model(folder):
        with _packed(folder) as file:
            yield from _put(file, origin=str(folder.resolve()))
        return
    files = sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES and path.is_file())
    if not files:
        raise ModelError(
            f"{folder}: no model in this folder", "name a model's folder, or one of .argosmodel files"
        )
    for file in files:
        yield from from_path(file)


def _is_model_file(file: Path) -> None:
    if not bundle.is_bundle(file):
        archive.inspect(file)
