"""Terms that are part of a longer name (`Samarkand Airways`, `George Havana`) and mean something else there.

Any capitalised neighbour makes a longer name, unless it is a name of the glossary itself, a title or an
office, a day or a month, or the first word of a sentence. Headlines with capitals throughout, and
abbreviations, which stand before anything (`EU Foreign Policy`), are held against lists of words that do make
longer names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from polyglot_news.characters import LETTERS
from polyglot_news.glossary.grammar.word_lists import words_of

_SHARE = 0.7  # share of a headline's long words that begin with a capital
_LONG, _FEWEST = 4, 4  # letters of a long word; long words that make a headline
# capitalised words that make a longer name of the term that they follow …
_NAMED_AFTER = words_of(
    "Accords? Agreement Airlines? Airways Air Arena Avenue Bank Boulevard Brewery Cathedral "
    "Championships? City College Convention Cooperation Corp Corporation Cup Declaration Derby Exchange "
    "FC AC AFC AG CF NV PLC SA SC SV Festival Gazette Group Herald Holdings? Hospital Hotel Inc Inn "
    "Institute International Journal Library Ltd Marathon Medical Mercury Motors Museum Open Opera "
    "Orchestra Palace Park Partners Philharmonic Pact Plaza Post Press Prize Protocol Reserve Review "
    "Road Sea Square Stadium Steel Stock Street Studios Telecom Telegraph Television Temple "
    "News One Two Radio Theat(?:er|re) Times Tribune Treaty Trust TV United University Village Zoo"
)
# … and of the term that they precede
_NAMED_BEFORE = words_of(
    "Little New North South East West Northern Southern Eastern Western Central Upper Lower Air Fort Lake "
    "Mount Port Saint St Radio Dynamo Dinamo Lokomotiv Inter Real Camp Hotel Bank University"
)
# titles, offices and institutions, which describe a name and do not make it another one
_TITLES = words_of(
    "President Vice Premier Prime Minister Ministers Ministry Chancellor Secretary Secretaries General "
    "Foreign Defense Defence Interior Finance Justice Home Trade Energy Treasury Presidents Premiers Mr "
    "Mrs Ms Dr Sir Dame Lord Lady King Queen Prince Princess Pope Patriarch Cardinal Archbishop Bishop "
    "Father Imam Senator Sen Senators Representative Rep Congressman Congresswoman Governor Gov Mayor "
    "Ambassador Envoy Spokesman Spokeswoman Spokesperson Chairman Chairwoman Chair Chief Director "
    "Commander Captain Colonel Col Gen Admiral Major Marshal Lieutenant Sergeant Judge Attorney "
    "Prosecutor Professor Prof Leader Leaders Speaker Ayatollah Sheikh Sultan Emir Crown Deputy Acting "
    "Former Ex Government Parliament Embassy Consulate Republic Republican Republicans Democrat "
    "Democrats Democratic Party Communist Socialist Army Navy Police Coach Candidate Opposition State "
    "Federal National Supreme Constitutional Court Constitution Officials Special Union Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec I I'm I've "
    "I'd I'll O OK"
)
# events: what is named after a place still means the place (`Samarkand Summit`), not so `Crisis Group`
_EVENTS = words_of(
    "Summit Summits Talks War Wars Crisis Conflict Invasion Election Elections Border Sanctions Protests"
)
# words that may begin a sentence before a name
_STARTING = words_of(
    "A About According Across After Against All Along Also Although Among An And Another Are Around As "
    "At Because Before Behind Besides Between Both But By Can Could Despite Did Do Does During Each "
    "Either Even Ever Every Except For From Had Has Have He Her Here Hers His How However If In Inside "
    "Instead Into Is It Its Just Last Later Like Many Maybe Meanwhile More Most Much My Near Neither "
    "Never Next No Nor Not Now Of Off Often On Once One Only Or Our Outside Over Per Perhaps Recently "
    "Said Says Several She Should Since So Some Soon Still Such Than Thanks That The Their Then There "
    "These They This Those Though Through Throughout Thus To Today Together Tomorrow Toward Towards Two "
    "Under Unlike Until Up Upon Via Was We Were What When Where Whether Which While Who Whose Why Will "
    "With Within Without Would Yesterday Yet You Your"
)
# given names, which extend a name even at the beginning of a sentence (`Michelle Obama`)
_GIVEN = words_of(
    "Adam Alan Albert Alex Alexander Alexei Alice Amanda Amy Andrea Andrew Angela Ann Anna Anne Anthony "
    "Antonio Arthur Barbara Ben Benjamin Bernie Beth Betty Bill Bob Boris Brian Bruce Carl Carlos Carol "
    "Caroline Catherine Charles Chelsea Chris Christian Christine Christopher Claire Claudia Craig "
    "Cynthia Dan Daniel Dave David Deborah Denis Dennis Diana Diane Dmitry Don Donald Donna Dorothy "
    "Doug Edward Elena Eli Elizabeth Ellen Emily Emma Eric Eugene Eva Fernando Frances Francis Frank "
    "Fred Gary George Gerald Gordon Grace Greg Gregory Harold Harry Heather Helen Henry Hillary Howard "
    "Hunter Ian Igor Irina Ivan Ivanka Jack Jackie Jacob James Jan Jane Janet Jared Jason Jean Jeb Jeff "
    "Jennifer Jeremy Jerry Jessica Jill Jim Jimmy Joan Joe John Johnny Jon Jonathan Jose José Joseph "
    "Josh Juan Judith Julia Julian Julie Justin Karen Karl Kate Katherine Keith Kelly Ken Kevin Kim "
    "Larry Laura Lauren Lawrence Lee Leo Leon Leonard Linda Lisa Louis Lucas Lucy Luis Luke Marc Marcus "
    "Margaret Maria Marie Marina Mario Mark Martin Mary Matt Matthew Max Megan Melania Melissa Michael "
    "Michel Michelle Miguel Mike Mikhail Mitt Mohamed Mohammad Mohammed Monica Nancy Natalia Natalie "
    "Nathan Neil Nicholas Nick Nicole Nigel Nikolai Nina Oleg Olga Oliver Oscar Pablo Pamela Patricia "
    "Patrick Paul Paula Pedro Peter Phil Philip Pierre Rachel Ralph Raymond Rebecca Richard Rick Rob "
    "Robert Roberto Robin Roger Ron Ronald Rose Roy Russell Ruth Ryan Sam Samantha Samuel Sandra Sara "
    "Sarah Scott Sean Sergei Sergey Sharon Simon Sophie Stefan Stephanie Stephen Steve Steven Stuart "
    "Susan Svetlana Tatiana Ted Teresa Terry Thomas Tim Timothy Tom Tony Tyler Valentina Vanessa Vera "
    "Victor Victoria Viktor Vincent Walter Wayne Wendy William Yulia Yuri"
)
_AFTER = re.compile(rf"\s(?:{'|'.join(sorted(_NAMED_AFTER))})\b|\sState\b(?!\s[A-Z])|,? D\.? ?C\b")
_BEFORE = re.compile(
    rf"\b(?:(?:{'|'.join(sorted(_NAMED_BEFORE))})\.?|(?:Bank|University|Sea|Strait|Gulf|Bay|Isle|State|Voice)\sof)\s$"
    r"|[A-Z]\w+ (?:da|de|del|della|di|do|dos|du|la|le|von|van|der|den|al|el|bin|ibn)\s$"
)
# adjectives of institutions, which make another of the one after them (`Special Olympics`)
_ADJECTIVAL = re.compile(r"\b(?:National|[Pp]eople['’]s|Special|Supreme|Constitutional|Federal|Latin)\s$")
_NEXT = re.compile(r"\s([A-Z][\w’'-]*)")
_LAST = re.compile(r"(?<![\w’'-])([A-Z][\w’'-]*)(\.?)\s$")
_STARTS = re.compile(r"(?:^|[.!?:;—–\n]\s*|[\"“”«„(\[‘]\s*)$")
_REACH = 40  # characters before a term in which the preceding word is looked for


class Names:
    """The names in one text, distinguished from longer names that they are part of.

    Args:
        text: A sentence.
        spans: Where terms of the glossary occur in it, in order: neighbouring terms do not extend each other.
    """

    __slots__ = ("_ends", "_headline", "_starts", "_text")

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._headline: bool | None = None

    def longer(self, start: int, end: int) -> bool:
        """Whether the span from `start` to `end` is part of a longer name."""
        if not self._text[start].isupper():
            return False
        before = self._text[max(0, start - _REACH) : start]
        if _AFTER.match(self._text, end) or _BEFORE.search(before) or _ADJECTIVAL.search(before):
            return True
        if self._text[start:end].isupper() or self._is_headline():
            return False
        return self._named_on(end) or self._named_from(start, before)

    def _named_on(self, end: int) -> bool:
        """Whether the next word is a name that belongs to the one before it."""
        found = _NEXT.match(self._text, end)
        if found is None or _is_in(self._starts, found.start(1)):
            return False
        if found.group(1) in _EVENTS:
            return _NEXT.match(self._text, found.end()) is not None
        bare = found.group(1).removesuffix("'s").removesuffix("’s")
        return not (says_who(found.group(1)) or (bare.isupper() and len(bare) > 1))

    def _named_from(self, start: int, before: str) -> bool:
        """Whether the last word is a name that the next one belongs to; the first one may be any word."""
        found = _LAST.search(before)
        if found is None or says_who(found.group(1)) or _is_in(self._ends, start - 1):
            return False
        if found.group(2) and len(found.group(1)) > 1:
            return False  # the end of a sentence
        word = found.group(1)
        if word.endswith(("'s", "’s")):
            return False  # a possessive does not extend a name: `China's Taiwan policy`
        return word not in _STARTING and (word in _GIVEN or not _STARTS.search(before[: found.start(1)]))

    def _is_headline(self) -> bool:
        if self._headline is None:
            words = [word for word in LETTERS.findall(self._text) if len(word) >= _LONG]
            capitals = sum(word[0].isupper() for word in words)
            ended = self._text.rstrip(" \"”’'").endswith((".", "!", "?"))  # no headline ends so
            self._headline = not ended and len(words) >= _FEWEST and capitals >= _SHARE * len(words)
        return self._headline


def is_no_name(word: str) -> bool:
    """Whether a capitalised word is not part of a name: a title, a day, a word that begins sentences."""
    return says_who(word) or word in _STARTING


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name of people."""
    return word in _GIVEN


def says_who(word: str) -> bool:
    """Whether a capitalised word describes a name: a title or a code (`A1GP Norway`)."""
    coded = any(character.isdigit() for character in word)
    return coded or word in _TITLES or word.partition("-")[0] in _TITLES


def _is_in(places: Sequence[int], wanted: int) -> bool:
    at = bisect_left(places, wanted)
    return at < len(places) and places[at] == wanted
