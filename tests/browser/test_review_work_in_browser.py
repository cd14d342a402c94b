"""Working on the review page: edited, approved, kept, exported, and brought back into the program."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from lxml import etree
from reviewed import ITALIAN, hostile, review
from schemas import SCHEMAS, schema
from tools import tool
from translate.storage import tmx, xliff

from polyglot_news.cli.app import run
from polyglot_news.corrections import parse
from polyglot_news.memory import Memory
from polyglot_news.rendering import render

BED = "Un posto costa 39 euro, un letto 89."


@pytest.fixture(scope="module")
def page() -> str:
    return render(review(), "html")


def target(view: Any, index: int) -> Any:
    return view.page.locator(f'.tgt[data-lang="it"] .s[data-s="1-{index}"]')


def edit(view: Any, index: int, text: str, key: str = "Enter") -> None:
    target(view, index).focus()
    view.page.keyboard.press("Enter")
    view.page.fill("textarea[name=text]", text)
    view.page.keyboard.press(key)


def saved(view: Any, format_name: str) -> str:
    view.page.select_option("#export-format", format_name)
    with view.page.expect_download() as download:
        view.page.click("#export")
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_a_sentence_is_edited_approved_and_kept(opened: Any, page: Any) -> None:
    view = opened(page)
    assert view.page.inner_text("#done") == "0 of 10 approved"
    edit(view, 6, f"{BED}\n", "Control+Enter")
    assert target(view, 6).inner_text() == BED
    assert view.page.inner_text("#done") == "1 of 10 approved"
    assert view.page.evaluate("document.activeElement.dataset.s") == "1-7"
    view.page.keyboard.press("a")
    assert view.page.inner_text("#done") == "2 of 10 approved"
    view.page.reload()
    assert target(view, 6).inner_text() == BED
    assert view.page.inner_text("#done") == "2 of 10 approved"
    target(view, 6).focus()
    view.page.keyboard.press("u")
    assert target(view, 6).inner_text() == ITALIAN[6]
    assert view.page.inner_text("#done") == "1 of 10 approved"


def test_the_changes_are_shown_and_escape_leaves_all_as_it_was(opened: Any, page: Any) -> None:
    view = opened(page)
    target(view, 6).dblclick()
    view.page.fill("textarea[name=text]", BED)
    assert view.page.locator("#difference ins").all_inner_texts() == [", un letto 89"]
    assert view.page.locator("#difference del").all_inner_texts() == []
    view.page.keyboard.press("Escape")
    assert target(view, 6).inner_text() == ITALIAN[6]
    assert view.page.evaluate("document.activeElement.dataset.s") == "1-6"
    assert view.page.locator("#edit").is_hidden()


def test_terms_stay_marked_where_nothing_was_changed(opened: Any, page: Any) -> None:
    view = opened(page)
    before = target(view, 4).locator(".term").count()
    edit(view, 4, "Altro testo.")
    assert target(view, 4).locator(".term").count() == 0
    target(view, 4).focus()
    view.page.keyboard.press("u")
    assert target(view, 4).locator(".term").count() == before > 0


def test_the_keys_are_listed_on_demand(opened: Any, page: Any) -> None:
    view = opened(page)
    assert not view.page.locator("#keys dl").is_visible()
    view.page.keyboard.press("?")
    assert view.page.locator("#keys dl").is_visible()


def test_exported_corrections_are_used_by_the_program(
    opened: Any, page: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    view = opened(page)
    edit(view, 6, BED, "Control+Enter")
    edit(view, 1, ITALIAN[1].replace("221", "212"))
    target(view, 4).focus()
    view.page.keyboard.press("t")
    view.page.fill("[name=term]", "European Union")
    view.page.fill("[name=target]", "UE")
    view.page.fill("[name=comment]", "shorter in headlines")
    view.page.keyboard.press("Enter")
    text = saved(view, "json")
    (found,) = parse(text.encode(), "page")
    assert (found.path, found.source, found.target) == ("articles/night-train.html", "en", "it")
    assert [(one.index, one.text) for one in found.sentences] == [
        (1, ITALIAN[1].replace("221", "212")), (6, BED),
    ]  # fmt: skip
    assert found.terms == (("European Union", "UE"),)
    assert [row["state"] for row in json.loads(text)["articles"][0]["sentences"]].count("final") == 1
    file = tmp_path / "corrections.json"
    file.write_text(text, encoding="utf-8")
    assert run(["memory", "import", str(file), "--memory", str(tmp_path / "m.sqlite")]) == 0
    capsys.readouterr()
    with Memory(tmp_path / "m.sqlite") as memory:
        assert memory.imported("en", "it", ["A seat costs 39 euros, a bed 89."]) == {
            "A seat costs 39 euros, a bed 89.": BED
        }


def test_exported_files_are_read_by_other_tools(opened: Any, page: Any) -> None:
    view = opened(page)
    edit(view, 6, BED + " <b>&", "Control+Enter")
    texts = {name: saved(view, name) for name in ("tmx", "xliff", "xliff-1.2", "text", "markdown")}
    units = tmx.tmxfile(io.BytesIO(texts["tmx"].encode())).units
    assert [(unit.source, unit.target) for unit in units] == [
        ("A seat costs 39 euros, a bed 89.", BED + " <b>&")
    ]
    old: Any = xliff.xlifffile(io.BytesIO(texts["xliff-1.2"].encode()))
    assert [unit.target for unit in old.units][7] == BED + " <b>&"
    assert BED + " <b>&" in texts["text"]
    assert BED + " \\<b\\>&" in texts["markdown"]
    assert texts["markdown"].startswith("# Lisbona e Madrid")
    for name in SCHEMAS:
        schema(SCHEMAS[name])(
            etree.fromstring(texts[name].replace('version="2.1"', 'version="2.0"').encode())
        )
    assert texts["xliff"].count('state="final"') == 1


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_the_form_is_accessible(opened: Any, page: Any, width: int, scheme: str) -> None:
    view = opened(page, width=width, scheme=scheme)
    edit(view, 2, "Le ferrovie lo negavano.")
    view.page.keyboard.press("?")
    target(view, 6).dblclick()
    view.page.evaluate(tool("axe.min.js").read_text(encoding="utf-8"))
    assert violations(view.page) == []
    opacity = "getComputedStyle(document.querySelector('[name=term]')).opacity"
    assert view.page.evaluate(opacity) == "1"  # not hidden as the radio buttons of the toolbar are
    assert view.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile_text_and_storage_run_nothing(opened: Any, page: Any) -> None:
    view = opened(page)
    edit(view, 6, "<img src=x onerror=alert(1)><script>alert(2)</script>")
    assert target(view, 6).inner_text().startswith("<img src=x")
    assert target(view, 6).locator("img").count() == 0
    view.page.evaluate(
        "localStorage.setItem(Object.keys(localStorage)[0], JSON.stringify({'it 1-6': {text: 7}, 'it 1-5': "
        "{text: '<b>x</b>', state: '<b>', comment: {}, terms: [1]}, __proto__: {text: 'y'}}))"
    )
    view.page.reload()
    assert target(view, 6).inner_text() == ITALIAN[6]
    assert target(view, 5).inner_text() == "<b>x</b>"
    other = opened(render(hostile(), "html"))
    assert other.page.locator("#work").is_visible()
