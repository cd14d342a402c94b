"""Names, folders and nesting that no program expects: one line, and the code of its kind, never 1."""

from __future__ import annotations

import io
import json
import os
import pwd
import tempfile
from pathlib import Path
from typing import Any

import pytest
from articles import WIRE
from hypothesis import given, settings
from hypothesis import strategies as st
from installed import install

from polyglot_news import config
from polyglot_news.batch.json_lines import answers
from polyglot_news.cli.app import run
from polyglot_news.engines import registry
from polyglot_news.errors import ConfigError, OutputError
from polyglot_news.files import write_whole
from polyglot_news.pipeline import Pipeline

LONG = "a" * 300
ECHO = ("--to", "it", "--engine", "echo", "--from", "en")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(WIRE)
    return tmp_path


def ends(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    code = run(list(arguments))
    err = capsys.readouterr().err
    assert "a fault of the program" not in err
    return code, err


@pytest.mark.parametrize(("command", "code"), [
    ("summarise X", 3), ("summarise a.txt --config X", 2), ("batch X out --task summarise", 3),
    ("digest a.txt --to it --engine echo --glossary X", 2), ("glossary show X", 2), ("glossary check X", 2),
    ("glossary import X", 2), ("models install X", 4), ("models list --available --index X", 4),
    ("check X X --to it", 3), ("digest a.txt --to it --engine echo --memory X", 2), ("memory import X", 2),
])  # fmt: skip
def test_a_name_of_300_characters_is_the_users_own_error(
    here: Path, command: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    found, err = ends(capsys, *(LONG if word == "X" else word for word in command.split()))
    assert found == code
    assert len(err.splitlines()) == 1


def test_a_circle_of_links_is_no_place_for_a_result(here: Path) -> None:
    (here / "one").symlink_to("two")
    (here / "two").symlink_to("one")
    with pytest.raises(OutputError, match=r"circle of links|symbolic links"):
        write_whole(here / "one", "text")


@pytest.mark.parametrize("command", [
    "summarise a.txt --from en -o X", "summarise a.txt --from en -o one",
    "summarise a.txt --from en -o shut/b.txt", "summarise a.txt --from en -o X/b.txt",
    "batch in X --task summarise --from en",
    "batch in one --task summarise --from en", "batch in one/out --task summarise --from en",
    "batch in shut/out --task summarise --from en",
])  # fmt: skip
def test_a_place_where_nothing_can_be_written_is_no_fault_of_the_program(
    here: Path, command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "in").mkdir()
    (here / "in" / "b.txt").write_text(WIRE)
    (here / "one").symlink_to("two")
    (here / "two").symlink_to("one")
    (here / "shut").mkdir()
    mkstemp, mkdir = tempfile.mkstemp, Path.mkdir

    def refused(place: Path) -> None:
        if "shut" in place.parts:  # permissions do not stop the superuser
            raise PermissionError(13, "Permission denied", str(place))

    def file_in(*, prefix: str, dir: Path) -> tuple[int, str]:  # noqa: A002 - as it is called there
        refused(dir)
        return mkstemp(prefix=prefix, dir=dir)

    def folder(place: Path, *mode: Any, **how: Any) -> None:
        if place.name != "shut":
            refused(place)
        mkdir(place, *mode, **how)

    monkeypatch.setattr(tempfile, "mkstemp", file_in)
    monkeypatch.setattr(Path, "mkdir", folder)
    found, err = ends(capsys, *command.replace("X", LONG).split())
    assert found == 2
    assert len(err.splitlines()) == 1


def test_a_disk_that_is_full_from_the_start_is_no_fault_of_the_program(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    (here / "in").mkdir()
    (here / "in" / "b.txt").write_text(WIRE)
    monkeypatch.setattr(os, "fsync", full)
    assert ends(capsys, "summarise", "a.txt", "--from", "en", "-o", "b.txt")[0] == 2
    code, err = ends(capsys, "batch", "in", "out", "--task", "summarise", "--from", "en")
    assert code == 2
    assert "No space left on device" in err
    assert not (here / "b.txt").exists()


def test_a_configuration_that_cannot_be_looked_at_is_named(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, **_: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(ConfigError, match="Permission denied"):
        config.layers(None, {})


def test_without_a_home_what_needs_none_works(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(number: int) -> None:
        raise KeyError(f"uid not found: {number}")

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name)
    assert ends(capsys, "summarise", "a.txt", "--from", "en")[0] == 0
    assert ends(capsys, "digest", "a.txt", "--from", "en", "--to", "pt")[0] == 0
    assert ends(capsys, "glossary", "list")[0] == 0
    assert ends(capsys, "models", "list")[0] == 0
    assert ends(capsys, "batch", ".", "out", *ECHO)[0] == 0
    assert not (here / "~").exists()


def test_a_working_folder_that_is_removed_ends_no_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("ru")
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    engine = registry.connect("en", "ru", engine="argos")
    before = engine.translate(["Talks were held in Moscow."])
    folder.rmdir()
    try:
        assert engine.translate(["Talks were held in Moscow."]) == before
        with pytest.raises(FileNotFoundError):
            Path.cwd()  # the engine came back to where it was
    finally:
        os.chdir(tmp_path)
        engine.close()


DEEP = "# Talks\n\nThe talks " + "*" * 5000 + "ended" + "*" * 5000 + " on Friday.\n"


@pytest.mark.parametrize(("name", "text", "command", "code"), [
    ("a.md", DEEP, "translate a.md --keep-markup", 3),
    ("c.toml", "a = " + "[" * 20_000, "summarise a.txt --config c.toml", 2),
    ("c.toml", "sentences = " + "9" * 5000, "summarise a.txt --config c.toml", 2),
    ("g.yaml", "source: en\nterms: " + "[" * 5000, "digest a.txt --glossary g.yaml", 2),
    ("g.yaml", 'source: en\nterms: [{term: "A\\e[31m", keep: true}]', "glossary check g.yaml", 2),
    ("g.csv", "en,it\nA\x1b[31m,B\n", "glossary check g.csv", 2),
])  # fmt: skip
def test_what_nests_too_deep_or_has_too_many_digits_is_told_in_one_line(
    name: str, text: str, command: str, code: int, request: pytest.FixtureRequest
) -> None:
    here, capsys = request.getfixturevalue("here"), request.getfixturevalue("capsys")
    (here / name).write_text(text)
    options = ECHO if command.startswith(("translate", "digest")) else ()
    found, err = ends(capsys, *command.split(), *options)
    assert found == code
    assert len(err.splitlines()) == 1
    assert "\x1b" not in err


@pytest.mark.parametrize("text", ["[" * 100_000, '{"ARGOS_BEAM_SIZE": ' + "9" * 5000 + "}", "5", "\udcff"])
def test_settings_and_metadata_of_argos_that_are_none_are_passed_over(own_home: Path, text: str) -> None:
    install("it")
    settings_file = own_home / ".config" / "argos-translate" / "settings.json"
    package = own_home / ".local" / "share" / "argos-translate" / "packages" / "odd" / "metadata.json"
    for path in (settings_file, package):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert [model.target for model in registry.installed(engine="argos")] == ["it"]
    assert registry.connect("en", "it", engine="argos").translate(["Talks were held in Moscow."])


def test_a_base_of_the_page_is_not_kept(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = "".join(f"<p>{part}</p>" for part in WIRE.split("\n\n"))
    page = f'<html><body><article><base href="https://other.example/">{body}</article></body></html>'
    (here / "a.html").write_text(page)
    assert run(["translate", "a.html", "--keep-markup", *ECHO]) == 0
    out = capsys.readouterr().out
    assert "Tashkent" in out
    assert "<base" not in out


def answered(*lines: str) -> list[str]:
    stream = io.BytesIO("".join(line + "\n" for line in lines).encode("utf-8", "surrogatepass"))
    with Pipeline.open(source="en") as pipeline:
        return [answer.line for answer in answers(pipeline, stream, "summarise")]


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity", "[NaN]", '{"a": -Infinity}'])
def test_what_is_no_json_is_not_echoed(name: str) -> None:
    (line,) = answered(f'{{"id": {name}, "text": "It rained on Friday."}}')
    assert "is no JSON" in json.loads(line)["error"]["message"]
    assert "NaN" not in line.partition('"error"')[0]


@pytest.mark.parametrize("identity", [
    "null", "true", "0", "-0", "1.50", "1e400", "-0.0", "12345678901234567890123456789", "9" * 5000,
    '"a"', '"é"', '"\\ud800"', "[]", '{"a": [1.0, null, {"b": "c"}]}', '""',
])  # fmt: skip
def test_an_id_of_any_type_comes_back_as_it_was(identity: str) -> None:
    (line,) = answered(f'{{"id": {identity}, "text": "It rained on Friday."}}')
    assert line.startswith(f'{{"id": {identity}, "schema"')


@settings(max_examples=30, deadline=None)
@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
))  # fmt: skip
def test_any_id_comes_back(identity: object) -> None:
    (line,) = answered(json.dumps({"id": identity, "text": 5}))
    assert json.loads(line)["id"] == identity
