"""Places a term in an Italian, Portuguese, Spanish or French sentence: its article and its predicate.

Preposition and article follow from the term's gender, number and first sound; possessives, demonstratives and
some adjectives before it agree; cities and persons lose the article of a country, and countries gain one in
place of a city; the predicate right after a subject agrees.
"""

from __future__ import annotations

import re

from polyglot_news.glossary.grammar.other_languages import gender_of, is_person  # noqa: F401 - offered as they are
from polyglot_news.glossary.grammar.romance_leads import LAST_WORD, Lead, lead_of
from polyglot_news.glossary.grammar.romance_names import (
    ADJECTIVE_AFTER,
    IN_LANDS,
    LANDS_OF_WORDS,
    LISTED_BEFORE,
    NO_PLACE,
    agrees_after,
    capital,
    has_determiner,
    in_list,
    melted,
    with_adjective,
    with_all,
    with_second_name,
)
from polyglot_news.glossary.grammar.romance_tables import TABLES, Tables, fitted
from polyglot_news.glossary.grammar.romance_verbs import agreed
from polyglot_news.glossary.grammar.word_lists import words_of
from polyglot_news.glossary.terms import Target

_FEMALE_ENDINGS = re.compile(
    r"(a|ção|são|ião|dade|gem|zione|sione|tà|trice|ción|tion|sion|té|ie)$", re.IGNORECASE
)
_PLURAL_NAMES = re.compile(
    r"(Stati|Emirati|Paesi|Nazioni|Filippine|Estados|Emirados|Nações|Países|EUA|USA|Naciones|États)\b"
)
_CLAUSE_START = re.compile(r"(^|[.;:!?«\"“(—–,]\s*)$")
_VERBS = {
    "it": r"(?:non |si |ha |hanno |è |sono |era |fu |aveva |avrebbe |sarà |può |deve |vuole |sta |"
    r"\w+(?:ò|ì|rà|ava|eva)\b)",
    "pt": r"(?:não |se |já |é |foi |tem |está |era |vai |pode |deve |quer |disse |\w+(?:ou|eu|iu|rá|ava)\b)",
    "es": r"(?:no |se |ya |es |ha |fue |está |era |va |puede |debe |quiere |dijo |\w+(?:ó|rá|aba)\b)",
    "fr": r"(?:ne |n'|a |est |était |va |peut |doit |veut |se |\w+(?:ra|ait)\b)",
}
# a name with its article, and the conjunction that a second one follows
_WITH_ARTICLE_AND = re.compile(
    r"(?<!\w)(?:(?:il|lo|la|i|gli|le|o|a|os|as|el|los|las|les)\s|l['’])(?:[A-ZÀ-Ý]\w*\s)+(?:e|ed|y|et)\s$"
)
_AND_WITH_ARTICLE = re.compile(
    r"\s(?:e|ed|y|et)\s(?:(?:il|lo|la|i|gli|le|o|a|os|as|el|los|las|les)\s|l['’])[A-ZÀ-Ý]"
)
_HAVING = re.compile(r"\b(?:ha|hanno|aveva|avevano|avrebbe|avere)\s\w+(?:at|ut|it|st|tt|rs|s)o\s$")
# endings of verbs whose object may follow
_OBJECT = {
    "it": re.compile(r"[^\W\d_]{2}(are|ere|ire|arre|urre|ano|ono|ando|endo|rà|ò)$|^(ha|hanno)$"),
    "pt": re.compile(r"[^\W\d_]{2}(ar|er|ir|ou|eu|iu|aram|eram|iram|ando|endo|indo)$"),
    "es": re.compile(r"[^\W\d_]{2}(ar|er|ir|aron|ieron|ando|iendo)$"),
    "fr": re.compile(r"[^\W\d_]{2}(er|ir|ant|ent)$"),
}
_WHO = re.compile(r",?\s(che|que|qui)\s")
# words after which a place name is a location, not a destination
_HERE = re.compile(
    r"(qui|tutti|molti|vive|vivono|nat[oaie]|lavora|lavorano|facendo|situat[oaie]|oggi|ieri)\s$",
    re.IGNORECASE,
)
_LINKS = words_of("ed in en et ou und od y o a ad da di du des dos das do entre et chez sous su sulla nel")
_LOWER_WORD = re.compile(r"(?:^|(?<=[\s(«“\"'’]))([a-zà-ÿ]+)\s$")
_DEPTH = 3  # words before the term that may agree with it


