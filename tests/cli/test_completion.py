"""What a shell completes after each option, asked as a shell asks it."""

from __future__ import annotations

import pytest
from installed import install

from polyglot_news.cli import completion
from polyglot_news.cli.app import run

Captured = pytest.CaptureFixture[str]


def completed(line: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> list[str]:
    """Return what bash is told for a command line whose last word is unfinished."""
    words = line.split(" ")
    monkeypatch.setenv("_POLYGLOT_NEWS_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    with pytest.raises(SystemExit) as ended:
        run([])
    assert ended.value.code == 0
    return capsys.readouterr().out.split()


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("digest --format ", {"text", "markdown", "json", "jsonl", "html", "tmx", "xliff"}),
        ("digest -f m", {"markdown"}),
        ("digest --to ", {"it", "ru", "zh", "pt-BR"}),
        ("digest --to it,r", {"it,ru", "it,ro"}),
        ("translate --from ", {"auto", "en"}),
        ("translate --engine ", {"auto", "argos", "firefox"}),
        ("translate --glossary w", {"world", "world-leaders"}),
        ("summarise --method lex", {"lexrank"}),
        ("batch in out --task ", {"digest", "translate", "summarise"}),
        ("glossary show cent", {"central-asia"}),
        ("glossary export press --format ", {"yaml", "csv", "tsv", "tbx", "deepl"}),
        ("models install en-i", {"en-it"}),
        ("models remove en-", {"en-ru", "en-pt"}),
        ("models verify tr", {"translate-en_ru-1_0"}),
        ("models bundle en-r", {"en-ru"}),
        ("check a b --to z", {"zh", "zh-Hant"}),
        ("doctor --format ", {"text", "json"}),
    ],
)
def test_what_is_completed(
    line: str, some: set[str], monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    install("ru")
    found = completed(f"polyglot-news {line}", monkeypatch, capsys)
    assert some <= set(found)
    assert len(set(found)) == len(found)
    assert all(word.startswith(line.rpartition(" ")[2]) for word in found)


def test_a_language_is_offered_once() -> None:
    assert "it,it" not in completion.languages("it,i")
    assert "it,ru" in completion.languages("it,")
