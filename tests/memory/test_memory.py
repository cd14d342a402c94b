"""The translation memory: nothing is translated twice, nothing is mixed up, other tools read it."""

from __future__ import annotations

import io
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_translate import request
from translate.storage import tmx as toolkit

from polyglot_news.cli.app import run
from polyglot_news.document import TermUse
from polyglot_news.engines.steering import Steering
from polyglot_news.errors import MemoryFileError
from polyglot_news.glossary import parse
from polyglot_news.memory import Conditions, Memory, Remembered, Unit, interchange
from polyglot_news.translate import translate

HERE = Conditions("en", "it", "argos", "translate-en_it-1", "k1")
USE = TermUse("SCO", "OCS", "placed", 3, 6)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@dataclass
class Counting:
    """An engine that turns sentences round and counts what it is asked."""

    asked: list[str]
    name: str = "counting"
    model: str = "counting-1"
    route: tuple[str, ...] = ("en", "it")
    fingerprint: str = "f1"

    def translate(self, sentences: Sequence[str]) -> list[str]:
        self.asked += sentences
        return [sentence.swapcase() for sentence in sentences]

    def steering(self) -> Steering | None:
        return None

    def close(self) -> None: ...


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path / "deep" / "memory.sqlite") as opened:
        yield opened


def texts_of(results: Any) -> list[str]:
    return [item.text for result in results for item in result.sentences]


def test_what_was_remembered_comes_back_with_its_terms(memory: Memory) -> None:
    memory.remember(HERE, {"The SCO.": Remembered("La OCS.", (USE,)), "One.": Remembered("Uno.")})
    assert memory.known(HERE, ["The SCO.", "Two."]) == {"The SCO.": Remembered("La OCS.", (USE,))}
    assert (memory.hits, memory.misses) == (1, 1)


@pytest.mark.parametrize(
    "other",
    [
        Conditions("en", "it", "argos", "translate-en_it-1", "k2"),
        Conditions("en", "pt", "argos", "translate-en_it-1", "k1"),
        Conditions("ru", "it", "argos", "translate-en_it-1", "k1"),
    ],
)
def test_other_conditions_know_nothing_of_it(memory: Memory, other: Conditions) -> None:
    memory.remember(HERE, {"One.": Remembered("Uno.")})
    assert memory.known(other, ["One."]) == {}


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(TEXTS, TEXTS, max_size=12), st.lists(TEXTS, max_size=6))
def test_it_knows_exactly_what_it_was_told(told: dict[str, str], others: list[str]) -> None:
    with Memory(Path(":memory:")) as memory:
        memory.remember(HERE, {source: Remembered(text) for source, text in told.items()})
        known = memory.known(HERE, [*told, *others])
        assert {source: item.text for source, item in known.items()} == told


def test_half_a_surrogate_pair_is_not_kept_and_breaks_nothing(memory: Memory) -> None:
    memory.remember(HERE, {"\ud800": Remembered("x"), "y": Remembered("\udfff"), "z": Remembered("z")})
    assert set(memory.known(HERE, ["\ud800", "y", "z"])) == {"z"}


def test_a_sentence_is_translated_once_within_a_run_and_between_runs(tmp_path: Path) -> None:
    articles = [request("one.", "two.", title="t"), request("one.", "three.")]
    first, again = Counting([]), Counting([])
    with Memory(tmp_path / "m") as memory:
        one = translate(articles, engine=first, glossary=None, source="en", target="it", memory=memory)
    with Memory(tmp_path / "m") as memory:
        two = translate(articles, engine=again, glossary=None, source="en", target="it", memory=memory)
    plain = translate(articles, engine=Counting([]), glossary=None, source="en", target="it")
    assert first.asked == ["t", "one.", "two.", "three."]
    assert again.asked == []
    assert one == two == plain


def test_another_glossary_is_another_translation(tmp_path: Path) -> None:
    articles = [request("We saw Astana.")]
    with Memory(tmp_path / "m") as memory:
        for name in ("Nur-Sultan", "Akmola"):
            glossary = parse(f"source: en\nterms:\n  - {{term: Astana, targets: {{it: {name}}}}}\n", "g.yaml")
            results = translate(
                articles, engine=Counting([]), glossary=glossary, source="en", target="it", memory=memory
            )
            assert name in texts_of(results)[0]
            assert results == translate(
                articles, engine=Counting([]), glossary=glossary, source="en", target="it", memory=memory
            )


