"""What is said on standard error stays short, however much there is to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from polyglot_news.cli.app import run
from polyglot_news.cli.terminal import printing


def test_a_notice_of_one_kind_is_told_three_times_then_counted(capsys: pytest.CaptureFixture[str]) -> None:
    printing.prepare()
    for number in range(2_000):
        printing.notice(f"place {number}", kind="unsure places")
    printing.notice("once")
    printing.counted()
    printing.counted()
    told = capsys.readouterr().err.replace("polyglot-news: ", "").splitlines()
    assert told == ["place 0", "place 1", "place 2", "once", "unsure places: 1,997 more"]


def test_a_long_notice_keeps_its_beginning_and_its_hint(capsys: pytest.CaptureFixture[str]) -> None:
    printing.prepare()
    printing.notice("begins " + "x" * 1_000_000 + " (mend it)")
    printing.error("begins " + "x" * 1_000_000 + " (mend it)")
    for line in capsys.readouterr().err.splitlines():
        assert len(line) < 1_200
        assert "begins" in line
        assert line.endswith("(mend it)")


@pytest.mark.parametrize("links", [40, 200])
def test_a_page_of_links_says_little(links: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "links.md"
    page.write_text("# Links\n\n" + "".join(f"[a {n} b](https://example.org/{n}) " for n in range(links)))
    code = run(["translate", str(page), "--engine", "echo", "--from", "en", "--to", "it", "--keep-markup"])
    captured = capsys.readouterr()
    assert code == 0
    assert captured.out.count("https://example.org/") == links
    assert len(captured.err) < 5_000


def test_many_inputs_say_little(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [tmp_path / f"{n}.txt" for n in range(12)]
    for path in paths:
        path.write_text("The SCO met in the town of Astana on Monday, and it was a long day for all of them.")
    assert run(["translate", *map(str, paths), "--engine", "echo", "--from", "en", "--to", "it"]) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if "look wrong" in line]
    assert len(told) == 4
    assert told[-1].endswith("it: texts with sentences that look wrong: 9 more")
