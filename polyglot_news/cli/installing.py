"""What `models install` does, and what `digest` and `translate` do where a model is missing."""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import typer

from polyglot_news.cli import terminal, transfers
from polyglot_news.engines import registry
from polyglot_news.errors import ModelError, PartialFailure, PolyglotError
from polyglot_news.languages import facts
from polyglot_news.models import archive, bundle, download, fetching, installing, lockfile
from polyglot_news.models.connection import Manners
from polyglot_news.models.entries import Entry
from polyglot_news.models.planning import Plan, downloads, folders, megabytes, plan
from polyglot_news.models.trial import try_out

AT_ONCE = 3  # downloads; more gain nothing from one server
_SUFFIXES = (".argosmodel", ".zip", ".tar")


@dataclass(slots=True)
class _Outcome:
    """What became of one entry; filled by its thread."""

    entry: Entry
    lines: list[str] = field(default_factory=list)
    error: BaseException | None = None


def carry_out(todo: Plan) -> None:
    """Fetch and install what is planned, several at once; each result is told, the others go on.

    Raises:
        PolyglotError: The only one failed, or all did.
        PartialFailure: Some failed.
    """
    outcomes = [_Outcome(entry) for entry in todo.entries]
    stop = threading.Event()
    waiting = iter(outcomes)
    turn = threading.Lock()

    with transfers.bars() as bar:

        def work() -> None:
            while True:
                with turn:
                    outcome = next(waiting, None)
                if outcome is None or stop.is_set():
                    return
                try:
                    outcome.lines = _get(outcome.entry, todo.manners, bar(outcome.entry.label), stop)
                except BaseException as error:  # noqa: BLE001 - handed to the main thread, which raises it
                    outcome.error = error

        # daemons: Ctrl-C need not wait for a server that is silent
        threads = [threading.Thread(target=work, daemon=True) for _ in outcomes[:AT_ONCE]]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                while thread.is_alive():
                    thread.join(0.2)
        except BaseException:
            stop.set()
            for thread in threads:
                thread.join(1)
            raise
    _tell(outcomes)


def from_link(link: str) -> None:
    """Fetch a package, a zip of a Firefox model or a bundle from an address, and install it.

    Raises:
        ModelError: It cannot be had, or was refused.
    """
    host = urlsplit(link).hostname or ""
    manners = Manners()
    if link.startswith("http://"):  # typed by the user: as with an index, that host may be asked so
        manners = replace(manners, plain=manners.plain | {host})
    stem = f"link-{sha256(link.encode()).hexdigest()[:16]}"
    with installing.held(downloads(), name=f".{stem}.lock"), transfers.bars() as bar:
        target = downloads() / stem
        expected = download.Expected(check=_is_model_file)
        download.fetch([link], target, expected=expected, manners=manners, progress=bar(host))
        try:
            from_path(target, origin=link)
        finally:
            target.unlink(missing_ok=True)


def from_path(path: Path, *, origin: str = "") -> None:
    """Install a model file, a bundle, an unpacked model, or every model file of a folder.

    Raises:
        ModelError: There is none, or it was refused.
    """
    try:
        folder = path.is_dir()
    except (OSError, ValueError):  # no name that a file can have: told below
        folder = False
    if folder:
        _from_folder(path)
    elif bundle.is_bundle(path):
        with bundle.opened(path, downloads()) as models:
            for file, carried in models:
                _install(file, told=carried.record, origin=carried.record.origin or str(path.resolve()))
    else:
        _install(path, origin=origin)


