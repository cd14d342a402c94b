"""What the commands on models show of each, as rows of named values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from polyglot_news.cli.terminal import aligned_tables, printing
from polyglot_news.engines import registry
from polyglot_news.engines.protocol import Model
from polyglot_news.engines.scores import Score
from polyglot_news.models import install_plan
from polyglot_news.models.catalogues import catalogue
from polyglot_news.models.installed import inventory
from polyglot_news.models.installed.verifying import Verdict

_SHORT = {"version": 7}  # characters of a column on a terminal; elsewhere nothing is cut
_FORMATS: Mapping[str, Callable[[Any], str]] = {
    "size": install_plan.megabytes,
    "sha256": lambda value: str(value)[:12],
    "verified": lambda value: f"verified {str(value)[:10]}",
    "installed": lambda value: f"installed {value}",
    "comet": lambda value: f"{value:.3f}",
    "bleu": lambda value: f"{value:.1f}",
    "preview": lambda _: "preview",
}
_EMPTY = {"size": "?", "verified": "not verified"}  # what stands for a value that is not known


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
        "kind": model.kind,
        **_score(model.score),
    }


def available(engine: str, index: str | None) -> list[dict[str, Any]]:
    """Return what the catalogues offer; report one that cannot be fetched, unless it is the only one."""
    have = {(model.engine, model.source, model.target): model.version for model in registry.installed()}
    read = install_plan.read(engine, index)
    for found in read.catalogues:
        trouble = f" (kept: {found.trouble})" if found.trouble else ""
        printing.notice(f"catalogue of {found.date[:10]}, {found.origin}{trouble}")
    for failure in read.failures:
        printing.error(str(failure))
    return [
        {
            "pair": entry.pair,
            "engine": entry.engine,
            "version": entry.version,
            "size": entry.size,
            "installed": have.get((entry.engine, entry.source, entry.target), ""),
            "kind": entry.kind,
            **_score(entry.score),
            "licence": entry.licence,
            "preview": entry.preview,
            "source": entry.files[0].links[0],
        }
        for entry in catalogue.merged(read.catalogues)
        if engine in ("auto", entry.engine)
    ]


def larger_ones(models: Sequence[Model], engine: str) -> Iterator[str]:
    """Yield, for each tiny model in use that a better one was published for, how to get that."""
    pairs = [(model.source, model.target) for model in models]
    for source, target in install_plan.improvements(pairs, engine=engine):
        yield (
            f"{source}-{target} is a tiny model; a larger and better one can be had "
            f"(polyglot-news models install {source}-{target})"
        )


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


def show(rows: Sequence[dict[str, Any]], columns: Sequence[str], short: Sequence[str] = ()) -> None:
    """Print the rows as a table; of its columns a terminal gets those that are named `short`, if any."""
    if printing.width() and short:
        aligned_tables.show(short, [[_short_cell(column, row) for column in short] for row in rows])
    else:
        aligned_tables.show(columns, [[_cell(column, row[column]) for column in columns] for row in rows])


def _score(score: Score) -> dict[str, float | None]:
    return {"comet": score.comet or None, "bleu": score.bleu or None}


def _short_cell(column: str, row: dict[str, Any]) -> str:
    if column == "model":
        return f"{row['engine']} {row['kind']}".strip()
    if column == "note":
        if row["installed"]:
            return "here" if row["installed"] == row["version"] else "other"
        return "preview" if row["preview"] else ""
    if column == "licence":
        return str(row[column]) or "inside"
    return _cell(column, row[column])[: _SHORT.get(column)]


def _cell(column: str, value: object) -> str:
    shown = _FORMATS.get(column, str)(value) if value else _EMPTY.get(column, "-")
    return shown or "-"
