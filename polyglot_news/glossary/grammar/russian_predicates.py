"""What agrees with a Russian subject after it: predicate, participle, `который`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from polyglot_news.glossary.grammar.russian_case import TOKEN
from polyglot_news.glossary.grammar.russian_words import (
    INSTRUMENTAL,
    NOMINATIVE,
    Reading,
    inflected,
    readings,
)

_STOPS = frozenset(";:.!?")
_ASIDE = re.compile(r"[,—–][^,.;:!?—–]{1,80}[,—–]\s")  # ends soon, so that the predicate still follows
_ASIDE_AFTER = 2  # words of a clause before an aside
_JOINS = frozenset({"и", "или", "а", "но"})
_NO_SUBJECT = frozenset({"это", "этот", "этого"})
# another subject before the name, and its adjective (`правительство и нынешние талибы`)
_AND_BEFORE = re.compile(r"[^,\s]\s(?:и|или)\s+(?:[а-яё]+(?:[ыио][йе]|[ая]я|ее)\s+)?$")
_REACH = 12  # words after a subject that are searched for its predicate
_LINK = re.compile(r"\b(быть|был[аои]?|буд[её]т|будут|стать|стал[аои]?|остава\w+|остал\w+|каза\w+) ([а-яё]+)")
_BESIDE = frozenset({INSTRUMENTAL})


@dataclass(frozen=True, slots=True)
class Change:
    """How agreement changes: gender (none in the plural) and number before and after."""

    old_gender: str
    old_plural: bool
    gender: str
    plural: bool

    @property
    def needed(self) -> bool:
        """Whether a predicate of the old word would not fit the new one."""
        known = self.plural or bool(self.gender)
        return known and (
            self.old_plural != self.plural or (not self.plural and self.old_gender != self.gender)
        )


def with_attributes(after: str, case: int, change: Change) -> str:
    """Make `который` or a participle after a comma agree, and the verb whose subject `который` is."""
    match = re.match(r"([»\"”]?,\s+(?:(?:в|во|на|о|об|с|со|к|из|от|для|по|за|у)\s+)?)([а-яё-]+)", after)
    if match is None:
        return after
    lead, word = match.groups()
    old_case = case if lead.strip('»"” ,') == "" else -1
    for reading in readings(word):
        if reading.kind not in {"ADJF", "PRTF"} or reading.plural != change.old_plural:
            continue
        if not reading.plural and change.old_gender and reading.gender != change.old_gender:
            continue
        if reading.lemma != "который" and (reading.kind != "PRTF" or reading.case != old_case):
            continue
        if reading.lemma != "который" and _has_own_noun(after[match.end() :], reading):
            return after
        form = inflected(word, reading, case=reading.case, gender=change.gender, plural=change.plural)
        rest = after[match.end() :]
        if reading.lemma == "который" and reading.case == NOMINATIVE:
            rest = _predicate_after(rest, change)
        return lead + form + rest
    return after


def _has_own_noun(rest: str, reading: Reading) -> bool:
    """Whether a participle belongs to a noun that follows it (`Турция, растущая держава, …`)."""
    for word in TOKEN.findall(rest)[:3]:
        ways = readings(word)[:3]
        if any(r.kind == "NOUN" and r.case == reading.case and r.gender == reading.gender for r in ways):
            return True
        if not any(r.kind in {"ADJF", "PRTF"} for r in ways):
            return False
    return False


def with_predicate(before: str, after: str, change: Change) -> tuple[str, str]:
    """Make the predicate of a subject agree, after it or before it; return the text before and after it."""
    if re.match(r"\s+(и|или)\s", after) or _AND_BEFORE.search(before):
        return before, after  # one of several subjects
    mended = _predicate_after(after, change)
    if re.search(r"\sли\s+$", before):
        return _predicate_before(before, change), mended
    if mended != after or _finite_after(after, change):
        return before, mended
    return _predicate_before(before, change), after


def _finite_after(after: str, change: Change) -> bool:
    words = TOKEN.findall(after)[:3]
    return any(_predicate(word, change) is not None for word in words)


def _predicate_after(text: str, change: Change) -> str:
    """Make the predicates of a subject agree, from the end of the subject to the end of its clause."""
    pieces: list[str] = []
    position = found = 0
    for number, match in enumerate(islice(clause(text), _REACH)):
        word, before = match.group(), text[: match.start()]
        reading = _predicate(word, change, direct=not number)
        if reading is None and not found:
            reading = _alone(word, change)
        if reading is not None and (not found or _joined_before(before)):
            form = inflected(word, reading, case=reading.case, gender=change.gender, plural=change.plural)
            pieces += (text[position : match.start()], form)
            position = match.end()
            found += reading.kind != "ADJF"
        elif (
            _new_subject(text[match.end() :], change)
            if found and word in _JOINS
            else _other_subject(word, before)
        ):
            break
    return _with_predicative("".join(pieces) + text[position:], change) if position else text


def clause(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a clause after its subject, without brackets and short asides."""
    brackets, inside, words = 0, False, 0
    for match in TOKEN.finditer(text):
        sign = match.group()
        brackets += (sign in "([") - (sign in ")]")
        if brackets or sign in "()[]":
            continue
        if sign in _STOPS or sign in ",—–":
            if not inside and (
                sign in _STOPS or words > _ASIDE_AFTER or not _ASIDE.match(text, match.start())
            ):
                return
            inside = not inside
        elif not inside and sign[0].isalnum():
            words += 1
            yield match