def test_what_was_imported_stands_in_the_place_of_the_engine(memory: Memory) -> None:
    articles = [request("one.", "two.")]
    assert memory.imports == ""
    assert memory.add([Unit("en", "it", "one.", "uno, detto bene.")]) == 1
    before = memory.imports
    engine = Counting([])
    results = translate(articles, engine=engine, glossary=None, source="en", target="it", memory=memory)
    assert texts_of(results) == ["uno, detto bene.", "TWO."]
    assert engine.asked == ["two."]
    memory.add([Unit("en", "it", "one.", "uno.")])
    assert memory.imports != before
    results = translate(articles, engine=engine, glossary=None, source="en", target="it", memory=memory)
    assert texts_of(results) == ["uno.", "TWO."]
    assert memory.prune(imported=True) == 1
    results = translate(articles, engine=engine, glossary=None, source="en", target="it", memory=memory)
    assert texts_of(results) == ["ONE.", "TWO."]


def test_no_glossary_changes_what_was_imported(memory: Memory) -> None:
    memory.add([Unit("en", "it", "Astana", "Astana"), Unit("en", "it", "We saw Astana.", "Vedemmo Astana.")])
    glossary = parse("source: en\nterms:\n  - {term: Astana, targets: {it: Nur-Sultan}}\n", "g.yaml")
    results = translate(
        [request("We saw Astana.")],
        engine=Counting([]),
        glossary=glossary,
        source="en",
        target="it",
        memory=memory,
    )
    assert texts_of(results) == ["Vedemmo Astana."]
    (item,) = results[0].sentences
    assert item.imported
    assert [(term.term, term.status) for term in item.terms] == [("Astana", "missed")]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, st.booleans()), max_size=8))
def test_tmx_there_and_back(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str, bool]]
) -> None:
    def line(text: str) -> str:
        return " ".join("".join(c for c in text if c.isprintable()).split()) or "x"

    units = [
        Unit(
            "en",
            "it",
            line(a),
            line(b),
            "argos",
            "m",
            f"{n:040x}" if ours else "",
            (USE,) if ours else (),
            5,
            5,
        )
        for n, (a, b, ours) in enumerate(pairs)
    ]
    stream = io.BytesIO()
    assert interchange.write(units, stream) == len(units)
    path = tmp_path_factory.mktemp("tmx") / "m.tmx"
    path.write_bytes(stream.getvalue())
    back = list(interchange.read(path))
    assert [(u.source, u.target, u.key, u.terms, u.model) for u in back] == [
        (u.source, u.target, u.key, u.terms, u.model) for u in units
    ]


def test_other_tools_read_it(memory: Memory, tmp_path: Path) -> None:
    memory.remember(HERE, {"Prices <rose> & fell.": Remembered("I prezzi <salirono> & scesero.")})
    path = tmp_path / "m.tmx"
    with path.open("wb") as stream:
        interchange.write(memory.units(), stream)
    (unit,) = toolkit.tmxfile.parsefile(str(path)).units
    assert (str(unit.source), str(unit.target)) == ("Prices <rose> & fell.", "I prezzi <salirono> & scesero.")


def test_tmx_of_other_tools(tmp_path: Path) -> None:
    path = tmp_path / "other.tmx"
    path.write_text(
        '<?xml version="1.0"?><tmx version="1.4"><header srclang="en-GB"/><body>'
        '<tu><tuv xml:lang="it-IT"><seg>Ciao <bpt i="1">&lt;b></bpt>a tutti</seg></tuv>'
        '<tuv xml:lang="en-GB"><seg>Hello all</seg></tuv><tuv xml:lang="xx-unknown"><seg>?</seg></tuv></tu>'
        '<tu><tuv xml:lang="en"><seg> </seg></tuv><tuv xml:lang="it"><seg>vuoto</seg></tuv></tu>'
        "</body></tmx>"
    )
    assert [
        (u.source_language, u.target_language, u.source, u.target, u.key) for u in interchange.read(path)
    ] == [("en", "it", "Hello all", "Ciao a tutti", "")]


ENTITY = (
    '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx><body><tu>'
    '<tuv xml:lang="en"><seg>&a;</seg></tuv><tuv xml:lang="it"><seg>x</seg></tuv></tu></body></tmx>'
)


