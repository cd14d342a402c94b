"""Institutions: a different organisation, ministry or power of the state in place of the source's."""

from __future__ import annotations

from polyglot_news.checks.facts.facts_of_a_sentence import Side, is_explained, swapped
from polyglot_news.document import Flag
from polyglot_news.gazetteer import Mention

# a watchdog of the United Nations is one of these; a top court may be called supreme
_FAMILIES = dict.fromkeys(("unsc", "iaea", "who", "unicef", "unesco", "unhcr", "wfp", "wmo"), "un") | {
    "supreme": "court", "icc": "court", "icj": "court", "ecj": "court", "echr": "court",
    "congress": "parliament",
    "senate": "parliament", "eparl": "parliament",
}  # fmt: skip


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return a warning where one institution is missing and another one is new."""
    found = swapped(_institutions(ours), _institutions(theirs))
    if found is None:
        return ()
    # of a name of several words one has its partner beside another institution too: European, Council
    if " " not in found[0].text and is_explained(ours, found[0], theirs, found[1]):
        return ()
    text = f"The source says “{found[0].text}”, the translation “{found[1].text}”."
    return (Flag("organisation", "warning", text),)


def _institutions(side: Side) -> list[tuple[frozenset[str], Mention]]:
    """Return the institutions of a side; a family's other members are no other institution."""
    found = [one for kind in ("body", "field", "force") for one in side.named(kind)]
    return [(frozenset(_FAMILIES.get(name, name) for name in names), mention) for names, mention in found]
