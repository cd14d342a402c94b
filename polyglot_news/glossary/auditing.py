"""Whether a translation follows a glossary, whoever made it: `glossary audit`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from polyglot_news.glossary.matching import find, occurrences
from polyglot_news.glossary.terms import Glossary, Term

Status = Literal["kept", "missing", "forbidden", "inconsistent"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on a term in one segment or, if it is `inconsistent`, in all of them.

    Attributes:
        status: `kept`: a wanted form is there. `missing`: there is none. `forbidden`: a wrong form is there.
            `inconsistent`: several of the forms that count as right are used.
        term: The term, as the glossary spells it.
        wanted: The form that the glossary asks for.
        found: The form that is there; several with ` / ` between them; empty if it is missing.
        segment: Number of the segment, from 0; -1 if the verdict is about all of them.
    """

    status: Status
    term: str
    wanted: str
    found: str
    segment: int


def audit(pairs: Sequence[tuple[str, str]], glossary: Glossary, language: str) -> tuple[Verdict, ...]:
    """Return the verdicts on a translation, segment by segment, then what is inconsistent over all.

    A term that occurs several times in a segment may be translated once: people write pronouns. Time
    grows with the length of the text.

    Args:
        pairs: Source and translation of each segment.
        glossary: The glossary that it should follow.
        language: The language of the translation.
    """
    verdicts: list[Verdict] = []
    used: dict[Term, Counter[str]] = {}
    for number, (source, translation) in enumerate(pairs):
        for term in dict.fromkeys(match.term for match in find(source, glossary)):
            target = term.target(language)
            if target is None:
                continue
            forms = _used(target.accepted, translation, language)
            wrong = _used(_normalised(target.forbidden), translation, language)
            # a forbidden form may be part of a right one
            wrong = [] if any(bad in good for bad in wrong for good in forms) else wrong
            used.setdefault(term, Counter()).update(forms[:1])
            found = (wrong or forms)[:1]
            status: Status = "forbidden" if wrong else "kept" if forms else "missing"
            verdicts.append(Verdict(status, term.term, target.form, "".join(found), number))
    return (*verdicts, *_inconsistent(used, language))


def _normalised(forms: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))


def _used(forms: Sequence[str], translation: str, language: str) -> list[str]:
    """Return the forms that occur in a translation, longest first: a short one may be part of a long one.

    An abbreviation in capitals must stay in capitals, since in lower case it is another word; other forms
    match in any case.
    """
    folded = _folded(translation)
    return [
        form
        for form in sorted(forms, key=lambda form: (-len(form), form))
        if next(occurrences(form, translation, language), None)
        or (not form.isupper() and next(occurrences(_folded(form), folded, language), None))
    ]


def _folded(text: str) -> str:
    """Return a text without differences of style: in lower case, and in Russian with е for ё."""
    return text.casefold().replace("ё", "е")


def _inconsistent(used: dict[Term, Counter[str]], language: str) -> Iterator[Verdict]:
    for term, forms in used.items():
        target = term.target(language)
        if len(set(map(_folded, forms))) > 1 and target is not None:
            found = " / ".join(f"{form} ({count})" for form, count in sorted(forms.items()))
            yield Verdict("inconsistent", term.term, target.form, found, -1)
