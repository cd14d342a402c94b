"""Another engine for a pair, which repairs sentences and shows which ones are doubtful."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from polyglot_news.config import data_folder
from polyglot_news.engines import registry
from polyglot_news.engines.protocol import Engine, Model
from polyglot_news.errors import ModelError
from polyglot_news.models.installed.checked_before_loading import examine


@dataclass(slots=True)
class Another:
    """A model of the same pair for another engine, loaded when needed.

    No run depends on a second opinion: a model that cannot be loaded is ignored.
    """

    model: Model
    threads: int = 0
    _engines: list[Engine] = field(default_factory=list)
    _is_tried: bool = False

    @property
    def identity(self) -> str:
        """The name of the model."""
        return f"{self.model.engine}:{self.model.name}:{self.model.version}"

    def engine(self) -> Engine | None:
        """Return the loaded engine, or None if it cannot be loaded."""
        if not self._is_tried:
            self._is_tried = True
            try:
                self._engines.append(registry.run(self.model, threads=self.threads, examine=examine))
            except ModelError:
                return None
        return self._engines[0] if self._engines else None

    def close(self) -> None:
        """Close the engine; it is loaded again when needed."""
        for engine in self._engines:
            engine.close()
        self._engines.clear()
        self._is_tried = False


class Others:
    """The other engines for the pairs of a pipeline; each is looked up once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Another | None] = {}

    def of(self, engine: Engine, threads: int) -> Another | None:
        """Return another engine for what one engine translates directly, or None."""
        pair = (engine.route[0], engine.route[-1])
        if pair not in self._found:
            self._found[pair] = find(*pair, engine, data_folder(), threads)
        return self._found[pair]

    def close(self) -> None:
        """Close what was loaded."""
        for other in self._found.values():
            if other is not None:
                other.close()
        self._found.clear()


def find(source: str, target: str, engine: Engine | None, folder: Path, threads: int = 0) -> Another | None:
    """Return another engine that translates the pair, or None."""
    model = registry.another(source, target, besides=engine, folder=folder)
    return Another(model, threads) if model is not None else None
