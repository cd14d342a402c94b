"""What the commands on models show of each, as rows of named values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from polyglot_news.cli import tables, terminal
from polyglot_news.engines import registry
from polyglot_news.engines.base import Model
from polyglot_news.models import inventory, planning
from polyglot_news.models.verifying import Verdict


def installed(model: Model) -> dict[str, Any]:
    """Return what is known of an installed model."""
    record = inventory.record_of(model)
    return {
        "pair": f"{model.source}-{model.target}",
        "engine": model.engine,
        "name": model.name,
        "version": model.version,
        "size": inventory.size_of(model),
        "sha256": record.sha256,
        "origin": record.origin,
        "installed": record.installed,
        "verified": record.verified,
        "path": str(model.path),
    }


def available(engine: str, index: str | None) -> list[dict[str, Any]]:
    """Return what the catalogues offer; report one that cannot be fetched, unless it is the only one."""
    have = {(model.engine, model.source, model.target): model.version for model in registry.installed()}
    rows = []
    catalogues, failures = planning.every_catalogue(engine, index)
    for found in catalogues:
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
    for failure in failures:
        terminal.error(str(failure))
    return rows


def verified(found: Verdict) -> dict[str, Any]:
    """Return what verification found of a model."""
    model = found.model
    return {
        "pair": f"{model.source}-{model.target}",
        "engine": model.engine,
        "name": model.name,
        "state": found.state,
        "ok": found.ok,
    }


def show(rows: Sequence[dict[str, Any]], columns: Sequence[str], *, wide: Sequence[str] = ()) -> None:
    """Print the rows as a table; pipes alone get the `wide` columns."""
    tables.show(columns, [[_cell(column, row[column]) for column in columns] for row in rows], wide=wide)


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
