"""Places a term in an Italian, Portuguese, Spanish or French sentence: its article and its predicate.

Preposition and article follow from the term's gender, number and first sound; possessives, demonstratives and
some adjectives before it agree; cities and persons lose the article of a country, and countries gain one in
place of a city; the predicate right after a subject agrees.
"""

from __future__ import annotations

from polyglot_news.glossary.grammar.other_languages import gender_of, is_person  # noqa: F401 - offered as they are
from polyglot_news.glossary.grammar.romance_articles import mended_before
from polyglot_news.glossary.grammar.romance_certainty import sure  # noqa: F401 - offered as it is
from polyglot_news.glossary.grammar.romance_columns import (
    GENDERS,
    column_of,
    column_of_old,
    may_be_subject,
)
from polyglot_news.glossary.grammar.romance_leads import lead_of
from polyglot_news.glossary.grammar.romance_names import (
    capital,
    has_determiner,
    melted,
    with_adjective,
    with_second_name,
)
from polyglot_news.glossary.grammar.romance_tables import TABLES, fitted
from polyglot_news.glossary.grammar.romance_verbs import WHO, agreed
from polyglot_news.glossary.terms import Target


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
    lead_in = mended_before(before, target, language, stood=old, following=after)
    form = target.form
    if language == "it" and lead_in.endswith((" ed ", " ad ")) and form[:1].lower() not in "aeiouàè":
        lead_in = lead_in[:-2] + " "
    if not lead_in.strip(' «"“(') and form[:1].islower():
        form = form[:1].upper() + form[1:]
    stood = column_of_old(lead, old, base)
    new = column_of(target)
    if new is not None and stood is not None and len(lead.columns) > 1:
        stood = stood - stood % 2 + (new % 2 == 0)  # l', gli: the predicate shows the gender
    if new is None and stood is not None and target.number != "plural":
        new = stood % 2  # a name of unknown gender still counts as singular
    if stood is not None and new is not None and not lead.preposition and (who := WHO.match(after)):
        after = who.group() + agreed(after[who.end() - 1 :], stood, new, language)[1:]
    elif stood is not None and new is not None and not lead.preposition and may_be_subject(lead, language):
        after = agreed(after, stood, new, language)
    if new is not None and stood is not None and new != stood:
        after = with_adjective(after, new, language)
    return lead_in + form + with_second_name(after, lead, lead_in, language)


def guessed(target: Target) -> str:
    """Return the gender that the head word's ending shows; empty if it shows none."""
    column = column_of(target)
    return "" if column is None else GENDERS[column % 2]


def mended(before: str, target: Target, language: str) -> str:
    """Return the text before a placed term with its articles, contractions and adjectives made to agree."""
    return mended_before(before, target, language, stood="", following="") if language in TABLES else before
