"""The pipeline: one order of stages for the command line, Python and batch."""

from __future__ import annotations

from pathlib import Path

import pytest
from articles import SENTENCES, TITLE, WIRE

from polyglot_news import Length, Pipeline, read_text
from polyglot_news.errors import GlossaryError, InputError, ModelMissingError, UsageError


@pytest.fixture
def echo() -> Pipeline:
    return Pipeline.open(to=["it", "ru"], source="en", engine="echo", glossaries=())


def test_split_summarise_translate_digest(echo: Pipeline) -> None:
    article = read_text(WIRE, language="en")
    assert tuple(s.text for s in echo.split(article).sentences) == SENTENCES
    summary = echo.summarise(article).summary
    assert summary is not None
    assert 1 <= len(summary.sentences) <= len(SENTENCES)
    whole = echo.translate(article)
    assert [t.language for t in whole.translations] == ["it", "ru"]
    assert [item.sentence for item in whole.translations[0].sentences] == list(whole.sentences)
    digest = echo.digest(article)
    assert digest.summary is not None
    chosen = [item.sentence for item in digest.summary.sentences]
    assert [item.sentence for item in digest.translations[1].sentences] == chosen
    assert digest.article.title == TITLE


def test_one_article_more_or_less_changes_nothing(tmp_path: Path) -> None:
    paths = []
    for number in range(20):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(WIRE.replace("five", str(number + 2)))
    with Pipeline.open(to=["pt"], source="en") as pipeline:
        together = [outcome.digest for outcome in pipeline.batch(paths, "translate")]
        for path, digest in zip(paths[::7], together[::7], strict=True):
            assert pipeline.translate(pipeline.read(path)) == digest


def test_an_input_that_cannot_be_read_stops_no_other(tmp_path: Path, echo: Pipeline) -> None:
    good = tmp_path / "good.txt"
    good.write_text(WIRE)
    (tmp_path / "empty.txt").write_text("")
    outcomes = list(echo.batch([tmp_path / "none.txt", good, tmp_path / "empty.txt", good]))
    assert [outcome.digest is None for outcome in outcomes] == [True, False, True, False]
    assert all(isinstance(outcome.error, InputError) for outcome in outcomes[::2])


def test_a_language_without_model_is_a_failure_beside_the_others() -> None:
    article = read_text(WIRE, language="en")
    with Pipeline.open(to=["pt", "ka"], source="en") as pipeline:
        digest = pipeline.digest(article)
    assert [t.language for t in digest.translations] == ["pt"]
    assert [(f.concerns, f.exit_code) for f in digest.failures] == [("ka", 4)]
    assert "polyglot-news models install en-ka" in digest.failures[0].message


def test_no_language_with_a_model_is_an_error() -> None:
    article = read_text(WIRE, language="en")
    with Pipeline.open(to=["ka"], source="en") as pipeline, pytest.raises(ModelMissingError, match="en-ka"):
        pipeline.digest(article)
    with Pipeline.open(to=["ka", "uz"], source="en") as pipeline, pytest.raises(ModelMissingError) as error:
        pipeline.digest(article)
    assert "en-ka" in str(error.value)
    assert "en-uz" in str(error.value)


def test_an_article_in_the_target_language_stays_as_it_is(echo: Pipeline) -> None:
    article = read_text("Il vertice si è chiuso.\n\nNessuno ha firmato.", language="it", raw=True)
    first, second = echo.translate(article).translations
    assert (first.engine, first.route) == ("none", ("it",))
    assert [item.text for item in first.sentences] == [s.text for s in echo.split(article).sentences]
    assert second.engine == "echo"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"to": ["xx"]}, "unknown language 'xx'"),
        ({"source": "klingon"}, "unknown language 'klingon'"),
        ({"method": "best"}, "unknown method 'best'"),
        ({"engine": "google"}, "unknown engine 'google'"),
    ],
)
def test_wrong_options_are_named_at_once(options: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        Pipeline.open(**options)  # type: ignore[arg-type]


def test_a_missing_glossary_is_named_at_once() -> None:
    with pytest.raises(GlossaryError, match="none-such"):
        Pipeline.open(to=["it"], glossaries=["none-such"])


def test_translating_without_target_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="no target language"):
        Pipeline.open().digest(read_text(WIRE, language="en"))


