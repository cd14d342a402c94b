"""What `--explain` reports: why each sentence was chosen, why each block was dropped."""

from __future__ import annotations

from collections.abc import Iterator

from polyglot_news.document import Digest
from polyglot_news.languages import one_line

_WIDTH = 72


def explanation(digest: Digest) -> Iterator[str]:
    """Yield one line for each dropped block, or for each chosen sentence with the reasons for it."""
    language = digest.article.language
    if digest.summary is None:
        for block in digest.article.dropped:
            yield f"dropped  {block.reason}: {_short(one_line(block.text, language))}"
        return
    for item in digest.summary.sentences:
        yield f"{item.score:.4f}  {_short(one_line(item.sentence.text, language))}"
        for reason in item.reasons:
            yield f"        {reason}"


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
