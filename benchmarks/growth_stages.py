"""The stages and commands that `growth.py` measures: each takes a text, or a glossary as YAML."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from growth_texts import PAGES, ordinary

from polyglot_news import glossary, markup
from polyglot_news.checks import check_pair
from polyglot_news.cli.app import run
from polyglot_news.document import Article, Digest
from polyglot_news.engines import cut_and_join, registry
from polyglot_news.languages import code_of
from polyglot_news.pipeline import Options, Pipeline
from polyglot_news.reading import read_text
from polyglot_news.rendering import FORMATS, render
from polyglot_news.sentences import lines, split
from polyglot_news.summary.keywords import keywords
from polyglot_news.summary.methods import METHODS
from polyglot_news.summary.single import summarise

_PACKAGES = Path(__file__).parent.parent / "tests" / "packages"
_ARTICLE = 3_000  # characters of an article of a batch, at least
_made = SimpleNamespace(folder=Path(), glossaries=())


def set_up(folder: Path) -> None:
    """Make a home, load what every run needs, so that no run pays for it, and keep the user's files out."""
    for name in [name for name in os.environ if name.startswith(("POLYGLOT_NEWS_", "ARGOS_", "XDG_"))]:
        del os.environ[name]
    os.environ.update(HOME=str(folder), POLYGLOT_NEWS_MEMORY="")
    os.environ["ARGOS_PACKAGES_DIR"] = str(_PACKAGES)
    _made.folder = folder
    _made.glossary = glossary.merge([glossary.load(name) for name in ("organisations", "central-asia")])
    for stage in (*ON_TEXT.values(),):
        stage("The SCO met in Astana. It was a meeting of ministers.")


def _raw(text: str) -> Article:
    return read_text(text, language="en", raw=True)


def _translated(to: str, *, by_line: bool = False) -> Callable[[str], Digest]:
    def stage(text: str) -> Digest:
        pipeline = Pipeline(Options(to=(to,), source="en", engine="echo", lines=by_line), _made.glossary)
        return pipeline.translate(read_text(text, language="en", raw=True, lines=by_line))

    return stage


