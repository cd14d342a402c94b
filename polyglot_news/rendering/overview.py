"""The page over a whole batch: a table that can be sorted, two small plots, a link to each review page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from polyglot_news.escaping import for_html as escape
from polyglot_news.languages import facts
from polyglot_news.rendering.self_contained import counted, page
from polyglot_news.version import __version__

_KINDS = 10  # bars; what is rarer is shown together
_LEFT, _WIDTH, _STEP, _BAR = 130, 400, 26, 220  # of the plots, in units of a drawing
_BRAND = '<p class="brand">polyglot-news <span>overview</span></p>'
_RATIOS = (0.25, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 3.0)


@dataclass(frozen=True, slots=True)
class Row:
    """One article of a batch.

    Attributes:
        path: The input, relative to the folder.
        page: Its review page, relative to the overview, or an empty string where there is none.
        title: Headline, or an empty string.
        outcome: `done`, `partial` or `failed`.
        words: Words of the source.
        flags: How often each check was raised, over all languages.
        missed: Terms of the glossary that are missing.
        ratios: By target language, characters of the translation for each one of its source.
        failures: What could not be done.
    """

    path: str
    page: str
    title: str
    outcome: str
    words: int
    flags: Mapping[str, int] = field(default_factory=dict)
    missed: int = 0
    ratios: Mapping[str, float] = field(default_factory=dict)
    failures: tuple[str, ...] = ()


def render(rows: Sequence[Row]) -> str:
    """Return the page over these articles; it is self-contained except for the pages that it links to."""
    title = f"{counted(len(rows), 'article')} to review"
    flags: Counter[str] = Counter()
    for row in rows:
        flags.update(row.flags)
    done = sum(row.outcome == "done" for row in rows)
    lead = (
        f"{done:,} of {len(rows):,} done, {counted(sum(row.words for row in rows), 'word')}, "
        f"{counted(sum(flags.values()), 'flag')}, "
        f"{counted(sum(row.missed for row in rows), 'term')} missed"
    )
    body = (
        f'<header class="top">\n{_BRAND}\n'
        f"<h1>{escape(title)}</h1>\n<p>{escape(lead)}</p>\n</header>\n<main>\n"
        f'<div class="plots">{_flags_plot(flags)}{_ratios_plot(rows)}</div>\n{_table(rows)}</main>\n'
        f"<footer><p>polyglot-news {escape(__version__)}</p></footer>"
    )
    return page(title, body, styles=("base.css", "overview.css"), scripts=("overview.js",))


def is_from_us(beginning: bytes) -> bool:
    """Whether a page, of which the beginning is given, is one that `render` made."""
    return _BRAND.encode() in beginning


def _table(rows: Sequence[Row]) -> str:
    heads = "".join(
        f'<th scope="col"{kind} aria-sort="{state}"><button type="button">{name}</button></th>'
        for name, kind, state in (
            ("Article", "", "none"),
            ("Words", ' class="number"', "none"),
            ("Flags", ' class="number"', "none"),
            ("Terms missed", ' class="number"', "none"),
            ("Length ratio", ' class="number"', "none"),
            ("Outcome", "", "none"),
        )
    )
    lines = "".join(map(_line, rows))
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Articles">'
        f"<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}</tbody></table></div>\n"
    )


def _line(row: Row) -> str:
    name = f"<bdi>{escape(row.title or row.path)}</bdi>"
    # a dot before the path: no name of a file is taken for the scheme of an address
    link = f'<a href="./{escape(quote(row.page, errors="replace"))}">{name}</a>' if row.page else name
    path = f'<span class="path"><bdi>{escape(row.path)}</bdi></span>' if row.title else ""
    kinds = _list((kind, str(count)) for kind, count in sorted(row.flags.items()))
    total = sum(row.flags.values())
    extreme = max(
        row.ratios.values(), key=lambda ratio: max(ratio, 1 / ratio if ratio else 99.0), default=0.0
    )
    ratios = _list((code, f"{ratio:.2f}") for code, ratio in row.ratios.items())
    outcome = escape(row.outcome)
    why = "".join(f'<span class="path"><bdi>{escape(text)}</bdi></span>' for text in row.failures)
    return (
        f'<tr><th scope="row" data-value="{escape((row.title or row.path).casefold())}">{link}{path}</th>'
        f"{_number(row.words, f'{row.words:,}')}"
        f"{_number(total, str(total), kinds)}{_number(row.missed, str(row.missed))}"
        f"{_number(extreme, ratios)}"
        f'<td data-value="{outcome}"><span class="{outcome}">{outcome}</span>{why}</td></tr>\n'
    )


def _list(pairs: Iterable[tuple[str, str]]) -> str:
    """Return names with their figures; a line breaks only between them."""
    return ", ".join(f'<span class="piece">{escape(name)} {figure}</span>' for name, figure in pairs)


def _number(value: float, shown: str, more: str = "") -> str:
    detail = f'<span class="path">{more}</span>' if more else ""
    return f'<td class="number" data-value="{value:.4f}">{shown}{detail}</td>'


def _flags_plot(flags: Mapping[str, int]) -> str:
    """Return bars: how often each check was raised."""
    if not flags:
        return '<figure><figcaption>Flags by kind</figcaption><p class="none">No flags.</p></figure>'
    ordered = sorted(flags.items(), key=lambda item: (-item[1], item[0]))
    shown = ordered[:_KINDS]
    rest = sum(count for _, count in ordered[_KINDS:])
    shown += [("others", rest)] if rest else []
    most = max(count for _, count in shown)
    bars = "".join(
        f'<text x="{_LEFT - 10}" y="{_STEP * at + 17}" class="label">{escape(_short(kind))}</text>'
        f'<rect x="{_LEFT}" y="{_STEP * at + 5}" height="16" rx="2" width="{max(2, _BAR * count // most)}"/>'
        f'<text x="{_LEFT + max(2, _BAR * count // most) + 8}" y="{_STEP * at + 17}">{count:,}</text>'
        for at, (kind, count) in enumerate(shown)
    )
    summary = ", ".join(f"{kind} {count}" for kind, count in shown)
    return _figure("Flags by kind", summary, bars, _STEP * len(shown) + 6)


def _ratios_plot(rows: Sequence[Row]) -> str:
    """Return a line for each language with a dot for each article: how long translations are."""
    languages = tuple(dict.fromkeys(code for row in rows for code in row.ratios))
    if not languages:
        return ""
    height = _STEP * len(languages)
    ticks = "".join(
        f'<line x1="{_place(ratio):.1f}" x2="{_place(ratio):.1f}" y1="0" y2="{height}" class="tick"/>'
        f'<text x="{_place(ratio):.1f}" y="{height + 16}" class="middle">{ratio:g}</text>'
        for ratio in _RATIOS
    )
    lines = "".join(
        f'<text x="{_LEFT - 10}" y="{_STEP * at + 17}" class="label">{_name(code)}</text>'
        + "".join(
            f'<circle cx="{_place(row.ratios[code]):.1f}" cy="{_STEP * at + 13}" r="4">'
            f"<title>{escape(row.title or row.path)}: {row.ratios[code]:.2f}</title></circle>"
            for row in rows
            if code in row.ratios
        )
        for at, code in enumerate(languages)
    )
    summary = "; ".join(_range(rows, code) for code in languages)
    return _figure(
        "Length of the translation, for one character of the source", summary, ticks + lines, height + 22
    )


def _name(code: str) -> str:
    return escape(_short(facts(code).name))


def _range(rows: Sequence[Row], code: str) -> str:
    values = [row.ratios[code] for row in rows if code in row.ratios]
    return f"{facts(code).name} {min(values):.2f} to {max(values):.2f}"


def _place(ratio: float) -> float:
    """Return where a ratio stands on the axis: halves and doubles are as far from one as each other."""
    from math import log

    low, high = log(_RATIOS[0]), log(_RATIOS[-1])
    at = (log(min(max(ratio, _RATIOS[0]), _RATIOS[-1])) - low) / (high - low)
    return _LEFT + 12 + at * (_WIDTH - _LEFT - 24)


def _figure(caption: str, summary: str, drawing: str, height: int) -> str:
    return (
        f"<figure><figcaption>{escape(caption)}</figcaption>"
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(caption)}: {escape(summary)}">'
        f"{drawing}</svg></figure>"
    )


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:19]}…"  # noqa: PLR2004 - what fits left of the plot


def rows_of(entries: Sequence[Mapping[str, object]]) -> Iterator[Row]:
    """Yield the rows that the lines of a manifest describe; missing values count as empty."""
    for entry in entries:
        flags, ratios, files, failures = (
            entry.get(name) for name in ("flags", "ratios", "files", "failures")
        )
        pages = (
            [str(name) for name in files if str(name).endswith(".html")] if isinstance(files, list) else []
        )
        yield Row(
            path=str(entry.get("path", "")),
            page=pages[0] if pages else "",
            title=str(entry.get("title", "")),
            outcome=str(entry.get("outcome", "")),
            words=_whole(entry.get("words")),
            flags=Counter(str(flag) for flag in flags) if isinstance(flags, list) else {},
            missed=_whole(entry.get("missed")),
            ratios={
                str(code): float(ratio) for code, ratio in ratios.items() if isinstance(ratio, int | float)
            }
            if isinstance(ratios, dict)
            else {},
            failures=tuple(map(str, failures)) if isinstance(failures, list) else (),
        )


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
