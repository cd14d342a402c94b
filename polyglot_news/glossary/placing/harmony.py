"""One rendering per term: throughout an article, each term has one of its accepted forms.

A glossary may list several right renderings (`also`). If an article has two of them for one term, all become
the target's main form, inflected as each position requires; if that is not certain to be right, the
translation stays and is flagged. Adjectives (`ташкентский` under Ташкент) are no second rendering of a name,
and the abbreviation of a term may be rendered in another way than its full name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from polyglot_news.document import Flag, TermUse, Translation
from polyglot_news.glossary import grammar
from polyglot_news.glossary.matching import Match, find, occurrences
from polyglot_news.glossary.placing.first_step import replaced
from polyglot_news.glossary.placing.sentences_with_terms import Case, assigned, missing
from polyglot_news.glossary.placing.soundness import sound
from polyglot_news.glossary.terms import Glossary, Target, Term
from polyglot_news.languages import facts, one_line

_CHECK = "consistency"
Key = tuple[str, bool]  # a term, and whether the source abbreviates it


@dataclass(frozen=True, slots=True)
class _Use:
    """A use of a term in a translation: its position, and which of the accepted forms it has."""

    number: int  # which of the sentence's terms it is
    match: Match
    target: Target
    form: str

    @property
    def key(self) -> Key:
        return self.match.term.term, _abbreviated(self.match.text)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A title or sentence of an article, with its translation and its uses of terms.

    `imported` is true if a person translated it: it stays unchanged.
    """

    source: str
    text: str
    terms: tuple[TermUse, ...]
    imported: bool


def harmonised(
    translation: Translation, *, glossary: Glossary | None, source_language: str, title: str = ""
) -> Translation:
    """Return an article's translation in which each term has one rendering, or a flag if it has two.

    Flags are added to those of the sentences. The result depends only on the article itself.

    Args:
        translation: Title and sentences of one article, as they were translated under the glossary.
        glossary: The terms, or None: then the translation stays as it is, as with one of another language.
        source_language: Our code of the language of the article.
        title: The article's title.
    """
    if glossary is None or glossary.source != source_language or translation.language == source_language:
        return translation
    language = translation.language
    pieces = [
        _Piece(
            one_line(title, source_language),
            translation.title,
            translation.title_terms,
            translation.title_imported,
        ),
        *(
            _Piece(one_line(item.sentence.text, source_language), item.text, item.terms, item.imported)
            for item in translation.sentences
        ),
    ]
    uses = [tuple(_uses(piece, glossary, language)) for piece in pieces]
    renderings: dict[Key, set[str]] = {}
    for use in (use for uses_of_one in uses for use in uses_of_one):
        renderings.setdefault(use.key, set()).add(use.form)
    doubled = frozenset(key for key, forms in renderings.items() if len(forms) > 1)
    if not doubled:
        return translation
    mended = [
        _mended(piece, [use for use in uses_of_one if use.key in doubled], glossary, language)
        for piece, uses_of_one in zip(pieces, uses, strict=True)
    ]
    return _with(translation, [piece for piece, _ in mended], [left for _, left in mended])


def _with(
    translation: Translation, pieces: Sequence[_Piece], left: Sequence[tuple[_Use, ...]]
) -> Translation:
    """Return the translation with the changed sentences, and a flag for each use that was left."""
    sentences = [
        item
        if not flags and piece.text == item.text
        else replace(item, text=piece.text, terms=piece.terms, flags=(*item.flags, *flags))
        for item, piece, flags in zip(translation.sentences, pieces[1:], map(_flags, left[1:]), strict=True)
    ]
    return replace(translation, title=pieces[0].text, title_terms=pieces[0].terms, sentences=tuple(sentences))


def _flags(left: Sequence[_Use]) -> tuple[Flag, ...]:
    return tuple(
        Flag(_CHECK, "warning", message)
        for message in dict.fromkeys(
            f"“{use.match.term.term}” is “{use.form}” here and “{use.target.form}” elsewhere in the article."
            for use in left
        )
    )


