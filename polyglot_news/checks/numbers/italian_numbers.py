"""The number words of Italian: up to a million they are written as one word."""

from __future__ import annotations

from functools import lru_cache

from polyglot_news.checks.numbers.number_words import Vocabulary

_ONES = (
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
    "sedici diciassette diciotto diciannove"
)
_TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"
_ORDINALS = "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo"
_MONTHS = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
_SHORTEST = 4  # letters: the shorter ones are in the tables
_DERIVED = ("esim", "enn", "enar", "in")  # ventesimo, sedicenne, centenario, ventina
_CENTURIES = "duecento trecento quattrocento cinquecento seicento settecento ottocento novecento"


def _below_hundred() -> dict[str, float]:
    words = {word: float(value) for value, word in enumerate(_ONES.split())}
    for place, tens in enumerate(_TENS.split()):
        value = 20.0 + 10 * place
        words[tens] = value
        for one in range(1, 10):
            words[tens[:-1]] = value  # trent'anni
            stem = tens[:-1] if one in {1, 8} else tens
            words[stem + _ONES.split()[one]] = value + one
            if one in {1, 3}:  # ventun giorni, ventitré
                words[stem + ("un" if one == 1 else "tré")] = value + one
    return words


@lru_cache(maxsize=1)
def _below_thousand() -> dict[str, float]:
    small = _below_hundred()
    words = dict(small)
    for hundred in range(1, 10):
        head = ("" if hundred == 1 else _ONES.split()[hundred]) + "cento"
        words[head] = 100.0 * hundred
        for word, value in small.items():
            if value:
                words[head + word] = 100.0 * hundred + value
                words[head[:-1] + word] = 100.0 * hundred + value  # centotto, centottanta
    return words


@lru_cache(maxsize=4096)
def _compound(word: str) -> float | None:
    """Return what a cardinal written as one word means: duecentoventi, ventimila, millenovecento."""
    if len(word) < _SHORTEST:
        return None
    words = _below_thousand()
    if word in words:
        return words[word]
    for thousand in ("mila", "mille"):
        head, found, tail = word.partition(thousand)
        times = 1.0 if thousand == "mille" and not head else words.get(head)
        rest = 0.0 if not tail else words.get(tail)
        if found and times is not None and rest is not None:
            return times * 1000 + rest
    return None


@lru_cache(maxsize=4096)
def _derived(word: str) -> tuple[float, ...]:
    """Return the number in an ordinal, an age, an anniversary or a round count."""
    words = _below_thousand()
    for ending in _DERIVED:
        stem, found, rest = word.rpartition(ending)
        if found and len(rest) <= len("ni"):
            for vowel in ("", "o", "i", "a", "e"):
                if stem + vowel in words:
                    return (words[stem + vowel],)
    return ()


VOCABULARY = Vocabulary(
    cardinals=_below_hundred() | {"mezzo": 0.5, "mezza": 0.5},
    scales={
        "cento": 1e2, "mila": 1e3, "mille": 1e3, "milione": 1e6, "milioni": 1e6, "mln": 1e6,
        "miliardo": 1e9, "miliardi": 1e9, "mld": 1e9, "bilione": 1e12, "bilioni": 1e12,
        "lakh": 1e5, "crore": 1e7,
    },
    ordinals={
        word[:-1] + ending: float(value)
        for value, word in enumerate(_ORDINALS.split(), start=1)
        for ending in "oaie"
        if word[:-1] + ending != "secondi"  # after a cardinal they are seconds
    },
    loose={month: (place,) for place, month in enumerate(_MONTHS.split(), start=1)}
    | {"secondi": (2,)}
    | {
        word: (200.0 + 100 * place, 1200.0 + 100 * place, 13.0 + place)
        for place, word in enumerate(_CENTURIES.split())
    }
    | {
        "un": (1,), "una": (1,), "uno": (1,), "mezzo": (0.5, 2, 30, 50), "mezza": (0.5, 2, 30, 50),
        "metà": (0.5, 2, 50), "entrambi": (2,), "entrambe": (2,), "ambedue": (2,), "coppia": (2,),
        "doppio": (2,), "doppia": (2,), "triplo": (3,), "dozzina": (12,), "dozzine": (12, 24),
        "decina": (10,), "decine": (10,), "centinaio": (100,), "centinaia": (100,), "migliaio": (1000,),
        "migliaia": (1000,), "decennio": (10,), "decenni": (10,), "secolo": (100,), "secoli": (100,),
        "mezzanotte": (0, 12, 24), "mezzogiorno": (12,), "biennio": (2,), "triennio": (3,),
        "quadriennio": (4,), "quinquennio": (5,), "duplice": (2,), "triplice": (3,),
    },
    joiners=frozenset({"e"}),
    links=frozenset({"di"}),
    groups={"decenni": 10, "dozzine": 12, "secoli": 100, "decine": 10, "centinaia": 100},
    homographs=frozenset({"venti", "sei", "sette", "uno"}),
    compound=_compound,
    derived=_derived,
)  # fmt: skip
