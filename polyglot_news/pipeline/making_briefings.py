"""The stories of many articles, each told once, in the reader's languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from polyglot_news.document import (
    Digest,
    Failure,
    TranslatedSentence,
    Translation,
)
from polyglot_news.document.briefing import (
    Briefing,
    Moment,
    Story,
    StoryArticle,
    StorySentence,
)
from polyglot_news.languages import one_line
from polyglot_news.pipeline.briefing_entries import Entry
from polyglot_news.pipeline.briefing_plan import Desk, Plan
from polyglot_news.pipeline.briefing_translation import translated
from polyglot_news.pipeline.merging import day_of
from polyglot_news.stories.claims import contradictions
from polyglot_news.stories.copies import originals
from polyglot_news.stories.grouping import Group, group
from polyglot_news.stories.order import Standing, best_headline
from polyglot_news.stories.several import Merged, Voice, merge
from polyglot_news.summary.keywords import keywords

_VOICES = 24  # articles whose sentences are looked at for a digest
_FOREIGN = 6  # of these, so many of each other language
_LEADING = 6  # sentences of an article in another language that are translated to be chosen from
_SENTENCES = 40  # of each article
_KEYWORDS = 6
_DAYS = 7  # of a time line
_UNKNOWN_QUALITY = 0.7


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence that may be chosen: as it was written, and as it stands in the language of the story."""

    original: str
    language: str
    translated: TranslatedSentence | None = None


def briefing_of(
    entries: Sequence[Entry], desk: Desk, plan: Plan, known: Mapping[str, str] | None = None
) -> Briefing:
    """Return the stories of articles in the order of their importance, the first of them told.

    Args:
        entries: The articles.
        desk: What is asked of the pipeline.
        plan: How the briefing is made.
        known: The story that an article was put into before, by path.
    """
    by_path = {entry.path: entry for entry in entries}
    groups = group([entry.print for entry in entries], known)
    ordered = _ordered(groups, by_path, desk, plan)
    told = len(ordered) if plan.top == 0 else plan.top
    failures: list[Failure] = []
    stories = []
    for place, one in enumerate(ordered):
        own = [by_path[path] for path in one.paths]
        stories.append(_Telling(one, own, desk, plan, failures).story(told=place < told))
    return Briefing(
        tuple(translated(stories, desk, plan.to, failures)), plan.to, tuple(failures), plan.signature
    )


def _ordered(groups: Iterable[Group], by_path: Mapping[str, Entry], desk: Desk, plan: Plan) -> list[Group]:
    """Return stories, the most important first; among equals the one of the first path."""
    today = max((entry.print.day for entry in by_path.values()), default=0)
    rated = []
    for one in groups:
        own = [by_path[path] for path in one.paths]
        copies = originals([entry.print.sketch for entry in own])
        interest = sum(
            each.weight * sum(each.is_in(entry.print, desk.glossary) for entry in own) / len(own)
            for each in plan.about
        )
        standing = Standing(
            copies.count(None),
            len({entry.outlet for entry in own if entry.outlet}),
            max(entry.print.day for entry in own),
            interest,
        )
        rated.append((-round(standing.importance(today), 9), one.paths, one))
    return [one for _, _, one in sorted(rated, key=lambda row: row[:2])]


