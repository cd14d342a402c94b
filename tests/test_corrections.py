"""Corrections as a review page exports them: read with care, imported, learned from, applied to results."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.cli.app import run
from polyglot_news.corrections import SCHEMA, TITLE, Correction, is_corrections, parse, read
from polyglot_news.errors import InputError, PolyglotError
from polyglot_news.memory import Memory

FIRST = "The dam in the valley held."
SECOND = "Officials praised 12 engineers & said “thank you”."
ARTICLE = f"Dam holds\n\n{FIRST} {SECOND}\n\nThe rain will stop on Friday."


def exported(*sentences: dict[str, Any], **more: Any) -> dict[str, Any]:
    article = {"path": "dam.txt", "sha256": "", "source": "en", "target": "it", "sentences": list(sentences)}
    return {"schema": SCHEMA, "articles": [article | more]}


def sentence(index: int, source: str, text: str, **more: Any) -> dict[str, Any]:
    return {"index": index, "source": source, "machine": source, "text": text, "state": "final"} | more


HELD = sentence(0, FIRST, "La diga nella valle ha retto.")
MACHINE = SECOND.replace("“", "«").replace("”", "»")  # what echo makes of it in Italian
PRAISED = sentence(1, SECOND, "Le autorità hanno elogiato 12 ingegneri & «grazie».", machine=MACHINE)
NAMED = sentence(TITLE, "Dam holds", "La diga regge")


def written(folder: Path, value: Any) -> Path:
    file = folder / "corrections.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    return file


def test_what_nobody_changed_or_approved_is_left_out(tmp_path: Path) -> None:
    untouched = sentence(1, SECOND, SECOND, state="translated")
    changed = sentence(2, "The rain will stop on Friday.", "Pioverà fino\na venerdì.", state="needs-review")
    file = written(tmp_path, exported(changed, untouched, HELD, terms=[{"term": "dam", "target": "diga"}]))
    assert is_corrections(file)
    (found,) = read(file)
    assert [one.index for one in found.sentences] == [0, 2]
    assert found.sentences[1].text == "Pioverà fino a venerdì."
    assert found.terms == (("dam", "diga"),)


@pytest.mark.parametrize(("value", "message"), [
    ("{", "not valid JSON"),
    ("[" * 100_000, "nested too deep"),
    ("[]", "not corrections"),
    (json.dumps({"schema": "polyglot-news/1"}), "not corrections"),
    (json.dumps({"schema": SCHEMA, "articles": 3}), "'articles' is not a list"),
    (json.dumps({"schema": SCHEMA, "articles": [[]]}), "article 1: a value is missing"),
    (json.dumps(exported(source="tlh")), "article 1: "),
    (json.dumps(exported(target=7)), "wrong type"),
    (json.dumps(exported({"index": 0})), "sentence 1: 'index', 'source' and 'text'"),
    (json.dumps(exported(sentence(-2, "a", "b"))), "sentence 1: 'index', 'source' and 'text'"),
    (json.dumps(exported(sentence(0, "a", "b", state="<b>"))), "unknown state '<b>'"),
    (json.dumps(exported(sentence(0, "a", "b" * 30_000))), "longer than any sentence"),
])  # fmt: skip
def test_what_is_not_well_formed_is_refused_in_one_line(value: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(value.encode(), "c.json")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["index", "source", "target", "text", "sentences", "state", "terms", "term"]), inner
    ),
    max_leaves=12,
)  # fmt: skip


@given(JSON)
def test_hostile_values_raise_nothing_else(value: Any) -> None:
    for whole in (value, {"schema": SCHEMA, "articles": [value]}, exported(value)):
        with suppress(PolyglotError):
            parse(json.dumps(whole).encode(), "c.json")


def test_corrected_sentences_are_exact_matches_from_then_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, exported(HELD, PRAISED, NAMED))
    memory = tmp_path / "m.sqlite"
    assert run(["memory", "import", str(file), "--memory", str(memory)]) == 0
    assert "3 translations" in capsys.readouterr().err
    with Memory(memory) as opened:
        assert opened.imported("en", "it", [FIRST]) == {FIRST: HELD["text"]}
    other = tmp_path / "other.txt"
    other.write_text(f"Another story\n\nIt rained. {FIRST}\n", encoding="utf-8")
    arguments = ["translate", str(other), "--to", "it", "--engine", "echo", "--memory", str(memory)]
    assert run([*arguments, "--no-glossary"]) == 0
    assert "It rained. La diga nella valle ha retto." in capsys.readouterr().out


def test_a_correction_with_its_dateline_is_found_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "ROME (ANSA) - The dam in the valley held on Monday, officials said."
    done = sentence(0, text, "ROMA (ANSA) - La diga ha retto lunedì.")
    memory = str(tmp_path / "m.sqlite")
    assert run(["memory", "import", str(written(tmp_path, exported(done))), "--memory", memory]) == 0
    article = tmp_path / "a.txt"
    article.write_text(f"Dam holds\n\n{text} It rained.\n", encoding="utf-8")
    arguments = ["translate", str(article), "--to", "it", "--engine", "echo", "--memory", memory]
    assert run([*arguments, "--no-glossary"]) == 0
    assert "ROMA (ANSA) - La diga ha retto lunedì. It rained." in capsys.readouterr().out


def test_terms_that_people_corrected_become_entries(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = [{"term": "Valley Water Board", "target": "Ente idrico della valle"}]
    assert run(["glossary", "learn", str(written(tmp_path, exported(terms=terms)))]) == 0
    out = capsys.readouterr().out
    assert "Valley Water Board" in out
    assert "Ente idrico della valle" in out


FORMATS = ("text", "markdown", "json", "html", "tmx", "xliff", "xliff-1.2")


def batch(folder: Path, format_name: str, *more: str) -> int:
    return run([
        "batch", str(folder / "in"), str(folder / "out"), "--to", "it", "--engine", "echo",
        "--task", "translate", "--format", format_name, "--no-glossary", "--no-memory", "--quiet", *more,
    ])  # fmt: skip


def made(folder: Path, format_name: str) -> Path:
    (folder / "in").mkdir()
    (folder / "in" / "dam.txt").write_text(ARTICLE, encoding="utf-8")
    assert batch(folder, format_name) == 0
    (result,) = (path for path in (folder / "out").iterdir() if path.name.startswith("dam."))
    return result


@pytest.mark.parametrize("format_name", FORMATS)
def test_corrections_come_into_results_of_every_format_and_stay(
    tmp_path: Path, format_name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    result = made(tmp_path, format_name)
    file = written(tmp_path, exported(HELD, PRAISED, NAMED))
    assert run(["apply", str(file), str(tmp_path / "out")]) == 0
    assert "dam.txt (it): 3 sentences corrected in dam." in capsys.readouterr().err
    text = result.read_text(encoding="utf-8")
    assert "La diga nella valle ha retto." in text
    assert "La diga regge" in text
    assert ("12 ingegneri &amp; «grazie»" if format_name in {"html", "tmx", "xliff", "xliff-1.2"} else
            "12 ingegneri & «grazie»") in text  # fmt: skip
    assert text.count("The rain will stop on Friday.") >= 1
    if format_name.startswith("xliff"):
        assert text.count('state="final"') == 3
    # a changed article is translated again, its corrected result is not touched without --force
    article = tmp_path / "in" / "dam.txt"
    article.write_text(ARTICLE + " It was cold.", encoding="utf-8")
    assert batch(tmp_path, format_name) == 0
    assert result.read_text(encoding="utf-8") == text
    assert batch(tmp_path, format_name, "--force") == 0
    assert "La diga nella valle ha retto." not in result.read_text(encoding="utf-8")


def test_a_corrected_result_outlives_a_failure(tmp_path: Path) -> None:
    result = made(tmp_path, "text")
    assert run(["apply", str(written(tmp_path, exported(HELD))), str(tmp_path / "out"), "-q"]) == 0
    text = result.read_text(encoding="utf-8")
    article = tmp_path / "in" / "dam.txt"
    article.write_bytes(b"\x00\x01\x02")
    assert batch(tmp_path, "text") == 5
    article.write_text(ARTICLE + " It was cold.", encoding="utf-8")
    assert batch(tmp_path, "text") == 0
    assert result.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("change", "message"), [
    ({"path": "other.txt"}, "the manifest has no such article"),
    ({"path": "../dam.txt"}, "the manifest has no such article"),
    ({"sha256": "0" * 64}, "has changed since"),
    ({"target": "ru"}, "no result in this language"),
])  # fmt: skip
def test_corrections_of_something_else_change_nothing(
    tmp_path: Path, change: dict[str, str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    result = made(tmp_path, "text")
    before = result.read_bytes()
    assert run(["apply", str(written(tmp_path, exported(HELD, **change))), str(tmp_path / "out")]) == 5
    assert message in capsys.readouterr().err
    assert result.read_bytes() == before


def test_a_sentence_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(tmp_path, "json")
    gone = sentence(1, "No such sentence.", "Nessuna frase.")
    assert run(["apply", str(written(tmp_path, exported(HELD, gone))), str(tmp_path / "out")]) == 5
    captured = capsys.readouterr().err
    assert "not found there: No such sentence." in captured
    assert "1 sentences corrected" in captured


def test_a_folder_that_is_not_of_a_batch_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["apply", str(written(tmp_path, exported(HELD))), str(tmp_path)]) == 3
    assert "not the output folder of a batch" in capsys.readouterr().err


def test_hostile_text_is_escaped_in_every_format(tmp_path: Path) -> None:
    result = made(tmp_path, "html")
    hostile = sentence(0, FIRST, '<script>alert(1)</script> " onclick=x')
    assert run(["apply", str(written(tmp_path, exported(hostile))), str(tmp_path / "out"), "-q"]) == 0
    text = result.read_text(encoding="utf-8")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_correction_has_its_values() -> None:
    (found,) = parse(json.dumps(exported(sentence(0, "a", "b", comment="why"))).encode(), "c")
    assert found.sentences == (Correction(0, "a", "a", "b", "why"),)


def test_a_result_of_a_kind_that_takes_no_corrections_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = made(tmp_path, "atom")
    before = result.read_bytes()
    assert run(["apply", str(written(tmp_path, exported(HELD))), str(tmp_path / "out")]) == 5
    assert "corrections are not written into .atom" in capsys.readouterr().err
    assert result.read_bytes() == before
