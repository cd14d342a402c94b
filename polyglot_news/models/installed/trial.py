"""Trying a model out: one sentence, in a process of its own.

A broken or hostile model can end the process that loads it, or use up all of its memory; the memory is
freed with the process.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from polyglot_news.engines import backends
from polyglot_news.engines.protocol import Engine
from polyglot_news.errors import ModelError, PolyglotError

SENTENCE = "Good morning."
_PATIENCE = 300  # seconds; the largest models load in a few
_START = (  # with our own module path: nothing may be imported from the working folder
    "import json, sys; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "from polyglot_news.models.installed.trial import main; sys.exit(main(sys.argv[1:]))"
)
_HINT = "get the file again, or from another source"


def try_out(folder: Path, engine: str) -> None:
    """Load the model in a folder and translate a sentence with it.

    Raises:
        ModelError: It cannot be loaded, crashes, or returns nothing.
    """
    command = [sys.executable, "-c", _START, json.dumps(sys.path), engine, str(folder)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module; the folder is one argument
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise ModelError(f"{folder.name}: it does not translate a sentence in {_PATIENCE} s", _HINT) from None
    if done.returncode == 0:
        return
    messages = done.stderr.decode("utf-8", "replace").strip().splitlines() if done.returncode > 0 else []
    reason = messages[-1].removeprefix(f"{folder.name}: ") if messages else "the library that runs it crashed"
    raise ModelError(f"{folder.name}: it does not work: {reason[:300]}", _HINT)


def load(folder: Path, engine: str) -> Engine:
    """Return an engine with the model in a folder, wherever that is.

    Raises:
        ModelError: It is not complete, or cannot be loaded.
    """
    backend = backends.backend(engine)
    model = backend.model_at(folder)
    if model is None:
        raise ModelError(f"{folder.name}: not a complete package", _HINT)
    return backend.connect(model, threads=1)


def main(arguments: list[str]) -> int:
    """Try the model out in this process; report on standard error what is wrong with it."""
    engine_name, folder = arguments
    try:
        engine = load(Path(folder), engine_name)
        text = engine.translate([SENTENCE])[0].strip()
        engine.close()
    except PolyglotError as error:
        sys.stderr.write(f"{error.message}\n")
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - whatever the library raises, the model is at fault
        sys.stderr.write(f"{type(error).__name__}: {' '.join(str(error).split())}\n")
        return ModelError.exit_code
    if not text:
        sys.stderr.write("it translates a sentence into nothing\n")
        return ModelError.exit_code
    return 0
