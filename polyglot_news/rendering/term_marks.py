"""Marks in translated text: which terms of the glossary were placed, and which were missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polyglot_news.document import Digest, TermUse


def marked(digest: Digest) -> Digest:
    """Return a digest whose translations show their terms: `⟦OCS⟧` was placed, `⟦? SCO: OCS⟧` was missed.

    Placed terms are marked where they stand, `⟦OCS?⟧` where the grammar is not sure; missed ones at the end
    of their sentence. Offsets of the terms count in the unmarked text.
    """
    return replace(
        digest,
        translations=tuple(
            replace(
                translation,
                title=_with_marks(translation.title, translation.title_terms),
                sentences=tuple(
                    replace(item, text=_with_marks(item.text, item.terms)) for item in translation.sentences
                ),
            )
            for translation in digest.translations
        ),
    )


def _with_marks(text: str, terms: Sequence[TermUse]) -> str:
    for term in sorted(terms, key=lambda term: -term.start):
        if term.status == "placed":
            doubt = "" if term.sure else "?"
            text = f"{text[: term.start]}⟦{text[term.start : term.end]}{doubt}⟧{text[term.end :]}"
    missed = dict.fromkeys(f" ⟦? {term.term}: {term.target}⟧" for term in terms if term.status == "missed")
    return text + "".join(missed)
