"""Chromium for the tests of this folder, and a page that is opened from disk with the network off."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))  # what the tests of the folder above share
from tools import browser as chromium


@pytest.fixture(scope="session")
def playwright_browser() -> Iterator[Any]:
    """Start one browser for all tests."""
    from playwright.sync_api import sync_playwright

    path = chromium()
    arguments = ["--disable-dev-shm-usage", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=arguments)
        yield started
        started.close()


class Opened:
    """A page with all that it said on the console and all that it asked for beside itself."""

    def __init__(self, page: Any, url: str) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: self.said.append(dialog.message))
        itself = url.split("#", maxsplit=1)[0]
        page.on("request", lambda request: self.asked.extend({request.url} - {itself}))
        page.goto(url)

    def lit(self) -> list[str]:
        """Return the texts of what is lit, in the order of the page."""
        return self.page.locator(".lit:visible").all_inner_texts()


@pytest.fixture
def opened(playwright_browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Return what opens a page; afterwards nothing was said, and nothing was asked of the network."""
    contexts = []
    pages: list[Any] = []

    def open_page(
        html: str, *, width: int = 1280, scheme: str = "light", fragment: str = "", **more: Any
    ) -> Opened:
        path = tmp_path / f"page-{len(pages)}.html"
        path.write_bytes(html.encode("utf-8", "replace"))
        context = playwright_browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **more
        )
        context.set_offline(True)
        context.set_default_timeout(10_000)
        contexts.append(context)
        pages.append(Opened(context.new_page(), path.as_uri() + fragment))
        return pages[-1]

    yield open_page
    said = [line for page in pages for line in page.said]
    asked = [url for page in pages for url in page.asked]
    for context in contexts:
        context.close()
    assert said == []
    assert asked == []
