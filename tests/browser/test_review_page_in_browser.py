"""The review page in Chromium: opened from disk, network off, and nothing on the console (see `opened`)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from axe import violations
from reviewed import ARABIC, ATTACK, CHINESE, ITALIAN, PARAGRAPHS, hostile, repaired, review
from tools import tool

from polyglot_news.escaping import for_xml as clean
from polyglot_news.rendering import render

SOURCE = tuple(text for _, texts in PARAGRAPHS for text in texts)
NOTE = "Error: numbers the source has 212, the translation has 221"


@pytest.fixture(scope="module")
def page() -> str:
    return render(review(), "html")


def test_pointing_at_a_sentence_lights_the_pair_and_its_note(opened: Any, page: Any) -> None:
    view = opened(page)
    assert view.lit() == []
    view.page.hover(f"text={SOURCE[1]}")
    assert view.lit() == [SOURCE[1], ITALIAN[1], NOTE]
    view.page.hover(f"text={ITALIAN[5]}")
    assert view.lit() == [SOURCE[5], ITALIAN[5]]
    view.page.hover(f"text={NOTE.split(' ', 2)[2]}")
    assert view.lit() == [SOURCE[1], ITALIAN[1], NOTE]
    view.page.hover("footer > p")
    assert view.lit() == []


def test_a_tap_lights_the_pair_on_a_phone(opened: Any, page: Any) -> None:
    view = opened(page, width=360, has_touch=True, is_mobile=True)
    view.page.tap(f"text={ITALIAN[2]}")
    assert view.lit() == [SOURCE[2], ITALIAN[2]]


def test_the_keyboard_goes_through_pairs_and_across(opened: Any, page: Any) -> None:
    view = opened(page)
    stops = []
    for _ in range(16):
        view.page.keyboard.press("Tab")
        stops.append(focused(view.page))
        if stops[-1] == review().article.title:
            break
    assert stops[:2] == ["it", "only-flagged"]
    assert stops[-1] == review().article.title
    assert len(stops) < 12  # one stop for all sentences together, not one for each
    view.page.keyboard.press("ArrowDown")
    view.page.keyboard.press("ArrowDown")
    assert view.lit() == [SOURCE[1], ITALIAN[1], NOTE]
    view.page.keyboard.press("ArrowRight")
    assert focused(view.page) == ITALIAN[1]
    described = view.page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-describedby')).innerText"
    )
    assert described == NOTE
    view.page.keyboard.press("ArrowDown")
    assert focused(view.page) == ITALIAN[2]
    view.page.keyboard.press("ArrowLeft")
    assert focused(view.page) == SOURCE[2]
    view.page.keyboard.press("ArrowUp")
    assert view.lit() == [SOURCE[1], ITALIAN[1], NOTE]


def focused(page: Any) -> str:
    return page.evaluate(
        "(e => e.value && e.type === 'radio' ? e.value : e.id || e.innerText)(document.activeElement)"
    )


def test_next_goes_from_one_to_the_next_and_round(opened: Any, page: Any) -> None:
    view = opened(page)
    for expected in (ITALIAN[1], ITALIAN[6], ITALIAN[1]):
        view.page.click("#next")
        assert focused(view.page) == expected


def test_the_filter_shows_what_is_to_check(opened: Any, page: Any) -> None:
    view = opened(page)
    assert view.page.inner_text("#status") == "2 to check, 10 shown"
    view.page.check("#only-flagged")
    shown = view.page.locator(".row:visible .tgt:visible .s").all_inner_texts()
    assert shown == ["Lisbona e Madrid riavranno il loro treno notturno", *ITALIAN[1:3], *ITALIAN[4:7]]
    quiet, loud = (
        view.page.locator(f"text={text}").evaluate("e => getComputedStyle(e).color")
        for text in (ITALIAN[2], ITALIAN[1])
    )
    assert quiet != loud
    view.page.uncheck("#only-flagged")
    assert view.page.locator(".row:visible .tgt:visible .s").count() == 10


def test_switching_the_language_keeps_the_place(opened: Any, page: Any) -> None:
    view = opened(page)
    for name, code, direction, texts in (
        ("Chinese (Simplified)", "zh-Hans", "ltr", CHINESE),
        ("Arabic", "ar", "rtl", ARABIC),
        ("Italian", "it", "ltr", ITALIAN),
    ):
        view.page.get_by_label(name).check()
        assert view.page.locator(".tgt:visible .s").all_inner_texts()[1:] == list(texts)
        cell = view.page.locator(".tgt:visible > div").first
        assert (cell.get_attribute("lang"), cell.get_attribute("dir")) == (code, direction)
    view.page.get_by_label("Chinese").check()
    assert "铁路工会" in view.page.locator(".note:visible").inner_text()
    view.page.get_by_label("Arabic").check()
    assert view.page.is_disabled("#only-flagged")
    assert view.page.inner_text("#status") == "nothing to check, 10 shown"


def test_the_address_may_name_a_language(opened: Any, page: Any) -> None:
    view = opened(page, fragment="#ar")
    assert view.page.locator(".tgt:visible .s").all_inner_texts()[1:] == list(ARABIC)
    assert view.page.is_checked("input[value=ar]")
    assert opened(page, fragment="#%E0").page.is_checked("input[value=it]")


def test_a_digest_opens_with_its_summary(opened: Any) -> None:
    view = opened(render(review(partial=True), "html"))
    assert view.page.locator(".row:visible mark.s").all_inner_texts() == [SOURCE[1], SOURCE[4], SOURCE[6]]
    assert not view.page.locator(f"text={SOURCE[7]}").is_visible()
    view.page.uncheck("#only-summary")
    assert view.page.locator(f"text={SOURCE[7]}").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_hostile_article_is_only_text(opened: Any, width: int) -> None:
    view = opened(render(hostile(), "html"), width=width)
    for element in view.page.locator(".s:visible").all():
        element.hover()
        element.click()
    assert view.page.evaluate("document.title") != "owned"
    assert view.page.locator("script").count() == 1
    assert view.page.locator("style").count() == 1
    assert view.page.locator("img, svg, a, iframe, object, link, [onerror], [onload], [onfocus]").count() == 0
    texts = view.page.locator(".s:visible").evaluate_all("all => all.map(e => e.textContent)")
    assert {" ".join(text.split()) for text in texts} == {" ".join(clean(ATTACK).split())}
    assert view.page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_a_script_that_got_in_would_not_run(opened: Any, page: Any) -> None:
    spoilt = page.replace("</main>", '<script>document.title = "owned"</script></main>')
    view = opened(spoilt)
    assert view.page.title() != "owned"
    assert "Content Security Policy" in view.said.pop()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation(opened: Any, page: Any, width: int, scheme: str) -> None:
    axe = tool("axe.min.js").read_text("utf-8")
    view = opened(page, width=width, scheme=scheme)
    view.page.evaluate(axe)
    assert violations(view.page) == []
    view.page.get_by_text("How to read this page").click()
    view.page.get_by_label("Chinese").check()
    view.page.check("#only-flagged")
    view.page.hover(f"text={CHINESE[4]}")
    assert violations(view.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_second_try_is_reached_by_keyboard_and_told(opened: Any, scheme: str) -> None:
    view = opened(render(repaired(), "html"), scheme=scheme)
    assert view.page.inner_text("#status") == "1 to check, 10 shown"
    view.page.click("#next")
    assert focused(view.page) == ARABIC[2]
    assert len(view.lit()) == 3
    assert view.lit()[2].startswith("Repaired: second try a check found an error")
    view.page.check("#only-flagged")
    view.page.evaluate(tool("axe.min.js").read_text("utf-8"))
    assert violations(view.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bars_of_quality_are_told_and_tell_low_from_high(opened: Any, scheme: str) -> None:
    whole = review()
    translations = tuple(
        replace(
            one,
            sentences=tuple(
                replace(item, quality=min(100, 12 * number), withheld=number == 0)
                for number, item in enumerate(one.sentences)
            ),
        )
        for one in whole.translations
    )
    view = opened(render(replace(whole, translations=translations), "html"), scheme=scheme, width=360)
    bars = view.page.get_by_role("img", name=re.compile("^quality "))
    shown = [bar for bar in bars.all() if bar.is_visible()]
    assert len(shown) == len(SOURCE)
    told = [int(str(bar.get_attribute("aria-label")).split()[1]) for bar in shown]
    assert told == [min(100, 12 * number) for number in range(len(SOURCE))]
    # what is drawn grows with the number
    drawn = [str(bar.get_attribute("class")) for bar in shown]
    assert sorted(set(drawn)) == ["q q0", "q q1", "q q2", "q q3", "q q4"]
    assert drawn == sorted(drawn)
    assert view.page.get_by_text("This is an order and no verdict").count() == 1
    view.page.evaluate(tool("axe.min.js").read_text("utf-8"))
    assert violations(view.page) == []


def test_axe_finds_nothing_in_a_hostile_article(opened: Any) -> None:
    view = opened(render(hostile(), "html"))
    view.page.evaluate(tool("axe.min.js").read_text("utf-8"))
    # the code of its language is none; the rest must hold all the same
    assert [name for name in violations(view.page) if not name.startswith("valid-lang")] == []


def test_axe_would_find_one(opened: Any, page: Any) -> None:
    view = opened(page.replace('<html lang="en">', "<html>"))
    view.page.evaluate(tool("axe.min.js").read_text("utf-8"))
    assert [name.split(":")[0] for name in violations(view.page)] == ["html-has-lang"]


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_window(opened: Any, page: Any, width: int) -> None:
    view = opened(page, width=width)
    assert view.page.evaluate("document.scrollingElement.scrollWidth") <= width
    source = view.page.locator(f"text={SOURCE[5]}").bounding_box()
    target = view.page.locator(f"text={ITALIAN[5]}").bounding_box()
    assert (target["y"] > source["y"] + source["height"] / 2) == (width < 736)


def test_on_paper_there_are_two_columns_and_no_controls(opened: Any, page: Any) -> None:
    view = opened(page, width=640, scheme="dark")
    view.page.emulate_media(media="print")
    assert not view.page.locator(".toolbar").is_visible()
    assert view.page.locator(".note:visible").count() == 2
    cell = view.page.locator(".row:not(.heads) .tgt:visible").first.bounding_box()
    assert cell["x"] > 300
    assert view.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_without_scripts_every_language_is_there(opened: Any, page: Any) -> None:
    view = opened(page, java_script_enabled=False)
    for text in (SOURCE[5], ITALIAN[5], CHINESE[5], ARABIC[5]):
        assert view.page.locator(f"text={text}").is_visible()
    assert not view.page.locator(".toolbar").is_visible()
