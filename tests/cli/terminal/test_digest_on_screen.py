"""What a terminal shows of a digest: looks that pipes and files never get, and signs beside every colour."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from articles import SENTENCES, TITLE, WIRE
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from polyglot_news.cli import app
from polyglot_news.cli.terminal import printing
from polyglot_news.cli.terminal.digest_on_screen import shown
from polyglot_news.cli.terminal.styles import Paint, paint_of
from polyglot_news.document import (
    Article,
    Block,
    Digest,
    Flag,
    ScoredSentence,
    Sentence,
    Summary,
    TermUse,
    TranslatedSentence,
    Translation,
)

FULL, PLAIN, GREY = Paint(styles=True, colours=True), Paint(), Paint(styles=True)
CODES = re.compile(r"\x1b\[[\d;]*m")
Captured = pytest.CaptureFixture[str]


def digest(source: str, target: str, *, whole: bool = False) -> Digest:
    """Return the digest of one sentence, in which a term was placed, one was missed, and one check failed."""
    sentence = Sentence(0, 0, source, 0, len(source))
    terms = (TermUse("SCO", target[:3], "placed", 0, 3), TermUse("OPEC", "OPEP", "missed"))
    flags = (Flag("numbers", "error", "12 is lost."), Flag("length", "warning", "It is short."))
    translated = TranslatedSentence(sentence, target, terms, flags)
    return Digest(
        Article(source, (Block("paragraph", 0, len(source)),), "en", title="A title"),
        (sentence,),
        None if whole else Summary("news", (ScoredSentence(sentence, 1.0),)),
        (Translation("it", "e", "m", ("en", "it"), "Un titolo", (translated,)),),
    )


def test_what_a_terminal_shows() -> None:
    found = shown(digest("The SCO met.", "OCS si è riunita."), width=40, paint=FULL)
    assert found == (
        "\x1b[1mA title\x1b[0m\n"
        "\n"
        "• The SCO met.\n"
        "\n"
        "\x1b[1m── Italian (it) ────────────────────────\x1b[0m\n"
        "\n"
        "\x1b[1mUn titolo\x1b[0m\n"
        "\n"
        "• \x1b[4;36mOCS\x1b[0m si è riunita.\n"
        "\x1b[33m  ! \x1b[0m\x1b[33mterm missed: OPEC (OPEP)\x1b[0m\n"
        "\x1b[31m  ✗ \x1b[0m\x1b[31mnumbers: 12 is lost.\x1b[0m\n"
        "\x1b[33m  ! \x1b[0m\x1b[33mlength: It is short.\x1b[0m\n"
    )


def test_without_colours_every_sign_is_there() -> None:
    one = digest("The SCO met.", "OCS si è riunita.")
    full, grey, plain = (shown(one, width=40, paint=paint) for paint in (FULL, GREY, PLAIN))
    assert CODES.sub("", full) == CODES.sub("", grey) == plain
    assert "\x1b[4mOCS\x1b[0m" in grey
    assert not re.search(r"\x1b\[(?:\d+;)*3\d", grey)


@given(
    st.text("abc 上海。é\u0301\n😀\x1b\x07\x9b", min_size=3, max_size=120),
    st.integers(24, 60),
    st.sampled_from(["digest", "translate"]),
)
def test_no_line_is_wider_than_the_terminal_and_no_character_commands_it(
    text: str, width: int, task: str
) -> None:
    made = digest(text, text, whole=task == "translate")
    found = shown(made, width=width, paint=FULL)
    bare = CODES.sub("", found)
    assert all(cell_len(line) <= width for line in bare.split("\n"))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", bare)
    assert bare == shown(made, width=width, paint=PLAIN)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [({}, FULL), ({"NO_COLOR": "1"}, GREY), ({"TERM": "dumb"}, PLAIN), ({"NO_COLOR": ""}, FULL)],
)
def test_what_a_stream_shows(
    variables: dict[str, str], expected: Paint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert paint_of(sys.stdout) == PLAIN
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert paint_of(sys.stdout) == expected


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(WIRE, "utf-8")
    return tmp_path


def test_a_bar_on_standard_error_takes_no_result_away(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert app.run(["summarise", "--from", "en", "a.txt", "b.txt"]) == 0
    found = capsys.readouterr()
    assert found.out.count(TITLE) == 2
    assert TITLE not in found.err


def test_several_articles_have_their_names_above_them(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    command = ["summarise", "-n", "1", "--from", "en", "a.txt"]
    assert app.run(command) == 0
    alone = capsys.readouterr().out
    assert app.run([*command, "b.txt"]) == 0
    both = capsys.readouterr().out
    assert both == f"==> a.txt <==\n\n{alone}\n==> b.txt <==\n\n{alone}"
    assert app.run([*command, "b.txt", "-o", "both.txt"]) == 0
    assert Path("both.txt").read_text("utf-8") == both
    assert capsys.readouterr().err == "polyglot-news: wrote both.txt\n"
    assert app.run([*command, "b.txt", "-o", "both.txt", "-q"]) == 0
    assert capsys.readouterr().err == ""
    assert app.run(["split", "--from", "en", "a.txt", "b.txt"]) == 0
    lines = capsys.readouterr().out.split("\n")  # one sentence a line, for other tools
    assert [line for line in lines if line] == [*SENTENCES, *SENTENCES]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert app.run([*command, "b.txt"]) == 0
    on_screen = CODES.sub("", capsys.readouterr().out)
    assert re.findall("^━━ (.*) ━+$", on_screen, re.MULTILINE) == ["a.txt", "b.txt"]
    assert f"• {SENTENCES[0][:40]}" in on_screen


def test_an_article_in_the_language_asked_for_is_told(here: Path, capsys: Captured) -> None:
    options = ["--from", "en", "--engine", "echo", "--no-glossary", "-n", "1"]
    told = "polyglot-news: a.txt: already in English, so it is not translated\n"
    assert app.run(["digest", "a.txt", "--to", "it", *options]) == 0
    assert told not in capsys.readouterr().err
    assert app.run(["digest", "a.txt", "--to", "en,it", *options]) == 0
    assert capsys.readouterr().err.count(told) == 1


def test_progress_leaves_room_for_results(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    for stream in (sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    printing.prepare()
    with printing.progress("work", 2) as bar:
        bar.step()
        printing.result("a result\n")
    found = capsys.readouterr()
    assert found.out == "a result\n"
    assert "work" in found.err