def _uses(piece: _Piece, glossary: Glossary, language: str) -> Iterator[_Use]:
    """Yield the uses of terms whose rendering is certain; none for a doubtful sentence."""
    if not piece.terms:
        return
    matches = [m for m in find(piece.source, glossary) if m.term.target(language) is not None]
    by_term: dict[str, list[Match]] = {}
    for match in matches:
        by_term.setdefault(match.term.term, []).append(match)
    counts: dict[str, int] = {}
    for use in piece.terms:
        counts[use.term] = counts.get(use.term, 0) + 1
    for number, use in enumerate(piece.terms):
        found = by_term.get(use.term, [])
        if use.start < 0 or len(found) != counts[use.term] or _mixed(found):
            continue
        target = found[0].form_of(_target(found[0].term, language))
        form = _form(piece.text[use.start : use.end], target, language)
        if form is not None:
            yield _Use(number, found[0], target, form)


def _mixed(matches: Sequence[Match]) -> bool:
    """Whether it is unclear which of a term's uses in a sentence a rendering belongs to."""
    return len({(match.plural, _abbreviated(match.text)) for match in matches}) > 1


def _target(term: Term, language: str) -> Target:
    target = term.target(language)
    assert target is not None  # noqa: S101 - terms without one were left out
    return target


def _form(text: str, target: Target, language: str) -> str | None:
    """Return which accepted form a text is, the main one if several fit; None for an adjective."""
    for form in dict.fromkeys((target.form, target.plural, *target.also)):
        if form and (0, len(text)) in occurrences(form, text, language):
            if form[:1].islower() and target.form[:1].isupper():
                return None
            return target.form if form == target.plural or text == target.form.upper() else form
    return None


def _abbreviated(text: str) -> bool:
    return text.isupper() and " " not in text


def _mended(
    piece: _Piece, uses: Sequence[_Use], glossary: Glossary, language: str
) -> tuple[_Piece, tuple[_Use, ...]]:
    """Return a piece with the main form in place of others, and the uses that were left unchanged."""
    left = []
    for use in sorted(uses, key=lambda use: -piece.terms[use.number].start):
        if use.form == use.target.form:
            continue
        changed = None if piece.imported else _with_main_form(piece, use, glossary, language)
        if changed is None:
            left.append(use)
        else:
            piece = changed
    return piece, tuple(reversed(left))


def _with_main_form(piece: _Piece, use: _Use, glossary: Glossary, language: str) -> _Piece | None:
    """Return a piece with the main form in one position, or None unless that is certain to be right."""
    stood = piece.terms[use.number]
    span = (stood.start, stood.end)
    if facts(language).spaced and not grammar.sure(
        piece.text[: stood.start], piece.text[slice(*span)], piece.text[stood.end :],
        target=use.target, language=language, base=use.form,
    ):  # fmt: skip
        return None
    text = replaced(piece.text, [span], use.target, language, use.form)
    terms = _placed(piece, text, use, glossary, language)
    forms = tuple(use.target.form for _ in piece.terms)
    return replace(piece, text=text, terms=terms) if terms and sound(piece.text, text, forms) else None


def _placed(
    piece: _Piece, text: str, use: _Use, glossary: Glossary, language: str
) -> tuple[TermUse, ...] | None:
    """Return the uses of the terms in a changed text, or None if one was lost."""
    pairs = tuple(
        (match, match.form_of(target))
        for match in find(piece.source, glossary)
        if (target := match.term.target(language)) is not None
    )
    case = Case(piece.source, piece.text, pairs, text)
    if len(pairs) != len(piece.terms) or set(missing(case, text, language)) - set(
        missing(case, piece.text, language)
    ):
        return None
    spans = {term.term: found for term, found in assigned(case, text, language).items()}
    terms = []
    for number, term in enumerate(piece.terms):
        if term.start < 0:
            terms.append(term)
        elif not spans.get(term.term):
            return None
        else:
            start, end = spans[term.term].pop(0)
            status = "placed" if number == use.number else term.status
            terms.append(replace(term, target=text[start:end], status=status, start=start, end=end))
    return tuple(terms)
