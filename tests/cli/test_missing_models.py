"""A missing model: offered on a terminal, fetched with --download, else named; and nothing else connects."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import mirror
import pytest
from installed import PACKAGES, install
from mirror import Mirror, index_file, row

from polyglot_news.cli.app import run
from polyglot_news.engines import registry

TEXT = "The bridge is closed\n\nThe mayor said on Monday that the bridge in the north is closed.\n"
Captured = pytest.CaptureFixture[str]


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT.replace("north", "south"))
    mirror.hasty(monkeypatch)
    monkeypatch.setattr("polyglot_news.models.fetch_and_install.try_out", lambda *_: None)  # see test_trial
    with mirror.running() as server:
        for language in ("ru", "it"):
            server.files[language] = (PACKAGES / f"translate-en_{language}-1_0.argosmodel").read_bytes()
        rows = [row("en", language, server.link("well", language)) for language in ("ru", "it")]
        monkeypatch.setenv("POLYGLOT_NEWS_INDEX", index_file(tmp_path, *rows))
        yield server


def on_terminal(monkeypatch: pytest.MonkeyPatch, answers: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answers))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)


def pairs() -> set[tuple[str, str]]:
    return {(model.source, model.target) for model in registry.installed(engine="argos")}


@pytest.mark.enable_socket
def test_elsewhere_the_command_is_named_and_nothing_is_asked(server: Mirror, capsys: Captured) -> None:
    assert run(["digest", "a.txt", "--to", "ru", "--from", "en"]) == 4
    assert capsys.readouterr().err == (
        "polyglot-news: error: no model for English to Russian (en-ru) (polyglot-news models install en-ru)\n"
    )
    assert server.asked == []


@pytest.mark.enable_socket
@pytest.mark.parametrize("command", ["digest", "translate"])
def test_download_allows_it(server: Mirror, capsys: Captured, command: str) -> None:
    assert run([command, "a.txt", "--to", "ru,it", "--from", "en", "--download"]) == 0
    told = capsys.readouterr()
    assert "== Russian (ru) ==" in told.out
    assert "installed translate-en_it-1_0" in told.err
    assert pairs() == {("en", "ru"), ("en", "it")}
    asked = len(server.asked)
    assert run([command, "a.txt", "--to", "ru", "--from", "en", "--download"]) == 0
    assert len(server.asked) == asked


@pytest.mark.enable_socket
def test_what_cannot_be_had_is_told_and_the_rest_is_done(server: Mirror, capsys: Captured) -> None:
    install("it")
    assert run(["digest", "a.txt", "--to", "it,ka", "--from", "en", "--download"]) == 5
    told = capsys.readouterr()
    assert "== Italian (it) ==" in told.out
    assert "the catalogue has no model for en-ka" in told.err
    assert "(polyglot-news models install en-ka)" in told.err


@pytest.mark.enable_socket
def test_on_a_terminal_it_is_offered_once(
    server: Mirror, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    on_terminal(monkeypatch, "n\n")
    assert run(["digest", "a.txt", "b.txt", "--to", "ru,it", "--from", "en"]) == 4
    told = capsys.readouterr().err
    assert told.count("no model for English to Russian, English to Italian; there is:\n") == 1
    assert "  en-ru 1.0: size unknown, argos, COMET 0.848, licence in the package, 127.0.0.1\n" in told
    assert told.count("fetch them now? [Y/n]") == 1
    assert server.asked == []
    assert server.heads == []
    on_terminal(monkeypatch, "\n\n")  # the second answer is to the size, which the server says
    assert run(["digest", "a.txt", "b.txt", "--to", "ru", "--from", "en"]) == 0
    assert "  en-ru 1.0: 1.0 MB, argos, " in capsys.readouterr().err
    assert pairs() == {("en", "ru")}


def test_a_question_is_not_asked_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    on_terminal(monkeypatch, "y\n")
    assert run(["digest", str(tmp_path / "a.txt"), "--to", "ka", "--from", "en", "-q"]) == 4
    assert "fetch it now" not in capsys.readouterr().err


@pytest.mark.enable_socket
def test_an_install_is_confirmed_on_a_terminal(
    server: Mirror, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    on_terminal(monkeypatch, "n\n")
    assert run(["models", "install", "ru"]) == 0
    told = capsys.readouterr().err
    assert "  en-ru 1.0: 1.0 MB, argos, COMET 0.848, licence in the package, 127.0.0.1\n" in told
    assert "fetch it now? [Y/n]" in told
    assert pairs() == set()
    assert run(["models", "install", "ru", "--yes"]) == 0
    assert pairs() == {("en", "ru")}


@pytest.mark.enable_socket
def test_before_a_yes_nothing_is_asked_of_a_catalogue_that_was_never_read(
    server: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    server.files["index.json"] = (tmp_path / "index.json").read_bytes()
    monkeypatch.setenv("POLYGLOT_NEWS_INDEX", server.link("well", "index.json"))
    digest = ["digest", "a.txt", "--to", "ru", "--from", "en"]
    on_terminal(monkeypatch, "n\n")
    assert run(digest) == 4
    assert "no model for English to Russian: ask 127.0.0.1 what there is? [Y/n]" in capsys.readouterr().err
    assert (server.asked, server.heads) == ([], [])
    on_terminal(monkeypatch, "y\nn\n")
    assert run(digest) == 4
    assert "en-ru 1.0: 1.0 MB" in capsys.readouterr().err
    assert [path for path, _ in server.asked] == ["/well/index.json"]
    # from now on its copy says what there is
    on_terminal(monkeypatch, "n\n")
    assert run(digest) == 4
    assert "English to Russian; there is:" in capsys.readouterr().err
    assert len(server.asked) == 1


def test_what_was_published_is_named_where_no_catalogue_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """Sizes, licences, places, scores and the total, of models in use that can be bettered too."""
    (tmp_path / "a.txt").write_text(TEXT)
    on_terminal(monkeypatch, "n\n")
    command = ["digest", str(tmp_path / "a.txt"), "--to", "it,ru,zh,pt", "--from", "en"]
    assert run(command) == 5
    told = capsys.readouterr().err
    assert "no model for English to Italian, English to Russian, English to Chinese (Simplified)" in told
    place = "MPL-2.0, firefox-settings-attachments.cdn.mozilla.net\n"
    for pair, size, kind, comet in (
        ("en-it", 27, "base-memory", "0.866"),
        ("en-ru", 32, "base", "0.876"),
        ("en-zh", 38, "base-memory", "0.863"),
        ("en-pt", 26, "base-memory", "0.889"),
    ):
        assert f"  {pair}: about {size} MB, firefox {kind}, COMET {comet}, {place}" in told
    assert "  together about 123 MB\n" in told
    on_terminal(monkeypatch, "n\n")
    assert run([*command[:3], "fr,pt", "--from", "de"]) == 4
    told = capsys.readouterr().err
    assert "de-fr goes through English: it needs de-en and en-fr" in told
    for pair in ("de-en", "en-fr"):
        assert f"  {pair}: about " in told


# which commands connect

WATCH = """
import os, sys
def heard(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        with open(os.environ["HEARD"], "a") as stream:
            stream.write(f"{event} {arguments!r}\\n")
sys.addaudithook(heard)
"""
RUN = "import sys; from polyglot_news.cli.app import run; sys.exit(max(run(a.split()) for a in sys.argv[1:]))"


def heard(tmp_path: Path, *commands: str) -> tuple[int, str, str]:
    """Run commands in a process of their own; return its code, its errors, and what it connected to."""
    (tmp_path / "watch").mkdir(exist_ok=True)
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH)  # processes that it starts load it too
    (tmp_path / "heard").write_text("")
    path = os.pathsep.join(entry for entry in (str(tmp_path / "watch"), *sys.path) if entry)
    done = subprocess.run(
        [sys.executable, "-c", RUN, *commands], cwd=tmp_path, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": path, "HEARD": str(tmp_path / "heard")},
    )  # fmt: skip
    return done.returncode, done.stderr, (tmp_path / "heard").read_text()


def test_no_other_command_opens_a_connection(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "in/a.txt"):
        (tmp_path / name).write_text(TEXT)
    package = PACKAGES / "translate-en_ru-1_0.argosmodel"
    code, errors, connected = heard(
        tmp_path,
        f"models install {package}",
        "digest a.txt --to ru,pt --from en",
        "translate a.txt --to ru --from en",
        "summarise a.txt",
        "split a.txt",
        "batch in out --to ru --from en",
        "glossary list",
        "models list",
        "models verify en-ru",
        "models bundle en-ru -o m.tar",
        "models install m.tar",
        "models path",
        "doctor",
        "models remove en-ru",
    )
    assert (code, connected) == (0, ""), errors
    assert heard(tmp_path, "digest a.txt --to ka --from en")[::2] == (4, "")


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    "command",
    [
        "models install en-ru",
        "models list --available",
        "models mirror m",
        "digest a.txt --to ru --from en --download",
        "doctor --network",
    ],
)
def test_those_that_may_do(
    server: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("POLYGLOT_NEWS_INDEX", server.link("404", "index.json"))
    code, _, connected = heard(tmp_path, command)
    assert code == (5 if command.startswith("doctor") else 4)
    assert f"('127.0.0.1', {server.server_address[1]})" in connected
    assert len(server.asked) == 1
