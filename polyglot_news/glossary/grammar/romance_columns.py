"""The column, gender and number, of what stands in a Romance sentence and of what is put there."""

from __future__ import annotations

import re

from polyglot_news.glossary.grammar.romance_leads import Lead
from polyglot_news.glossary.grammar.romance_tables import TABLES
from polyglot_news.glossary.terms import Target

GENDERS = ("masculine", "feminine")
_FEMALE_ENDINGS = re.compile(
    r"(a|ção|são|ião|dade|gem|zione|sione|tà|trice|ción|tion|sion|té|ie)$", re.IGNORECASE
)
_PLURAL_NAMES = re.compile(
    r"(Stati|Emirati|Paesi|Nazioni|Filippine|Estados|Emirados|Nações|Países|EUA|USA|Naciones|États)\b"
)


def may_be_preposition(lead: Lead, before: str, old: str, language: str) -> bool:
    """Whether Portuguese `a` may be the preposition: before a bare name that is not feminine."""
    bare = old[:1].isupper() and " " not in old and not old.isupper() and not _FEMALE_ENDINGS.search(old)
    alone = lead.columns == {1} and before[len(lead.before) :].lower() == "a "
    return language.startswith("pt") and bare and alone and bool(lead.before.strip())


def column_of_old(lead: Lead, old: str, base: str) -> int | None:
    """Return the column of the replaced word, or None where it is not known."""
    if len(lead.columns) == 1:
        return min(lead.columns)
    if not base:
        return min(lead.columns) if lead.columns else 0
    if _PLURAL_NAMES.match(old):
        return 3 if re.match(r"Nazioni|Filippine|Nações|Naciones", old) else 2
    if lead.columns and max(lead.columns) > 1:
        return max(lead.columns)
    return 1 if _FEMALE_ENDINGS.search(old.strip().partition(" ")[0]) else 0


def may_be_subject(lead: Lead, language: str) -> bool:
    """Whether a noun phrase can be a subject: not in what is plainly a verb's object position."""
    word = re.search(r"([^\W\d_]+) $", lead.before)
    if word is None:
        return True
    low = word.group(1).lower()
    if not lead.article and low not in TABLES[language].conjunctions:
        return False  # an apposition: the noun before it is the subject
    return low not in {"e", "ed", "y", "et", "ou", "o"} and low not in TABLES[language].prepositions


def column_of(target: Target) -> int | None:
    """Return the column of gender and number, or None where it is not known."""
    gender = target.gender
    if not gender:
        words = target.form.split()
        if not words or (len(words) == 1 and words[0].isupper()) or target.article is False:
            return None
        gender = "feminine" if _FEMALE_ENDINGS.search(words[0]) else "masculine"
    return (gender == "feminine") + 2 * (target.number == "plural")
