"""What a glossary holds: terms, with the wanted form and its grammar in each target language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from polyglot_news.glossary.romance_adjectives import adjective_forms
from polyglot_news.languages import varieties

_OWN_ARTICLE = re.compile(r"^(?:Il|Lo|La|L['’]|I|Gli|Le|Les)\s?(?=[A-ZÀ-Ý])")


@dataclass(frozen=True, slots=True)
class Target:
    """The wanted rendering of a term in one language.

    Attributes:
        form: The form to write.
        gender: masculine, feminine or neuter, or an empty string if not stated.
        number: singular or plural, or an empty string.
        article: Whether it takes an article; None if not stated.
        plural: Its plural form, or an empty string if there is none.
        also: Other forms that count as right.
        forbidden: Renderings that are wrong.
        animate: Whether it names persons or animals, whose Russian accusative is another; None where it is
            not said.
        adjectives: The adjectives of the name in their dictionary form; they count as right, in any form.
    """

    form: str
    gender: str = ""
    number: str = ""
    article: bool | None = None
    plural: str = ""
    also: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    animate: bool | None = None
    adjectives: tuple[str, ...] = ()

    @property
    def accepted(self) -> tuple[str, ...]:
        """The forms that count as right, each once, the main form first.

        A name with its own article also counts without it: `Il Cairo` contracts to `al Cairo`.
        """
        derived = (form for adjective in self.adjectives for form in adjective_forms(adjective))
        melted = _OWN_ARTICLE.sub("", self.form) if self.article is False else ""
        forms = (self.form, *self.also, self.plural, melted, *derived)
        return tuple(dict.fromkeys(form for form in forms if form))


@dataclass(frozen=True, slots=True)
class Term:
    """An entry: a term of the source language and its targets by language.

    `keep` terms are never translated: their form is the term itself in every language. `origin` names the
    glossary that the entry came from. `adjectives` are those of the name in the source language: they are
    recognised, and never placed. A term with `evidence` means several things: it is used only where one of
    these words stands in its sentence.
    """

    term: str
    aka: tuple[str, ...] = ()
    targets: tuple[tuple[str, Target], ...] = ()
    keep: bool = False
    case_sensitive: bool = False
    note: str = ""
    origin: str = ""
    adjectives: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def is_adjective(self) -> bool:
        """Whether this is the adjective of a name, which is recognised and never placed."""
        return self.term in self.adjectives

    def __hash__(self) -> int:
        """Hash only what distinguishes most entries, because the hash is needed at each use of a term."""
        return hash((self.term, self.origin))

    def target(self, language: str) -> Target | None:
        """Return the wanted rendering in a language or in the variety next to it, or None."""
        if self.keep:
            return Target(self.term)
        found = dict(self.targets)
        return next((found[variety] for variety in varieties(language) if found.get(variety)), None)


@dataclass(frozen=True, slots=True)
class Glossary:
    """A named glossary: the terms of one source language."""

    name: str
    source: str
    terms: tuple[Term, ...]
    path: str = ""
    hash: str = field(default="", compare=False)

    def __hash__(self) -> int:
        """Hash only what distinguishes most glossaries, because the hash is a key for each sentence."""
        return hash((self.name, self.source, len(self.terms)))

    @property
    def languages(self) -> tuple[str, ...]:
        """The target languages that any entry has, sorted."""
        return tuple(sorted({language for term in self.terms for language, _ in term.targets}))


def glossary_hash(terms: tuple[Term, ...], source: str) -> str:
    """Return a hash of everything that affects a translation: equal terms have equal hashes."""
    return sha256(repr((source, terms)).encode("utf-8", "surrogatepass")).hexdigest()


def merged_hash(glossaries: Sequence[Glossary]) -> str:
    """Return a hash of several glossaries, in the order in which later ones win; for one, its own hash."""
    parts = [one.hash or glossary_hash(one.terms, one.source) for one in glossaries]
    return parts[0] if len(parts) == 1 else sha256(repr(parts).encode()).hexdigest()