@pytest.mark.parametrize("text", ["<html/>", "<tmx><body>", "no xml", ENTITY])
def test_hostile_tmx_gives_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.tmx"
    path.write_text(text)
    with Memory(tmp_path / "m") as memory:
        try:
            memory.add(interchange.read(path))
        except MemoryFileError as error:
            assert "bad.tmx" in str(error)  # noqa: PT017 - the entity may be dropped without an error
        assert list(memory.units()) == []
    with pytest.raises(MemoryFileError, match="none"):
        list(interchange.read(tmp_path / "none.tmx"))


def test_a_file_that_is_no_memory_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database, but long enough to be looked at" * 50)
    sqlite3.connect(tmp_path / "other").execute("CREATE TABLE mine (x)").connection.close()
    for name in ("text", "other"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(MemoryFileError, match=name):
            Memory(tmp_path / name)
        assert (tmp_path / name).read_bytes() == before
    with pytest.raises(MemoryFileError, match="text"):
        Memory(tmp_path / "text" / "below")
    base = sqlite3.connect(tmp_path / "later")
    base.execute(f"PRAGMA application_id = {0x706E6D31}")
    base.execute("PRAGMA user_version = 9")
    base.execute("CREATE TABLE unit (x)")
    base.commit()
    base.close()
    with pytest.raises(MemoryFileError, match="later version"):
        Memory(tmp_path / "later")


def filled(path: Path, *, count: int = 200) -> None:
    with Memory(path) as memory:
        memory.remember(HERE, {f"Sentence {n}.": Remembered(f"Frase {n}.") for n in range(count)})
        memory.add([Unit("en", "it", "By hand.", "A mano.")])


def aside(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.glob(f"{path.name}.damaged*"))


def test_no_changed_letter_of_a_unit_is_ever_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "m"
    filled(path)
    data = path.read_bytes()
    assert data.count(b"Frase 7.") == 1
    path.write_bytes(data.replace(b"Frase 7.", b"Frase 9."))
    with Memory(path) as memory:
        assert memory.known(HERE, ["Sentence 8."]) == {"Sentence 8.": Remembered("Frase 8.")}
        assert memory.known(HERE, ["Sentence 6.", "Sentence 7."]) == {}
        assert aside(path) == ["m.damaged"]
        assert memory.known(HERE, ["Sentence 8."]) == {}  # nothing more of that file is used
        memory.remember(HERE, {"Sentence 7.": Remembered("Frase 7.")})
    assert [record.getMessage().partition(" is damaged")[0] for record in caplog.records] == [
        f"{path}: this translation memory"
    ]
    with Memory(path) as memory:  # a new one stands in its place
        assert memory.known(HERE, ["Sentence 7."]) == {"Sentence 7.": Remembered("Frase 7.")}
    assert aside(path) == ["m.damaged"]


@pytest.mark.parametrize(
    "damaged", [b"CREATE TABLE \xc5nit", b"CREATE \xc5ABLE unit", b"\xc5REATE TABLE unit"]
)
def test_damage_that_sqlite_quotes_in_bytes_that_are_no_text(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "m"
    filled(path)
    data = path.read_bytes()
    assert b"CREATE TABLE unit" in data
    path.write_bytes(data.replace(b"CREATE TABLE unit", damaged))
    with Memory(path) as memory:
        assert memory.known(HERE, ["Sentence 7."]) == {}
    assert aside(path) == ["m.damaged"]


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_byte_is_damaged_nothing_wrong_is_said(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("m") / "m"
    filled(path, count=40)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 30))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    try:
        opened = Memory(path, own=True)
    except MemoryFileError as error:
        if "later version" not in str(error):
            raise
        return
    with opened as memory:
        found = memory.known(HERE, [f"Sentence {n}." for n in range(40)])
        by_hand = memory.imported("en", "it", ["By hand."])
        memory.remember(HERE, {"new": Remembered("nuovo")})
    assert all(item.text == text.replace("Sentence", "Frase") for text, item in found.items())
    assert by_hand in ({}, {"By hand.": "A mano."})


@pytest.mark.parametrize("start", [b"", b"SQLite format 3\0"])
def test_a_memory_that_is_damaged_at_its_head(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "m"
    filled(path)
    data = path.read_bytes()
    path.write_bytes(start.ljust(60, b"\xff") + data[60:])
    with Memory(path) as memory:  # the number of the program is in it still
        assert memory.known(HERE, ["Sentence 7."]) == {}
    assert aside(path) == ["m.damaged"]
    path.write_bytes(b"\xff" * 5000)
    with pytest.raises(MemoryFileError, match="not a translation memory"):
        Memory(path)
    Memory(path, own=True).close()
    assert aside(path) == ["m.damaged", "m.damaged-2"]


def test_a_memory_of_the_first_version_gets_checksums(tmp_path: Path) -> None:
    path = tmp_path / "m"
    filled(path)
    base = sqlite3.connect(path)
    base.execute("ALTER TABLE unit DROP COLUMN checksum")
    base.execute("PRAGMA user_version = 1")
    base.commit()
    base.close()
    with Memory(path) as memory:
        assert memory.known(HERE, ["Sentence 7."]) == {"Sentence 7.": Remembered("Frase 7.")}
        assert memory.imported("en", "it", ["By hand."]) == {"By hand.": "A mano."}
    assert aside(path) == []


def test_nobody_else_reads_a_memory(tmp_path: Path) -> None:
    filled(tmp_path / "m")
    with Memory(tmp_path / "m") as memory:
        memory.remember(HERE, {"x": Remembered("y")})
        assert {stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()} == {0o600}


WRITER = """
import sys
from pathlib import Path
from polyglot_news.memory import Conditions, Memory, Remembered
here = Conditions("en", "it", "e", "m", "k")
with Memory(Path(sys.argv[1])) as memory:
    for n in range(60):
        memory.remember(here, {f"{sys.argv[2]} {n} {i}": Remembered("x") for i in range(20)})
        memory.remember(here, {f"shared {n}": Remembered("y")})
"""


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(n)]) for n in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with Memory(path) as memory:
        assert sum(stock.units for stock in memory.stock()) == 3 * 60 * 20 + 60


