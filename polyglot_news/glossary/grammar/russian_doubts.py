"""Where more of a Russian sentence depends on a name's gender than rules can adjust."""

from __future__ import annotations

import re
from itertools import islice

from polyglot_news.glossary.grammar.russian_case import TOKEN
from polyglot_news.glossary.grammar.russian_predicates import Change, agrees_with, clause
from polyglot_news.glossary.grammar.russian_words import readings
from polyglot_news.glossary.grammar.word_lists import words_of

# pronouns by gender, and of the plural
_PRONOUNS = {
    "m": words_of("он его ему него нему ним нём нем"),
    "n": words_of("оно его ему него нему ним нём нем"),
    "f": words_of("она её ее ей ею неё нее ней нею"),
    "": words_of("они их им ими них ним ними"),
}
_REACH = 40  # words after a name in which a pronoun may refer back to it
_CLAUSE = 14  # words after a subject in which its predicates stand
_JOINED = re.compile(r"(?:,\s*(?:и|а|но|затем|однако)?|(?<=\s)(?:и|а|но|или))\s+(?:\w+\s+){0,2}$")
_ATTRIBUTE = re.compile(r"[»\"”]?,\s+(?:[а-яё]{1,3}\s+)?([а-яё-]+)")
_LONGER = re.compile(r"(?:\s[«\"„“]?|[-–])[A-ZА-ЯЁ][\w-]*")


def refers_back(after: str, change: Change) -> bool:
    """Whether a pronoun of the old gender and number follows, which no rule can adjust."""
    wanted = _PRONOUNS["" if change.old_plural else change.old_gender or "m"]
    fitting = _PRONOUNS["" if change.plural else change.gender or "m"]
    words = (match.group().lower() for match in islice(TOKEN.finditer(after), _REACH))
    return any(word in wanted and word not in fitting for word in words)


def attributed(after: str, change: Change) -> bool:
    """Whether `который` or a participle that may be the name's follows after a comma."""
    match = _ATTRIBUTE.match(after)
    return match is not None and any(
        (r.lemma == "который" or r.kind == "PRTF")
        and r.plural == change.old_plural
        and (r.plural or r.gender in {change.old_gender, ""})
        for r in readings(match.group(1))
    )


def coordinated(after: str, change: Change) -> bool:
    """Whether several predicates of one clause agree with the name (`приняла и отправила`)."""
    found = 0
    for match in islice(clause(after), _CLAUSE):
        if not agrees_with(match.group(), change):
            continue
        if found and _JOINED.search(after[: match.start()]):
            return True
        found += 1
    return False


def part_of_a_name(after: str) -> bool:
    """Whether another capitalised word follows at once: the two are one name."""
    return bool(_LONGER.match(after))


def made_an_adjective(old: str) -> bool:
    """Whether a rendering is the adjective of a name (`французский` for France)."""
    return " " not in old and any(r.kind == "ADJF" for r in readings(old)[:1])
