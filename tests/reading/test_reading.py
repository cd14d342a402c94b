"""Reading as a whole: cases, errors, and what must hold for any text."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polyglot_news.document import Article
from polyglot_news.errors import InputError, UsageError
from polyglot_news.reading import MAX_BYTES, read_bytes, read_file, read_text

CASES = Path(__file__).parents[1] / "cases"
ARTICLES = json.loads((CASES / "reading.json").read_text("utf-8"))

LETTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(LETTERS | st.sampled_from(" \n\r\t\u00a0\u2028\ufeff*.<>-"), max_size=200)
SENTENCES = st.lists(
    st.sampled_from(["The", "council", "met", "again", "and", "nobody", "of", "them", "knew", "why"]),
    min_size=3,
).map(lambda words: " ".join(words).capitalize() + ".")


def pieces(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks]


def solid(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: f"{Path(case['file']).name}-{case['encoding']}")
def test_article_is_read_and_nothing_else(case: dict[str, Any]) -> None:
    name = case["file"]
    text = (CASES / "reading" / name).read_text("utf-8")
    article = read_bytes(text.encode(case["encoding"]), path=name, language=case["language"])
    body = [
        piece
        for piece, block in zip(pieces(article), article.blocks, strict=True)
        if block.kind != "standfirst"
    ]
    found = {
        name: getattr(article, name) for name in ("title", "standfirst", "dateline", "published", "language")
    }
    assert found == {name: case[name] for name in found}
    assert len(article.blocks) == case["blocks"]
    assert body[0].startswith(case["first"])
    assert body[0].startswith(article.dateline)
    assert body[-1].endswith(case["last"])
    assert not [phrase for phrase in case["absent"] if phrase in "\n".join(pieces(article))]
    if article.standfirst:
        assert pieces(article)[0] == article.standfirst
    if not name.endswith(".html"):
        assert article.text == text


def test_what_was_dropped_is_told_with_the_reason() -> None:
    article = read_file(CASES / "reading" / "dump.it.txt", language="it")
    told = {dropped.text: dropped.reason for dropped in article.dropped}
    assert told["Pubblicità"] == "label of an advertisement"
    assert told["09/04/2022, 18.30"] == "date"
    assert "before the article" in told["Invia a un amico"] or "after the article" in told["Invia a un amico"]
    assert all(reason for reason in told.values())
    lost = solid(article.text)
    for piece in [article.title, *pieces(article), *told]:
        assert solid(piece) in lost


def test_numbers_and_offsets_survive_line_ends_of_windows() -> None:
    text = "The title of it\r\n\r\nBERN (Wire) – It is so.\r\nThe second one is here, too.\r\n"
    article = read_text(text, path="a.txt", language="en")
    assert article.text == text
    assert article.title == "The title of it"
    assert pieces(article) == ["BERN (Wire) – It is so.", "The second one is here, too."]
    assert article.dateline == "BERN (Wire)"


@given(st.lists(SENTENCES, min_size=1, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n\r\n", " "]))
def test_plain_article_is_kept_whole(sentences: Any, between: Any) -> None:
    article = read_text(between.join(sentences), path="a.txt", language="en")
    assert solid(article.title + "".join(pieces(article))) == solid("".join(sentences))
    assert article.title in {"", sentences[0]}


@pytest.mark.parametrize("text", ["Hello world", "你好", "Only a headline\nand a line"])
def test_few_words_are_an_article_too(text: str) -> None:
    assert solid("".join(pieces(read_text(text, language="en")))) == solid(text)


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@given(TEXTS)
def test_raw_keeps_every_letter_in_one_block(path: str, text: str) -> None:
    if not text.removeprefix("\ufeff").strip() or "<" in text:
        return
    article = read_text(text, path=path, language="en", raw=True)
    assert solid("".join(pieces(article))) == solid(article.text)
    assert all(
        first.end <= second.start for first, second in zip(article.blocks, article.blocks[1:], strict=False)
    )
    assert (article.title, article.standfirst, article.dateline) == ("", "", "")


@given(TEXTS)
def test_lines_give_a_block_for_every_line(text: str) -> None:
    article = read_text(text, path="a.html", language="en", lines=True)
    whole = article.text
    expected = whole.replace("\r\n", "\n").split("\n") if whole else []
    if expected and not expected[-1]:
        expected.pop()
    assert pieces(article) == expected


def test_lines_of_nothing_are_none() -> None:
    assert read_bytes(b"", language="en", lines=True).blocks == ()


@settings(deadline=None)  # the first HTML page loads lxml and trafilatura
@given(TEXTS, st.sampled_from(["a.txt", "a.html", "a.md", "-"]))
def test_any_text_gives_ordered_blocks_or_an_input_error(text: str, path: str) -> None:
    try:
        article = read_text(text, path=path, language="en")
    except InputError as error:
        told = str(error)
    else:
        told = ""
    if told:
        assert told.startswith("standard input" if path == "-" else path)
        return
    ends = (
        [0] + [place for block in article.blocks for place in (block.start, block.end)] + [len(article.text)]
    )
    assert article.blocks
    assert ends == sorted(ends)


def test_hard_wrapped_paragraph_stays_one_block() -> None:
    paragraph = (
        "The five railways will share the cost of the wagons in proportion to the\n"
        "freight that they carry, and each of them may ask for a second count when\n"
        "the first one seems to be wrong by more than two per cent of the whole.\n"
    )
    article = read_text(paragraph + "\n" + paragraph, path="a.txt", language="en", raw=True)
    assert pieces(article) == [paragraph.strip()] * 2
    plain = read_text(paragraph + "\n" + paragraph, path="a.txt", language="en")
    assert pieces(plain) == [paragraph.strip()] * 2


def test_paragraphs_of_equal_length_stay_apart() -> None:
    text = "The council of the town met on Thursday evening, and nobody of them knew why.\n" * 12
    assert len(pieces(read_text(text, path="a.txt", language="en", raw=True))) == 12


def test_wrapped_chinese_paragraph_stays_one_block() -> None:
    text = (
        "政府周四宣布新公路将于明年九月通车沿线居民对此表示\n"
        "欢迎并希望铁路也能在后年恢复运行部长没有回答记者关\n"
        "于费用的问题。"
    )
    assert pieces(read_text(text, path="a.txt", language="zh", raw=True)) == [text]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "A first short paragraph is here.\nA second one follows it at once, and it is longer.\nA third."
    assert pieces(read_text(text, language="en", raw=True)) == text.split("\n")


def test_missing_file_folder_and_empty_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b"\xef\xbb\xbf \r\n\t\n")
    for name, message in {
        "none.txt": "no such file",
        ".": "this is a folder",
        "empty.txt": "nothing in it",
        "blank.txt": "nothing in it",
        "a\0b": "cannot be read",
        "x" * 300: "cannot be read",
    }.items():
        with pytest.raises(InputError, match=message) as error:
            read_file(tmp_path / name, language="en")
        assert "\n" not in str(error.value)
        assert error.value.exit_code == 3


def test_forbidden_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="no permission"):
        read_file(path, language="en")
    with pytest.raises(InputError, match="this is a folder"):
        read_file(tmp_path, language="en")


def test_too_large_is_told() -> None:
    with pytest.raises(InputError, match="larger than 64 MB"):
        read_bytes(b"a" * (MAX_BYTES + 1), path="a.txt")
    with pytest.raises(InputError, match="larger than 64 MB"):
        read_text("a" * (MAX_BYTES + 1), path="a.txt")


def test_page_of_links_alone_holds_no_article() -> None:
    menu = "\n".join(f"* {name}" for name in ["Home", "World", "Economy", "Culture", "Subscribe", "Sign in"])
    with pytest.raises(InputError, match="no article found"):
        read_text(menu, path="a.txt", language="en")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(b"It is so. It was so.")))
    article = read_file("-", language="en")
    assert (article.path, article.text) == ("-", "It is so. It was so.")
    assert article.sha256 == read_text("It is so. It was so.", language="en").sha256


def test_language_is_detected_or_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    stub = types.ModuleType("polyglot_news.reading.language")
    vars(stub)["detect"] = lambda text: "it" if "Cosa" in text else "en"
    monkeypatch.setitem(sys.modules, "polyglot_news.reading.language", stub)
    assert read_text("Cosa è stato. È stato così.").language == "it"
    assert read_text("Cosa è stato. È stato così.", language="pt_BR").language == "pt-BR"
    with pytest.raises(UsageError):
        read_text("Cosa è stato.", language="klingon")


def test_reading_a_dump_loads_no_heavy_library() -> None:
    program = (
        "import sys; from polyglot_news.reading import read_file; "
        f"read_file({str(CASES / 'reading' / 'dump.ru.txt')!r}, language='ru'); "
        "heavy = {'lxml', 'trafilatura', 'charset_normalizer', 'markdown_it', 'numpy', 'nltk'}; "
        "print(*sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_result_does_not_depend_on_the_hash_seed() -> None:
    files = [str(CASES / "reading" / name) for name in ("dump.ru.txt", "page.zh.html")]
    program = (
        "from polyglot_news.reading import read_file\n"
        f"for path in {files!r}: print(read_file(path, language='ru'))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(outputs) == 1