class _Telling:
    """One story on its way from articles to digest."""

    def __init__(
        self, group: Group, entries: Sequence[Entry], desk: Desk, plan: Plan, failures: list[Failure]
    ) -> None:
        self._id = group.id
        self._entries = entries
        self._desk = desk
        self._plan = plan
        self._failures = failures
        self._copies = originals([entry.print.sketch for entry in entries])
        counted = Counter(
            entry.language for entry, copied in zip(entries, self._copies, strict=True) if copied is None
        )
        self._language = min(counted, key=lambda code: self._rank(code, counted[code]))
        self._languages = tuple(sorted(counted, key=lambda code: (-counted[code], code)))

    def _rank(self, language: str, count: int) -> tuple[int, int, bool, str]:
        """Return what decides on the language of the story: translatable, then most of its articles."""
        to = self._plan.to
        unreachable = sum(not self._desk.can_translate(language, target) for target in to)
        return unreachable, -count, language not in to, language

    def story(self, *, told: bool) -> Story:
        """Return the story, with a digest if it is told."""
        own = [entry for entry in self._entries if entry.language == self._language]
        title = own[best_headline([entry.title for entry in own], self._language)].title
        story = Story(self._id, title, self._language, self._languages, tuple(self._articles()), told=told)
        if not told:
            return story
        voices, lines, claims = self._voices()
        if not voices:
            return story
        merged = merge(voices, language=self._language, length=self._plan.length, method=self._plan.method)
        chosen = [item.sentence for item in merged.summary.sentences]
        return replace(
            story,
            digest=tuple(self._sentences(merged, lines)),
            contradictions=contradictions(claims),
            keywords=keywords(chosen, language=self._language, count=_KEYWORDS, title=title)
            if chosen
            else (),
            timeline=tuple(self._timeline()),
        )

    def _articles(self) -> Iterable[StoryArticle]:
        for entry, copied in zip(self._entries, self._copies, strict=True):
            copy_of = "" if copied is None else self._entries[copied].path
            yield StoryArticle(
                entry.path, entry.language, entry.title, entry.published, entry.outlet, copy_of, entry.url,
                entry.result,
            )  # fmt: skip

    def _voices(
        self,
    ) -> tuple[list[Voice], list[list[_Line]], list[tuple[str, int, str, list[str]]]]:
        """Return the articles that the digest is made of, their lines, and all that they claim."""
        voices: list[Voice] = []
        lines: list[list[_Line]] = []
        claims: list[tuple[str, int, str, list[str]]] = []
        for place, entry in self._chosen():
            digest = self._desk.reread(entry)
            if not isinstance(digest, Digest):
                self._failures.append(Failure(entry.path, str(digest), digest.exit_code))
                continue
            copies = tuple(
                other.path
                for other, copied in zip(self._entries, self._copies, strict=True)
                if copied == place
            )
            claims.append(
                (
                    entry.path,
                    entry.print.day,
                    entry.language,
                    [one.text for one in digest.sentences[:_SENTENCES]],
                )
            )
            made = (
                self._own(entry, digest) if entry.language == self._language else self._foreign(entry, digest)
            )
            if made is not None:
                voices.append(replace(made[0], copies=copies))
                lines.append(made[1])
        return voices, lines, claims

    def _chosen(self) -> list[tuple[int, Entry]]:
        """Return the articles whose sentences are looked at: no copies, the latest, some of each language."""
        originals_only = [
            (place, entry)
            for place, (entry, copied) in enumerate(zip(self._entries, self._copies, strict=True))
            if copied is None
        ]
        kept: list[tuple[int, Entry]] = []
        counts: Counter[str] = Counter()
        for place, entry in reversed(originals_only):
            most = _VOICES if entry.language == self._language else _FOREIGN
            if counts[entry.language] < most:
                counts[entry.language] += 1
                kept.append((place, entry))
        # the language of the story leads
        return sorted(kept, key=lambda row: (row[1].language != self._language, row[0]))

    def _own(self, entry: Entry, digest: Digest) -> tuple[Voice, list[_Line]]:
        sentences = digest.sentences[:_SENTENCES]
        kinds = [digest.article.blocks[one.paragraph].kind for one in sentences]
        title = one_line(digest.article.title, entry.language)
        return (
            Voice(entry.path, sentences, title, kinds, entry.print.day),
            [_Line(one.text, entry.language) for one in sentences],
        )

    def _foreign(self, entry: Entry, digest: Digest) -> tuple[Voice, list[_Line]] | None:
        """Return an article of another language as a voice: its leading sentences, translated."""
        if not self._desk.can_translate(entry.language, self._language):
            return None
        article = digest.article
        leading = [
            one
            for one in digest.sentences
            if article.blocks[one.paragraph].kind in {"standfirst", "paragraph"}
        ][:_LEADING]
        (found,) = self._desk.translate([(article, tuple(leading))], entry.language, self._language)
        if not isinstance(found, Translation):
            return None
        good = [
            item
            for item in found.sentences
            if not item.withheld and not any(flag.severity == "error" for flag in item.flags)
        ]
        sentences = [replace(item.sentence, text=item.text) for item in good]
        kinds = [article.blocks[one.paragraph].kind for one in sentences]
        quality = [_UNKNOWN_QUALITY if item.quality is None else item.quality / 100 for item in good]
        return (
            Voice(entry.path, sentences, found.title, kinds, entry.print.day, quality=quality),
            [_Line(item.sentence.text, entry.language, item) for item in good],
        )

    def _sentences(self, merged: Merged, lines: Sequence[Sequence[_Line]]) -> Iterable[StorySentence]:
        chosen = zip(merged.summary.sentences, merged.sources, merged.places, strict=True)
        for item, sources, (voice, position) in chosen:
            line = lines[voice][position]
            text = one_line(item.sentence.text, self._language)
            if line.translated is None:
                yield StorySentence(text, self._language, sources)
            else:
                yield StorySentence(
                    text,
                    self._language,
                    sources,
                    one_line(line.original, line.language),
                    line.language,
                    line.translated.quality,
                    line.translated.flags,
                )

    def _timeline(self) -> Iterable[Moment]:
        """Yield a headline a day where the story spans several, the last days if there are many."""
        days: dict[str, list[Entry]] = {}
        for entry in self._entries:
            if day_of(entry.published):
                days.setdefault(entry.published, []).append(entry)
        if len(days) < 2:  # noqa: PLR2004 - one day is no line
            return
        for day in sorted(days)[-_DAYS:]:
            own = [entry for entry in days[day] if entry.language == self._language] or days[day]
            best = own[best_headline([entry.title for entry in own], own[0].language)]
            yield Moment(day, best.title, best.path)
