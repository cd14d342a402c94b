"""Measures that translators convert: miles to kilometres, pounds to kilograms, degrees to degrees."""

from __future__ import annotations

import re

_FACTORS = {
    "mile": (1.609,),
    "mile²": (2.59, 259.0),
    "foot": (0.3048, 30.48),
    "foot²": (0.0929,),
    "inch": (2.54, 25.4, 0.0254),
    "yard": (0.9144,),
    "pound": (0.4536, 0.0004536),
    "ounce": (28.35, 0.02835),
    "acre": (0.4047, 4047.0, 0.004047),
    "gallon": (3.785, 4.546),
    "stone": (6.35,),
    "fahrenheit": (),
    "celsius": (),
    "kilometre": (1 / 1.609, 1000.0),
    "kilometre²": (1 / 2.59, 100.0),
    "metre": (3.281, 0.001, 100.0),
    "metre²": (10.76,),
    "centimetre": (1 / 2.54, 0.01, 10.0),
    "millimetre": (1 / 25.4, 0.1),
    "kilogram": (2.205, 1000.0, 0.001),
    "tonne": (1000.0, 2205.0),
    "hectare": (2.471, 0.01),
    "litre": (0.2642,),
}
_SIGNS = {
    "mile": r"miles?\b|mi\b|mph\b|sq ?mi|miglia\b|миль|миля|мили\b|milhas?\b|英里",
    "foot": r"feet\b|foot\b|ft\b|piedi\b|фут|pés\b|英尺",
    "inch": r"inch(?:es)?\b|in\b|pollic|дюйм|polegad|英寸",
    "yard": r"yards?\b|yd\b|iard|ярд|jarda|码",
    "pound": r"pounds?\b|lbs?\b|libbr|фунт|libras?\b|磅",
    "ounce": r"ounces?\b|oz\b|onc|унци|onça|盎司",
    "acre": r"acres?\b|acri\b|акр|英亩",
    "gallon": r"gallons?\b|gal\b|gallon|галлон|galõ|galão|加仑",
    "stone": r"stones?\b",
    "fahrenheit": r"(?:°|º|degrees?|gradi|градус\w*|graus|度)? ?(?:f\b|fahrenheit|фаренгейт|华氏)",
    "celsius": r"(?:°|º|degrees?|gradi|градус\w*|graus|度)? ?(?:c\b|celsius|цельси|摄氏)",
    "kilometre": r"kilomet|km|kph\b|kmh|chilometr|километр|км|quilômetr|quilómetr|公里|千米",
    "metre": r"met(?:re|er)s?\b|m\b|metr|метр|м\b|米",
    "centimetre": r"centimet|cm\b|centimetr|сантиметр|см\b|厘米",
    "millimetre": r"millimet|mm\b|millimetr|миллиметр|мм\b|毫米",
    "kilogram": r"kilogram|kg\b|kilos?\b|chil[io]\b|килограмм|кг\b|quilos?\b|公斤|千克",
    "tonne": r"tonnes?\b|tonnellat|тонн|tonelad|吨",
    "hectare": r"hectares?\b|ha\b|ettari|гектар|公顷",
    "litre": r"lit(?:re|er)s?\b|litri|литр|litros|升",
}
_BETWEEN = r"(?:[\s\-‐‑–]|(?P<square>square|sq\.?|кв\.?|квадратн\w+|平方)){0,4}"
_ANY_SIGN = "|".join(f"(?P<{name}>{signs})" for name, signs in _SIGNS.items())
_UNIT = re.compile(f"{_BETWEEN}(?:{_ANY_SIGN})", re.IGNORECASE)
_NEAR = 0.03  # how far a conversion may be rounded
IMPERIAL = frozenset(
    {
        "mile",
        "mile²",
        "foot",
        "foot²",
        "inch",
        "yard",
        "pound",
        "ounce",
        "acre",
        "gallon",
        "stone",
        "fahrenheit",
    }
)
_ROUNDED = 3  # above it, converted amounts are whole
_POWERS = frozenset({0.001, 0.01, 0.1, 10.0, 100.0, 1000.0})


def unit_after(text: str, end: int) -> str:
    """Return the measure that stands right after a number, or an empty string."""
    match = _UNIT.match(text, end, end + 40)
    if match is None:
        return ""
    unit = next((name for name, sign in match.groupdict().items() if sign and name != "square"), "")
    is_area = match["square"] or text[match.end() : match.end() + 8].lstrip("aeioкмm ").startswith(
        ("²", "2", "quadrat", "sq", "кв")
    )
    return f"{unit}²" if is_area and f"{unit}²" in _FACTORS else unit


def names(unit: str, text: str) -> bool:
    """Whether a text names a measure anywhere."""
    return re.search(rf"(?<![^\W\d_])(?:{_SIGNS[unit.rstrip('²')]})", text, re.IGNORECASE) is not None


def converted(value: float, unit: str) -> tuple[float, ...]:
    """Return what an amount of a measure may be in other measures, rounded."""
    if unit == "fahrenheit":
        return ((value - 32) / 1.8,)
    if unit == "celsius":
        return (value * 1.8 + 32,)
    return tuple(value * factor for factor in _FACTORS.get(unit, ()) if factor not in _POWERS)


def shifted(value: float, unit: str) -> tuple[float, ...]:
    """Return what an amount of a measure is in larger and smaller ones of the same kind: 5 km, 5000 m."""
    return tuple(value * factor for factor in _FACTORS.get(unit, ()) if factor in _POWERS)


def is_near(value: float, other: float) -> bool:
    """Whether two amounts may be the same one, rounded."""
    return abs(value - other) <= max(
        _NEAR * max(abs(value), abs(other)), 0.5 if abs(value) > _ROUNDED else 0.0
    )
