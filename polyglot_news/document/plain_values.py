"""A digest as plain values, after the schema `polyglot-news/1` (docs/schema.json)."""

from __future__ import annotations

from typing import Any

from polyglot_news.document import Digest, Origin, TermUse, TranslatedSentence, Translation

SCHEMA = "polyglot-news/1"


def as_object(digest: Digest) -> dict[str, Any]:
    """Return the digest as plain values; what the command did not make is left out."""
    article = digest.article
    result: dict[str, Any] = {
        "schema": SCHEMA,
        "source": {
            "path": article.path,
            "sha256": article.sha256,
            "language": article.language,
            "title": article.title,
            "standfirst": article.standfirst,
            "dateline": article.dateline,
            "published": article.published,
        }
        | _origin(article.origin),
        "sentences": [
            {"index": s.index, "paragraph": s.paragraph, "text": s.text, "start": s.start, "end": s.end}
            for s in digest.sentences
        ],
    }
    if digest.merged:
        result["articles"] = [
            {
                "path": each.path,
                "sha256": each.sha256,
                "language": each.language,
                "title": each.title,
                "published": each.published,
            }
            for each in digest.merged
        ]
    if digest.summary is not None:
        result["summary"] = {
            "method": digest.summary.method,
            "sentences": [
                {"index": item.sentence.index, "text": item.sentence.text, "score": item.score}
                | ({"reasons": list(item.reasons)} if item.reasons else {})
                | ({"sources": list(item.sources)} if item.sources else {})
                for item in digest.summary.sentences
            ],
        }
        if digest.summary.keywords:
            result["summary"]["keywords"] = list(digest.summary.keywords)
        if digest.summary.notices:
            result["summary"]["notices"] = list(digest.summary.notices)
    if digest.translations or digest.failures:
        result["translations"] = {item.language: _translation(item) for item in digest.translations}
    if digest.failures:
        result["failures"] = [{"concerns": f.concerns, "message": f.message} for f in digest.failures]
    if digest.explain:
        result["dropped"] = [{"text": block.text, "reason": block.reason} for block in article.dropped]
    if digest.signature:
        result["signature"] = digest.signature
    return result


def _origin(origin: Origin) -> dict[str, Any]:
    """Return what is known of the origin of an article; the rest is left out."""
    named = {"id": origin.ident, "url": origin.url, "author": origin.author, "feed": origin.collection}
    fields = {"fields": dict(origin.fields)} if origin.fields else {}
    return {name: value for name, value in named.items() if value} | fields


def _translation(translation: Translation) -> dict[str, Any]:
    result: dict[str, Any] = {
        "engine": translation.engine,
        "model": translation.model,
        "route": list(translation.route),
        "title": translation.title,
    }
    if translation.title_terms:
        result["title_terms"] = [_term(term) for term in translation.title_terms]
    result["sentences"] = [_sentence(item) for item in translation.sentences]
    return result


def _sentence(item: TranslatedSentence) -> dict[str, Any]:
    result: dict[str, Any] = {"index": item.sentence.index, "source": item.sentence.text, "text": item.text}
    result["terms"] = [_term(term) for term in item.terms]
    if item.flags:
        result["flags"] = [
            {"check": flag.check, "severity": flag.severity, "message": flag.message} for flag in item.flags
        ]
    if item.repaired:
        result["repaired"] = True
    if item.quality is not None:
        result["quality"] = item.quality
    if item.withheld:
        result["withheld"] = True
    return result


def _term(term: TermUse) -> dict[str, Any]:
    result: dict[str, Any] = {"term": term.term, "target": term.target, "status": term.status}
    if term.start >= 0:
        result |= {"start": term.start, "end": term.end, "sure": term.sure}
    return result
