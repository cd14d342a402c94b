"""JSON after the schema `polyglot-news/1` (docs/schema.json): one document, or one object per line."""

from __future__ import annotations

import json
from collections.abc import Sequence

from polyglot_news.document import Digest
from polyglot_news.document.plain_values import as_object


def render(digests: Sequence[Digest]) -> str:
    """Return one object, or an array where there are several digests."""
    objects = [as_object(digest) for digest in digests]
    return json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=2) + "\n"


def render_lines(digests: Sequence[Digest]) -> str:
    """Return one object per line."""
    return "".join(json.dumps(as_object(digest), ensure_ascii=False) + "\n" for digest in digests)