def substituted(before: str, old: str, after: str, *, target: Target, language: str, base: str = "") -> str:
    """Return a sentence with a term in place of another word and the grammar around it adjusted.

    Args:
        before: The sentence up to the word that is replaced.
        old: That word, as written.
        after: The rest of the sentence.
        target: What replaces it.
        language: it, pt, es or fr.
        base: The replaced word in its dictionary form; empty for a placeholder.
    """
    lead = lead_of(before, TABLES[language], language)
    own = melted(lead, target.form, language)
    if own is not None:
        return "".join((*own, after))
    if lead.article and has_determiner(target.form, language):
        kept = capital(fitted(lead.preposition, target.form, language), lead) if lead.preposition else ""
        form = target.form if kept else capital(target.form, lead)
        return lead.before + kept + form + after
    mended_before = _mended(before, target, language, stood=old, following=after)
    form = target.form
    if language == "it" and mended_before.endswith((" ed ", " ad ")) and form[:1].lower() not in "aeiouàè":
        mended_before = mended_before[:-2] + " "
    if not mended_before.strip(' «"“(') and form[:1].islower():
        form = form[:1].upper() + form[1:]
    stood = _stood(lead, old, base)
    new = _column(target)
    if new is not None and stood is not None and len(lead.columns) > 1:
        stood = stood - stood % 2 + (new % 2 == 0)  # l', gli: the predicate shows the gender
    if new is None and stood is not None and target.number != "plural":
        new = stood % 2  # a name of unknown gender still counts as singular
    if stood is not None and new is not None and not lead.preposition and (who := _WHO.match(after)):
        after = who.group() + agreed(after[who.end() - 1 :], stood, new, language)[1:]
    elif stood is not None and new is not None and not lead.preposition and _may_be_subject(lead, language):
        after = agreed(after, stood, new, language)
    if new is not None and stood is not None and new != stood:
        after = with_adjective(after, new, language)
    return mended_before + form + with_second_name(after, lead, mended_before, language)


def sure(before: str, old: str, after: str, *, target: Target, language: str, base: str) -> bool:
    """Whether everything that must agree with a term is known: its gender, and the words around it.

    Not so where gender or number changes and a word after the name may be its adjective (`Filippine
    occidentali`), where it is a bare name among others, and where a noun precedes it without a word that
    could become an article (`violência talibã`).
    """
    column, tables = _column(target), TABLES[language]
    lead = lead_of(before, tables, language)
    if target.article is False and language.startswith("pt") and before.endswith(" a ") and lead.article:
        return False  # an article, or the preposition
    if column is None:
        return target.article is False and lead.article != "indefinite"
    if not base and not lead.article and target.article is not False:
        return False
    stood = _stood(lead, old, base)
    changed = stood is not None and stood != column and len(lead.columns) <= 1
    if changed and ADJECTIVE_AFTER.match(after) and not agrees_after(after, language):
        return False
    if target.article is False or lead.article or lead.preposition:
        return not (column > 1 and lead.preposition and not lead.article and in_list(before, after))
    before_it = _LOWER_WORD.search(before)
    return (
        before_it is None
        or before_it.group(1).lower() in tables.conjunctions
        or bool(_OBJECT[language[:2]].search(before_it.group(1)))
    )


def guessed(target: Target) -> str:
    """Return the gender that the head word's ending shows; empty if it shows none."""
    column = _column(target)
    return "" if column is None else _GENDERS[column % 2]


def mended(before: str, target: Target, language: str) -> str:
    """Return the text before a placed term with its articles, contractions and adjectives made to agree."""
    return _mended(before, target, language, stood="", following="") if language in TABLES else before


