"""The number words of English."""

from __future__ import annotations

from polyglot_news.checks.numbers.number_words import Vocabulary

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_MONTHS = "january february march april may june july august september october november december"
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sept oct nov dec"
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

VOCABULARY = Vocabulary(
    cardinals={word: float(value) for value, word in enumerate(_ONES.split())}
    | {word: 20.0 + 10 * place for place, word in enumerate(_TENS.split())}
    | {"half": 0.5},
    scales={"hundred": 1e2, "hundreds": 1e2}
    | _SCALES
    | {f"{word}s": value for word, value in _SCALES.items()}
    | {
        "bn": 1e9,
        "mln": 1e6,
        "mn": 1e6,
        "bln": 1e9,
        "trn": 1e12,
        "tn": 1e12,
        "thou": 1e3,
        "lakh": 1e5,
        "lakhs": 1e5,
        "crore": 1e7,
        "crores": 1e7,
    },
    suffixes={"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12},
    ordinals={word: float(value) for value, word in enumerate(_ORDINALS.split())}
    | {f"{word[:-1]}ieth": 20.0 + 10 * place for place, word in enumerate(_TENS.split())},
    loose={
        f"{word[:-1]}ies": (20.0 + 10 * place, 1920.0 + 10 * place)
        for place, word in enumerate(_TENS.split())
    }
    | {month: (place,) for place, month in enumerate(_MONTHS.split(), start=1)}
    | {month: (place,) for place, month in enumerate(_SHORT_MONTHS.split(), start=1)}
    | {
        "half": (0.5, 2, 50, 30),
        "halves": (2,),
        "quarter": (0.25, 4, 25, 15),
        "quarters": (4, 25, 75, 45),
        "dozen": (12,),
        "dozens": (10, 12, 24),
        "tens": (10,),
        "both": (2,),
        "pair": (2,),
        "couple": (2,),
        "double": (2,),
        "doubled": (2,),
        "twice": (2,),
        "once": (1,),
        "thrice": (3,),
        "triple": (3,),
        "single": (1,),
        "a": (1,),
        "an": (1,),
        "decade": (10,),
        "decades": (10,),
        "century": (100,),
        "centuries": (100,),
        "fortnight": (14, 2),
        "teenage": (10,),
        "teenager": (10,),
        "teenagers": (10,),
        "midnight": (0, 12, 24),
        "noon": (12,),
        "midday": (12,),
        "hundredth": (100,),
        "hundredths": (100,),
        "thousandth": (1000,),
        "thirds": (3,),
        "fifths": (5,),
    },
    joiners=frozenset({"and"}),
    links=frozenset({"a", "of"}),
    groups={
        "decade": 10,
        "decades": 10,
        "dozen": 12,
        "dozens": 12,
        "century": 100,
        "centuries": 100,
        "score": 20,
        "fortnights": 2,
    },
    decimal=".",
)
