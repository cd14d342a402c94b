"""What the rules know about words: the classes of abbreviations, and words that several rules use.

Abbreviations are lower-case and without their last full stop. The classes, by what a full stop
after them means:

- `never`: it never ends a sentence, for a name or a word must follow (`e.g.`, `проф.`); `titles` are such
  abbreviations that are ordinary words unless they have a capital (`Gen.`, `Rep.`);
- `numeric`: it ends none where a number follows (`No. 5`, `ст. 7`); else the word is an ordinary word;
- `either`: it ends a sentence where an opening word follows (`in the U.S. The`), else it does not (`U.S.
  Navy`); `proper` are such abbreviations that are ordinary words unless they have a capital (`Mass.`);
- `final`: it ends a sentence before any capital (`etc.`).

A word in none of them is judged by Punkt. `openers` are words that open sentences, `prepositions` those that
open a phrase of time (`At 5 a.m. Smith`), `measures` the abbreviated units behind a number (`1957 г.`),
`speech` the verbs of saying.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the rules know about the words of a language; all lower-case."""

    never: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    numeric: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    final: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()


def words(*lists: str) -> frozenset[str]:
    """Return the words of lists that are written with spaces."""
    return frozenset(word for listed in lists for word in listed.split())


# titles that also begin a sentence after an hour: `at 6 p.m. Mr. Hale left`
HONORIFICS = words("mr mrs ms dr prof sen rep gov gen col lt capt sgt")
# what belongs to an hour: `at 6 p.m. Tuesday`
AFTER_AN_HOUR = words(
    "monday tuesday wednesday thursday friday saturday sunday eastern central mountain pacific atlantic",
    "local et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist jst msk",
)
# what is numbered by a letter: a stop behind that letter is a full stop
LETTERED = words(
    "vitamin plan group hepatitis class type grade category schedule part section phase war point gate",
    "terminal appendix exhibit unit zone sector generation series level",
)
# names that end in an exclamation mark
EXCLAIMED = words("yahoo jeopardy yum joomla wham panic")
# what follows the dot in names of hosts and files
HOSTS = words(
    "com org net edu gov mil int info biz uk us de fr it ru cn jp eu tv io ai co js py ua by kz ly me",
    "news html",
)
# languages in which words without a vowel letter are ordinary words
CONSONANTAL = words("cs sk sl hr sr bs mk bg")
# languages that write an ordinal as a number with a full stop
ORDINAL = words("de da nb nn is fi et lv lt hu pl cs sk sl hr sr bs tr az eu sq")
