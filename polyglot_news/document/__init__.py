"""What flows through the program, frozen: article, sentences, summary, translations.

Every position is a count of characters in `Article.text`, the text as it was read,
so `article.text[sentence.start:sentence.end] == sentence.text` holds for each sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from importlib import import_module
from typing import Any, Literal

BlockKind = Literal["standfirst", "paragraph", "heading", "item", "caption", "note"]
TermStatus = Literal["kept", "placed", "missed"]
Severity = Literal["warning", "error"]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of `Article.text` that belongs together: standfirst, paragraph, heading, item or caption.

    A `caption` stands beside a picture, video or chart (`figcaption`, a paragraph that repeats an `alt`):
    it is kept and translated as text of the article, but no summary takes it. A `note` speaks of the article,
    its makers or its site (byline, hour, credit, correction, call to subscribe): the same holds for it.
    `start` and `end` are character offsets; white space around the block is outside of it.
    """

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DroppedBlock:
    """A part of the page that is not the article, and why it was left out."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article comes from, as far as the feed, letter or record that it was read from says so.

    Attributes:
        ident: Its id there. All are empty where nothing is said.
        url: Its address, absolute.
        published: The instant of its publication (RFC 3339), where an hour is named.
        updated: That of its last change.
        author: Who wrote it.
        collection: The title of the feed.
        collection_id: The id or address of the feed.
        collection_url: The address of the site that the feed is of.
        fields: What else a JSON object or a row of a table holds, untouched.
    """

    ident: str = ""
    url: str = ""
    published: str = ""
    updated: str = ""
    author: str = ""
    collection: str = ""
    collection_id: str = ""
    collection_url: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict, hash=False)


