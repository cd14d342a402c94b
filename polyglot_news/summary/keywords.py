"""What a text is about: its names and noun phrases, by how often, how early and how long they are.

Runs of words between function words and punctuation are the candidates, as in RAKE (Rose et al. 2010,
https://doi.org/10.1002/9780470689646.ch1); capital letters within a sentence mark names. No dictionary, no
tagger: of words without a capital, only what is said more than once is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from polyglot_news.document import Sentence
from polyglot_news.errors import UsageError
from polyglot_news.languages import facts
from polyglot_news.summary import name_variants
from polyglot_news.summary.cues import cues
from polyglot_news.summary.function_words import is_function_word

_WORD = re.compile(r"[^\W_]+(?:(?:[-'’‐.&]|(?<=\d),(?=\d))[^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_PARTS = re.compile(r"[-'’‐.&]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\u30a1-\u30fc々·]+")
_LONGEST = 6
_MOST_LETTERS = 100_000
_LONGEST_PLAIN = 3
_LONGEST_HAN = 10
_STEM_LETTERS = 4
_ENDING = 2
_NAME_BONUS = 3.0
_TITLE_BONUS = 20.0
_PHRASE_FACTOR = 1.5
# Words that stand within names without a capital.
_JOINTS = frozenset(
    {"of", "the", "de", "la", "le", "du", "des", "di", "del", "della", "dei", "van", "von", "der"}
)
# Days and months have capitals in some languages, but no article is about them.
_CALENDAR = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct",
    "nov", "dec", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember",
})  # fmt: skip
_PARTICLES = frozenset(
    "的了在是和与與及也就都而但他她它这這那为為于於被把将將对對从從等说說称稱曾已并並很更最不日月年"
)


@dataclass(slots=True)
class _Phrase:
    """A candidate: its written forms, how often it stands, in which place first, whether it is a name."""

    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    first: int = 0
    name: bool = False


def keywords(
    sentences: Sequence[Sentence],
    *,
    language: str,
    count: int,
    title: str = "",
    article: Sequence[Sentence] = (),
) -> tuple[str, ...]:
    """Return the names and noun phrases that sentences are about, at most `count`: names first.

    Only the first 100,000 characters count. Forms of one word that differ in their ending count together, and
    so do the variants of a name (`names.groups`), which is written as the title writes it, else as it most
    often is.

    Args:
        sentences: The sentences of a summary, or of a whole article.
        language: Our code of their language.
        count: The number requested; there may be fewer.
        title: The headline of the article: what it names goes first.
        article: All sentences of the article: how often a name stands in them counts, and how early.

    Raises:
        UsageError: `count` is below one.
    """
    if count < 1:
        raise UsageError(f"cannot name {count} keywords", "ask for one keyword or more")
    article = _opening(article or sentences)
    phrases = _phrases([title, *(sentence.text for sentence in article)], language)
    about = set(_phrases([title, *(sentence.text for sentence in _opening(sentences))], language))
    headed = _phrases([title], language)
    spaced = facts(language).spaced
    if spaced:
        phrases, about, headed = _united(phrases, about, headed, language)
    else:
        _keep_longest(phrases)
    ranked = sorted(
        (
            key
            for key, phrase in phrases.items()
            if key in about and (phrase.name or phrase.forms.total() > 1)
        ),
        key=lambda key: (
            spaced and not phrases[key].name,
            -_score(key, phrases[key], len(article), headed=key in headed),
            phrases[key].first,
            key,
        ),
    )
    taken: list[tuple[str, ...]] = []
    for key in ranked:
        if len(taken) == count:
            break
        if not any(_within(key, other) or _within(other, key) for other in taken):
            taken.append(key)
    return tuple(_written(phrases[key], headed.get(key)) for key in taken)


def _phrases(texts: Sequence[str], language: str) -> dict[tuple[str, ...], _Phrase]:
    """Return the candidates of texts, by their stems."""
    spaced = facts(language).spaced
    known = frozenset().union(*map(_capitals, texts)) if spaced else frozenset()
    found: dict[tuple[str, ...], _Phrase] = {}
    for place, text in enumerate(texts):
        for words, name in _spaced(text, language, known) if spaced else _unspaced(text, language):
            if all(is_function_word(word.casefold(), language) for word in words):
                continue
            phrase = found.setdefault(tuple(map(_stem, words)), _Phrase(first=place))
            phrase.forms[words] += 1
            phrase.name = phrase.name or name
    return found


def _united(
    phrases: dict[tuple[str, ...], _Phrase],
    about: set[tuple[str, ...]],
    headed: dict[tuple[str, ...], _Phrase],
    language: str,
) -> tuple[dict[tuple[str, ...], _Phrase], set[tuple[str, ...]], dict[tuple[str, ...], _Phrase]]:
    """Return the same with the variants of each name under one key."""
    # `One China` is no form of China
    forms = {
        _usual(phrase): key
        for key, phrase in phrases.items()
        if phrase.name and not is_function_word(_usual(phrase)[0].casefold(), language)
    }
    leaders = name_variants.groups({form: phrases[key].forms.total() for form, key in forms.items()})
    keys = {key: forms[leaders[form]] for form, key in forms.items()}
    united: dict[tuple[str, ...], _Phrase] = {}
    for key, phrase in phrases.items():
        one = united.setdefault(keys.get(key, key), _Phrase(first=phrase.first))
        one.forms.update(phrase.forms)
        one.first = min(one.first, phrase.first)
        one.name = one.name or phrase.name
    return (
        united,
        {keys.get(key, key) for key in about},
        {keys.get(key, key): phrase for key, phrase in headed.items()},
    )


def _usual(phrase: _Phrase) -> tuple[str, ...]:
    return min(phrase.forms, key=lambda form: (-phrase.forms[form], len(form), form))


def _opening(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the sentences that begin within the first 100,000 characters, the last of them cut there."""
    found, left = [], _MOST_LETTERS
    for sentence in sentences:
        if left <= 0:
            break
        found.append(sentence if len(sentence.text) <= left else replace(sentence, text=sentence.text[:left]))
        left -= len(sentence.text)
    return found


