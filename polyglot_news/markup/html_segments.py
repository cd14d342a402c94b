"""The segments of an HTML page's article, with their places in the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from polyglot_news.document import Article
from polyglot_news.escaping import for_html
from polyglot_news.markup.elements import Element, Run, runs
from polyglot_news.markup.inlines import kind_of, segment_of
from polyglot_news.markup.segments import LANGUAGE, TITLE, TOKEN, Change, Marked, Segment
from polyglot_news.markup.tags import attributes, safe_tag, without

_FURNITURE = frozenset({"nav", "aside", "footer", "form", "button", "dialog", "menu", "search"})
_OBJECTS = frozenset({"table", "figure", "figcaption", "caption"})
_GONE = _FURNITURE | {
    "head",
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "noscript",
    "template",
    "base",
    "link",
    "meta",
}
_KEEPING = frozenset({"byline", "date"})  # lines that are not translated but visible to the reader
_PARTIAL = 20  # letters: a shorter line is searched only as a whole line
_LARGEST = 400_000  # letters of an article in which parts of lines are searched
_MANY = 5_000
_MOST_OF_IT = 0.8


def read(source: str, article: Article, *, whole: bool) -> Marked:
    """Return the page with the segments that are translated.

    The article's element is the innermost one that holds four fifths of the text that `article` has; of a
    page that is given back without the rest, the one that holds all of it. In it everything is translated
    but what reading dropped and furniture; tables, captions and the alternative text of pictures are.
    Outside of it the headline is, and what else is of the article to the letter.

    Args:
        source: The page as decoded.
        article: What reading found in it.
        whole: Return the whole page; otherwise only the article, as a page of its own.
    """
    page = _Page(source, article)
    root = page.root(_MOST_OF_IT if whole else 1.0)
    chosen = [run for run in page.runs if page.translated(run, root)]
    segments = [run.segment for run in chosen]
    segments += page.alternatives(root, segments)
    segments.sort(key=lambda segment: segment.start)
    if whole:
        return Marked(source, tuple(segments), "html", (0, len(source)), tuple(_whole(page, root, chosen)))
    return _alone(page, root, segments)


class _Page:
    """A page: its elements, its runs of text, and what reading found in it."""

    def __init__(self, source: str, article: Article) -> None:
        self.source = source
        self.article = article
        self.elements: list[Element] = []
        self.runs: list[Run] = []
        tokens = [int(number) for number in TOKEN.findall(source)]
        for pieces in runs(source, self.elements):
            segment = segment_of(source, pieces, max(tokens, default=0) + 1)
            if segment is not None:
                names = (self.elements[each].name for each in self.around(pieces.element))
                kinds = [kind for kind in map(kind_of, names) if kind != "paragraph"]
                kind = kinds[0] if kinds else "paragraph"
                self.runs.append(Run(pieces.element, replace(segment, kind=kind)))
        self.title = _key(article.title)
        keys = [_key(article.text[block.start : block.end]) for block in article.blocks]
        self.wanted = {key for key in (*keys, _key(article.standfirst)) if key}
        everything = "\n".join(keys)
        self.text = everything if len(everything) <= _LARGEST and len(self.runs) <= _MANY else ""
        lines = ((line, block.reason) for block in article.dropped for line in block.text.splitlines())
        self.dropped = {_key(line): reason for line, reason in lines}

    def matches(self, run: Run) -> bool:
        """Whether a run of text is in the article that was read."""
        key = _key(run.segment.text)
        return key in self.wanted or (len(key) >= _PARTIAL and key in self.text)

    def furniture(self, element: int) -> bool:
        """Whether an element is, or is in, a part of the page that is around articles."""
        return any(self.elements[each].name in _FURNITURE for each in self.around(element))

    def root(self, share: float) -> int:
        """Return the innermost element that holds such a share of the article's text."""
        sizes: dict[int, int] = {}
        total = 0
        for run in self.runs:
            if self.matches(run) and not self.furniture(run.element):
                size = len(run.segment.text)
                total += size
                for element in self.around(run.element):
                    sizes[element] = sizes.get(element, 0) + size
        enough = [element for element, size in sizes.items() if size >= share * total]
        return max(enough, default=0)  # elements are numbered as they open: the last is the innermost

    def around(self, element: int) -> Iterator[int]:
        """Yield an element and all that it is in, up to the page itself (0)."""
        while element > 0:
            yield element
            element = self.elements[element].parent
        yield 0

    def translated(self, run: Run, root: int) -> bool:
        """Whether a run of text is translated."""
        names = [self.elements[element].name for element in self.around(run.element)]
        key = _key(run.segment.text)
        if key == self.title and key and {"h1", "h2"} & set(names):
            return True
        if key in self.wanted and len(key) >= _PARTIAL and not self.furniture(run.element):
            return True
        if root not in self.around(run.element):
            return False
        if self.matches(run):
            return True
        inside = names[: [*self.around(run.element)].index(root)]
        if _FURNITURE & set(inside):
            return False
        return bool(_OBJECTS & set(inside)) or key not in self.dropped

    def alternatives(self, root: int, segments: list[Segment]) -> Iterator[Segment]:
        """Yield the alternative texts of the pictures of the article that are in no run of text."""
        spans = [(segment.start, segment.end) for segment in segments]
        for element in self.elements[1:]:
            if element.name != "img" or root not in self.around(element.number):
                continue
            if any(start <= element.start < end for start, end in spans):
                continue
            names = {self.elements[each].name for each in self.around(element.parent)}
            alt = attributes(self.source[element.start : element.inner]).get("alt")
            if alt is None or alt.end == alt.last or _FURNITURE & names:  # without quotes there is no room
                continue
            text = " ".join(unescape(alt.value).split())
            if any(map(str.isalpha, text)):
                yield Segment(element.start + alt.first, element.start + alt.last, text, escape="attribute")