def _checked(source: str, target: str) -> Callable[[str], object]:
    return lambda text: check_pair(text, text[len(text) // 10 :] + " altro", source, target)


def _summarised(method: str) -> Callable[[str], object]:
    return lambda text: summarise(split(_raw(text)), language="en", method=method)


def _guarded(text: str) -> Sequence[str]:
    return registry.connect("en", "it", engine="echo").translate([text])


def _cut(text: str) -> Sequence[str]:
    return cut_and_join.cut(text, limit=80, length=lambda part: len(part) // 3)


def _markup(kind: str) -> Callable[[str], object]:
    def stage(text: str) -> object:
        page = PAGES["page"](text) if kind == "html" else text
        article = read_text(page, path=f"a.{kind}", language="en", raw=kind == "markdown")
        marked = markup.read(page, article, kind, whole=False)
        sentences = split(markup.as_article(marked.segments, article))
        pairs = [(sentence, sentence.text) for sentence in sentences]
        return markup.write([marked], pairs, {}, title="", language="it")

    return stage


def _rendered(name: str) -> Callable[[str], str]:
    return lambda text: render(_translated("it")(text), name)


def _audited(text: str) -> object:
    return glossary.audit([(text, text)], _made.glossary, "it")


def _command(*arguments: str, suffix: str = ".txt", ends: Sequence[int] = (0, 3, 5)) -> Callable[[str], int]:
    """Return a stage that writes its text to a file and runs a command on it; IN and OUT stand for files."""

    def stage(text: str) -> int:
        source, sink = _made.folder / f"in{suffix}", _made.folder / "out"
        source.write_text(text, "utf-8", errors="replace")
        code = run([{"IN": str(source), "OUT": str(sink)}.get(word, word) for word in arguments])
        assert code in ends, code
        return code

    return stage


def _batch(text: str) -> int:
    """Summarise a folder of articles of some paragraphs each, into which the text is cut."""
    folder, lines = _made.folder / "many", text.splitlines(keepends=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    article, number = "", 0
    for line in [*lines, ""]:
        article += line
        if len(article) > _ARTICLE or not line:
            (folder / f"{number:06}.txt").write_text(article or "Nothing.", "utf-8", errors="replace")
            article, number = "", number + 1
    code = run(["batch", str(folder), "--task", "summarise", "--format", "jsonl", "-o", "-", "-q", "-j", "0"])
    assert code in {0, 3, 5}, code
    return code


def _yaml(function: Callable[[glossary.Glossary], object]) -> Callable[[str], object]:
    return lambda text: function(glossary.parse(text, "many.yaml"))


def _sentences(found: glossary.Glossary) -> None:
    sentences = ordinary(150_000).split(". ")[:1000]
    names = [term.term for term in found.terms]
    for number, sentence in enumerate(sentences):
        assert glossary.find(f"{names[number % len(names)]} said: {sentence}", found)


def _reread(found: glossary.Glossary, kind: str) -> glossary.Glossary:
    path = _made.folder / f"many.{kind}"
    path.write_text(glossary.write(found, kind), "utf-8")
    return glossary.read(path, source="en")


def _refused(function: Callable[[], object]) -> None:
    from polyglot_news.errors import UsageError

    try:
        function()
    except UsageError:
        return


ON_TEXT: dict[str, Callable[[str], object]] = {
    "read": lambda text: read_text(text, language="en"),
    "read-raw": _raw,
    "read-auto": read_text,
    "read-html": lambda text: read_text(PAGES["page"](text), path="a.html", language="en"),
    "read-markdown": lambda text: read_text(text, path="a.md", language="en"),
    "lines": lambda text: lines(read_text(text, language="en", lines=True)),
    "split": lambda text: split(_raw(text)),
    "split-zh": lambda text: split(read_text(text, language="zh", raw=True)),
    "summarise": lambda text: summarise(split(_raw(text)), language="en"),
    **{
        f"sum-{method}": _summarised(method) for method in METHODS if method not in {"news", "lead", "random"}
    },
    "keywords": lambda text: keywords(split(_raw(text)), language="en", count=8),
    "guard": _guarded,
    "cut": _cut,
    **{f"check-{pair}": _checked(*pair.split("-")) for pair in ("en-it", "en-ru", "en-zh", "zh-it")},
    **{f"place-{to}": _translated(to) for to in ("it", "ru", "zh", "pt")},
    "place-line": _translated("it", by_line=True),
    "audit": _audited,
    "markup-html": _markup("html"),
    "markup-md": _markup("markdown"),
    **{f"render-{name}": _rendered(name) for name in FORMATS},
    "language tag": lambda text: _refused(lambda: code_of(text)),
    "split IN": _command("split", "IN"),
    "summarise IN": _command("summarise", "IN"),
    "digest IN": _command("digest", "IN", "--engine", "echo", "--to", "it,ru,zh"),
    "translate IN": _command("translate", "IN", "--engine", "echo", "--to", "it", "--lines"),
    "keep-markup IN": _command(
        "translate", "IN", "--engine", "echo", "--to", "it", "--keep-markup", suffix=".md"
    ),
    "batch IN": _batch,
    "check IN IN": _command("check", "IN", "IN", "--from", "en", "--to", "it"),
}
ON_GLOSSARY: dict[str, Callable[[str], object]] = {
    "load": _yaml(lambda found: found),
    "merge": _yaml(lambda found: glossary.merge([found, found])),
    "find": _yaml(_sentences),
    "check": _yaml(glossary.check),
    **{f"write-{kind}": _yaml(partial(glossary.write, kind=kind)) for kind in glossary.KINDS},
    **{f"read-{kind}": _yaml(partial(_reread, kind=kind)) for kind in glossary.KINDS if kind != "yaml"},
    "glossary check": _command("glossary", "check", "IN", suffix=".yaml"),
    "glossary show": _command("glossary", "show", "IN", suffix=".yaml"),
}
