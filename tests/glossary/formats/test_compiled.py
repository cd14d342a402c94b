"""What was read once is read from the cache: the same glossary, and only of a file that did not change."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polyglot_news import glossary
from polyglot_news.config import GLOSSARIES, cache_folder
from polyglot_news.errors import GlossaryError
from polyglot_news.glossary import Glossary, Target, Term, library
from polyglot_news.glossary.formats import compiled

ENTRY = (
    "  - term: Name {n}\n    evidence: [river]\n"
    "    targets: {{it: {{form: Nome {n}, also: [N{n}]}}, zh: 名{n}}}\n"
)
MANY = "name: many\nsource: en\nterms:\n" + "".join(ENTRY.format(n=n) for n in range(80))


def kept_files() -> list[Path]:
    return sorted((cache_folder() / "glossaries").iterdir())


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.yaml"
    path.write_text(MANY, "utf-8")
    return path


@pytest.mark.parametrize("name", GLOSSARIES)
def test_the_second_reading_parses_nothing_and_is_the_same(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = glossary.load(name)
    monkeypatch.setattr(library, "_parsed", lambda *_: pytest.fail("parsed again"))
    second = glossary.load(name)
    assert (second, second.hash, second.path) == (first, first.hash, first.path)


def test_what_changed_is_read_anew_and_takes_the_place_of_the_old(many: Path) -> None:
    before = glossary.read(many)
    many.write_text(MANY.replace("Nome 7", "Nome sette"), "utf-8")
    after = glossary.read(many)
    assert before.terms[7].targets[0][1].form == "Nome 7"
    assert after.terms[7].targets[0][1].form == "Nome sette"
    assert after.hash != before.hash
    assert len(kept_files()) == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"Nome 7", b"Nome 8", 1),
        lambda data: b"\xff" + data,
        lambda data: data.partition(b"\n")[0] + b"\n[",
        lambda _: b"",
    ],
)
def test_a_damaged_cache_counts_as_none(many: Path, damage: object) -> None:
    first = glossary.read(many)
    [kept] = kept_files()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))  # type: ignore[operator]
    assert glossary.read(many) == first
    assert kept.read_bytes() == whole


def test_rows_of_another_shape_count_as_none(many: Path) -> None:
    first = glossary.read(many)
    [kept] = kept_files()
    key = kept.read_text("utf-8").split(" ", 1)[0]
    for rows in ('["many","en","",[5]]', '["many"]', "{}", "[" * 100_000, '["many","en","",[["A",[],7]]]'):
        head = f"{key} {sha256(rows.encode()).hexdigest()}"
        kept.write_text(f"{head}\n{rows}", "utf-8")
        assert glossary.read(many) == first


def test_another_version_of_the_program_reads_anew(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    glossary.read(many)
    data = many.read_bytes()
    assert compiled.kept(many, data, ("", "")) is not None
    assert compiled.kept(many, data, ("en", "it")) is None
    monkeypatch.setattr(compiled, "_SHAPE", (*compiled._SHAPE[:-1], "0.0.1"))
    assert compiled.kept(many, data, ("", "")) is None


def test_no_cache_can_be_written(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert glossary.read(many) == glossary.read(many)


def test_errors_are_said_with_their_lines_each_time(many: Path) -> None:
    many.write_text(MANY + "  - term: B\n    keep: maybe\n", "utf-8")
    for _ in range(2):
        with pytest.raises(GlossaryError, match=r"line 245: .* neither true nor false"):
            glossary.read(many)


def test_small_glossaries_are_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text("source: en\nterms:\n  - term: A\n    keep: true\n", "utf-8")
    glossary.read(path)
    assert not (cache_folder() / "glossaries").exists()


WORDS = st.lists(st.text(min_size=1, max_size=4), max_size=2).map(tuple)
TARGET = st.builds(
    Target, st.text(max_size=5), st.sampled_from(["", "feminine"]), st.sampled_from(["", "plural"]),
    st.sampled_from([None, True, False]), st.text(max_size=3), WORDS, WORDS,
    st.sampled_from([None, True, False]), WORDS,
)  # fmt: skip
TERM = st.builds(
    Term, st.text(max_size=5), WORDS, st.lists(st.tuples(st.sampled_from(["it", "zh"]), TARGET)).map(tuple),
    st.booleans(), st.booleans(), st.text(max_size=3), st.text(max_size=3), WORDS, WORDS,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(TERM, max_size=3).map(tuple))
def test_whatever_is_kept_comes_back(tmp_path: Path, terms: tuple[Term, ...]) -> None:
    path = tmp_path / "any.yaml"
    data = b" " * (4 << 10)
    whole = Glossary("any", "en", terms, str(path), "a hash")
    compiled.keep(path, data, ("", ""), whole)
    back = compiled.kept(path, data, ("", ""))
    assert back == whole
    assert repr(back) == repr(whole)
