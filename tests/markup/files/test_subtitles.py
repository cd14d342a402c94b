"""Subtitles that come back as subtitles: times stay, sentences are whole, lines fit."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_place import translated

from polyglot_news.cli.app import run
from polyglot_news.errors import InputError
from polyglot_news.markup import files
from polyglot_news.markup.files.subtitle_markup import LINE

SRT = """1
00:00:01,000 --> 00:00:03,000
The <i>minister of water</i> resigned on
Monday, after a debate about the price

2
00:00:03,100 --> 00:00:05,000 X1:40
{\\an8}of bread in the northern provinces, he said.

3
00:00:09,000 --> 00:00:11,000
- Who follows him?
- Nobody knows.

4
00:00:12,000 --> 00:00:14,000
<i>They met for three hours</i>

5
00:00:14,200 --> 00:00:16,000
<i>without a result.</i>
"""
VTT = """WEBVTT - talk

NOTE A note -->
stays.

STYLE
::cue { color: red }

first
00:01.000 --> 00:03.000 align:start
<v Ada>Tom &amp; Kim met.
"""
MARKS = re.compile(r"</?[ib]>|\{\\an8\}")
TIMES = re.compile(r"^.*-->.*$", re.MULTILINE)


def texts_of(srt: str) -> list[str]:
    return re.findall(r"-->.*\n((?:.+\n?)*)", srt)


def test_times_numbers_and_positions_stay_and_a_sentence_is_one_across_cues() -> None:
    asked: list[str] = []

    def upper(text: str) -> str:
        asked.append(text)
        return text.upper()

    answer = translated(SRT.encode(), "srt", upper).decode()
    assert TIMES.findall(answer) == TIMES.findall(SRT)
    assert asked[0] == (
        "The minister of water resigned on Monday, after a debate about the price "
        "of bread in the northern provinces, he said."
    )
    assert texts_of(answer) == [
        "THE <i>MINISTER OF WATER</i> RESIGNED ON MONDAY,\nAFTER A DEBATE ABOUT THE PRICE\n",
        "{\\an8}OF BREAD IN THE NORTHERN\nPROVINCES, HE SAID.\n",
        "- WHO FOLLOWS HIM?\n- NOBODY KNOWS.\n",
        "<i>THEY MET FOR THREE HOURS</i>\n",
        "<i>WITHOUT A RESULT.</i>\n",
    ]


def test_webvtt_keeps_head_notes_styles_names_settings_and_voices() -> None:
    answer = translated(VTT.encode(), "vtt", lambda text: text.replace("met", "si <videro>")).decode()
    assert answer == VTT.replace("met.", "si &lt;videro&gt;.")


def test_longer_translations_go_into_cues_with_room_and_into_even_lines() -> None:
    head = "1\n00:00:01,000 --> 00:00:03,000\n"
    srt = f"{head}{' '.join(['word'] * 16)}\n\n2\n00:00:03,100 --> 00:00:09,000\nand two more words.\n"
    answer = translated(
        srt.encode(), "srt", lambda text: text.replace("word", "words"), language="de"
    ).decode()
    lines = [line for text in texts_of(answer) for line in text.splitlines()]
    assert len(lines) == 3
    assert max(map(len, lines)) <= LINE
    assert " ".join(lines) == "words " * 16 + "and two more wordss."


def test_line_ends_and_byte_order_mark_stay() -> None:
    data = b"\xef\xbb\xbf" + SRT.replace("\n", "\r\n").encode()
    answer = translated(data, "srt")
    assert answer.startswith(b"\xef\xbb\xbf1\r\n")
    assert answer.count(b"\n") == answer.count(b"\r\n")


PIECES = ["word", "é", " ", "\n", "<i>", "</i>", "<b>", "{\\an8}", "&", "<", ">", "- ", "1", ".", "一", "😀"]
CUES = st.lists(
    st.lists(st.sampled_from(PIECES), max_size=12).map(
        lambda some: re.sub(r"\n\s*\n", "\n", "".join(some)).strip()
    ),
    min_size=1,
    max_size=6,
)


@given(CUES, st.sampled_from(["srt", "vtt"]))
def test_nothing_but_lines_changes_if_nothing_is_translated(cues: list[str], kind: str) -> None:
    source = "WEBVTT\n\n" * (kind == "vtt") + "\n\n".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{text}" for n, text in enumerate(cues)
    )
    try:
        answer = translated(source.encode(), kind).decode()
    except InputError:
        assert not any(letter.isalpha() for letter in MARKS.sub("", "".join(cues)))
        return
    assert TIMES.findall(answer) == TIMES.findall(source)
    assert "@kept" not in answer
    assert not re.search("[\x00-\x08]", answer)
    words = [re.sub(r"\s", "", MARKS.sub("", unescape(text))) for text in (answer, source)]
    assert words[0] == words[1]


def test_the_command_writes_subtitles_in_each_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(SRT)
    echo = ["--engine", "echo", "--from", "en"]
    assert run(["translate", str(path), "--to", "it", *echo, "-o", str(tmp_path / "out.srt")]) == 0
    assert TIMES.findall((tmp_path / "out.srt").read_text()) == TIMES.findall(SRT)
    assert run(["translate", str(path), "--to", "it,de", *echo, "-o", str(tmp_path / "out.srt")]) == 0
    assert (tmp_path / "out.de.srt").read_bytes() == (tmp_path / "out.it.srt").read_bytes()
    capsys.readouterr()
    assert run(["translate", str(path), "--to", "it", *echo, "--keep-markup"]) == 0
    assert TIMES.findall(capsys.readouterr().out) == TIMES.findall(SRT)


@pytest.mark.parametrize(
    ("name", "output", "told"),
    [
        ("talk.srt", "talk.it.vtt", "(SRT)"),
        ("a.txt", "a.it.srt", "a text or a page"),
        ("a.txt", "a.docx", "text"),
    ],
)
def test_another_ending_than_that_of_the_input_is_refused_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, output: str, told: str
) -> None:
    (tmp_path / name).write_text(SRT if name.endswith("srt") else "The minister resigned on Monday.\n")
    arguments = ["--to", "it", "--from", "en", "-o", str(tmp_path / output)]
    assert run(["translate", str(tmp_path / name), *arguments]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / output).exists()


def test_files_that_cannot_be_written_again_are_refused() -> None:
    with pytest.raises(InputError, match="cannot be written again"):
        files.read(b"", "pdf", "a.pdf")
