"""What stands before a term in a Romance sentence, made anew: article, preposition, adjectives before it."""

from __future__ import annotations

import re

from polyglot_news.glossary.grammar.romance_columns import GENDERS, column_of
from polyglot_news.glossary.grammar.romance_leads import Lead, last_word, lead_of
from polyglot_news.glossary.grammar.romance_names import (
    ALL,
    IN_LANDS,
    LANDS_OF_WORDS,
    LISTED_BEFORE,
    NO_PLACE,
    capital,
    in_list,
    with_all,
)
from polyglot_news.glossary.grammar.romance_tables import TABLES, Tables, fitted
from polyglot_news.glossary.grammar.romance_verbs import OBJECT
from polyglot_news.glossary.grammar.word_lists import words_of
from polyglot_news.glossary.terms import Target

_ADVERB = "(?:ora|oggi|anche|agora|hoje|também|ahora|hoy|también|maintenant|aussi|\\w+mente)"
_CLAUSE_START = re.compile(r"(^|[.;:!?«\"“(—–,]\s*)$")
_VERBS = {
    "it": r"(?:non |si |ha |hanno |è |sono |era |fu |aveva |avrebbe |sarà |può |deve |vuole |sta |"
    r"\w+(?:ò|ì|rà|ava|eva)\b)",
    "pt": r"(?:não |se |já |é |foi |tem |está |era |vai |pode |deve |quer |disse |\w+(?:ou|eu|iu|rá|ava)\b)",
    "es": r"(?:no |se |ya |es |ha |fue |está |era |va |puede |debe |quiere |dijo |\w+(?:ó|rá|aba)\b)",
    "fr": r"(?:ne |n'|a |est |était |va |peut |doit |veut |se |\w+(?:ra|ait)\b)",
}
_WITH_ARTICLE_AND = re.compile(
    r"(?<!\w)(?:(?:il|lo|la|i|gli|le|o|a|os|as|el|los|las|les)\s|l['’])(?:[A-ZÀ-Ý]\w*\s)+(?:e|ed|y|et)\s$"
)
_AND_WITH_ARTICLE = re.compile(
    r"\s(?:e|ed|y|et)\s(?:(?:il|lo|la|i|gli|le|o|a|os|as|el|los|las|les)\s|l['’])[A-ZÀ-Ý]"
)
# a name with its article, and the conjunction that a second one follows
_BARE_LIST = re.compile(r",\s[A-ZÀ-Ý][\w’'-]*(?:,|\s(?:e|ed|y|et)\s[A-ZÀ-Ý])")
_IN_BEFORE = re.compile(r"\bin [A-ZÀ-Ý][\w’'-]* (?:e|ed|o) $", re.IGNORECASE)
_HAVING = re.compile(r"\b(?:ha|hanno|aveva|avevano|avrebbe|avere)\s\w+(?:at|ut|it|st|tt|rs|s)o\s$")
# words after which a place name is a location, not a destination
_SUBJECT_GOES_ON = re.compile(r",|\s[a-zà-ÿ]")
_HERE = re.compile(
    r"(qui|tutti|molti|vive|vivono|nat[oaie]|lavora|lavorano|facendo|situat[oaie]|oggi|ieri)\s$",
    re.IGNORECASE,
)
_LINKS = words_of("ed in en et ou und od y o a ad da di du des dos das do entre et chez sous su sulla nel")
_DEPTH = 3  # words before the term that may agree with it


