"""Numbers in Chinese: characters, digits, and digits with characters for the scale (3万, 1.2亿)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polyglot_news.checks.numbers import digits
from polyglot_news.checks.numbers.values import MILLION, Number, tidy

_ONES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "兩": 2, "壹": 1, "贰": 2, "叁": 3, "双": 2, "雙": 2, "半": 0.5,
}  # fmt: skip
_SMALL = {"十": 10, "百": 100, "千": 1000, "廿": 20}
_LARGE = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12}
_MANY = "数數几幾多上余餘成"
_NUMERAL = "".join((*_ONES, *_SMALL, *_LARGE))
_RUN = re.compile(rf"[{_NUMERAL}][{_NUMERAL}\d.,]*")
_LOOSE = {
    "倍": (2.0,),
    "世纪": (100.0,),
    "年代": (10.0,),
    "午夜": (0.0, 12.0, 24.0),
    "中午": (12.0,),
    "全天": (24.0,),
    "昼夜": (24.0,),
}
_DIGIT_STRING = 2
# characters of numbers in the names of units, and 十四五, the 14th plan of five years
_UNITS = re.compile(r"百分之|千[米克瓦]|兆[瓦赫帕焦字]")
_PLAN = re.compile(r"[“\"「]?十([一二三四五六])五[”\"」]?(?=规划|計劃|计划|期间|时期|减排|末|以来|[”\"」])")
_SEVERAL = re.compile(r"([一二两三四五六七八九]{2})[十百千万亿]")


def read(text: str) -> list[Number]:
    """Return the numbers of a text in order of their start; `text` has only plain digits."""
    text = _UNITS.sub(lambda match: " " * len(match.group()), text)
    found: list[Number] = []
    covered = -1
    for number in digits.read(text, decimal="."):
        if number.start < covered:
            continue
        scaled = _scaled(number, text)
        found.append(scaled)
        covered = scaled.end
    in_digits = [(number.start, number.end) for number in found]
    for match in _RUN.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in in_digits):
            found.extend(_in_characters(match, text))
    for match in _PLAN.finditer(text):
        value = 10.0 + _ONES[match[1]]
        found.append(Number(match.group(), match.start(), match.end(), frozenset({value, 5.0})))
    for word, values in _LOOSE.items():
        place = text.find(word)
        if place >= 0:
            found.append(Number(word, place, place + len(word), frozenset(values)))
    return sorted(found, key=lambda number: (number.start, number.end))


def _scaled(number: Number, text: str) -> Number:
    """Return digits with the scales that follow them: 3万5000, 1亿2千万, 35 亿, 3.5百万."""
    amounts = sorted(number.values)
    total = [0.0] * len(amounts)
    current = list(amounts)
    end = position = number.end
    largest = 0.0
    while amounts and position < len(text):
        char = text[position]
        if char in " \u00a0" or char in _MANY:
            position += 1
            continue
        factor = _SMALL.get(char) or _LARGE.get(char)
        if factor is None or char == "廿":
            if not char.isdigit() or position != end or not largest:
                break
            tail = re.match(r"\d+(?:\.\d+)?", text[position:])
            if tail is None or float(tail.group()) >= largest:
                break
            current = [float(tail.group())] * len(amounts)
            position = end = position + tail.end()
            continue
        if char in _LARGE and any(total) and not any(current):
            total = [value * factor for value in total]  # 万亿
        elif char in _LARGE:
            total = [before + (now or 1) * factor for before, now in zip(total, current, strict=True)]
            current = [0.0] * len(amounts)
        else:
            current = [(now or 1) * factor for now in current]
        largest = max(largest, factor)
        position += 1
        end = position
    if not largest:
        return number
    values = frozenset(tidy(a + b) for a, b in zip(total, current, strict=True))
    return Number(
        text[number.start : end],
        number.start,
        end,
        values,
        in_digits=True,
        is_scaled=largest >= 1e4,  # noqa: PLR2004
    )


def _in_characters(match: re.Match[str], text: str) -> Iterator[Number]:
    run = match.group().rstrip(".,")
    values = {tidy(_amount(run))}
    if len(run) >= _DIGIT_STRING and all(char in _ONES for char in run):
        values = {float("".join(str(int(_ONES[char])) for char in run))} if "半" not in run else {0.5}
        values |= {float(_ONES[char]) for char in run}  # 三四年: three or four
    several = _SEVERAL.match(run)
    if several:  # 二三十: twenty or thirty
        values |= {tidy(_amount(char + run[2:])) for char in several.group(1)}
    before = text[max(0, match.start() - 1) : match.start()]
    largest = max((_LARGE.get(char, 0.0) for char in run), default=0.0)
    if len(run) == 1 and before not in tuple(_MANY):
        largest = 0.0  # 万 alone may be a syllable of a name
    is_vague = before in tuple(_MANY) or run[0] in _LARGE
    yield Number(
        run,
        match.start(),
        match.end(),
        frozenset(values),
        is_vague=is_vague,
        is_scaled=largest >= 1e4,  # noqa: PLR2004
    )


def _amount(run: str) -> float:
    """Return what a run of numerals amounts to: 三百五十万 is 3,500,000."""
    total = section = current = 0.0
    for char in run:
        if char in _ONES:
            current = float(_ONES[char])
        elif char in _SMALL:
            section += (current or 1) * _SMALL[char] if char != "廿" else 20
            current = 0.0
        elif char in _LARGE:
            section += current
            total = (
                (total + section) * _LARGE[char]
                if _LARGE[char] >= MILLION and not section
                else (total + (section or 1) * _LARGE[char])
            )
            section = current = 0.0
    return total + section + current
