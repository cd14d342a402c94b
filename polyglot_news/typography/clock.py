"""Clock times: what English counts twice to twelve, other languages to twenty-four.

A time is rewritten where the translation still has the English a.m. or p.m., or has the source's own figures
and no word that says which half of the day is meant: `7.00pm` that became `alle 7.00` is another time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_IN_SOURCE = re.compile(
    r"(?<![\d.:,])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minutes>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b",
    re.IGNORECASE,
)
_NOON = 12
_HALVES = {
    "it": r"\b(?:mattin\w*|pomeriggio|sera|serata|stasera|notte|stanotte|mezzogiorno|antimeridian\w*)\b",
    "pt": r"\b(?:manhã|tarde|noite|madrugada|meio-dia)\b",
    "ru": r"\b(?:утра|утром|дня|дн[её]м|вечера|вечером|ночи|ночью|полудня|пополудни)\b",
    "zh": r"[早晚午晨夜]",
}
# what stands before an hour without minutes
_BEFORE = {"it": r"\b(?:alle|dalle|ore|le)\s", "pt": r"\b(?:às|as|das|até)\s"}


@dataclass(frozen=True, slots=True)
class _Time:
    hour: int  # as it is written
    minutes: str  # empty for a full hour
    is_late: bool  # p.m.

    @property
    def of_day(self) -> int:
        """The hour from 0 to 23."""
        return self.hour % _NOON + _NOON * self.is_late


def of_whole_days(source: str, text: str, language: str) -> str:
    """Return a translation from English with times from 0:00 to 23:59; Chinese names the half of the day."""
    if language not in _HALVES:
        return text
    times = {
        _Time(int(match["hour"]), match["minutes"] or "", match["half"] in "pP")
        for match in _IN_SOURCE.finditer(source)
    }
    for time in sorted(times, key=lambda time: (not time.minutes, time.hour, time.is_late)):
        text = _left(time, text, language)
    if len(times) != 1 or re.search(_HALVES[language], text, re.IGNORECASE):
        return text
    (only,) = times
    return _lost(only, text, language)


def _left(time: _Time, text: str, language: str) -> str:
    """Write a time that has its English half of the day anew; a stop after it that ends the text stays."""
    minutes = rf"[:.h]{time.minutes}" if time.minutes else r"(?:[:.]00)?"
    half = "[pP]" if time.is_late else "[aA]"
    pattern = re.compile(rf"(?<![\d.:,])0?{time.hour}{minutes}\s?{half}(?:\.\s?[mM]\.?|[mM])(?![A-Za-z0-9])")

    def written(match: re.Match[str]) -> str:
        is_end = match.group().endswith(".") and not text[match.end() :].strip("\"'”’»)")
        return _written(time, language) + ("." if is_end and language != "zh" else "")

    return pattern.sub(written, text)


def _lost(time: _Time, text: str, language: str) -> str:
    """Write the hour of an afternoon that lost what says so."""
    if time.of_day == time.hour or language == "zh":
        return text
    if time.minutes:
        pattern = rf"(?<![\d.:,])0?{time.hour}(?P<sign>[:.h]){time.minutes}(?![\d:]|[.,]\d)"
    elif language in _BEFORE:
        pattern = rf"(?P<before>{_BEFORE[language]})0?{time.hour}(?=h?(?!\w|[:.,]\d))"
    else:
        return text
    if len(re.findall(pattern, text)) != 1:
        return text
    if not time.minutes:
        return re.sub(pattern, rf"\g<before>{time.of_day}", text)
    sign = "h" if language == "pt" else r"\g<sign>"
    return re.sub(pattern, rf"{time.of_day}{sign}{time.minutes}", text)


def _written(time: _Time, language: str) -> str:
    if language == "zh":
        half = "下午" if time.is_late else "上午"
        return f"{half}{time.hour}:{time.minutes}" if time.minutes else f"{half}{time.hour}点"
    if language == "pt":
        return f"{time.of_day}h{time.minutes}"
    if language == "it" and not time.minutes:
        return str(time.of_day)
    return f"{time.of_day}:{time.minutes or '00'}"