def test_a_memory_that_cannot_be_written_stops_nothing(memory: Memory) -> None:
    memory._file.base.execute("PRAGMA query_only = ON")
    memory.remember(HERE, {"One.": Remembered("Uno.")})
    assert memory.known(HERE, ["One."]) == {}
    with pytest.raises(MemoryFileError):
        memory.add([Unit("en", "it", "a", "b")])
    with pytest.raises(MemoryFileError):
        memory.prune(unused_days=0)


def test_prune_forgets_what_is_old_or_of_a_model(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    memory.remember(HERE, {"old.": Remembered("x"), "used.": Remembered("x")})
    later = Conditions("en", "it", "argos", "translate-en_it-2", "k9")
    monkeypatch.setattr("polyglot_news.memory.today", lambda: 40_000)
    assert set(memory.known(HERE, ["used."])) == {"used."}
    memory.remember(later, {"new.": Remembered("x")})
    assert memory.prune() == 0
    assert memory.prune(unused_days=30) == 1
    assert memory.prune(model="translate-en_it-2") == 1
    assert [unit.source for unit in memory.units()] == ["used."]


def test_the_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["memory", "stats"]) == 2
    assert "no translation memory yet" in capsys.readouterr().err
    with Memory(tmp_path / "m") as memory:
        memory.remember(HERE, {"One.": Remembered("Uno.")})
    assert run(["memory", "stats", "--memory", "m"]) == 0
    told = capsys.readouterr()
    assert told.out == "en-it\t1\t8\ttranslate-en_it-1\n"
    assert told.err == "polyglot-news: m: 1 sentences, 0.0 MB\n"
    assert run(["memory", "export", "--memory", "m", "-o", "m.tmx"]) == 0
    Path("plain").touch()
    assert Path("m.tmx").stat().st_mode == Path("plain").stat().st_mode  # others may read it
    assert run(["memory", "import", "m.tmx", "--memory", "n", "-q"]) == 0
    capsys.readouterr()
    assert run(["memory", "stats", "--memory", "n", "--format", "json"]) == 0
    assert '"units": 1' in capsys.readouterr().out
    assert run(["memory", "prune", "--memory", "n"]) == 2
    assert run(["memory", "prune", "--memory", "n", "--unused", "0"]) == 0
    assert "1 sentences deleted" in capsys.readouterr().err
    assert run(["memory", "export", "--memory", "m", "-o", "none/m.tmx"]) == 2
    assert run(["memory", "stats", "--memory", "m", "--format", "xml"]) == 2
    assert list(tmp_path.glob(".polyglot*")) == []
