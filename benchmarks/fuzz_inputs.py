"""What `fuzz.py` feeds the commands: small files of each kind, and what bad luck makes of them."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

from growth_texts import GLOSSARIES, PAGES, TEXTS, ordinary

from polyglot_news import glossary

_ROOT = Path(__file__).parent.parent
_PACKAGE = _ROOT / "tests" / "packages" / "translate-en_ru-1_0.argosmodel"
_NEWS = "The SCO met in Astana on Monday, the UN said. Kyrgyzstan sent 1,200 tonnes; “it is enough”.\n\n"
# what breaks readers of each kind, and of any
_PIECES = {
    "page": [
        "<p>",
        "</p>",
        "<article>",
        "<b>",
        "<!--",
        "<![CDATA[",
        "&#0;",
        "&amp;",
        "<table>",
        "<base href='x'>",
    ],
    "markdown": ["# ", "**", "[a](b)", "![", "```", "> ", "- ", "| a |", "---\n", "<b>", "\\"],
    "jsonl": ["{", "[", '"', "NaN", "null", "1e999", "9" * 5000, '{"text":', '"id":', "\\ud800", "[" * 2000],
    "yaml": [
        "- ",
        ": ",
        "&a ",
        "*a",
        "!!python/object:os.system ",
        "{",
        "[" * 50,
        "targets:",
        "  ",
        "term: ''",
    ],
    "table": [",", "\t", '"', ";", "en,it,ru", "\n\n", "=1+1"],
    "xml": [
        "<tu>",
        "</tuv>",
        "<seg>",
        "&x;",
        "<!DOCTYPE a [<!ENTITY x 'y'>]>",
        "<ph>",
        "xml:lang='it'",
        "<" * 50,
    ],
    "toml": ["[", "]", "=", '"', "to = 5\n", "[[a]]\n", "words = 1e400\n", "a." * 500, "sentences = -1\n"],
    "subtitles": ["-->", "00:00:01,000", "WEBVTT", "NOTE", "<c>"],
    "mail": ["Content-Type: text/html\n", "=?utf-8?q?=", "boundary=a", "--a\n", "base64"],
    "zip": [],
    "text": [],
}
_ANY = [
    "\x00",
    "\x1b[2J",
    "\ufeff",
    "\u202e",
    "\u0301",
    "\u200b",
    "\r",
    "\r\n",
    "\u2028",
    "\ud7ff",
    "\U0010ffff",
    "🙂",
    "𗀀",
    "水",
    "SCO ",
    "(",
    "“",
    "…",
    "1,2,3",
    "7" * 40,
    "a" * 300,
    " " * 200,
    "-" * 80,
    "https://a.b/c?d=" + "e" * 100,
    "\xa0",
    "ß",
    "İ",
    "'",
    "\\",
    "%s",
    "{}",
    "$(id)",
    "../..",
    "\x7f",
    "\x85",
]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its ending, its group of pieces, and samples of it."""

    suffix: str
    pieces: str
    samples: tuple[bytes, ...]


def _docx(text: str) -> bytes:
    return _zip({"word/document.xml": f"<w:document><w:p>{text}</w:p></w:document>"})


def _eml(text: str) -> bytes:
    return f"From: a@b.c\nSubject: Talks\nContent-Type: text/plain\n\n{text}".encode()


def kinds() -> dict[str, Kind]:
    """Return each kind of file by name, with samples that are well formed."""
    page = (_ROOT / "examples" / "samarkand-water.html").read_bytes()
    dump = (_ROOT / "examples" / "exercise-dump.txt").read_bytes()
    news, small = _NEWS * 4, glossary.load("organisations")
    small = glossary.Glossary("a", "en", small.terms[:6])
    written = {kind: glossary.write(small, kind).encode() for kind in glossary.KINDS}
    row = json.dumps({"id": 7, "text": news, "language": "en", "title": "A title"}) + "\n"
    return {
        "page": Kind(".html", "page", (page, PAGES["page"](news).encode())),
        "dump": Kind(".txt", "text", (dump, news.encode())),
        "odd": Kind(".txt", "text", tuple(make(800).encode() for make in TEXTS.values())),
        "markdown": Kind(".md", "markdown", (f"# A\n\n{news}- **b** [c](d)\n\n> {news}".encode(),)),
        "jsonl": Kind(".jsonl", "jsonl", (row.encode() * 3,)),
        "yaml": Kind(".yaml", "yaml", (written["yaml"], GLOSSARIES["names"](5).encode())),
        "csv": Kind(".csv", "table", (written["csv"], b"SCO,OCS\nUN,ONU\n")),
        "tsv": Kind(".tsv", "table", (written["tsv"],)),
        "tbx": Kind(".tbx", "xml", (written["tbx"],)),
        "tmx": Kind(".tmx", "xml", (_tmx(),)),
        "xliff": Kind(".xlf", "xml", (_xliff(),)),
        "toml": Kind(".toml", "toml", (b'to = ["it", "ru"]\nsentences = 3\nglossary = ["organisations"]\n',)),
        "srt": Kind(".srt", "subtitles", (f"1\n00:00:01,000 --> 00:00:04,000\n{_NEWS}".encode() * 3,)),
        "vtt": Kind(".vtt", "subtitles", (f"WEBVTT\n\n00:01.000 --> 00:04.000\n{_NEWS}".encode(),)),
        "eml": Kind(".eml", "mail", (_eml(news),)),
        "rss": Kind(".rss", "xml", (_rss(news),)),
        "package": Kind(".argosmodel", "zip", (_PACKAGE.read_bytes(),)),
        "docx": Kind(".docx", "zip", (_docx(news),)),
        "epub": Kind(
            ".epub", "zip", (_zip({"mimetype": "application/epub+zip", "a.xhtml": f"<p>{news}</p>"}),)
        ),
        "tar": Kind(".tar", "zip", (_tar(),)),
    }


