"""Where more of a Russian sentence depends on a name's gender than rules can adjust."""

from __future__ import annotations

import re
from itertools import islice

from polyglot_news.glossary.grammar.russian_case import TOKEN
from polyglot_news.glossary.grammar.russian_government import GOVERNED
from polyglot_news.glossary.grammar.russian_predicates import Change, agrees_with, clause
from polyglot_news.glossary.grammar.russian_words import NOMINATIVE, readings
from polyglot_news.glossary.grammar.word_lists import words_of

# pronouns by gender, and of the plural
_PRONOUNS = {
    "m": words_of("он его ему него нему ним нём нем"),
    "n": words_of("оно его ему него нему ним нём нем"),
    "f": words_of("она её ее ей ею неё нее ней нею"),
    "": words_of("они их им ими них ним ними"),
}
_AND = words_of("и а но затем однако")
_SUBORDINATE = re.compile(r"котор|что|где$|когда$|если$|как$|кто$")
_FAR = 160  # characters in which a further predicate of a name stands
_FEW = 5  # words
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


def continued(after: str, change: Change) -> bool:
    """Whether a predicate beyond a comma is the name's too: it has no subject of its own beside it."""
    for piece in re.split(r"[,;—–]\s", after[:_FAR].partition(". ")[0])[1:]:
        words = TOKEN.findall(piece)[:_FEW]
        for at, word in enumerate(words):
            if word in _AND:
                continue
            if _SUBORDINATE.match(word.lower()) or _is_subject(word):
                break
            if agrees_with(word, change):
                following = words[at + 1] if at + 1 < len(words) else ""
                return not (following[:1].isupper() or _agrees(following, change))
    return False


def _agrees(word: str, change: Change) -> bool:
    """Whether a word may be the subject of a predicate that agrees with the old name."""
    return any(
        way.kind in {"NOUN", "NPRO"} and way.case == NOMINATIVE and way.plural == change.old_plural
        and (way.plural or way.gender == change.old_gender)
        for way in readings(word)[:1]
    )  # fmt: skip


def _is_subject(word: str) -> bool:
    """Whether a word is first of all a noun or pronoun in the nominative."""
    return any(way.kind in {"NOUN", "NPRO"} and way.case == NOMINATIVE for way in readings(word)[:1])


def is_hers(before: str, after: str) -> bool:
    """Whether a man's name that stands in the nominative is a woman's, which declines in no case.

    So where its predicate is feminine (`Клинтон потеряла`), after a preposition (`у Клинтон`), and after a
    noun that is no title of it (`сторонники Клинтон`).
    """
    following = TOKEN.findall(after[:_FAR])[:_FEW]
    for word in following:
        ways = [way for way in readings(word) if way.kind in {"VERB", "PRTS", "ADJS"}]
        if ways and "past" in ways[0].marks:
            return not ways[0].plural and ways[0].gender == "f"
        if not any(way.kind in {"ADVB", "PRCL"} for way in readings(word)[:1]):
            break
    words = TOKEN.findall(before[-_FAR:])
    if not words:
        return False
    last = words[-1]
    if last.lower() in GOVERNED:
        return True
    ways = [way for way in readings(last) if way.kind == "NOUN"]
    if not last.islower() or not ways or any(way.kind != "NOUN" for way in readings(last)[:1]):
        return False
    titled = any(way.animate and not way.plural and way.case == NOMINATIVE for way in ways)
    predicate = following and any(way.kind in {"VERB", "PRTS"} for way in readings(following[0])[:1])
    return not titled and not predicate


def part_of_a_name(after: str) -> bool:
    """Whether another capitalised word follows at once: the two are one name."""
    return bool(_LONGER.match(after))


def made_an_adjective(old: str) -> bool:
    """Whether a rendering is the adjective of a name (`французский` for France)."""
    return " " not in old and any(r.kind == "ADJF" for r in readings(old)[:1])
