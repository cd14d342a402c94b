"""Programs and files of others that some tests use; `tests/install_tools.sh` puts them where `tool` looks.

Without them those tests are skipped on a developer's machine, and fail in CI: nothing is passed over there.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn

import pytest

FOLDER = Path(sys.prefix) / "tools"


def tool(name: str) -> Path:
    """Return the path of a file below the tools folder, or skip (in CI: fail) the test that asks for it."""
    path = FOLDER / name
    if not path.exists():
        _missing(name)
    return path


def browser() -> str:
    """Return the path of Chromium, or skip (in CI: fail) the test that asks for it."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        _missing("chromium")
    return found


def _missing(name: str) -> NoReturn:
    reason = f"{name} is not installed: run tests/install_tools.sh"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