def mutated(kind: Kind, chance: Random) -> bytes:
    """Return a file of a kind with something done to it, sometimes nothing."""
    data = chance.choice(kind.samples)
    if kind.pieces == "zip":
        return _rewritten(data, chance) if chance.random() < 0.5 else _damaged(data, chance)
    for _ in range(chance.choice((0, 1, 1, 2, 3, 5, 20))):
        data = _damaged(data, chance) if chance.random() < 0.4 else _edited(data, kind, chance)
    if chance.random() < 0.05:
        data = data.decode("utf-8", "replace").encode(
            chance.choice(("utf-16", "cp1251", "latin-1")), "replace"
        )
    return data


def _damaged(data: bytes, chance: Random) -> bytes:
    """Return bytes with some changed, cut, doubled or moved."""
    first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    last = min(last, first + chance.choice((1, 4, 30, 1000)))
    return chance.choice(
        (
            data[:first] + chance.randbytes(max(1, last - first)) + data[last:],
            data[:first] + data[last:],
            data[:first] + data[first:last] * chance.choice((2, 3, 50)) + data[last:],
            data[:first],
            data[last:] + data[:last],
            data[:first] + bytes(last - first) + data[last:],
        )
    )


def _edited(data: bytes, kind: Kind, chance: Random) -> bytes:
    """Return a text with a piece put in, alone or many times."""
    pieces = _ANY + _PIECES[kind.pieces] * 3
    text = data.decode("utf-8", "replace")
    place = chance.randrange(len(text) + 1)
    piece = chance.choice(pieces) * chance.choice((1, 1, 1, 2, 10, 300))
    if chance.random() < 0.05:
        piece = chance.choice(list(TEXTS.values()))(chance.choice((100, 5_000, 40_000)))
    return (text[:place] + piece + text[place:]).encode("utf-8", "replace")


def _rewritten(data: bytes, chance: Random) -> bytes:
    """Return an archive with one of its files damaged, renamed, left out or doubled."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            chosen = chance.choice(old.namelist())
            for name in old.namelist():
                content, wanted = old.read(name), name
                if name == chosen:
                    content = _damaged(content, chance) if chance.random() < 0.6 else content
                    wanted = chance.choice(
                        (name, name, f"../{name}", f"/{name}", name.upper(), f"{name}/", "a\x00b")
                    )
                new.writestr(zipfile.ZipInfo(wanted), content)
    except zipfile.BadZipFile:
        return _damaged(data, chance)
    return out.getvalue()


def _zip(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in {"manifest.json": b'{"schema": 1, "models": []}', "a.argosmodel": b"PK"}.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def _tmx() -> bytes:
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>Line {n} of <ph>x</ph> it.</seg></tuv>'
        f'<tuv xml:lang="it"><seg>Riga {n}.</seg></tuv></tu>'
        for n in range(4)
    )
    return (
        f'<?xml version="1.0"?><tmx version="1.4"><header srclang="en"/><body>{units}</body></tmx>'.encode()
    )


def _xliff() -> bytes:
    units = "".join(
        f'<unit id="{n}"><segment><source>Line {n}.</source><target>Riga {n}.</target></segment></unit>'
        for n in range(4)
    )
    return (
        '<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" '
        f'srcLang="en" trgLang="it"><file id="f">{units}</file></xliff>'
    ).encode()


def _rss(news: str) -> bytes:
    item = f"<item><title>Talks</title><link>https://a.b/c</link><description>{news}</description></item>"
    return f'<rss version="2.0"><channel><title>A</title>{item * 2}</channel></rss>'.encode()


def ordinary_text() -> bytes:
    """Return an article in the manner of news, for what stands beside a fuzzed file."""
    return ordinary(1_500).encode()
