"""Several threads at once: all are waited for, and what ends the wait lets them know."""

from __future__ import annotations

import threading
from collections import deque
from itertools import count

import pytest

from polyglot_news.daemon_threads import run_all


def test_all_are_waited_for() -> None:
    numbers, done = count(), deque[int]()

    def work() -> None:
        for number in numbers:
            if number >= 40:
                return
            done.append(number)

    run_all(work, 4, interrupted=lambda _: pytest.fail("nothing interrupted it"))
    assert sorted(done) == list(range(40))


def test_what_ends_the_wait_lets_the_threads_know_and_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, ended = threading.Event(), threading.Event()
    told: list[BaseException] = []
    wait = threading.Thread.join

    def join(thread: threading.Thread, timeout: float | None = None) -> None:
        if not told:
            raise KeyboardInterrupt
        wait(thread, timeout)

    def interrupted(error: BaseException) -> None:
        told.append(error)
        stop.set()

    def work() -> None:
        stop.wait(60)
        ended.set()

    monkeypatch.setattr(threading.Thread, "join", join)
    with pytest.raises(KeyboardInterrupt):
        run_all(work, 2, interrupted=interrupted, grace=60)
    assert ended.is_set()
    assert [type(error) for error in told] == [KeyboardInterrupt]


def test_none_is_no_work() -> None:
    run_all(lambda: pytest.fail("no thread was asked for"), 0, interrupted=lambda _: None)
