"""Names that are English words too (`Apple`, `Reading`): the word in the place of the name."""

from __future__ import annotations

import re

from polyglot_news.checks.facts.sides import Side
from polyglot_news.document import Flag

_OPENING = " \"“'‘«("


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return a warning for a name that the translation renders as the word that it looks like.

    A name at the head of the sentence may be the word; so may one whose word the source has elsewhere.
    """
    words = theirs.named("word")
    for names, mention in ours.named("word") if words else ():
        again = re.search(rf"\b{re.escape(mention.text.lower())}\b", ours.text)
        if mention.text in theirs.text or again or not ours.text[: mention.start].rstrip(_OPENING):
            continue
        other = next((other for others, other in words if names & others), None)
        if other is not None:
            text = f"The source says “{mention.text}”, the translation “{other.text}”."
            return (Flag("name", "warning", text),)
    return ()
