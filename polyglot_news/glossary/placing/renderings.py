"""How a model renders a term by itself: learned once for each model, kept from run to run."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from polyglot_news.config import cache_folder
from polyglot_news.errors import OutputError
from polyglot_news.files import read_limited, write_whole

_LIMIT = 16 << 20  # bytes: a larger file is not ours
_SCHEMA = "polyglot-news/renderings/1"


@dataclass(slots=True)
class Renderings:
    """Renderings of source texts by one model; the only thing here that changes as it is used.

    `path` is the file that they are kept in, or None. Its content may be lost at any time: it is a cache.
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

    def keep(self) -> None:
        """Write what was learned to the file, beside what another process wrote there meanwhile.

        Where it cannot be written, it is learned again.
        """
        if not self.fresh or self.path is None:
            return
        both = _read(self.path) | self.known
        whole = {"schema": _SCHEMA, "renderings": both}
        with suppress(OutputError):
            write_whole(self.path, json.dumps(whole, ensure_ascii=False, sort_keys=True) + "\n")


def renderings(model: str, *, folder: Path | None = None) -> Renderings:
    """Return what was learned of a model.

    A file that cannot be read, or that is damaged, counts as empty: it is written anew.

    Args:
        model: The fingerprint of its engine.
        folder: Where they are kept; by default in the user's cache.
    """
    folder = folder or cache_folder() / "renderings"
    name = model if re.fullmatch(r"[0-9a-f]{16,64}", model) else sha256(model.encode()).hexdigest()
    path = folder / f"{name}.json"
    return Renderings(path, _read(path))


def _read(path: Path) -> dict[str, str]:
    try:
        value = json.loads(read_limited(path, _LIMIT))
    except (OSError, ValueError, RecursionError):
        return {}
    found = value.get("renderings") if isinstance(value, dict) and value.get("schema") == _SCHEMA else None
    if not isinstance(found, dict):
        return {}
    return {k: v for k, v in found.items() if isinstance(k, str) and isinstance(v, str)}
