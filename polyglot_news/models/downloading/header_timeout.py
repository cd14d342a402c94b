"""Responses whose headers must arrive in time, however slowly they come.

The time-outs of `requests` apply to each piece that arrives: a server that sends one byte of its headers
every twenty seconds holds a connection for days. Imported late, because `requests` is.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Retry


class Late(Exception):  # noqa: N818 - what it says
    """The headers of a response did not arrive in time; nothing is retried."""


def bounded(retry: Retry, patience: float) -> HTTPAdapter:
    """Return an adapter for `requests` that waits `patience` seconds for all headers of a response."""

    class Bounded(HTTPConnection):
        def getresponse(self) -> Any:  # noqa: ANN401 - the types of its two parents differ
            """Return the response once its headers are there; end the connection if they are late."""
            late = threading.Event()

            def end() -> None:
                late.set()
                with suppress(OSError, AttributeError):
                    self.sock.shutdown(socket.SHUT_RDWR)

            timer = threading.Timer(patience, end)
            timer.daemon = True
            timer.start()
            try:
                return super().getresponse()
            except Exception:
                if late.is_set():
                    raise Late(f"the headers are not there after {patience:g} seconds") from None
                raise
            finally:
                timer.cancel()

    class BoundedTLS(Bounded, HTTPSConnection):
        pass

    class Pool(HTTPConnectionPool):
        ConnectionCls = Bounded

    class PoolTLS(HTTPSConnectionPool):
        ConnectionCls = BoundedTLS

    class Adapter(HTTPAdapter):
        def init_poolmanager(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as requests calls it
            super().init_poolmanager(*arguments, **named)
            self.poolmanager.pool_classes_by_scheme = {"http": Pool, "https": PoolTLS}

        def proxy_manager_for(self, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - likewise
            manager = super().proxy_manager_for(*arguments, **named)
            manager.pool_classes_by_scheme = {"http": Pool, "https": PoolTLS}
            return manager

    return Adapter(max_retries=retry)
