"""Settings: the order of the layers, and what is told about a bad value."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news import config
from polyglot_news.config import Layer, Settings, layers, resolve
from polyglot_news.errors import ConfigError


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_defaults_without_any_layer(here: Path) -> None:
    settings = resolve({}, layers(environment={}))
    assert settings == Settings()
    assert set(settings.origins.values()) == {"default"}


def test_command_line_over_environment_over_file_over_user(here: Path) -> None:
    config.user_folder().mkdir(parents=True)
    (config.user_folder() / config.FILE_NAME).write_text('to = ["ru"]\nmethod = "lead"\nengine = "firefox"\n')
    (here / config.FILE_NAME).write_text('to = "it, ru"\nmethod = "luhn"\n')
    below = layers(environment={"POLYGLOT_NEWS_TO": "zh", "POLYGLOT_NEWS_FROM": "en"})
    settings = resolve({"format": "json"}, below)
    assert settings.to == ("zh",)
    assert settings.source == "en"
    assert settings.method == "luhn"
    assert settings.engine == "firefox"
    assert settings.format == "json"
    assert settings.origins["to"] == "environment"
    assert settings.origins["method"] == config.FILE_NAME
    assert settings.origins["engine"].endswith(config.FILE_NAME)
    assert settings.origins["format"] == "command line"
    assert settings.origins["words"] == "default"


def test_a_length_hides_the_lengths_below() -> None:
    settings = resolve({"words": 100}, [Layer("file", {"sentences": 3, "method": "lead"})])
    assert (settings.words, settings.sentences, settings.method) == (100, None, "lead")


def test_config_option_replaces_the_working_folders_file(here: Path) -> None:
    (here / config.FILE_NAME).write_text('method = "luhn"\n')
    other = here / "other.toml"
    other.write_text('method = "lead"\nratio = 1\n')
    settings = resolve({}, layers(other, environment={}))
    assert (settings.method, settings.ratio) == ("lead", 1.0)
    again = resolve({}, layers(environment={"POLYGLOT_NEWS_CONFIG": str(other)}))
    assert again.method == "lead"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('methd = "lead"\n', "unknown setting 'methd' (did you mean method?)"),
        ('colour = "red"\n', "unknown setting 'colour' (known: to, from, format"),
        ('source = "en"\n', "unknown setting 'source'"),
        ("sentences = 2.5\n", "'sentences' is 2.5, not a whole number"),
        ("sentences = true\n", "'sentences' is True, not a whole number"),
        ("to = [1]\n", "'to' is [1], not a list of strings"),
        ("to = \n", "not valid TOML"),
        pytest.param("a." * 40_000 + "a = 1\n", "not valid TOML: nested too deep", id="a key of many parts"),
        pytest.param(
            "[x" + ' . "a.b"' * 30_000 + "]\n", "not valid TOML: nested too deep", id="a table of many parts"
        ),
        pytest.param(
            "to = {" + "'b'." * 40_000 + "b = 1}\n",
            "not valid TOML: nested too deep",
            id="many parts in a table",
        ),
        ('to = "../a.b/c.d.e.f.g/h.yaml, ' + "a b. " * 60 + '"\nx.y = 1\n', "unknown setting 'x'"),
    ],
)
def test_bad_files_are_named(here: Path, text: str, told: str) -> None:
    (here / config.FILE_NAME).write_text(text)
    with pytest.raises(ConfigError) as error:
        layers(environment={})
    assert str(error.value).startswith(f"{config.FILE_NAME}: ")
    assert told in str(error.value)


def test_bad_places_are_named(here: Path) -> None:
    with pytest.raises(ConfigError, match="no such configuration file"):
        layers(here / "none.toml", environment={})
    with pytest.raises(ConfigError, match="POLYGLOT_NEWS_WORDS=many: not a number"):
        layers(environment={"POLYGLOT_NEWS_WORDS": "many"})
    (here / config.FILE_NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not valid TOML"):
        layers(environment={})


LAYER = st.dictionaries(
    st.sampled_from(["method", "engine", "format", "sentences", "words"]), st.integers(1, 9), max_size=5
)


@given(st.lists(LAYER, max_size=4))
def test_the_highest_layer_that_says_something_wins(stack: list[dict[str, int]]) -> None:
    settings = resolve({}, [Layer(str(number), values) for number, values in enumerate(stack)])
    for name in ("method", "engine", "format"):
        said = [(values[name], str(n)) for n, values in enumerate(stack) if name in values]
        if said:
            assert (getattr(settings, name), settings.origins[name]) == said[0]
        else:
            assert settings.origins[name] == "default"