def _mended(  # noqa: PLR0911 - a list of cases, the first that fits decides
    before: str,
    target: Target,
    language: str,
    *,
    stood: str,
    following: str,
    depth: int = 0,
) -> str:
    tables = TABLES[language]
    match = LAST_WORD.search(before)
    word = match.group(1).lower() if match and not match.group(3) else ""
    column = _column(target)
    if match is not None and word and depth < _DEPTH:
        four = _agreeing(word, tables)
        if four is not None and (column is not None):
            new = four[column] or word
            kept = before[: match.start(1)]
            inner = Target(new, _GENDERS[column % 2], "plural" if column > 1 else "singular")
            kept = _mended(kept, inner, language, stood="", following="", depth=depth + 1)
            new = new.capitalize() if match.group(1)[0].isupper() else new
            return kept + fitted(new, target.form, language)
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
    if language == "it" and lead.preposition == "in" and min(old_columns) > 1 and _is_land(target, column):
        return lead.before + capital("in ", lead)
    return with_all(lead.before, column, language) + _again(lead, column, target, language)


_GENDERS = ("masculine", "feminine")


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
    column = _column(target)
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
    if LISTED_BEFORE.search(before) and not _WITH_ARTICLE_AND.search(before):
        return ""
    if _WITH_ARTICLE_AND.search(before) or _AND_WITH_ARTICLE.match(following) or _HAVING.search(before):
        word = fitted(TABLES[language].definite[column], target.form, language)
        return word[:1].upper() + word[1:] if not before.strip() else word
    conjunction = re.search(r"(\w+) $", before)
    word = fitted(TABLES[language].definite[column], target.form, language)
    always = target.article is True or " " in target.form
    if conjunction is not None and _OBJECT[language[:2]].search(conjunction.group(1)):
        return word
    if conjunction is not None and always and conjunction.group(1) in {"e", "ed", "y", "et"}:
        return word
    if not before.strip(' «"“') and _goes_on(following, language):
        return word[:1].upper() + word[1:]
    starts = bool(_CLAUSE_START.search(before)) and not before.endswith("(")
    after_conjunction = conjunction is not None and conjunction.group(1).lower() in TABLES[
        language
    ].conjunctions - {"e", "y", "et", "come", "como", "comme"}
    if not (starts or after_conjunction) or not re.match(rf"\s+{_VERBS[language[:2]]}", following):
        return ""
    return word[:1].upper() + word[1:] if starts and not before.rstrip().endswith((":", ";", ",")) else word


def _goes_on(following: str, language: str) -> bool:
    """Whether a verb or an adjective follows the first name of a sentence, which then needs an article."""
    found = re.match(r"\s([a-zà-ÿ]{2,})\b", following)
    if found is None:
        return False
    tables, word = TABLES[language], found.group(1)
    return word not in tables.conjunctions | tables.prepositions | tables.contracted.keys() | _LINKS


def _stood(lead: Lead, old: str, base: str) -> int | None:
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


def _may_be_subject(lead: Lead, language: str) -> bool:
    """Whether a noun phrase can be a subject: not in what is plainly a verb's object position."""
    word = re.search(r"([^\W\d_]+) $", lead.before)
    if word is None:
        return True
    low = word.group(1).lower()
    if not lead.article and low not in TABLES[language].conjunctions:
        return False  # an apposition: the noun before it is the subject
    return low not in {"e", "ed", "y", "et", "ou", "o"} and low not in TABLES[language].prepositions


def _agreeing(word: str, tables: Tables) -> tuple[str, str, str, str] | None:
    return next((four for four in tables.agreeing if word in four), None)


def _column(target: Target) -> int | None:
    """Return the column of gender and number, or None where it is not known."""
    gender = target.gender
    if not gender:
        words = target.form.split()
        if not words or (len(words) == 1 and words[0].isupper()) or target.article is False:
            return None
        gender = "feminine" if _FEMALE_ENDINGS.search(words[0]) else "masculine"
    return (gender == "feminine") + 2 * (target.number == "plural")