def test_targets_are_told_once_in_our_codes() -> None:
    assert Pipeline.open(to=["zt", "IT", "zh-TW", "pb"]).options.to == ("zh-Hant", "it", "pt-BR")


def test_the_signature_tells_options_apart() -> None:
    signatures = {
        Pipeline.open(to=["it"], **options).signature(task)
        for task in ("digest", "translate")
        for options in (
            {}, {"method": "lead"}, {"length": Length(words=9)}, {"raw": True},
            {"glossaries": ["central-asia"]},
        )
    }  # fmt: skip
    assert len(signatures) == 10


def test_lines_are_kept_one_for_one(echo: Pipeline) -> None:
    lines = "First line. With two sentences.\n\n  \nhttps://example.org\nlast"
    article = read_text(lines, language="en", lines=True)
    with Pipeline.open(to=["it"], source="en", engine="echo", lines=True) as pipeline:
        items = pipeline.translate(article).translations[0].sentences
    assert [item.text for item in items] == [
        "First line. With two sentences.",
        "",
        "",
        "https://example.org",
        "last",
    ]


def test_several_articles_as_one_story(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(WIRE)
    second.write_text(WIRE.replace("five", "5").replace("Water talks", "Talks on water"))
    with Pipeline.open(source="en", length=Length(sentences=3), keywords=2) as pipeline:
        digest = pipeline.merge([first, second])
    assert digest.summary is not None
    assert len(digest.summary.sentences) == 3
    assert len(digest.summary.keywords) <= 2
    assert digest.article.path == str(first)
    assert [article.path for article in digest.merged] == [str(first), str(second)]
    for item in digest.summary.sentences:
        assert item.sources
        assert set(item.sources) <= {str(first), str(second)}
    for sentence in digest.sentences:
        assert digest.article.text[sentence.start : sentence.end] == sentence.text
    assert [s.index for s in digest.sentences] == list(range(len(digest.sentences)))


def test_articles_in_two_languages_make_no_one_story(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WIRE)
    (tmp_path / "b.txt").write_text("Переговоры завершились в Ташкенте в пятницу. Соглашение не подписано.")
    with Pipeline.open() as pipeline, pytest.raises(UsageError, match="articles in en, ru"):
        pipeline.merge([tmp_path / "a.txt", tmp_path / "b.txt"])


def test_the_agency_is_no_keyword() -> None:
    text = "ALMATY (Steppe Wire) - The dam at Kapchagay will be raised by two metres, the ministry said."
    with Pipeline.open(source="en", keywords=5) as pipeline:
        summary = pipeline.summarise(read_text(text)).summary
    assert summary is not None
    assert "Kapchagay" in summary.keywords
    assert "Steppe Wire" not in summary.keywords


def test_the_machine_is_asked_once_which_models_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    answers = {"it": "", "ru": "echo"}

    def identity(source: str, target: str, **_: object) -> str:
        asked.append((source, target))
        return answers[target]

    monkeypatch.setattr("polyglot_news.engines.registry.identity", identity)
    with Pipeline.open(to=["it", "ru"], source="en", engine="echo", glossaries=()) as pipeline:
        assert [pipeline.identities("en") for _ in range(2)] == [{"it": "", "ru": "echo"}] * 2
        assert len(asked) == 4  # a model was missing: it may be there now
        answers["it"] = "echo"
        assert [pipeline.identities("en") for _ in range(9)] == [{"it": "echo", "ru": "echo"}] * 9
        assert len(asked) == 6
        pipeline.translate(read_text(WIRE, language="en"))
        pipeline.identities("en")
        assert len(asked) == 8  # what was connected may be newer than what was named
    pipeline.identities("en")
    assert len(asked) == 10
