"""Damaged files of every kind that holds articles: read, and written again in their own kind.

    python benchmarks/fuzz_containers.py --runs 2000 --seed 7 FILE...

Each file is damaged RUNS times: bits flipped, cut off, a part moved elsewhere; of an archive also members, so
that what it holds is reached behind its checksums. What ends in anything but a result or an error of input,
takes more than 20 seconds, or leaves the process above 500 MB is a fault; the program then ends with code 1.
Results that are archives are read again.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import signal
import sys
import time
import traceback
import zipfile
from pathlib import Path
from types import FrameType

from polyglot_news import markup
from polyglot_news.containers import items_in, recognise
from polyglot_news.document import Article
from polyglot_news.errors import PolyglotError
from polyglot_news.markup import files
from polyglot_news.reading import read_bytes, read_item
from polyglot_news.sentences import split

SECONDS = 20
MEGABYTES = 500


def main() -> int:
    """Damage the files that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    signal.signal(signal.SIGALRM, _hung)
    return int(sum(_file(path, given.runs, given.seed) for path in given.files) > 0)


def _file(path: Path, runs: int, seed: int) -> bool:
    """Damage one file, print what became of it, and return whether there was a fault."""
    whole = path.read_bytes()
    chance = random.Random(seed)  # noqa: S311 - the same damage for the same seed
    counts = dict.fromkeys(("read", "refused", "written", "not written", "faults"), 0)
    worst = 0.0
    for number in range(runs):
        data = _damaged(whole, chance)
        began = time.process_time()
        for step, done, refused in ((_read, "read", "refused"), (_written, "written", "not written")):
            signal.alarm(SECONDS)
            try:
                step(data, path.name)
                counts[done] += 1
            except PolyglotError:
                counts[refused] += 1
            except BaseException:  # noqa: BLE001 - what is looked for
                counts["faults"] += 1
                place = Path(f"fault-{seed}-{number}-{path.name}")
                place.write_bytes(data)
                print(f"FAULT {place}\n{traceback.format_exc(limit=-4)}", flush=True)
            finally:
                signal.alarm(0)
        worst = max(worst, time.process_time() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = ", ".join(f"{name} {count:,}" for name, count in counts.items())
    print(f"{path.name}: {told}; worst {worst:.2f} s, peak {peak} MB", flush=True)
    return counts["faults"] > 0 or peak > MEGABYTES


def _read(data: bytes, name: str) -> None:
    kind = recognise(data, name)
    if kind:
        for item in items_in(data, kind, name):
            read_item(item, path=name, language="en")
    read_bytes(data, path=name, language="en")


def _written(data: bytes, name: str) -> None:
    """Write the file again with capitals, and read it once more."""
    kind = recognise(data, name)
    if kind not in files.WRITTEN.values():
        return
    file = files.read(data, kind, name)
    segments = [segment for text in file.texts for segment in text.segments]
    sentences = split(markup.as_article(segments, Article("", (), "en")))
    pairs = [(sentence, sentence.text.upper()) for sentence in sentences]
    hints = {piece: piece.upper() for piece in markup.pieces(segments, sentences)}
    written = markup.write(file.texts, pairs, hints, title="", language="ar")
    again = files.write(file, data, name, written.texts, "ar")
    if kind not in files.PRINTED:
        files.read(again, kind, name)


def _damaged(whole: bytes, chance: random.Random) -> bytes:
    if whole.startswith(b"PK") and chance.random() < 0.6:
        return _in_members(whole, chance)
    return _changed(whole, chance)


def _changed(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    how = chance.random()
    if how < 0.5:
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif how < 0.7:
        del data[chance.randrange(1, len(data)) :]
    else:
        first, last = sorted(chance.randrange(len(data)) for _ in range(2))
        part = bytes(data[first:last][:2000])
        if how < 0.85:
            del data[first:last]
        at = chance.randrange(len(data) + 1)
        data[at:at] = part
    return bytes(data)


def _in_members(whole: bytes, chance: random.Random) -> bytes:
    """Return an archive, whole as such, with damaged, swapped or missing members."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    how = chance.random()
    names = sorted(members)
    texts = [name for name in names if members[name][:1] == b"<"]
    if how < 0.7 and texts:
        name = chance.choice(texts)
        members[name] = _tags_moved(members[name], chance) if how < 0.4 else _changed(members[name], chance)
    elif how < 0.9:
        one, other = chance.choice(names), chance.choice(names)
        members[one], members[other] = members[other], members[one]
    else:
        del members[chance.choice(names)]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(
                name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            )
    return buffer.getvalue()


def _tags_moved(text: bytes, chance: random.Random) -> bytes:
    """Return XML in which elements stand in others' places: well-formed, and unlike what programs write."""
    from lxml import etree

    try:
        root = etree.fromstring(text)
    except etree.XMLSyntaxError:
        return text
    for _ in range(chance.randint(1, 8)):
        every = list(root.iter("*"))
        one, other = chance.choice(every), chance.choice(every)
        if one is not root and other not in set(one.iter()):
            other.insert(chance.randint(0, len(other)), one)
    return bytes(etree.tostring(root))


def _hung(number: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"{SECONDS} seconds in {frame}, signal {number}")


if __name__ == "__main__":
    sys.exit(main())
