"""What never belongs into a summary: bylines, captions, calls to read on, scraps, what was said already."""

from __future__ import annotations

import re
from collections.abc import Sequence

from polyglot_news.document import Sentence
from polyglot_news.languages import facts
from polyglot_news.summary.function_words import is_function_word

_NOTICE = re.compile(
    r"""\W*(?:
(?:read|see|watch|hear|find\ out|click|tap|scroll|swipe)\s+
   (?:more|also|here|below|the\ (?:full|video|gallery)|down|for\ (?:more|video|yourself))\b.{0,80}$
|(?:scroll\ down|click\ here|follow\ us|follow\ @
   |sign\ up|subscribe|share\ this|share\ on|see\ also|related|advertisement
   |more\ (?:on\ this\ story|from|news)\b|for\ more\ (?:information|news|on)\b|published|updated
|created|last\ (?:updated|modified)
   |(?:additional\ )?(?:reporting|writing|editing|translation|translated)\ by
|(?:photo|image|picture|video|credit|source|file)s?\s*[:©/]
   |photo(?:graph)?(?:s)?\ (?:by|courtesy)|photo\ credit|all\ rights\ reserved|copyright|©|watch:
|video:|e-?mail\ the\ author)
|(?:leggi|guarda|vedi|clicca|segui|iscriviti|condividi)\s+(?:anche|tutto|qui|su|il\ video|la\ |ora|alla)\b
|(?:foto|fonte|video|immagine|pubblicato|aggiornato|traduzione|riproduzione\ riservata)
   \s*(?:[:©/]|di\b|il\b|$)
|(?:читайте|смотрите)\s+(?:также|ещё|еще)|подпис(?:ывайтесь|аться)
|(?:фото|видео|источник|автор|текст|перевод|опубликовано|обновлено)\s*[:©/]
|(?:подробнее|полностью)\s+(?:в|на|читайте|здесь)\b
|(?:记者|記者|编辑|編輯|来源|來源|图片|圖片|图|圖|摄影|攝影|责任编辑|責任編輯|撰文|翻译|翻譯|文)\s*[:：/|／]|点击|點擊|扫码|关注我们|關注我們
|更多(?:新闻|新聞|内容)|阅读全文|閱讀全文|延伸阅读|相关(?:阅读|新闻)
|(?:lire\ aussi|à\ lire|abonnez|crédit
   |lea\ también|suscr[íi]b|leia\ (?:também|mais)|assine|lesen\ sie\ auch|foto:|quelle:)
)""",
    re.VERBOSE | re.IGNORECASE,
)
_BY = frozenset({"by", "di", "von", "par", "por", "от", "автор"})
_BETWEEN = frozenset({"and", "e", "et", "und", "y", "i", "и", "in", "for", "&"})
_LONGEST_BYLINE = 10
_PICTURE = re.compile(
    r"""^\W*pictured\b
|[(\[]\s*(?:pictured\ \w+|picture|above|left|right|cent(?:re|er)|top|bottom|file\ photo|inset|back|front
|foto|a\ sinistra|a\ destra|al\ centro|nella\ foto|слева|справа|в\ центре|на\ фото|архив|左|右|中|资料图
|資料圖|图|圖)\b[^()\[\]]{0,60}[)\]]
|\bis\ (?:seen|pictured|shown)\ (?:here|in\ this)\b|\bpictured\ (?:here|above|below|left|right)\b
|\b(?:file|undated|handout)\ (?:photo|picture|image)\b|\bnella\ foto\b|\bна\ (?:фото|снимке)\b|资料图片
|資料圖片|(?:/|via\s)(?:AFP|AP|EPA|Getty|Reuters)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# a few words and a colon, but no quotation after it: `He said: "…"` is no label
_LABEL = re.compile(r"\W?(?:[^\s:]+\s){0,4}[^\s:]*[^\W\d]\W?:\s+[^\W_a-zа-я]")
_LABEL_LOOK = 80
_END = re.compile(r"[.!?…。！？｡؟۔।॥։][\s\"'”’»›)\]」』）】*]*$")
SCRAPS = frozenset({"short", "byline or notice"})
APART = frozenset({"caption", "byline or notice"})
REPEATS = "says what is said in sentence"
_CONTENT_WORDS = 5
_CONTENT_PAIRS = 9
_LEAST = 3
_SHARED = 0.5
_HELD = 0.85
_LONG = 2000
_RARE = 8
_COMMON = 50


def shortcomings(
    sentences: Sequence[Sentence], words: Sequence[tuple[str, ...]], language: str
) -> tuple[str, ...]:
    """Return for each sentence why it does not belong into a summary, or an empty string.

    Args:
        sentences: The sentences of an article in order.
        words: Their `words.tokens`.
        language: Our code of their language.
    """
    contents = contents_of(words, language)
    spaced = facts(language).spaced
    least = _CONTENT_WORDS if spaced else _CONTENT_PAIRS
    flaws = [
        _flaw(sentence.text, len(content), least, spaced=spaced)
        for sentence, content in zip(sentences, contents, strict=True)
    ]
    repeated = repetitions(contents, [not flaw for flaw in flaws])
    return tuple(
        flaw or ("" if original is None else f"{REPEATS} {original + 1}")
        for flaw, original in zip(flaws, repeated, strict=True)
    )


def contents_of(words: Sequence[tuple[str, ...]], language: str) -> list[frozenset[str]]:
    """Return the content words of each sentence."""
    return [frozenset(word for word in own if not is_function_word(word, language)) for own in words]


def _flaw(text: str, content: int, least: int, *, spaced: bool) -> str:
    """Return what a sentence lacks by itself."""
    line = " ".join(text[:_LONG].split())
    if _NOTICE.match(line) or _is_byline(line):
        return "byline or notice"
    if content < least:
        return "short"
    if _PICTURE.search(line) or (spaced and _LABEL.match(line[:_LABEL_LOOK])):
        return "caption"
    if len(text) <= _LONG and not _END.search(text):
        return "no full stop"
    return ""


def _is_byline(line: str) -> bool:
    """Return whether a line is a preposition and names: `By Jane Miller and Tom B. Porter`."""
    first, *names = line.split(" ")
    return (
        first.casefold() in _BY
        and 0 < len(names) <= _LONGEST_BYLINE
        and names[0][:1].isupper()
        and all(not name[0].islower() or name in _BETWEEN for name in names)
    )


def repetitions(contents: Sequence[frozenset[str]], usable: Sequence[bool]) -> tuple[int | None, ...]:
    """Return for each set of words the position of an earlier usable one that says the same, or None.

    Two say the same where they share at least half of all their words, or one holds nearly all of the other.
    Only sets that share one of their rarest words are compared, so time grows with the number of sets, not
    with its square.
    """
    frequency: dict[str, int] = {}
    for content in contents:
        for word in content:
            frequency[word] = frequency.get(word, 0) + 1
    places: dict[str, list[int]] = {}
    exact: dict[frozenset[str], int] = {}
    found: list[int | None] = []
    for position, content in enumerate(contents):
        rare = sorted((frequency[word], word) for word in content if frequency[word] <= _COMMON)[:_RARE]
        original = exact.get(content) if content else None
        if original is None:
            near = sorted({place for _, word in rare for place in places.get(word, ())})
            original = next((place for place in near if _alike(contents[place], content)), None)
        found.append(original)
        if content and usable[position] and original is None:
            exact.setdefault(content, position)
            for _, word in rare:
                places.setdefault(word, []).append(position)
    return tuple(found)


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    smaller, shared = min(len(first), len(second)), len(first & second)
    if smaller < _LEAST:
        return False
    return shared >= _SHARED * (len(first) + len(second) - shared) or shared >= _HELD * smaller