def _score(key: tuple[str, ...], phrase: _Phrase, total: int, *, headed: bool) -> float:
    early = 1 - phrase.first / (total + 1)
    # a longer run of Chinese characters is more of a word
    factor = _PHRASE_FACTOR if len(key) > 1 else 1 + len(key[0]) / 4 if _HAN.match(key[0]) else 1.0
    bonus = (_NAME_BONUS if phrase.name else 0) + (_TITLE_BONUS if headed and phrase.name else 0)
    return (phrase.forms.total() + bonus) * factor * (1 + early)


def _written(phrase: _Phrase, headed: _Phrase | None) -> str:
    """Return how title and article write a name, its acronym, or its commonest form.

    A headline's or dateline's capitals only where there is no other form.
    """
    forms = phrase.forms
    if headed is not None and phrase.name:
        own = _usual(headed)
        if forms[own] > headed.forms[own]:
            return " ".join(own)
    if headed is not None and set(headed.forms) != set(forms):
        forms = forms - headed.forms  # the words beside a name in a headline are often no part of it
    longest = max(sorted(forms), key=len)
    acronym = next(
        (form for form in sorted(forms) if len(form) == 1 and name_variants.is_acronym(form[0], longest)),
        None,
    )
    if acronym is not None:
        return acronym[0]
    ranked = sorted((" ".join(form).isupper(), -times, -len(form), form) for form, times in forms.items())
    return " ".join(ranked[0][-1])


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    if len(part) == len(whole) == 1:
        # pairs of Chinese characters grow into words of one piece
        return part[0] in whole[0] and not part[0].isascii()
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def _stem(word: str) -> str:
    folded = word.casefold()
    # the ending is cut by length alone, so that `школу` and `школа` are one word; Chinese has none
    return folded if _HAN.match(folded) else folded[: max(_STEM_LETTERS, len(folded) - _ENDING)]


def _capitals(text: str) -> frozenset[str]:
    """Return the words that have a capital within a sentence."""
    words = [_POSSESSIVE.sub("", match.group()) for match in _WORD.finditer(text)]
    return frozenset(word for word in words[1:] if word[0].isupper())


def _spaced(text: str, language: str, known: frozenset[str]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield the names of a sentence and runs of its other content words, each with whether it is a name."""
    table = cues(language)
    adjectives = table.adjectives if table else ()
    run: list[str] = []
    joints: list[str] = []
    named = False
    end = 0
    for number, match in enumerate(_WORD.finditer(text)):
        word = _POSSESSIVE.sub("", match.group())
        apart = not text[end : match.start()].isspace() and number > 0
        end = match.end()
        parts = _PARTS.split(word.casefold())
        function = all(is_function_word(part, language) for part in parts if part)
        capital = word[0].isupper()
        if number == 0 and capital and word not in known and not text[end : end + 2].strip()[:1].isupper():
            capital = False  # at the start of a sentence a capital alone means nothing
        joint = function and named and bool(run) and word in _JOINTS and not apart
        if apart or (function and not joint and not (capital and run)) or (not function and capital != named):
            # one word with a capital before a noun says what kind it is: `Chinese troops`
            modifies = bool(run) and not (apart or function or capital) and run[-1].endswith(adjectives)
            yield from _runs(run, named=named, adjective=modifies)
            run, joints = [], []
        if joint:
            joints.append(word)
        elif (not function or (capital and (run or number))) and word.casefold() not in _CALENDAR:
            run, joints, named = [*run, *joints, word], [], capital
        else:
            yield from _runs(run, named=named)
            run, joints = [], []
        if _POSSESSIVE.search(match.group()):
            yield from _runs(run, named=named)
            run, joints = [], []
    yield from _runs(run, named=named)


def _runs(
    run: Sequence[str], *, named: bool, adjective: bool = False
) -> Iterator[tuple[tuple[str, ...], bool]]:
    if named and run:
        yield tuple(run[:_LONGEST]), not run[0].isdigit() and not (adjective and len(run) == 1)
        return
    if 1 < len(run) <= _LONGEST_PLAIN:
        yield tuple(run), False
    yield from (((word,), False) for word in run if len(word) >= _STEM_LETTERS and not word[0].isdigit())


def _unspaced(text: str, language: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield runs of characters without function words, and names in letters; repetition tells the words."""
    for match in _HAN.finditer(text):
        letters = match.group()
        for start, letter in enumerate(letters):
            if letter in _PARTICLES:
                continue
            for end in range(start + 2, min(len(letters), start + _LONGEST_HAN) + 1):
                if letters[end - 1] in _PARTICLES or is_function_word(letters[end - 2 : end], language):
                    break
                yield (letters[start:end],), False
    for match in _WORD.finditer(_HAN.sub(" ", text)):
        if match.group()[0].isupper():
            yield (match.group(),), True


def _keep_longest(phrases: dict[tuple[str, ...], _Phrase]) -> None:
    """Drop runs that never stand without the same longer one around them: `兹别克` beside `乌兹别克`."""
    for key in sorted(phrases, key=lambda key: len(key[0])):
        times = phrases[key].forms.total()
        for shorter in ((key[0][1:],), (key[0][:-1],)):
            if shorter in phrases and phrases[shorter].forms.total() == times:
                del phrases[shorter]
