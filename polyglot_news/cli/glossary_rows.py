"""What `glossary list` and `glossary show` say of a glossary and of an entry, as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from polyglot_news.glossary import Glossary, Term


def about(glossary: Glossary) -> dict[str, object]:
    """Return what `list` says of a glossary."""
    return {
        "name": glossary.name,
        "source": glossary.source,
        "languages": list(glossary.languages),
        "terms": len(glossary.terms),
        "path": glossary.path,
    }


def entry(term: Term, languages: Sequence[str]) -> dict[str, object]:
    """Return what `show` says of an entry, in some of its languages."""
    forms = {language: target.form for language in languages if (target := term.target(language))}
    return {"term": term.term, "aka": list(term.aka), "keep": term.keep, "note": term.note, "targets": forms}
