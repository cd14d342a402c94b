"""What a model makes of a term alone: learned once for each model, kept from run to run."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

_LIMIT = 16 << 20  # bytes: a larger file is not ours
_SCHEMA = "polyglot-news/renderings/1"


@dataclass(slots=True)
class Renderings:
    """Renderings of source texts by one model; the only thing here that changes as it is used.

    `path` is the file that they are kept in, or None. What is in it may be lost at any time: it is a cache.
    """

    path: Path | None = None
    known: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, str] = field(default_factory=dict)

    def get(self, text: str) -> str | None:
        """Return the rendering of a text, or None where it was never learned."""
        return self.known.get(text)

    def learn(self, text: str, rendering: str) -> None:
        """Remember the rendering of a text."""
        if text not in self.known:
            self.known[text] = self.fresh[text] = rendering

    def serialised(self) -> str:
        """Return what the file shall hold: what another process wrote meanwhile is not lost."""
        both = (_read(self.path) if self.path else {}) | self.known
        return json.dumps({"schema": _SCHEMA, "renderings": both}, ensure_ascii=False, sort_keys=True) + "\n"


def renderings(folder: Path, model: str) -> Renderings:
    """Return what was learned of a model; `model` is its fingerprint.

    A file that cannot be read, or that is damaged, counts as empty: it is written anew.
    """
    name = model if re.fullmatch(r"[0-9a-f]{16,64}", model) else sha256(model.encode()).hexdigest()
    path = folder / f"{name}.json"
    return Renderings(path, _read(path))


def _read(path: Path) -> dict[str, str]:
    try:
        if path.stat().st_size > _LIMIT:
            return {}
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    found = value.get("renderings") if isinstance(value, dict) and value.get("schema") == _SCHEMA else None
    if not isinstance(found, dict):
        return {}
    return {k: v for k, v in found.items() if isinstance(k, str) and isinstance(v, str)}
