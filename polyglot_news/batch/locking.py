"""One batch at a time in an output folder, whoever runs it: the lock is in the folder itself."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

from polyglot_news.errors import UsageError


def lock(stream: IO[bytes], out: Path) -> Any:  # noqa: ANN401 - of filelock, imported where it is needed
    """Keep other batches out of a folder until its open manifest, `stream`, is closed.

    The manifest itself is locked, so that no further file is needed among the results. Systems without such
    locks get a hidden file; the caller releases the lock returned. A file system that cannot lock gets none.

    Raises:
        UsageError: Another batch is writing to the folder.
    """
    taken = UsageError(f"{out}: another batch is writing to it", "wait for it, or choose another folder")
    try:
        import fcntl
    except ImportError:
        return _lock_file(out, taken)
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        stream.close()
        raise taken from None
    except OSError:
        return None
    return None


def _lock_file(out: Path, taken: UsageError) -> Any:  # noqa: ANN401 - of filelock
    from filelock import FileLock, Timeout

    found = FileLock(out / ".polyglot-news.lock")
    try:
        found.acquire(timeout=0)
    except Timeout:
        raise taken from None
    except (OSError, NotImplementedError):
        return None
    return found
