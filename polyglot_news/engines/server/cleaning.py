"""An answer without what is not translation (thinking, preambles, notes, quotes, echoes); pure functions."""

from __future__ import annotations

import re

from polyglot_news.engines.server.prompting import TERMS, Terms
from polyglot_news.languages import facts

_THINKING = re.compile(
    r"<(think|thinking|thought|reasoning)\b[^<>]{0,80}>.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_OPEN = re.compile(r"<(?:think|thinking|thought|reasoning)\b[^<>]{0,80}>", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:think|thinking|thought|reasoning)\s*>", re.IGNORECASE)
_CHANNEL = re.compile(r"<\|channel\|>\s*final\b.{0,80}?<\|message\|>", re.DOTALL)
_TOKEN = re.compile(r"<\|[^|<>\n]{1,40}\|>|</?s>|<(?:end_of_turn|start_of_turn|eos)>|\[/?INST\]")
_FENCE = re.compile(r"\A\s*```[^\n`]{0,20}\n(.*?)\n?```\s*\Z", re.DOTALL)
# words of preambles, in the languages in which models write them
_TRANSLATION = (
    "translat|traduz|traduc|tradu[çc]|traduct|übersetz|vertaling|перев[оеё]д|переклад"
    "|翻[译譯]|[译譯]文|翻訳|訳文|번역|ترجمة"
)
_PREAMBLE = re.compile(rf"[^\n:：]{{0,100}}(?:{_TRANSLATION})[^\n:：]{{0,100}}[:：]", re.IGNORECASE)
_COURTESY = re.compile(
    "(?:sure|certainly|of course|okay|ok|absolutely|certo|certamente|ecco|конечно|вот|当然|好的)"
    r"[^\w\n][^\n:：]{0,80}\n|(?:sure|certainly|of course|okay|ok)[!.,:]\s",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[\s(*_\[（]*(?:note|notes|explanation|translator|nota|spiegazione|примечание|пояснение|注|说明|備註|备注)[^\n:：]{0,40}[:：]",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^[\s\-*•·\d.)]*(.{1,200}?)\s*(?:[:：=→]|->|=>)\s*(.{1,200}?)[\s.,;，。；]*$")
_QUOTES = (
    ('"', '"'),
    ("“", "”"),
    ("«", "»"),
    ("「", "」"),
    ("'", "'"),
    ("‘", "’"),
    ("„", "“"),
    ("„", "”"),
    ("`", "`"),
    ("**", "**"),
)
_LONGEST = 50_000  # characters: a longer answer is refused


def cleaned(answer: str, sentence: str, target: str, terms: Terms = ()) -> str:
    r"""Return the translation that an answer holds, on one line; nothing where it holds none.

    >>> cleaned('<think>Hm.</think>Sure! Here is the translation:\n\n"Ciao a tutti."', "Hello all.", "it")
    'Ciao a tutti.'

    Args:
        answer: What the model wrote.
        sentence: What it was to translate: what begins like this is no preamble.
        target: Our code of the language of the translation.
        terms: The terms that the request named: a list of them is an echo.
    """
    text = _without_thinking(answer[:_LONGEST])
    if fenced := _FENCE.match(text):
        text = fenced.group(1)
    text = _without_terms(text.strip(), terms)
    text = _without_preamble(text, sentence, target)
    text = _without_echo(_first_part(text, sentence), sentence)
    return _unquoted(" ".join(text.split()), sentence)


def _without_thinking(text: str) -> str:
    """Return the text outside the thinking; thinking without an end leaves nothing."""
    if channel := list(_CHANNEL.finditer(text)):
        text = text[channel[-1].end() :]
    text = _THINKING.sub("", text)
    if ends := list(_CLOSED.finditer(text)):  # its beginning was in the template of the prompt
        text = text[ends[-1].end() :]
    if begins := _OPEN.search(text):
        text = text[: begins.start()]
    return _TOKEN.sub("", text)


def _without_terms(text: str, terms: Terms) -> str:
    """Return the text without the lines that repeat the list of terms."""
    if not terms:
        return text
    known = {(_bare(term), _bare(form)) for term, form in terms}
    lines = []
    for line in text.splitlines():
        item = _ITEM.match(line) if len(line) < 500 else None  # noqa: PLR2004
        if item and (_bare(item.group(1)), _bare(item.group(2))) in known:
            continue
        if line.strip(" *_").startswith(TERMS):
            continue
        lines.append(line)
    return "\n".join(lines).strip()


def _bare(text: str) -> str:
    return text.strip(" \t\"'“”«»*`").casefold()


def _without_preamble(text: str, sentence: str, target: str) -> str:
    """Return the text without the words that announce the translation."""
    if (courtesy := _COURTESY.match(text)) and not _COURTESY.match(sentence + "\n"):
        text = text[courtesy.end() :].lstrip()
    announced = _PREAMBLE.match(text)
    if announced and not _PREAMBLE.match(sentence):
        text = text[announced.end() :].lstrip(" *_\n")
    label = re.match(rf"\W{{0,4}}{re.escape(facts(target).name)}\W{{0,3}}[:：]\W{{0,3}}", text)
    return text[label.end() :] if label and not sentence.startswith(facts(target).name) else text


def _first_part(text: str, sentence: str) -> str:
    """Return the paragraph that translates: not the repeated source, not the notes after it."""
    parts = [
        part.strip()
        for part in re.split(
            r"\n\s*\n|\n(?=\s*[(（*_\[]*(?:note|nota|примечание|注))", text, flags=re.IGNORECASE
        )
    ]
    kept = [part for part in parts if part and not _same(part, sentence)]
    if not kept:
        return parts[0] if parts else ""
    lines = [line for line in kept[0].splitlines() if not _same(line, sentence) and not _NOTE.match(line)]
    return "\n".join(lines) if lines else kept[0]


def _without_echo(text: str, sentence: str) -> str:
    """Return the text without the source and an arrow before it."""
    if text.startswith(sentence):
        rest = re.match(r"\s*(?:→|->|=>|=|[:：]|–|—|\n)\s*(?=\S)", text[len(sentence) :])
        return text[len(sentence) + rest.end() :] if rest else text
    return text


def _unquoted(text: str, sentence: str) -> str:
    """Return the text without quotation marks around all of it that the source does not have."""
    for opening, closing in _QUOTES:
        inner = text[len(opening) : -len(closing)]
        whole = (
            len(text) > len(opening) + len(closing) and text.startswith(opening) and text.endswith(closing)
        )
        if whole and opening not in inner and closing not in inner and sentence[:1] not in "\"“«„'‘":
            return _unquoted(inner.strip(), sentence)
    return text


def _same(text: str, sentence: str) -> bool:
    return _bare(text) == _bare(sentence)