def offer(engine: str, *, download: bool) -> Callable[[Sequence[tuple[str, str]]], None]:
    """Return what installs the missing models of pairs of languages, where the user lets it.

    With `--download` it does not ask; without, it asks where there is a terminal to ask on, once for a pair;
    elsewhere it does nothing, and translating ends with the command that installs the model. What cannot be
    had is told, and left to that end as well.
    """
    answered: set[tuple[str, str]] = set()

    def install_missing(pairs: Sequence[tuple[str, str]]) -> None:
        missing = [
            pair for pair in pairs if pair not in answered and not registry.has_route(*pair, engine=engine)
        ]
        answered.update(missing)
        names = ", ".join(f"{facts(source).name} to {facts(target).name}" for source, target in missing)
        if not missing or not (
            download or (is_interactive() and confirmed(f"no model for {names}: fetch it now?"))
        ):
            return
        try:
            todo = plan(missing, engine=engine)
            for line in todo.notices:
                terminal.notice(line)
            with terminal.undisturbed():
                carry_out(todo)
        except PolyglotError as error:
            terminal.error(str(error))

    return install_missing


def is_interactive() -> bool:
    """Whether there is somebody to ask."""
    on_terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()
    return on_terminal and not terminal.verbosity.quiet


def confirmed(question: str) -> bool:
    """Ask on standard error; a plain Enter is yes."""
    with terminal.undisturbed():
        return typer.confirm(f"{terminal.PROGRAM}: {question}", default=True, err=True)


def _get(
    entry: Entry, manners: Manners, progress: transfers.Count | None, stop: threading.Event
) -> list[str]:
    """Fetch and install one entry; return what to tell. One process at a time does that for an entry."""
    before = lockfile.read(folders().of(entry.engine))
    name = f".{entry.engine}-{entry.source}-{entry.target}.lock"
    with installing.held(downloads(), name=name):
        now = lockfile.read(folders().of(entry.engine))
        fresh = [r for n, r in now.items() if r != before.get(n) and not r.removed]
        if any((r.source, r.target, r.version) == (entry.source, entry.target, entry.version) for r in fresh):
            return [f"{entry.label} was installed meanwhile by another command"]
        fetched = fetching.fetch(entry, downloads(), manners=manners, progress=progress, stop=stop)
        try:
            return _put(fetched.file, origin=fetched.origin)
        finally:
            fetching.discard(entry, fetched)  # a file that was refused is of no use a second time


def _install(file: Path, *, origin: str = "", told: lockfile.Record | None = None) -> None:
    for line in _put(file, origin=origin, told=told):
        terminal.notice(line)


def _put(file: Path, *, origin: str = "", told: lockfile.Record | None = None) -> list[str]:
    """Install a model file; return what to tell of it."""
    done = installing.install(file, folders=folders(), check=try_out, origin=origin, told=told)
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
    return lines


@contextmanager
def _packed(folder: Path) -> Iterator[Path]:
    downloads().mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix=".packing-", dir=downloads()))
    try:
        archive.pack(folder, place / "model.zip", folder.resolve().name)
        yield place / "model.zip"
    except OSError as error:
        raise ModelError(f"{folder}: {error.strerror or error}", "check space and permissions") from None
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _from_folder(folder: Path) -> None:
    if (folder / "metadata.json").is_file() or any(folder.glob("model.*.bin")):
        with _packed(folder) as file:
            _install(file, origin=str(folder.resolve()))
        return
    files = sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES and path.is_file())
    if not files:
        raise ModelError(
            f"{folder}: no model in this folder", "name a model's folder, or one of .argosmodel files"
        )
    for file in files:
        from_path(file)


def _is_model_file(file: Path) -> None:
    if not bundle.is_bundle(file):
        archive.inspect(file)


def _tell(outcomes: Sequence[_Outcome]) -> None:
    failures = []
    for outcome in outcomes:
        for line in outcome.lines:
            terminal.notice(line)
        if isinstance(outcome.error, PolyglotError):
            failures.append(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
    if len(failures) == 1 and len(outcomes) == 1:
        raise failures[0]
    for failure in failures:
        terminal.error(str(failure))
    if failures and len(failures) == len(outcomes):
        raise ModelError(f"none of {len(outcomes)} models could be installed", "each reason is named above")
    if failures:
        raise PartialFailure("some models could not be installed", "each reason is named above")
