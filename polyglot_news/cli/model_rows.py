"""What the commands on models tell of each, as rows of named values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from polyglot_news.cli import terminal
from polyglot_news.config import model_index
from polyglot_news.engines import backends, registry
from polyglot_news.engines.base import Model
from polyglot_news.errors import ModelError, PolyglotError
from polyglot_news.files import files_below
from polyglot_news.models import installing, lockfile, planning
from polyglot_news.models.lockfile import Record
from polyglot_news.models.trial import try_out


def record_of(model: Model) -> Record:
    """Return the record of a model, or one that says no more than its folder does."""
    found = lockfile.read(model.path.parent).get(model.path.name)
    if found is not None and not found.removed:
        return found
    name = f"{model.source}-{model.target}" if model.engine == "firefox" else model.path.name
    return Record(name, model.engine, model.source, model.target, model.version)


def installed(model: Model) -> dict[str, Any]:
    """Return what is known of an installed model."""
    record = record_of(model)
    return {
        "pair": f"{model.source}-{model.target}",
        "engine": model.engine,
        "name": model.name,
        "version": model.version,
        "size": sum(file.stat().st_size for file in files_below(model.path)),
        "sha256": record.sha256,
        "origin": record.origin,
        "installed": record.installed,
        "verified": record.verified,
        "path": str(model.path),
    }


def available(engine: str, index: str | None) -> list[dict[str, Any]]:
    """Return what the catalogues offer; one that cannot be had is told, unless it is the only one."""
    have = {(model.engine, model.source, model.target): model.version for model in registry.installed()}
    rows, failures = [], list[PolyglotError]()
    index = index or model_index()
    names = backends.AUTO if engine == "auto" and not index else (engine,)
    for name in names:
        try:
            found = next(planning.catalogues(name, index))
        except PolyglotError as error:
            failures.append(error)
            continue
        trouble = f" (kept: {found.trouble})" if found.trouble else ""
        terminal.notice(f"{found.engine}: catalogue of {found.date[:10]}, {found.origin}{trouble}")
        rows += [
            {
                "pair": f"{entry.source}-{entry.target}",
                "engine": entry.engine,
                "version": entry.version,
                "size": entry.size,
                "installed": have.get((entry.engine, entry.source, entry.target), ""),
                "catalogue": found.origin,
                "date": found.date,
            }
            for entry in found.entries
        ]
    if failures and len(failures) == len(names):
        raise failures[0]
    for failure in failures:
        terminal.error(str(failure))
    return rows


def verified(model: Model) -> dict[str, Any]:
    """Return what verification found of a model; note it in the lock file."""
    folder = model.path.parent
    record = record_of(model)
    found = lockfile.hashes(model.path)
    trouble = lockfile.differences(record, found) if record.files else ()
    state = "; ".join(trouble)
    if not trouble:
        try:
            try_out(model.path, model.engine)
        except ModelError as error:
            state = error.message
    ours = folder in (planning.folders().argos, planning.folders().firefox)
    ok = not state
    if ok and ours:
        with installing.held(folder):
            if not record.files:
                lockfile.put(folder, replace(record, files=found, origin=record.origin or "found here"))
            lockfile.mark(folder, record.name, verified=lockfile.now())
    if ok:
        state = "unchanged, works" if record.files else "works" + ("; recorded now" if ours else "")
    return {
        "pair": f"{model.source}-{model.target}",
        "engine": model.engine,
        "name": model.name,
        "state": state,
        "ok": ok,
    }


def table(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    """Yield the rows as lines of tab-separated columns: for eyes and for `cut`."""
    for row in rows:
        yield "\t".join(_cell(column, row[column]) for column in columns)


def _cell(column: str, value: object) -> str:
    if column == "size":
        return planning.megabytes(value) if isinstance(value, int) and value else "?"
    if column == "sha256":
        return str(value)[:12] or "-"
    if column == "verified":
        return f"verified {str(value)[:10]}" if value else "not verified"
    if column == "installed":
        return f"installed {value}" if value else "-"
    return str(value)
