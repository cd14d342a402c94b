"""What looks wrong in a glossary that is well formed, for `glossary check`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polyglot_news.glossary import grammar
from polyglot_news.glossary.overlaps import overlaps
from polyglot_news.glossary.terms import Glossary, Target, Term
from polyglot_news.languages import base_language, facts

# the first word of a character's Unicode name, by the script of a language
_SCRIPTS = {"Latin": "LATIN", "Cyrillic": "CYRILLIC", "Han": "CJK", "Greek": "GREEK", "Arabic": "ARABIC"}


_SHORT = 2  # characters


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding about one entry of a glossary."""

    term: str
    message: str


def check(glossary: Glossary) -> tuple[Finding, ...]:
    """Return the findings about a glossary: missing languages, wrong scripts, ambiguous forms, overlaps."""
    languages = glossary.languages
    return (
        *(f for term in glossary.terms for f in (*_missing(term, languages), *_suspicious(term))),
        *(Finding(name, message) for name, message in overlaps(glossary.terms)),
    )


def _missing(term: Term, languages: Sequence[str]) -> Iterator[Finding]:
    lacking = [] if term.keep else [language for language in languages if term.target(language) is None]
    if lacking:
        yield Finding(term.term, f"no target for {', '.join(lacking)}")


def _suspicious(term: Term) -> Iterator[Finding]:
    if term.term.isupper() and len(term.term) <= 5 and not term.case_sensitive and not term.keep:  # noqa: PLR2004
        yield Finding(term.term, "an abbreviation that also matches in lower case (case_sensitive: true)")
    for language, target in term.targets:
        if not _in_script(target.form, language):
            yield Finding(term.term, f"{language}: '{target.form}' is not in the script of that language")
        yield from _hiding(term, language, target)
        if target.form in target.forbidden:
            yield Finding(term.term, f"{language}: '{target.form}' is wanted and forbidden")
        yield from _unsaid(term, language, target)


def _hiding(term: Term, language: str, target: Target) -> Iterator[Finding]:
    """Yield the alternative forms that are parts of common words: they would hide the loss of a term.

    Where words have no spaces, a form of one character always is (`俄` of 俄亥俄, Ohio), a form of two where
    rjieba's dictionary lists it as a word that is not a name (`西岸`, a west coast).
    """
    if facts(language).spaced:
        return
    for form in target.also:
        if len(form) < _SHORT or (len(form) == _SHORT and _is_common(form, target.form)):
            hidden = (
                f"'{form}' counts as right but is part of common words, so it would hide the loss of the term"
            )
            yield Finding(term.term, f"{language}: {hidden}")


def _is_common(form: str, whole: str) -> bool:
    """Whether a Chinese form is a noun or an adjective of the dictionary, not a name or an abbreviation.

    What the dictionary lists as a person's name may be any word that sounds like one (`沙拉`, a salad) unless
    it is part of the whole name.
    """
    import rjieba

    tags = [tag for _, tag in rjieba.tag(form)]
    if len(tags) != 1:
        return False
    return tags[0] in {"n", "s", "a", "t", "f", "b"} or (tags[0] == "nr" and not set(form) <= set(whole))


def _in_script(form: str, language: str) -> bool:
    """Whether a form has a letter of the language's script, or no letters at all."""
    script = _SCRIPTS.get(facts(language).script)
    letters = [unicodedata.name(character, "") for character in form if character.isalpha()]
    return script is None or not letters or any(name.startswith(script) for name in letters)


def _unsaid(term: Term, language: str, target: Target) -> Iterator[Finding]:
    if base_language(language) in grammar.WITH_ARTICLES and not target.gender and target.article is not False:
        guess = grammar.guessed(target, language) or "unknown: articles are left as they are"
        yield Finding(
            term.term, f"{language}: gender of '{target.form}' is not stated, assumed to be {guess}"
        )
    if (
        language == "ru"
        and not target.gender
        and target.number != "plural"
        and _in_script(target.form, language)
    ):
        guess = grammar.guessed(target, language) or "unknown: predicates are left as they are"
        yield Finding(
            term.term, f"{language}: gender of '{target.form}' is not stated, assumed to be {guess}"
        )
