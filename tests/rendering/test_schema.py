"""docs/schema.json: every command's JSON keeps to it, and it leaves out no key that a command writes."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from articles import WIRE
from reviewed import hostile, review

from polyglot_news.cli.app import run
from polyglot_news.rendering import render

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "schema.json").read_text("utf-8"))


def closed(schema: Any) -> Any:
    """Return the schema with no key allowed that it does not name: what we write must all be described."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {name: closed(value) for name, value in schema.items()}
    if isinstance(result.get("properties"), dict) and result.get("type") == "object":
        result["additionalProperties"] = False
    return result


VALIDATOR = jsonschema.Draft202012Validator(closed(copy.deepcopy(SCHEMA)))


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "wire.txt").write_text(WIRE, "utf-8")
    (tmp_path / "terms.yaml").write_text(
        "name: terms\nsource: en\nterms:\n  - term: Tashkent\n    targets: {de: Taschkent}\n", "utf-8"
    )
    return "in/wire.txt"


TRANSLATING = ["--to", "de,it", "--engine", "echo", "--glossary", "terms.yaml"]
COMMANDS = {
    "split": ["split"],
    "split --explain": ["split", "--explain"],
    "split --lines": ["split", "--lines"],
    "split --raw": ["split", "--raw"],
    "summarise": ["summarise"],
    "summarise --explain": ["summarise", "--explain", "--keywords", "5", "--method", "lexrank"],
    "translate": ["translate", *TRANSLATING],
    "translate --lines": ["translate", "--lines", *TRANSLATING],
    "digest": ["digest", "--keywords", "3", "--explain", *TRANSLATING],
    "digest into its own language": ["digest", "--to", "en"],
}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_keeps_to_the_schema(
    name: str, article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *more = COMMANDS[name]
    for form in ("json", "jsonl"):
        assert run([command, article, *more, "--format", form]) == 0
        VALIDATOR.validate(json.loads(capsys.readouterr().out))


def test_a_merged_summary_keeps_to_it(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["summarise", article, article, "--merge", "--format", "json"]) == 0
    VALIDATOR.validate(json.loads(capsys.readouterr().out))


def test_several_inputs_keep_to_it(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["split", article, article, "--format", "json"]) == 0
    for value in json.loads(capsys.readouterr().out):
        VALIDATOR.validate(value)


@pytest.mark.parametrize("task", ["digest", "summarise", "translate"])
def test_a_batch_keeps_to_it(article: str, task: str) -> None:
    more = [] if task == "summarise" else ["--to", "de", "--engine", "echo"]
    assert run(["batch", "in", "out", "--task", task, "--format", "json", *more]) == 0
    VALIDATOR.validate(json.loads(Path("out/wire.json").read_text("utf-8")))
    manifest = VALIDATOR.evolve(schema={"$ref": "#/$defs/manifest", "$defs": VALIDATOR.schema["$defs"]})
    lines = Path("out/manifest.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 1
    manifest.validate(json.loads(lines[0]))
    assert not manifest.is_valid(json.loads(lines[0]) | {"unknown": 1})


def test_a_partial_failure_keeps_to_it(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["translate", article, "--to", "en,mt", "--engine", "argos", "--format", "json"]) == 5
    value = json.loads(capsys.readouterr().out)
    assert value["failures"][0]["concerns"] == "mt"
    VALIDATOR.validate(value)


@pytest.mark.parametrize(
    "digest", [review(), review(partial=True), hostile()], ids=["whole", "partial", "hostile"]
)
def test_flags_and_terms_keep_to_it(digest: Any) -> None:
    value = json.loads(render(digest, "json"))
    if digest.article.sha256.isalnum():
        VALIDATOR.validate(value)
    else:  # the digest with markup for a hash: all else must hold
        value["source"] |= {"sha256": "", "published": ""}
        VALIDATOR.validate(value)


def test_the_schema_says_what_it_allows() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    value = json.loads(render(review(), "json"))
    jsonschema.validate(value | {"added in a later version": 1}, SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value | {"schema": "polyglot-news/2"}, SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(value | {"unknown": 1})
