"""Whether an installed model is as it was installed, and works: files hashed again, a sentence translated."""

from __future__ import annotations

from dataclasses import dataclass, replace

from polyglot_news.engines.base import Model
from polyglot_news.errors import ModelError
from polyglot_news.models import installing, lockfile
from polyglot_news.models.inventory import is_ours, record_of
from polyglot_news.models.trial import try_out


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
    folder = model.path.parent
    record = record_of(model)
    found = lockfile.hashes(model.path)
    if trouble := lockfile.differences(record, found) if record.files else ():
        return Verdict(model, "; ".join(trouble), ok=False)
    try:
        try_out(model.path, model.engine)
    except ModelError as error:
        return Verdict(model, error.message, ok=False)
    ours = is_ours(model)
    if ours:
        with installing.held(folder):
            if not record.files:
                lockfile.put(folder, replace(record, files=found, origin=record.origin or "found here"))
            lockfile.mark(folder, record.name, verified=lockfile.now())
    if record.files:
        return Verdict(model, "unchanged, works", ok=True)
    return Verdict(model, "works" + ("; recorded now" if ours else ""), ok=True)
