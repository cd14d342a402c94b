"""The shape of a language's table of cues, and its patterns, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from polyglot_news.characters import LETTERS

# Marks that may stand before the first word of a sentence.
_MARKS = "\"'“”‘’«»‹›„‚「」『』《》〈〉()[]（）【】*•·—–-…. \t\r\n\u00a0\u202f\u200b\ufeff¿¡"
_LOOK = 120


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """The words that show the role of a sentence in one language.

    Patterns are verbose regular expressions that ignore case. Words are those of `words.tokens`: folded,
    cut at apostrophes.

    Attributes:
        openings: What a sentence opens with that leans on the one before (`He`, `But`, `In this`).
        pointless: The same words where they point nowhere (`It is clear that`, `This week`).
        pronouns: Words that stand for somebody or something named elsewhere.
        definite: Articles and pointing words before a noun that is known already.
        persons: First and second person: the speaker is not named.
        past: A pattern of words in the past tense, or an empty string if they cannot be recognised.
        recent: What says that something is new: days of the week, today, this week.
        notices: What a line that is no part of the story begins with: promos, credits, time stamps.
        pictures: What only captions hold (`(left)`, `pictured`).
        by: Prepositions of a byline.
        between: Words between the names of a byline.
        adjectives: Endings of adjectives of nationality, where these have a capital (`Chinese troops`).
        spaced: Whether spaces stand between words.
    """

    openings: str
    pointless: str = ""
    pronouns: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    past: str = ""
    recent: str = ""
    notices: str = ""
    pictures: str = ""
    by: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    adjectives: tuple[str, ...] = ()
    spaced: bool = True
    patterns: dict[str, re.Pattern[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        end = r"(?![^\W_])" if self.spaced else ""
        start = r"(?<![^\W_])" if self.spaced else ""
        shapes = {
            "openings": rf"(?:{self.openings}){end}",
            "pointless": rf"(?:{self.pointless}){end}",
            "past": rf"{start}(?:{self.past}){end}",
            "recent": rf"{start}(?:{self.recent}){end}",
            "notices": rf"\W*(?:{self.notices})",
            "pictures": self.pictures,
        }
        compiled = {
            name: re.compile(shape, re.VERBOSE | re.IGNORECASE)
            for name, shape in shapes.items()
            if getattr(self, name)
        }
        object.__setattr__(self, "patterns", compiled)

    def matches(self, name: str, text: str) -> bool:
        """Return whether the pattern of that name is at the beginning of a text."""
        pattern = self.patterns.get(name)
        return pattern is not None and pattern.match(text) is not None

    def leans(self, text: str) -> bool:
        """Return whether a sentence opens with a word that points back: `He`, `But`, `При этом`, `但`."""
        opening = " ".join(text[:_LOOK].lstrip(_MARKS).split())
        if not self.matches("openings", opening) or self.matches("pointless", opening):
            return False
        # an abbreviation in capitals (`IT`) is no pronoun
        first = LETTERS.match(opening)
        return first is None or len(first.group()) == 1 or not first.group().isupper() or opening.isupper()

    def holds(self, name: str, text: str) -> bool:
        """Return whether the pattern of that name is anywhere in a text."""
        pattern = self.patterns.get(name)
        return pattern is not None and pattern.search(text) is not None


def words(text: str) -> frozenset[str]:
    """Return the words of a string of words."""
    return frozenset(text.split())
