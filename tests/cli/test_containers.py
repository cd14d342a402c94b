"""Files that hold articles, at the command line: many in one file, and endings that are not written."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from contained import FIRST, SECOND, TITLE, docx, paragraph

from polyglot_news.cli import app

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return the command line as a function that gives exit code, standard output and standard error."""

    def call(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        code = app.run(list(arguments))
        return code, *capfd.readouterr()

    return call


FEED = (
    f"<rss><channel><item><title>{TITLE}</title><guid>1</guid><description>{FIRST}</description></item>"
    f"<item><title>Cars</title><description>{SECOND}</description></item></channel></rss>"
)


def test_each_article_of_a_feed_is_printed_under_its_name(run: Run) -> None:
    code, out, _ = run("summarise", stdin=FEED)
    assert code == 0
    assert out == f"==> -#1 <==\n\n{TITLE}\n\n{FIRST}\n\n==> -#cars <==\n\nCars\n\n{SECOND}\n"


def test_a_batch_reads_office_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(docx(paragraph(FIRST) + paragraph(SECOND)))
    (tmp_path / "in" / "b.docx").write_bytes(b"PK\3\4 no archive")
    code, _, err = run("batch", str(tmp_path / "in"), str(tmp_path / "out"), "--task", "summarise")
    assert code == 5
    assert "b.docx" in err
    assert (tmp_path / "out" / "a.txt").read_text("utf-8") == f"{FIRST}\n"


@pytest.mark.parametrize("ending", [".docx", ".PDF", ".epub"])
def test_a_kind_that_is_not_written_is_refused_before_any_work(run: Run, tmp_path: Path, ending: str) -> None:
    code, _, err = run("summarise", str(tmp_path / "none.txt"), "-o", str(tmp_path / f"x{ending}"))
    assert code == 2
    assert "not written" in err
    assert list(tmp_path.iterdir()) == []


TABLE = f'title,body,desk\n{TITLE},"{FIRST}",Home\nCars,"{SECOND}",City\n'


def test_rows_of_a_table_are_articles_with_their_other_columns(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TABLE, "utf-8")
    code, out, _ = run("summarise", str(path), "--column", "BODY", "--format", "jsonl")
    assert code == 0
    sources = [json.loads(line)["source"] for line in out.splitlines()]
    assert [each["title"] for each in sources] == [TITLE, "Cars"]
    assert [each["fields"] for each in sources] == [{"desk": "Home"}, {"desk": "City"}]
    _, named, _ = run("summarise", str(path), "--column", "body")
    assert run("summarise", "--column", "2", stdin=TABLE)[:2] == (0, named.replace(str(path), "-"))


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        ((), 3, "--column NAME; its columns are title, body, desk"),
        (("--column", "text"), 2, "no column text"),
        (("--column", "body", "--lines"), 2, "contradict"),
        (("--column", "body", "--jsonl-in"), 2, "--column"),
    ],
)
def test_a_column_is_needed_and_must_be_there(
    run: Run, tmp_path: Path, options: tuple[str, ...], code: int, told: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TABLE, "utf-8")
    got, out, err = run("translate", str(path), "--to", "pt", "--engine", "echo", *options)
    assert (got, out) == (code, "")
    assert told in err


def test_results_go_into_a_folder_under_the_names_of_a_batch(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "b.xml").write_text(FEED, "utf-8")
    out = tmp_path / "out"
    inputs = (str(tmp_path / "a.txt"), str(tmp_path / "b.xml"))
    code, printed, err = run("digest", *inputs, "--to", "it,pt", "--engine", "echo", "-o", f"{out}/")
    assert (code, printed) == (0, "")
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert [file.partition("~")[0] for file in files] == [
        "a.it.txt",
        "a.pt.txt",
        "b/1",
        "b/1",
        "b/cars",
        "b/cars",
    ]
    assert all(f"wrote {out / file}" in err for file in files)
    batch_out = tmp_path / "batch"
    run("batch", str(tmp_path), str(batch_out), "--to", "it,pt", "--engine", "echo", "--exclude", "out/")
    assert all((batch_out / file).read_bytes() == (out / file).read_bytes() for file in files)
    code, _, err = run("summarise", "-o", str(out), stdin=FIRST)
    assert (code, (out / "stdin.txt").read_text("utf-8")) == (0, f"{FIRST}\n")


def test_a_feed_goes_into_a_folder_as_one_feed_a_language(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_text(FEED, "utf-8")
    options = ("--to", "it,pt", "--engine", "echo", "--format", "atom")
    code, _, _ = run("digest", str(tmp_path / "b.xml"), *options, "-o", f"{tmp_path}/out/")
    assert code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["b.it.atom", "b.pt.atom"]
    assert (tmp_path / "out" / "b.it.atom").read_text("utf-8").count("<entry ") == 2


def test_no_input_is_overwritten_in_a_folder_and_no_result_by_another(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for path in (tmp_path / "a.txt", tmp_path / "sub" / "a.txt"):
        path.write_text(FIRST, "utf-8")
    code, _, err = run("summarise", str(tmp_path / "a.txt"), "-o", f"{tmp_path}/")
    assert code == 2
    assert "is a file that is read" in err
    inputs = (str(tmp_path / "a.txt"), str(tmp_path / "sub" / "a.txt"))
    code, _, err = run("summarise", *inputs, "-o", f"{tmp_path}/out/")
    assert code == 2
    assert "same name" in err
    assert not (tmp_path / "out").exists()
    code, _, err = run("summarise", *inputs, "--merge", "-o", f"{tmp_path}/out/")
    assert code == 2
    assert "a folder, where one file is written" in err


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (
            ("digest", "https://example.org/f.xml?a=1&b=2", "--to", "it"),
            "curl -sL 'https://example.org/f.xml?a=1&b=2' | polyglot-news digest",
        ),
        (("split", "HTTP://example.org/"), "curl -sL HTTP://example.org/ | polyglot-news split"),
        (("check", "https://example.org/a", "b"), "curl -sL https://example.org/a -o FILE"),
        (("memory", "import", "https://example.org/a.tmx"), "curl -sL https://example.org/a.tmx -o FILE"),
    ],
)
def test_an_address_is_answered_by_the_command_that_pipes_it(
    run: Run, command: tuple[str, ...], told: str
) -> None:
    code, out, err = run(*command)
    assert (code, out) == (3, "")
    assert "opens no address" in err
    assert told in err


def test_a_feed_from_a_pipe_becomes_a_feed(run: Run) -> None:
    code, out, _ = run("digest", "--to", "it,pt", "--engine", "echo", "--format", "atom", stdin=FEED)
    assert code == 0
    assert (out.count('<entry xml:lang="it">'), out.count('<entry xml:lang="pt">')) == (2, 2)
    code, _, err = run("split", "--format", "rss", stdin=FEED)
    assert code == 2
    assert "feed of summaries" in err
    code, _, err = run("summarise", "-o", "a.xml", stdin=FEED)
    assert code == 2
