"""Whether what has to agree with a term in a Romance sentence is known, and can be mended."""

from __future__ import annotations

import re

from polyglot_news.glossary.grammar.romance_columns import (
    GENDERS,
    column_of,
    column_of_old,
    may_be_preposition,
    may_be_subject,
)
from polyglot_news.glossary.grammar.romance_leads import Lead, lead_of
from polyglot_news.glossary.grammar.romance_names import (
    ADJECTIVE_AFTER,
    ALL,
    LISTED_BEFORE,
    agrees_after,
    in_list,
)
from polyglot_news.glossary.grammar.romance_tables import TABLES, Tables
from polyglot_news.glossary.grammar.romance_titles import other_sex
from polyglot_news.glossary.grammar.romance_verbs import OBJECT, WHO, agreed, agrees_still
from polyglot_news.glossary.terms import Target

_LOWER_WORD = re.compile(r"(?:^|(?<=[\s(«“\"'’]))([a-zà-ÿ]+)\s$")


def sure(  # noqa: PLR0911 - a list of cases, the first that fits decides
    before: str, old: str, after: str, *, target: Target, language: str, base: str
) -> bool:
    """Whether everything that must agree with a term is known: its gender, and the words around it.

    Not so where gender or number changes and a word after the name may be its adjective (`Filippine
    occidentali`), where it is a bare name among others, and where a noun precedes it without a word that
    could become an article (`violência talibã`).
    """
    column, tables = column_of(target), TABLES[language]
    lead = lead_of(before, TABLES[language], language)
    if _is_doubtful_a(lead, before, old, target, language):
        return False
    if column is None:
        return target.article is False and lead.article != "indefinite"
    common = target.form[:1].islower() and column < 2 and base[:1].isupper()  # noqa: PLR2004 - singular
    if common and not lead.article and target.article is not False:
        return False  # a common noun needs the article that a name does without
    if not base and not lead.article and target.article is not False:
        return False
    stood = column_of_old(lead, old, base)
    changed = stood is not None and stood != column and len(lead.columns) <= 1
    if other_sex(before, GENDERS[column % 2]):
        return False
    if target.article is False and not lead.article and stood == column:
        stood = column ^ 1  # the gender of a bare name is a guess (`Obama`)
    if stood is not None and stood != column and _left_behind(lead, after, stood, column, language):
        return False
    if changed and ADJECTIVE_AFTER.match(after) and not agrees_after(after, language):
        return False
    if target.article is False or lead.article or lead.preposition:
        return not (column > 1 and lead.preposition and not lead.article and in_list(before, after))
    before_it = _LOWER_WORD.search(before)
    return (
        (before_it is None and not (column > 1 and LISTED_BEFORE.search(before)))
        or (before_it is not None and before_it.group(1).lower() in ALL)
        or _follows(before_it, tables, language)
    )


def _is_doubtful_a(lead: Lead, before: str, old: str, target: Target, language: str) -> bool:
    """Whether Portuguese `a` before a name may be the article or the preposition."""
    bare = target.article is False and language.startswith("pt") and before.endswith(" a ")
    return (bare and bool(lead.article)) or may_be_preposition(lead, before, old, language)


def _follows(before_it: re.Match[str] | None, tables: Tables, language: str) -> bool:
    """Whether a name without article stands after a conjunction, or after a verb whose object it is."""
    return before_it is not None and (
        before_it.group(1).lower() in tables.conjunctions
        or bool(OBJECT[language[:2]].search(before_it.group(1)))
    )


def _left_behind(lead: Lead, after: str, old: int, new: int, language: str) -> bool:
    """Whether something after a name agrees with the old word and would not be mended."""
    if lead.preposition or not may_be_subject(lead, language):
        who = WHO.match(after)
        return (
            who is not None and agreed(after[who.end() - 1 :], old, new, language) != after[who.end() - 1 :]
        )
    return agrees_still(agreed(after, old, new, language), old, new, language)
