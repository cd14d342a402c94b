"""A file translated in place by a function on sentences, without an engine."""

from __future__ import annotations

import re
from collections.abc import Callable

from polyglot_news import markup
from polyglot_news.document import Article
from polyglot_news.markup import files
from polyglot_news.sentences import split


def shouted(text: str) -> str:
    """Return a text in capitals, but for what stands for something that is kept."""
    return re.sub(r"@KEPT(\d+)X", r"@kept\1x", text.upper())


def translated(data: bytes, kind: str, change: Callable[[str], str] = str, *, language: str = "it") -> bytes:
    """Return the file with each sentence changed; `str` changes nothing."""
    file = files.read(data, kind, f"a.{kind}")
    segments = [segment for text in file.texts for segment in text.segments]
    sentences = split(markup.as_article(segments, Article("", (), "en")))
    pairs = [(sentence, change(sentence.text)) for sentence in sentences]
    hints = {piece: change(piece) for piece in markup.pieces(segments, sentences)}
    written = markup.write(file.texts, pairs, hints, title="", language=language)
    return files.write(file, data, f"a.{kind}", written.texts, language)