def _whole(page: _Page, root: int, chosen: list[Run]) -> Iterator[Change]:
    """Yield what changes outside of the segments of a whole page: languages and the title of the window."""
    marked = {root} | {
        next((e for e in page.around(run.element) if page.elements[e].name in {"h1", "h2"}), run.element)
        for run in chosen
        if root not in page.around(run.element)
    }
    marked -= {element for element in page.around(root) if element != root}
    for number in sorted(marked):
        if number:
            yield _in_language(page, page.elements[number])
    for element in page.elements[1:]:
        if element.name == "title" and page.article.title:
            inner = page.source[element.inner : element.close]
            before, found, after = unescape(inner).partition(page.article.title)
            if found:
                yield Change(element.inner, element.close, (for_html(before), TITLE, for_html(after)))
            return


def _in_language(page: _Page, element: Element) -> Change:
    """Return a change that sets the language of an element in its tag."""
    tag = page.source[element.start : element.inner]
    found = attributes(tag)
    tag = without(tag, [found[name] for name in ("lang", "xml:lang", "dir") if name in found])
    head = 1 + len(element.name)
    return Change(element.start, element.inner, (tag[:head], " ", LANGUAGE, tag[head:]))


def _alone(page: _Page, root: int, segments: list[Segment]) -> Marked:
    """Return the article as a page of its own: without furniture, scripts and what reading dropped."""
    top = page.elements[root]
    low, high = (0, len(page.source)) if root == 0 else (top.inner, top.close)
    inside = [segment for segment in segments if low <= segment.start < high]
    held = [segment.start for segment in inside]
    changes = [
        Change(element.start, element.end, ("",))
        for element in page.elements[1:]
        if element.name in _GONE
        and low <= element.start < high
        and not any(element.start <= at < element.end for at in held)
    ]
    kept = {segment.start for segment in inside}
    for run in page.runs:
        segment = run.segment
        reason = page.dropped.get(_key(segment.text), "not part of the article")
        if low <= segment.start < high and segment.start not in kept and reason not in _KEEPING:
            changes.append(Change(segment.start, segment.end, ("",)))
    for element in page.elements[1:]:
        if low <= element.start < high:
            tag = page.source[element.start : element.inner]
            safe = safe_tag(tag)
            if safe != tag and not any(s.start <= element.start < s.end for s in inside):
                changes.append(Change(element.start, element.inner, (safe,)))
    safe_segments = tuple(
        replace(s, inlines=tuple(replace(i, open=safe_tag(i.open)) for i in s.inlines)) for s in inside
    )
    headline = any(_key(segment.text) == page.title for segment in inside) or not page.title
    before = (
        "<!doctype html>\n<html ", LANGUAGE, '>\n<head>\n<meta charset="utf-8">\n<title>', TITLE,
        "</title>\n</head>\n<body>\n<article>\n", *(() if headline else ("<h1>", TITLE, "</h1>\n")),
    )  # fmt: skip
    return Marked(
        page.source, safe_segments, "html", (low, high), tuple(changes), before,
        ("\n</article>\n</body>\n</html>\n",),
    )  # fmt: skip


def _key(text: str) -> str:
    """Return the letters and digits of a text, which are equal in two copies of a line."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
