"""The number words of Russian in all their cases; ё is read as е."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from polyglot_news.checks.numbers.number_words import Vocabulary

_FORMS = {
    0: "ноль нуль нуля нулю",
    1: "один одна одно одного одной одному одним одном одну",
    2: "два две двух двум двумя",
    3: "три трех трем тремя",
    4: "четыре четырех четырем четырьмя",
    8: "восемь восьми восемью восьмью",
    40: "сорок сорока",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
}
_SOFT = {5: "пят", 6: "шест", 7: "сем", 9: "девят", 10: "десят"} | {
    11: "одиннадцат", 12: "двенадцат", 13: "тринадцат", 14: "четырнадцат", 15: "пятнадцат",
    16: "шестнадцат", 17: "семнадцат", 18: "восемнадцат", 19: "девятнадцат", 20: "двадцат", 30: "тридцат",
}  # fmt: skip
_ROUND = {50: ("пять", "пяти"), 60: ("шесть", "шести"), 70: ("семь", "семи"), 80: ("восемь", "восьми")}
_HUNDREDS = {
    500: ("пять", "пяти"), 600: ("шесть", "шести"), 700: ("семь", "семи"), 800: ("восемь", "восьми"),
    900: ("девять", "девяти"),
}  # fmt: skip
_ORDINALS = _SOFT | {
    1: "перв", 2: "втор", 4: "четверт", 7: "седьм", 8: "восьм", 40: "сороков", 50: "пятидесят",
    60: "шестидесят", 70: "семидесят", 80: "восьмидесят", 90: "девяност", 100: "сот",
}  # fmt: skip
_ADJECTIVE = "ый ой ий ая ое ые его ого ему ому ым им ом ем ой ей ую ых их ыми ими"
_THIRD = "ий ья ье ьи ьего ьей ьему ьим ьем ью ьих ьими"
_MONTHS = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"
_MONTH_ENDINGS = ("", "ь", "я", "ю", "е", "ем", "а", "у", "ом", "й")
_SCALES = {"лакх": 1e5, "крор": 1e7, "тысяч": 1e3, "миллион": 1e6, "миллиард": 1e9, "триллион": 1e12}
_SCALE_ENDINGS = ("", "а", "и", "у", "е", "ей", "ью", "ам", "ами", "ах", "ов", "ы", "ом")
_SHORTEST_COMPOUND = 7


def _cardinals() -> Iterator[tuple[str, float]]:
    for value, forms in _FORMS.items():
        for form in forms.split():
            yield form, float(value)
    for value, stem in _SOFT.items():
        for ending in ("ь", "и", "ью"):
            yield stem + ending, float(value)
    for value, (first, second) in _ROUND.items():
        yield from ((form, float(value)) for form in (f"{first}десят", f"{second}десяти", f"{first}юдесятью"))
    for value, (first, second) in _HUNDREDS.items():
        yield from ((form, float(value)) for form in (f"{first}сот", f"{second}сот", f"{second}стам"))
    yield "половиной", 0.5
    yield from (("полтора", 1.5), ("полторы", 1.5), ("полутора", 1.5))


_CARDINALS = dict(_cardinals())
# двадцатилетний, трехмесячный: a cardinal in the genitive and a stem
_PREFIXES = tuple(
    sorted(
        (form for form in _CARDINALS if form.endswith(("и", "х", "а", "от")) and len(form) >= len("пяти")),
        key=lambda form: (-len(form), form),
    )
)


_HUNDREDFOLD = ("столет", "стометр", "стокилом", "стопроцент", "стодоллар")  # столица and others are none


def _compound(word: str) -> float | None:
    return _CARDINALS.get(word.replace("ё", "е")) if "ё" in word else None


@lru_cache(maxsize=4096)
def _derived(word: str) -> tuple[float, ...]:
    """Return the number in an adjective or noun that begins with one."""
    word = word.replace("ё", "е")
    known = VOCABULARY.ordinals.get(word)
    if known is None and len(word) >= _SHORTEST_COMPOUND:
        known = _beginning(word)
    return VOCABULARY.loose.get(word, ()) if known is None else (known,)


def _beginning(word: str) -> float | None:
    """Return the number that a long word begins with."""
    if word.startswith(_HUNDREDFOLD):
        return 100.0
    if word.startswith(("полмил", "полумил")):
        return 5e8 if "миллиард" in word else 5e5
    if word.startswith("много"):
        return VOCABULARY.scales.get(word.removeprefix("много"))
    prefix = next((prefix for prefix in _PREFIXES if word.startswith(prefix)), "")
    return _CARDINALS[prefix] if prefix and len(word) > len(prefix) + 2 else None


VOCABULARY = Vocabulary(
    cardinals=_CARDINALS,
    scales={stem + ending: value for stem, value in _SCALES.items() for ending in _SCALE_ENDINGS}
    | {
        stem + "н" + ending: value  # 3,5-миллионный
        for stem, value in _SCALES.items()
        for ending in _ADJECTIVE.split()
    }
    | {"тыс": 1e3, "млн": 1e6, "млрд": 1e9, "трлн": 1e12},
    ordinals={
        stem + ending: float(value) for value, stem in _ORDINALS.items() for ending in _ADJECTIVE.split()
    }
    | {"трет" + ending: 3.0 for ending in _THIRD.split()},
    loose={
        stem + ending: (float(place),)
        for place, stem in enumerate(_MONTHS.split(), start=1)
        for ending in _MONTH_ENDINGS
        if stem + ending != "ма"
    }
    | {
        form: values
        for forms, values in {
            "двое двоих двоим двоими оба обе обоих обеих обоим пара пары пару парой дважды вдвое": (2.0,),
            "трое троих троим трижды втрое треть трети третью": (3.0,),
            "четверо четверых вчетверо четверть четверти": (4.0, 0.25, 15.0, 25.0),
            "пятеро пятерых": (5.0,),
            "половина половины половину половине половиной пол": (0.5, 2.0, 50.0, 30.0),
            "десяток десятка десятки десятков десяткам десятками": (10.0,),
            "дюжина дюжины дюжину": (12.0,),
            "сотня сотни сотню сотен сотням сотнями": (100.0,),
            "десятилетие десятилетия десятилетий десятилетию": (10.0,),
            "век века веке веков веку столетие столетия столетии": (100.0,),
            "полночь полночи": (0.0, 12.0, 24.0),
            "полдень полудня": (12.0,),
            "круглосуточно круглосуточный круглосуточная круглосуточной круглосуточную": (24.0,),
            "сутки суток сутками суткам": (24.0,),
            "раз однажды единственный": (1.0,),
        }.items()
        for form in forms.split()
    },
    joiners=frozenset({"с"}),
    groups={"десятилетия": 10, "десятилетий": 10, "десятка": 10, "дюжины": 12, "века": 100, "веков": 100},
    compound=_compound,
    derived=_derived,
)
