"""What a worker process runs (see `worker_processes`): JSON lists of sentences in, of translations out."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Sequence
from pathlib import Path


def main(paths: Sequence[str]) -> None:
    """Translate lines of standard input until it ends.

    Args:
        paths: Files of the model: model, source vocabulary, target vocabulary, shortlist (or nothing).
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from fxtranslate import Translator

    model, source, target, shortlist = (Path(path).read_bytes() if path else b"" for path in paths)
    translator = Translator(model, source, target, shortlist or None)
    for line in sys.stdin.buffer:
        answer = [translator.translate(text) for text in json.loads(line)]
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
        sys.stdout.buffer.flush()
