"""Do we translate what Argos Translate itself translates? Held-out sentences of the test packages.

Run by hand: `python benchmarks/argos_parity.py [--beam 4]`. Prints, for each test package, how many of the
200 held-out sentences come out the same from `polyglot-news translate --lines` and from
`argostranslate.translate`, and those that do not. Argos' splitter, which would fetch a model, is told that
each line is one sentence; nothing else of it is changed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = [sys.executable, "-m", "polyglot_news"]
PACKAGES = Path(__file__).parent.parent / "tests" / "packages"


def main() -> None:
    """Install the packages into a temporary folder and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beam", default="4")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = name
        os.environ |= {"ARGOS_PACKAGES_DIR": f"{name}/packages", "ARGOS_BEAM_SIZE": options.beam}
        files = sorted(map(str, PACKAGES.glob("*.argosmodel")))
        subprocess.run([*PROGRAM, "models", "install", *files, "--quiet"], check=True)
        for language in ("it", "ru", "zh"):
            compare(language)


def compare(language: str) -> None:
    """Print where both sides differ in the held-out sentences of one package."""
    pairs = [
        line.split("\t") for line in (PACKAGES / "heldout" / f"en-{language}.tsv").read_text().splitlines()
    ]
    text = "".join(f"{source}\n" for source, _ in pairs)
    ours = subprocess.run(
        [*PROGRAM, "translate", "--lines", "--from", "en", "--to", language, "--no-glossary"],
        input=text, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    theirs = [argos(source, language) for source, _ in pairs]
    same = sum(a == b for a, b in zip(ours, theirs, strict=True))
    right = [sum(a == b for a, (_, b) in zip(side, pairs, strict=True)) for side in (ours, theirs)]
    print(
        f"en-{language}: {same} of {len(pairs)} the same; right: ours {right[0]}, argostranslate {right[1]}"
    )
    for (source, reference), a, b in zip(pairs, ours, theirs, strict=True):
        if a != b:
            print(f"  source    {source}\n  reference {reference}\n  ours      {a}\n  argos     {b}")


def argos(sentence: str, language: str) -> str:
    """Return what `argostranslate.translate` makes of one sentence."""
    from argostranslate import sbd, translate

    sbd.MiniSBDSentencizer.split_sentences = lambda _, text: [text]
    return translate.translate(sentence, "en", language)


if __name__ == "__main__":
    main()