NOWHERE = Origin()  # that of an article of which nothing is said


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read, with the parts of the page that are the article.

    Attributes:
        text: The text as read: decoded, without byte order mark, otherwise unchanged; of an HTML
            page or a Markdown text, the text of its article, blocks separated by an empty line.
        blocks: Standfirst (if any) first, then the body, in reading order; they never overlap.
        language: Our code of the language it is written in (`languages.py`).
        title: Headline, or an empty string. The title is not among the blocks.
        standfirst: The paragraph between headline and body that sums the article up, or an empty string.
        dateline: Place and agency before the first sentence (`Nur-Sultan (AsiaNews)`), or an empty string.
        published: ISO 8601 date (`2022-09-15`), or an empty string.
        path: Where it came from, as given by the user; `-` is standard input.
        sha256: Hex digest of the bytes that were read.
        dropped: What was left out, in order, for `--explain`.
        origin: Its address, id and feed.
    """

    text: str
    blocks: tuple[Block, ...]
    language: str
    title: str = ""
    standfirst: str = ""
    dateline: str = ""
    published: str = ""
    path: str = "-"
    sha256: str = ""
    dropped: tuple[DroppedBlock, ...] = ()
    origin: Origin = NOWHERE

    def dropped_share(self) -> float:
        """Return the share of the letters of `text` that are neither title nor block, 0 to 1.

        Of a page, whose `text` is that of its article alone, it is next to nothing.
        """
        letters = sum(map(str.isalnum, self.text))
        kept = sum(map(str.isalnum, self.title))
        kept += sum(sum(map(str.isalnum, self.text[block.start : block.end])) for block in self.blocks)
        return max(0.0, 1 - kept / letters) if letters else 0.0

    def __repr__(self) -> str:
        """Return one line that names the article."""
        return f"<Article {self.title or self.path!r} ({self.language}, {len(self.text):,} characters)>"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article's standfirst or body: a slice of the text that was read.

    `index` counts from 0 over the article, `paragraph` is the position of its block in `Article.blocks`.
    """

    index: int
    paragraph: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence of a summary with the score that its method gave it.

    `reasons` say what counted (for `--explain`). Where several articles were summarised as one story,
    `sources` names the article that the sentence is from, then those that say the same.
    """

    sentence: Sentence
    score: float
    reasons: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences that carry the news, in the order of the article.

    `keywords` are the names and noun phrases that they are about, where they were asked for.
    """

    method: str
    sentences: tuple[ScoredSentence, ...]
    notices: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermUse:
    """What became of one glossary term in one translated sentence.

    `start` and `end` are offsets into the translated sentence; both are -1 where the term was missed. `sure`
    is False where a form was placed whose grammar was not read from a certain sign.
    """

    term: str
    target: str
    status: TermStatus
    start: int = -1
    end: int = -1
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a reader should look at in a translated sentence."""

    check: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class TranslatedSentence:
    """A translated sentence together with the sentence that it translates: alignment cannot drift.

    `repaired` tells that a check found an error in the first translation and none so grave in this one;
    `imported` that a person made the translation: no repair and no glossary changes it. `quality`, 0 to 100,
    says what to look at first; it is None where nothing is known to tell it by. `withheld` tells that the
    quality was below what was asked for: `text` is then the source.
    """

    sentence: Sentence
    text: str
    terms: tuple[TermUse, ...] = ()
    flags: tuple[Flag, ...] = ()
    repaired: bool = False
    imported: bool = False
    quality: int | None = None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Translation:
    """Title and sentences in one target language.

    `route` is the chain of languages (`("en", "it")`, or with a pivot `("ru", "en", "it")`);
    `title_imported` tells that a person translated the title.
    """

    language: str
    engine: str
    model: str
    route: tuple[str, ...]
    title: str
    sentences: tuple[TranslatedSentence, ...]
    title_terms: tuple[TermUse, ...] = ()

    @property
    def terms(self) -> tuple[TermUse, ...]:
        """Every use of a term: those in the title, then those in the sentences."""
        return (*self.title_terms, *(term for item in self.sentences for term in item.terms))

    title_imported: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """A part of the work that could not be done: a language without model, a broken glossary."""

    concerns: str
    message: str
    exit_code: int


@dataclass(frozen=True, slots=True)
class Digest:
    """All that is known of one article after a command: what a renderer prints.

    `summary` is None where the command makes none; `translations` follow the order of `--to`.
    `signature` names program, engines, models, glossaries and options that made it; `explain` asks renderers
    for the reasons: what was dropped of the page and what counted for a sentence. `merged` are the articles
    that were summed up as one story; `article` then holds the texts of all, and path, title and date of the
    first.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    summary: Summary | None = None
    translations: tuple[Translation, ...] = ()
    failures: tuple[Failure, ...] = ()
    signature: str = ""
    explain: bool = False
    merged: tuple[Article, ...] = ()

    def __getitem__(self, language: str) -> Translation:
        """Return the translation into a language, by its code.

        Raises:
            KeyError: There is none.
        """
        for translation in self.translations:
            if translation.language == language:
                return translation
        there = ", ".join(translation.language for translation in self.translations) or "none"
        raise KeyError(f"no translation into {language!r}; there is: {there}")

    def __repr__(self) -> str:
        """Return one line: what an article of thousands of words would fill a screen with is left out."""
        parts = [repr(self.article), f"{len(self.sentences)} sentences"]
        if self.summary is not None:
            parts.append(f"{len(self.summary.sentences)} of them chosen")
        parts += [f"in {translation.language}" for translation in self.translations]
        return f"<Digest of {', '.join(parts)}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the object of the JSON schema, ready for `json.dumps`."""
        from polyglot_news.document.plain_values import as_object

        return as_object(self)

    def _repr_html_(self) -> str:
        """Return the page of the format `html` in a frame, which keeps its style from the notebook."""
        page = import_module("polyglot_news.rendering").render(self, "html")
        style = "width:100%;height:36em;border:0"
        return f'<iframe sandbox="allow-scripts" style="{style}" srcdoc="{escape(page)}"></iframe>'
