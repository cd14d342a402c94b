"""Whether a stop ends its sentence: rules of our own for what Punkt gets wrong in news, else Punkt.

Punkt's procedure (Kiss and Strunk, Unsupervised Multilingual Sentence Boundary Detection, 2006) is applied
with its trained model to one pair of tokens at a time: the word before the stop and the word behind it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from polyglot_news.languages import facts
from polyglot_news.sentences.abbreviations import lexicon_of
from polyglot_news.sentences.word_classes import (
    AFTER_AN_HOUR,
    CONSONANTAL,
    EXCLAIMED,
    HONORIFICS,
    HOSTS,
    LETTERED,
    ORDINAL,
    Lexicon,
)

if TYPE_CHECKING:
    from punkt import PunktParameters

# stops that end a sentence whatever the case of the next word, with or without a space behind them
HARD = frozenset("。！？｡؟۔।॥։‼⁇⁈⁉")
_MARKS = frozenset("!?;\u037e:")  # `;` asks in Greek, `:` ends a sentence in Armenian
_ELLIPSIS = re.compile(r"\.[\s]?\.|…")
_BEFORE_A_WORD = "\"'“”‘’«»„‚‹›([{¿¡—–―-…•●▪■◦‣⁃*#\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_INVISIBLE = "\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\Z")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_MARKER = re.compile(r"(?:\d{1,3}|[IVXLCDM]{1,5})\Z")
_ORDINAL_NUMBER = re.compile(r"(?:\d{1,2}|[IVXLCDM]{1,5})\Z")
_QUOTES = frozenset("\"'”’»“‘›«„‚‹")
_DASHES = frozenset("-–—―‐‑‒")
_VOWEL = re.compile("[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýāēīōūăĕęėąůűőıœаеёиоуыэюяєіїўүұөә]")
_ADDRESS = re.compile(r"[/@\\_=&#]|www\.|\w:\w")
_DOTTED = re.compile(r"\w+[.]\w")
_CITATION = re.compile(r"[^\W\d_][^()]{0,40}\d\)")  # (Adler 12)
_NAME_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a sentence may end, with what stands around it.

    Attributes:
        window: What stands before the stop in the same sentence, the last few dozen characters.
        run: The stop or stops, with the closing marks behind them.
        gap: The white space behind the run, possibly none.
        lead: Opening marks and dashes before the next word.
        following: What follows from the first character that is no opening mark, a few dozen of them.
        word: The letters that `following` begins with, composed (NFC).
        words_before: The words of the sentence before the stop, where they are few.
        quoting: Whether a quotation mark « is open before the stop.
    """

    window: str
    run: str
    gap: str
    lead: str
    following: str
    word: str
    words_before: tuple[str, ...]
    quoting: bool


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides for candidates of one language whether they end a sentence."""

    language: str
    lexicon: Lexicon
    params: PunktParameters
    folds_vowels: bool

    def ends_sentence(self, candidate: Candidate) -> bool:  # noqa: PLR0911 - the first rule that applies decides
        """Return whether a sentence ends with the run of the candidate."""
        first, run = candidate.following[:1], candidate.run
        if not first or first in ",;:)]}%":
            return False
        if not HARD.isdisjoint(run):
            return not (_small(first) and candidate.gap)
        if not candidate.gap:
            return self._ends_without_space(candidate)
        if _small(first) and not _inner_capital(candidate.word):
            return False
        if candidate.quoting and not _DASHES.isdisjoint(candidate.lead) and _QUOTES.isdisjoint(run):
            return False  # «…, — said he. — And on it goes»: one quotation, one sentence
        if not _MARKS.isdisjoint(run):
            return self._ends_with_mark(candidate)
        if _ELLIPSIS.search(run):
            return self._ends_with_ellipsis(candidate)
        return self._ends_with_full_stop(candidate)

    def _opens(self, candidate: Candidate, *, strictly: bool = False) -> bool:
        """Return whether the next word is one that opens sentences, and no initial (`A. Smith`).

        Strictly, it is one of our list; else Punkt may also know it as one that only there has a capital.
        """
        word = candidate.word
        if len(word) == 1 and candidate.following[1:2] == ".":
            return False
        low = word.lower()
        if low in self.lexicon.openers:
            return True
        if strictly:
            return False
        if low in self.params.sent_starters and not self.lexicon.openers:
            return True
        from punkt import OrthoContext

        # seen with a small letter, and never with a capital inside of a sentence
        context = self.params.ortho(low)
        return bool(context & OrthoContext.LC) and not context & OrthoContext.MID_UC

    def _ends_with_mark(self, candidate: Candidate) -> bool:
        """Judge `!`, `?` and their like: not in brackets, nor in a name, nor before who said it."""
        if _bracketed(candidate):
            return False
        if candidate.run == "!" and _last_word(candidate).lower() in EXCLAIMED:
            return self._opens(candidate)
        return _QUOTES.isdisjoint(candidate.run) or not self._says(candidate)

    def _says(self, candidate: Candidate) -> bool:
        """Return whether a name and a verb of saying follow, as in `"Why now?" Smith asked`."""
        if not self.lexicon.speech or not _QUOTES.isdisjoint(candidate.lead):
            return False
        for position, word in enumerate(_NAME_WORD.findall(candidate.following)[:4]):
            if position and word.lower() in self.lexicon.speech:
                return True
            if not word[0].isupper() or word.lower() in self.lexicon.openers - {"he", "she", "they"}:
                return False
        return False

    def _ends_with_ellipsis(self, candidate: Candidate) -> bool:
        if _bracketed(candidate):
            return self._opens(candidate) and "(" not in candidate.lead
        if candidate.window[-1:].isspace():
            # an omission inside of a sentence stands between spaces
            dots = candidate.run.count(".") + 3 * candidate.run.count("…")
            return dots > len("...") or (self._opens(candidate) and candidate.word != "I")
        return True

    def _ends_without_space(self, candidate: Candidate) -> bool:
        """Judge a lost space, `the end.The next`: neither an address nor an initial nor a product."""
        word, token = candidate.word, _last_token(candidate.window)
        if not word[1:2].islower() or word.lower() in HOSTS:
            return False
        if _ADDRESS.search(token) or _ADDRESS.search(candidate.following.split(None, 1)[0]):
            return False
        if _DOTTED.match(candidate.following):
            return False
        stem = token[-3:]
        if not (stem.isdigit() or (len(stem) == len("the") and stem.isalpha() and stem.islower())):
            return False
        low = token.lower().lstrip(_BEFORE_A_WORD)
        return not (self._kind(low, low) or self.params.is_abbrev(low))

    def _ends_with_full_stop(self, candidate: Candidate) -> bool:  # noqa: PLR0911 - the first rule decides
        core = normalize("NFC", _last_token(candidate.window).lstrip(_BEFORE_A_WORD).rstrip(_INVISIBLE))
        if not core:
            return bool(candidate.window.strip())
        if len(candidate.words_before) == 1 and _MARKER.match(core):
            return False  # the number of a list item
        low, digit = core.lower(), candidate.following[0].isdigit()
        # in capitals among small letters it is an acronym: the FT, not Ft. Bragg
        acronym = len(core) > 1 and core.isalpha() and core.isupper() and not candidate.word.isupper()
        kind = "" if acronym else self._kind(low, core)
        if kind == "never" or (kind == "numeric" and (digit or _ROMAN.match(candidate.word))):
            return False
        if not kind and (low in self.lexicon.titles or low in self.lexicon.proper):
            return True  # written small it is a word
        quoted = not _QUOTES.isdisjoint(candidate.run)
        if len(core) == 1 and core.isupper():
            return quoted or self._initial_ends(candidate, core)
        if kind in {"either", "final"} or (not kind and _ACRONYM.match(core)):
            return self._abbreviation_ends(candidate, low, kind)
        if self.language in ORDINAL and _ORDINAL_NUMBER.match(core):
            return not digit and self._opens(candidate)
        if quoted and "(" in candidate.lead and _CITATION.match(candidate.following):
            return False
        return quoted or self._opens(candidate, strictly=True) or not self._punkt_joins(candidate, core)

    def _kind(self, low: str, core: str) -> str:
        """Return the class of an abbreviation, or an empty string; a compound is what its last part is."""
        lexicon = self.lexicon
        for part in (low, re.split(r"[-/'’]", low)[-1]):
            if part in lexicon.never or (part in lexicon.titles and core[:1].isupper()):
                return "never"
            if part in lexicon.numeric:
                return "numeric"
            if part in lexicon.final:
                return "final"
            if part in lexicon.either or (part in lexicon.proper and core[:1].isupper()):
                return "either"
        return "either" if self.folds_vowels and _voweless(low) and not core.isupper() else ""

    def _initial_ends(self, candidate: Candidate, core: str) -> bool:
        if candidate.following[0].isdigit():
            return False
        if core.isascii() and facts(self.language).script == "Cyrillic":
            return True  # a Latin letter among Cyrillic words names no person
        before = candidate.window.split()[-2:-1]
        return self._opens(candidate, strictly=True) or (bool(before) and before[0].lower() in LETTERED)

    def _abbreviation_ends(self, candidate: Candidate, low: str, kind: str) -> bool:  # noqa: PLR0911 - likewise
        """Judge an abbreviation that may end a sentence, by the word behind it."""
        first, word = candidate.following[0], candidate.word
        if first.isdigit():
            return False
        if "(" in candidate.lead:
            return self._opens(candidate)
        if not _DASHES.isdisjoint(candidate.lead):
            return False
        if not _QUOTES.isdisjoint(candidate.run + candidate.lead) or not (_small(first) or first.isupper()):
            return True
        before = candidate.words_before
        # `At 5 a.m. Smith`, `В 1957 г. Петров`: a phrase of time, and no sentence yet
        adverbial = len(before) in range(2, 5) and before[0].lower() in self.lexicon.prepositions
        if low in {"a.m", "p.m"}:
            if word.lower() in HONORIFICS:
                return not adverbial
            return word.lower() not in AFTER_AN_HOUR and not adverbial
        if low in self.lexicon.measures and candidate.window.split()[-2:-1] and not word.isupper():
            number = candidate.window.split()[-2]
            measured = number[-1].isdigit() or number.rstrip(".").lower() in self.lexicon.measures
            return self._opens(candidate) or (measured and not adverbial)
        return kind == "final" or self._opens(candidate)

    def _punkt_joins(self, candidate: Candidate, core: str) -> bool:
        """Return whether Punkt reads the full stop as part of an abbreviation, an ordinal or an initial."""
        if self.language == "ru" and "." not in core:
            return False  # the Russian model is a dictionary's list, with words such as мир and год
        from punkt import PunktToken, annotate_tokens

        pair = (PunktToken(core + "."), PunktToken(candidate.word or candidate.following.split(None, 1)[0]))
        return not next(iter(annotate_tokens(pair, self.params))).sentbreak


@cache
def judge_of(language: str) -> Judge:
    """Return the judge of a language; one without a Punkt model judges by the rules alone."""
    from punkt import PunktParameters, has_prefixes, load_model, with_nonbreaking_prefixes

    known = facts(language)
    params = load_model(known.punkt) if known.punkt else PunktParameters()
    name = known.punkt or known.name.lower()
    if language not in {"en", "it", "ru"} and has_prefixes(name):
        params = with_nonbreaking_prefixes(params, name)  # where our own lists are short
    folds_vowels = known.script in {"Latin", "Cyrillic"} and language not in CONSONANTAL
    return Judge(language, lexicon_of(language), params, folds_vowels)


def _small(character: str) -> bool:
    """Return whether the character is a small letter of a script that has capitals (Georgian uses none)."""
    return character.islower() and not "\u10d0" <= character <= "\u10ff"


def _voweless(low: str) -> bool:
    return len(low) in range(2, 6) and low.isalpha() and _VOWEL.search(low) is None


def _last_token(window: str) -> str:
    return "" if not window or window[-1].isspace() else window.rsplit(None, 1)[-1]


def _last_word(candidate: Candidate) -> str:
    return _last_token(candidate.window).strip(_BEFORE_A_WORD)


def _inner_capital(word: str) -> bool:
    """Return whether the word is written like iPhone, which may open a sentence."""
    return word[1:2].isupper() and word[2:].islower()


def _bracketed(candidate: Candidate) -> bool:
    """Return whether the stops stand in brackets of their own: `[...]`, `(!)`."""
    return candidate.window[-1:] in {"(", "["} and ("]" in candidate.run or ")" in candidate.run)
