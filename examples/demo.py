"""What `make demo` runs: a digest at once, and in all four languages where models are soon to be had.

Portuguese comes with the extra `starter`. Where a catalogue of models answers, the models for Italian,
Russian and Chinese are fetched, once; where none does, one sentence names the command that fetches them
later. Both are a success.
"""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from polyglot_news.config import cache_folder
from polyglot_news.engines import registry
from polyglot_news.errors import PolyglotError
from polyglot_news.languages import facts
from polyglot_news.models import install_plan
from polyglot_news.models.catalogues import catalogue
from polyglot_news.models.downloading.connection import Manners

ARTICLE = Path(__file__).with_name("samarkand-water.html")
SOURCE = "en"
LANGUAGES = ("pt", "it", "ru", "zh")
SECONDS = 4.0  # that the catalogues have to answer: a name server alone may take longer to say no


def main() -> int:
    """Show the digest, fetch what is missing where that is possible, and return the exit code."""
    try:
        return demonstrate()
    except KeyboardInterrupt:
        return 130


def demonstrate() -> int:
    """Print the digest in the languages that are ready, and in all of them once their models are fetched."""
    ready = usable()
    code = polyglot_news("digest", article(), *(("--to", ",".join(ready)) if ready else ("-n", "3")))
    missing = [language for language in LANGUAGES if language not in ready]
    if code or not missing:
        return code
    print(f"\nLooking for a catalogue with models for {named(missing)} …", flush=True)
    if catalogues_answer(SECONDS):
        print(flush=True)
        if polyglot_news("models", "install", *missing, "--yes") == 130:  # noqa: PLR2004
            return 130
        if (now := usable()) != ready:
            print(flush=True)
            code = polyglot_news("digest", article(), "--to", ",".join(now))
            missing = [language for language in LANGUAGES if language not in now]
    if missing and not code:
        command = f"{program()} models install {' '.join(missing)}"
        print(f"\nModels for {named(missing)} are downloaded once, when there is a network: {command}")
    return code


def usable() -> list[str]:
    """Return the languages that the article can be translated into as things are."""
    return [language for language in LANGUAGES if registry.has_route(SOURCE, language)]


def catalogues_answer(seconds: float) -> bool:
    """Whether a catalogue that `models install` would read can be read within some seconds."""
    manners = Manners(connect=seconds, silence=seconds, patience=seconds, tries=0)
    troubles = queue.SimpleQueue[str]()

    def look(where: str) -> None:
        try:
            trouble = catalogue.load(where, cache=cache_folder(), manners=manners).trouble
        except PolyglotError as error:
            trouble = error.message
        troubles.put(trouble)

    places = install_plan.sources("auto")
    for where in places:  # daemons: a silent name server holds its caller for longer than anyone waits here
        threading.Thread(target=look, args=(where,), daemon=True).start()
    end = time.monotonic() + seconds
    with suppress(queue.Empty):
        return any(not troubles.get(timeout=max(0, end - time.monotonic())) for _ in places)
    return False


def polyglot_news(*arguments: str) -> int:
    """Print a command, run it, and return its exit code."""
    print(f"$ {program()} {' '.join(arguments)}\n", flush=True)
    return run(arguments)


def run(arguments: Sequence[str]) -> int:
    """Run the command line of this Python with its own output; return its exit code."""
    return subprocess.call([sys.executable, "-m", "polyglot_news", *arguments])


def program() -> str:
    """Return the command as the user can type it here."""
    return shown(Path(sys.executable).with_name("polyglot-news"))


def article() -> str:
    """Return the name of the example as the user can type it here."""
    return shown(ARTICLE)


def shown(path: Path) -> str:
    """Return a path as it is seen from the working folder."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def named(languages: Sequence[str]) -> str:
    """Return the names of languages as a sentence lists them."""
    *others, last = [facts(language).name.partition(" (")[0] for language in languages]
    return f"{', '.join(others)} and {last}" if others else last


if __name__ == "__main__":
    sys.exit(main())
