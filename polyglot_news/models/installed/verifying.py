"""Whether an installed model is as it was installed, and works: files hashed again, a sentence translated."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace

from polyglot_news.engines.protocol import Model
from polyglot_news.errors import ModelError
from polyglot_news.models.installed import installing, lockfile
from polyglot_news.models.installed.inventory import is_ours, record_of, shelf_of
from polyglot_news.models.installed.trial import try_out


@dataclass(frozen=True, slots=True)
class Verdict:
    """The findings about a model: in words, and whether all is well."""

    model: Model
    state: str
    ok: bool


def verify(model: Model) -> Verdict:
    """Hash a model's files, compare them with its record, and try it out; note in the record that it is well.

    A model without a record, which another program installed, is recorded as it is now.
    """
    record = record_of(model)
    found = lockfile.hashes(model.path)
    if trouble := lockfile.differences(record, found) if record.files else ():
        return Verdict(model, "; ".join(trouble), ok=False)
    try:
        try_out(model.path, model.engine)
    except ModelError as error:
        return Verdict(model, error.message, ok=False)
    # without a place for the record of another program's model, only `doctor` does not know of this
    with nullcontext() if is_ours(model) else suppress(ModelError):
        _record(model, replace(record, files=record.files or found))
    return Verdict(model, "unchanged, works" if record.files else "works; recorded now", ok=True)


def _record(model: Model, record: lockfile.Record) -> None:
    """Record that a model is well."""
    folder, name = shelf_of(model)
    origin = record.origin or ("found here" if is_ours(model) else "")
    with installing.held(folder):
        lockfile.put(folder, replace(record, name=name, origin=origin, verified=lockfile.now()))