def _with_predicative(text: str, change: Change) -> str:
    """Make an instrumental adjective after `быть`, `стать`, `оставаться` agree (`должен быть осторожным`)."""
    match = _LINK.search(text)
    if match is None or re.search(r"[,;:.]", text[: match.start()]):
        return text
    word = match.group(2)
    following = TOKEN.findall(text[match.end() :])[:1]
    if following and any(r.kind in {"NOUN", "ADJF"} and r.case in _BESIDE for r in readings(following[0])):
        return text  # it belongs to a noun
    for reading in readings(word):
        if (
            reading.kind in {"ADJF", "PRTF"}
            and reading.case == INSTRUMENTAL
            and reading.plural == change.old_plural
        ):
            form = inflected(word, reading, case=INSTRUMENTAL, gender=change.gender, plural=change.plural)
            return text[: match.start(2)] + form + text[match.end(2) :]
    return text


def _alone(word: str, change: Change) -> Reading | None:
    """Return how `сам`, `один` or `весь` agrees with a preceding subject, or None."""
    for reading in readings(word)[:6] if word.islower() else ():
        if reading.kind != "ADJF" or reading.plural != change.old_plural:
            continue
        if not reading.plural and change.old_gender and reading.gender != change.old_gender:
            continue
        if reading.case == NOMINATIVE and reading.lemma in {"сам", "один", "весь"}:
            return reading
    return None


def _predicate(word: str, change: Change, *, direct: bool = False) -> Reading | None:
    """Return the reading of a word as a predicate of the old subject, or None; `direct`: right after it."""
    ways = readings(word)
    if direct:
        ways = tuple(r for r in ways if r.kind in {"VERB", "PRTS"}) or ways
    if any(r.kind == "PRTS" for r in ways) and ways[0].kind == "ADJS":
        ways = tuple(r for r in ways if r.kind != "ADJS")  # воодушевлена, not воодушевленна
    for reading in ways[:3]:
        if reading.kind in {"NOUN", "PREP", "CONJ", "ADVB", "ADJF"} and reading is ways[0]:
            return None
        if reading.kind not in {"VERB", "PRTS", "ADJS"} or reading.plural != change.old_plural:
            continue
        if reading.kind == "ADJS" and reading.gender == "n" and word.endswith("о"):
            continue  # an adverb as well
        if reading.kind == "VERB" and "past" not in reading.marks:
            if "3per" in reading.marks and change.old_plural != change.plural:
                return reading
            continue
        if reading.plural or not change.old_gender or reading.gender == change.old_gender:
            return reading
    return None


def agrees_with(word: str, change: Change) -> bool:
    """Whether a word is a predicate of the old subject that needs another form for the new one."""
    return _predicate(word, change) is not None


def _joined_before(earlier: str) -> bool:
    """Whether a further predicate belongs to the same subject: after `и`, or `был` before a participle."""
    words = TOKEN.findall(earlier)
    if not words:
        return False
    if _predicate_like(words[-1]) or (
        len(words) > 1 and _predicate_like(words[-2]) and _qualifies(words[-1])
    ):
        return True
    tail = words[-4:]
    joined = [i for i, word in enumerate(tail) if word.lower() in _JOINS]
    return bool(joined) and all(
        readings(word) and readings(word)[0].kind in {"ADVB", "PRCL", "PREP"}
        for word in tail[joined[-1] + 1 :]
    )


def _qualifies(word: str) -> bool:
    """Whether a word may stand between `был` and its participle (`не был так воодушевлен`)."""
    return any(r.kind in {"ADVB", "PRCL"} for r in readings(word)[:2])


def _predicate_like(word: str) -> bool:
    return any(r.kind in {"VERB", "PRTS", "ADJS"} for r in readings(word)[:1])


def _new_subject(text: str, change: Change) -> bool:
    """Whether a new subject follows a conjunction before any verb does."""
    for word in TOKEN.findall(text)[:4]:
        if _predicate(word, change) is not None:
            return False
        if any(r.kind in {"NOUN", "NPRO"} and r.case == NOMINATIVE for r in readings(word)[:1]):
            return True
    return False


def _other_subject(word: str, earlier: str) -> bool:
    """Whether a word before any predicate shows that the predicate is not the term's."""
    words = TOKEN.findall(earlier)
    if word.lower() in _NO_SUBJECT or (word.lower() in {"который", "что"} and not words):
        return True
    return any(r.kind == "NPRO" and r.case == NOMINATIVE for r in readings(word)[:1])


def _predicate_before(before: str, change: Change) -> str:
    """Make a predicate right before its subject agree (`заявил министр`, `сообщает ШОС`)."""
    words = list(TOKEN.finditer(before))[-3:]
    for match in reversed(words):
        reading = _predicate(match.group(), change)
        if reading is not None:
            form = inflected(match.group(), reading, gender=change.gender, plural=change.plural)
            return before[: match.start()] + form + before[match.end() :]
        ways = readings(match.group())
        if match.group() in {"ли", "бы", "же"}:
            continue
        if not ways or ways[0].kind not in {"ADJF", "ADVB", "PRCL"}:
            break
    return before