def mended_before(  # noqa: PLR0911 - a list of cases, the first that fits decides
    before: str,
    target: Target,
    language: str,
    *,
    stood: str,
    following: str,
    depth: int = 0,
) -> str:
    """Return the text before a term with what agrees with it, and the article that it needs.

    Args:
        before: The text before it.
        target: What is put there.
        language: it, pt, es or fr.
        stood: What stood there, or nothing where that is not known.
        following: The text after it.
        depth: How many words before the term were made to agree.
    """
    tables = TABLES[language]
    match = last_word(before)
    word = match.group(1).lower() if match and not match.group(3) else ""
    column = column_of(target)
    if match is not None and word and depth < _DEPTH and column is not None:
        four = _agreeing(word, tables)
        if four is not None:
            new = four[column] or word
            inner = Target(new, GENDERS[column % 2], "plural" if column > 1 else "singular")
            start = before[: match.start(1)]
            kept = mended_before(start, inner, language, stood="", following="", depth=depth + 1)
            new = new.capitalize() if match.group(1)[0].isupper() else new
            return kept + _with_all_of(word, new, target, language, column=column, stood=stood)
    lead = lead_of(before, tables, language)
    if not lead.preposition and not lead.article:
        return before + _added(before, target, language, stood, following)
    if target.article is False:
        return lead.before + _bare(lead, target, language, before)
    old_columns = lead.columns
    if column is None:
        if not lead.article or not old_columns:
            return before
        column = min(old_columns)
    if not lead.article and column < 2 and in_list(before, following):  # noqa: PLR2004 - singular
        return lead.before + capital(fitted(lead.preposition, target.form, language), lead)
    if not lead.article:
        return lead.before + _with_preposition(lead, column, target, language, stood=stood, before=before)
    if _without_article(lead, target, column, language, stood):
        return lead.before + capital("in ", lead)
    return with_all(lead.before, column, language) + _again(lead, column, target, language)


def _with_all_of(word: str, new: str, target: Target, language: str, *, column: int, stood: str) -> str:
    """Return an adjective before a name; after `all` the name takes its article (`tutta l'Asia centrale`)."""
    if word in ALL and target.gender and target.article is not False and stood:
        return f"{new} {fitted(TABLES[language].definite[column], target.form, language)}"
    return fitted(new, target.form, language)


def _without_article(lead: Lead, target: Target, column: int, language: str, stood: str) -> bool:
    """Whether a country takes a bare `in` where a name had an article of its own (`nel Regno Unito`)."""
    owed = min(lead.columns) > 1 or " " in stood
    return language == "it" and lead.preposition == "in" and owed and _is_land(target, column)


def _again(lead: Lead, column: int, target: Target, language: str) -> str:
    tables = TABLES[language]
    if lead.article == "indefinite":
        word = tables.indefinite[column] or tables.definite[column]
    elif lead.preposition:
        word = tables.contracted[lead.preposition][column]
    else:
        word = tables.definite[column]
    return capital(fitted(word, target.form, language), lead)


def _with_preposition(  # noqa: PLR0911 - a list of cases, the first that fits decides
    lead: Lead, column: int, target: Target, language: str, *, stood: str, before: str
) -> str:
    """Return preposition and article for a place in which a bare name followed a preposition."""
    tables, preposition = TABLES[language], lead.preposition
    unchanged = before[len(lead.before) :]
    name = target.form[:1].isupper()
    if not stood or not name or not target.gender or (language == "es" and target.article is not True):
        return (
            capital(fitted(preposition, target.form, language), lead)
            if stood and preposition in {"a", "de"}
            else unchanged
        )
    land = _is_land(target, column) and not (preposition == "a" and NO_PLACE.search(lead.before))
    if language == "it" and land and preposition == ("in" if target.article else preposition) in {"in", "a"}:
        return capital("in ", lead)
    if language == "it" and preposition == "a" and column > 1 and _HERE.search(lead.before):
        preposition = "in"
    if language == "fr" and preposition == "en":
        vowel = fitted("le", target.form, language) == "l'"
        if land and (column == 1 or vowel):
            return capital("en ", lead)
        preposition = "à"
    if language == "fr" and preposition == "de" and land and column == 1:
        return capital(fitted("de", target.form, language), lead)
    if preposition in tables.contracted:
        return capital(fitted(tables.contracted[preposition][column], target.form, language), lead)
    if stood.isupper() and len(stood) > 1 and not any(c.isdigit() for c in stood):
        return unchanged  # abbreviations take no article in a general sense
    article = fitted(tables.definite[column], target.form, language)
    return capital(f"{preposition} {article}", lead)


