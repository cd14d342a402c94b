"""YAML glossaries are read fast and safely: the same with and without libyaml, lines right, no trap works."""

from __future__ import annotations

import gc

import pytest
import yaml
from work import NEAR_LINEAR, growth

from polyglot_news import glossary
from polyglot_news.errors import GlossaryError
from polyglot_news.glossary.formats import yaml as files

LOADERS = [name for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)]  # with libyaml, both
HEAD = "name: a\nsource: en\nterms:\n"


def entries(count: int) -> str:
    return HEAD + "".join(
        f"  - term: Name {n}\n    aka: [Other {n}]\n    targets: {{it: Nome {n}, zh: '名{n}'}}\n"
        for n in range(count)
    )


@pytest.mark.parametrize("name", ["organisations", "central-asia"])
def test_both_parsers_of_yaml_give_the_same_glossary(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (glossary.shipped_folder() / f"{name}.yaml").read_text("utf-8")
    found = files.parse(text, name)
    monkeypatch.setattr(files, "_LOADER", yaml.SafeLoader)
    slow = files.parse(text, name)
    assert found == slow
    assert found.hash == slow.hash


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + "  - term: A\n    keep: true\n  - term: C\n    target: {it: D}\n", "line 7: .* unknown"),
        (HEAD + "  - term: A\n    targets: {it: ~}\n", "line 5: .* is not a string"),
        (HEAD + "  - term: A\n    keep: maybe\n", "line 5: .* neither true nor false"),
        (HEAD + "  - term: A\n    keep: True\n  - term: B\n    keep: 'yes'\n", "line 7: "),
        (HEAD + "  - term: A\n   keep: true\n", "line [45]: not valid YAML"),
        (HEAD + "  - &a [b]\n  - *a\n", "aliases"),
        ("a: " * 30 + "b", "not valid YAML|nested"),
        ("[" * 100_000, "nested more than 20 deep"),
        ("{a: " * 100_000, "nested more than 20 deep"),
        (entries(1) + "---\n" + entries(1), "several documents"),
        ("", "is not a mapping"),
        ("name: \ud800", "not valid YAML"),
        ("name: \x01", "not valid YAML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(
    text: str, told: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_LOADER", getattr(yaml, loader))
    with pytest.raises(GlossaryError, match=told):
        files.parse(text, "a.yaml")
    assert gc.isenabled()


def test_loading_grows_with_the_file() -> None:
    assert growth(lambda n: files.parse(entries(n), "a.yaml"), 200) < NEAR_LINEAR
