"""`make demo`: a digest at once, models where a catalogue answers, code 0 on every machine."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import mirror
import pytest
from installed import PACKAGES
from mirror import Mirror, row

from polyglot_news.cli.app import run

ROOT = Path(__file__).parent.parent
SENTENCE = "The mayor said on Monday that the bridge in the north of the city is closed and will be repaired."
NAMES = ("Portuguese (pt)", "Italian (it)", "Russian (ru)", "Chinese (Simplified) (zh)")
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The program with a short article, its commands run in this process and with a test's patience."""
    spec = importlib.util.spec_from_file_location("demo", ROOT / "examples" / "demo.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "run", lambda arguments: run(list(arguments)))
    monkeypatch.setattr(module, "ARTICLE", tmp_path / "article.txt")
    module.ARTICLE.write_text(f"The bridge is closed\n\n{SENTENCE}\n")
    mirror.hasty(monkeypatch)
    return module


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    """A catalogue of the test packages, which `POLYGLOT_NEWS_INDEX` names."""
    monkeypatch.setattr("polyglot_news.models.fetch_and_install.try_out", lambda *_: None)  # see test_trial
    with mirror.running() as server:
        serve(server, "it", "ru", "zh")
        monkeypatch.setenv("POLYGLOT_NEWS_INDEX", server.link("well", "index.json"))
        yield server


def serve(server: Mirror, *languages: str) -> None:
    packages = {language: PACKAGES / f"translate-en_{language}-1_0.argosmodel" for language in languages}
    server.files |= {language: path.read_bytes() for language, path in packages.items()}
    rows = [row("en", language, server.link("well", language)) for language in languages]
    server.files["index.json"] = json.dumps(rows).encode()


def shown(out: str) -> list[list[str]]:
    """Return the languages of each digest that was printed."""
    parts = out.split("$ ")[1:]
    return [[name for name in NAMES if f"== {name} ==" in part] for part in parts if " digest " in part[:80]]


@pytest.mark.enable_socket
def test_where_a_catalogue_answers_it_ends_with_four_languages(
    demo: ModuleType, server: Mirror, capsys: Captured
) -> None:
    assert demo.main() == 0
    told = capsys.readouterr()
    assert shown(told.out) == [["Portuguese (pt)"], list(NAMES)]
    assert "error" not in told.err
    assert "downloaded once" not in told.out
    asked = len(server.asked)
    assert demo.main() == 0
    assert shown(capsys.readouterr().out) == [list(NAMES)]
    assert len(server.asked) == asked


@pytest.mark.enable_socket
@pytest.mark.parametrize("how", ["404", "silent"])
def test_without_a_catalogue_one_sentence_names_the_command(
    demo: ModuleType, server: Mirror, monkeypatch: pytest.MonkeyPatch, capsys: Captured, how: str
) -> None:
    monkeypatch.setenv("POLYGLOT_NEWS_INDEX", server.link(how, "index.json"))
    monkeypatch.setattr(demo, "SECONDS", 0.3)
    assert demo.main() == 0
    told = capsys.readouterr()
    assert shown(told.out) == [["Portuguese (pt)"]]
    assert told.err == ""
    *_, last = told.out.splitlines()
    assert last.startswith(
        "Models for Italian, Russian and Chinese are downloaded once, when there is a network: "
    )
    assert last.endswith("polyglot-news models install it ru zh")


@pytest.mark.enable_socket
def test_a_download_that_fails_is_no_failure_of_the_demo(
    demo: ModuleType, server: Mirror, capsys: Captured
) -> None:
    del server.files["zh"]
    assert demo.main() == 0
    told = capsys.readouterr()
    assert shown(told.out)[-1] == list(NAMES[:3])
    assert "en-zh" in told.err
    assert told.out.endswith("models install zh\n")


def test_a_digest_that_fails_is_one(
    demo: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(demo, "ARTICLE", Path("nowhere.html"))
    assert demo.main() == 3
    assert "nowhere.html" in capsys.readouterr().err