def _is_land(target: Target, column: int) -> bool:
    """Whether a name may be a country that follows `in` without an article."""
    first, _, rest = target.form.partition(" ")
    if rest and first not in LANDS_OF_WORDS:
        return False
    return not target.form.isupper() and column < 2 and bool(target.gender)  # noqa: PLR2004 - singular


def _bare(lead: Lead, target: Target, language: str, before: str) -> str:
    """Return the preposition before a name that takes no article; empty if there was none."""
    preposition = lead.preposition
    if lead.article == "indefinite":
        return before[len(lead.before) :]
    if language == "it" and preposition == "in" and target.form not in IN_LANDS:
        preposition = "a"
    if language == "fr" and preposition == "en":
        preposition = "à"
    return capital(fitted(preposition, target.form, language), lead) if preposition else ""


def _added(  # noqa: PLR0911 - a list of cases, the first that fits decides
    before: str, target: Target, language: str, stood: str, following: str
) -> str:
    """Return the article that a subject needs in place of a bare name."""
    column = column_of(target)
    if (
        not stood
        or not target.gender
        or target.article is False
        or column is None
        or not target.form[:1].isupper()
    ):
        return ""
    if language == "es" and target.article is not True:
        return ""
    if language == "it" and _IN_BEFORE.search(before) and not _is_land(target, column):
        return fitted(TABLES["it"].contracted["in"][column], target.form, "it")
    verb = re.match(rf"\s+(?:{_ADVERB} )?{_VERBS[language[:2]]}", following)
    listed = LISTED_BEFORE.search(before) and not (before.endswith(", ") and verb)
    if listed and not _WITH_ARTICLE_AND.search(before):
        return ""
    if _WITH_ARTICLE_AND.search(before) or _AND_WITH_ARTICLE.match(following) or _HAVING.search(before):
        word = fitted(TABLES[language].definite[column], target.form, language)
        return word[:1].upper() + word[1:] if not before.strip() else word
    if _BARE_LIST.match(following) and not _AND_WITH_ARTICLE.search(following):
        return ""
    word = fitted(TABLES[language].definite[column], target.form, language)
    return _before_subject(before, word, target, language, following=following, verb=verb is not None)


def _before_subject(
    before: str, word: str, target: Target, language: str, *, following: str, verb: bool
) -> str:
    """Return an article where a subject or an object stands: after a verb, a conjunction, at the start."""
    conjunction = re.search(r"(\w+) $", before)
    always = target.article is True or " " in target.form
    if conjunction is not None and OBJECT[language[:2]].search(conjunction.group(1)):
        return word
    if conjunction is not None and always and conjunction.group(1) in {"e", "ed", "y", "et"}:
        return word
    if not before.strip(' «"“') and _goes_on(following, language):
        return word[:1].upper() + word[1:]
    starts = bool(_CLAUSE_START.search(before)) and not before.endswith("(")
    after_conjunction = conjunction is not None and conjunction.group(1).lower() in TABLES[
        language
    ].conjunctions - {"e", "y", "et", "come", "como", "comme"}
    if not (starts and verb) and not (after_conjunction and (verb or _SUBJECT_GOES_ON.match(following))):
        return ""
    return word[:1].upper() + word[1:] if starts and not before.rstrip().endswith((":", ";", ",")) else word


def _goes_on(following: str, language: str) -> bool:
    """Whether a verb or an adjective follows the first name of a sentence, which then needs an article."""
    found = re.match(r"\s([a-zà-ÿ]{2,})\b", following)
    if found is None:
        return False
    tables, word = TABLES[language], found.group(1)
    return word not in tables.conjunctions | tables.prepositions | tables.contracted.keys() | _LINKS


def _agreeing(word: str, tables: Tables) -> tuple[str, str, str, str] | None:
    return next((four for four in tables.agreeing if word in four), None)
