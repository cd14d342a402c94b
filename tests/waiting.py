"""Waits for what another process or thread does."""

from __future__ import annotations

import time
from collections.abc import Callable


def waited_for(happens: Callable[[], object], seconds: float = 120) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happens():
            return True
        time.sleep(0.05)
    return False
