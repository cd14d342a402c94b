"""Our Argos engine against `argostranslate.translate`: one package, one text, equal beam and output length.

Run by hand, on a quiet machine: `python benchmarks/engine.py [--rounds 3] [--beam 4] [--length 28]`.

The package has the size of a real one (Transformer base, 6+6 layers, 512 wide, 32,000 pieces, int8) and
random weights. Such a model never ends a sentence by itself, so both sides are told to write `--length`
tokens for each. `argostranslate` splits text with a model that it downloads at first use: here its splitter
is told where the sentences are, which costs it nothing. Nothing else of it is changed.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from random_package import make_package

# one sentence a line, an empty line between paragraphs
ARTICLE = (Path(__file__).parent / "engine_article.txt").read_text("utf-8")
PARAGRAPHS = tuple(tuple(paragraph.splitlines()) for paragraph in ARTICLE.split("\n\n"))
SENTENCES = tuple(sentence for paragraph in PARAGRAPHS for sentence in paragraph)


def main() -> None:
    """Make the package, time both sides in turn, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--length", type=int, default=28, help="tokens written for each sentence")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update({"XDG_DATA_HOME": name, "XDG_CACHE_HOME": name, "XDG_CONFIG_HOME": name})
        os.environ.update(
            {"ARGOS_PACKAGES_DIR": str(folder / "packages"), "ARGOS_BEAM_SIZE": str(options.beam)}
        )
        make_package(
            folder / "packages", "en", "it", text="\n".join(SENTENCES), pieces=700,
            vocabulary=32000, layers=6, width=512, heads=8, inner=2048,
        )  # fmt: skip
        run(options)


def run(options: argparse.Namespace) -> None:
    """Time both sides on the package that the environment points to."""
    fix_output_length(options.length)
    sides = {"argostranslate.translate": argos_side(options.beam), "polyglot-news": our_side()}
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    processor: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(options.rounds):
        for name, translate in sides.items():
            started, used = time.perf_counter(), time.process_time()
            translate()
            seconds[name].append(time.perf_counter() - started)
            processor[name].append(time.process_time() - used)
    words = sum(len(sentence.split()) for sentence in SENTENCES)
    print(
        f"{len(SENTENCES)} sentences, {words} words; beam {options.beam}, {options.length} tokens a sentence"
    )
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {options.rounds} rounds in turn")
    print(f"{'':28s}{'best s':>8s}{'median s':>10s}{'cpu s':>8s}{'words/s':>9s}")
    for name, times in seconds.items():
        best = min(times)
        print(f"{name:28s}{best:8.2f}{median(times):10.2f}{min(processor[name]):8.2f}{words / best:9.0f}")
    theirs, ours = seconds.values()
    print(f"ratio: {min(theirs) / min(ours):.1f} (of the medians {median(theirs) / median(ours):.1f})")


def fix_output_length(length: int) -> None:
    """Make every translator of this process write so many tokens for each sentence."""
    import ctranslate2

    class FixedLength(ctranslate2.Translator):  # type: ignore[misc]
        def translate_batch(self, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - passed on as it is
            named.update(min_decoding_length=length, max_decoding_length=length)
            return super().translate_batch(*arguments, **named)

    ctranslate2.Translator = FixedLength


def argos_side(beam: int) -> Callable[[], object]:
    """Return a call that translates the text with `argostranslate`, its model loaded already."""
    from argostranslate import settings, translate

    assert settings.beam_size == beam
    known = {" ".join(paragraph): list(paragraph) for paragraph in PARAGRAPHS}

    class Told:
        def __init__(self, package: object) -> None:
            pass

        def split_sentences(self, text: str) -> list[str]:
            return known.get(text, [text])

    translate.MiniSBDSentencizer = Told
    translate.translate("Water.", "en", "it")

    translation = translate.get_translation_from_codes("en", "it")

    def run_once() -> object:
        translation.cache.clear()  # it keeps the paragraphs of the last text
        return translate.translate("\n".join(known), "en", "it")

    return run_once


def our_side() -> Callable[[], object]:
    """Return a call that translates the sentences with our engine, its model loaded already."""
    from polyglot_news import repetition
    from polyglot_news.engines import registry

    repetition.looping = lambda *_: False  # random weights loop, and would be done again
    engine = registry.connect("en", "it", engine="argos")
    engine.translate(["Water."])
    return lambda: engine.translate(SENTENCES)


if __name__ == "__main__":
    main()
