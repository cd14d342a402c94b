"""A Russian term put in the place of another: in the right case, and what agrees with it made to agree.

The case is read from the rendering that is replaced and from its neighbours; then preposition (`в/во`, `с/со`,
`о/об`), adjectives before, title, predicate, participle and `который` after it are mended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from polyglot_news.glossary.grammar.russian_case import TOKEN, place_of, read_case
from polyglot_news.glossary.grammar.russian_forms import Paradigm, paradigm
from polyglot_news.glossary.grammar.russian_words import (
    ACCUSATIVE,
    DATIVE,
    GENITIVE,
    INSTRUMENTAL,
    NOMINATIVE,
    PREPOSITIONAL,
    Reading,
    inflected,
    known,
    plain_yo,
    readings,
)
from polyglot_news.glossary.terms import Target

_VOWELS = "аеёиоуыэюя"
_PREPOSITION = re.compile(r"(?<!\w)(во|в|со|с|обо|об|о)(\s+[«\"„“]?)$", re.IGNORECASE)
_LOCATIVE = re.compile(r"(?<!\w)(во|в|на)(\s+[«\"„“]?)$", re.IGNORECASE)
# islands and lands that stand with на
_ISLANDS = re.compile(
    r"(Филиппин|Мальдив|Куб[аыеу]|Кипр|Мальт[аыеу]|Ямайк|Гаити|Мадагаскар|Сейшел|Багам|Фиджи|Тайван|Шри-Ланк|Бали\b|"
    r"Барбадос|Маврики|Украин|Сахалин|Камчатк|Аляск|Гавай|Сицили|Крит|Корсик|Сардини|Балкан|Кавказ|Памир|Урал)",
)
_LAST_WORD = re.compile(r"([\w-]+)(\s+[«\"„“]?)$")
_STOPS = frozenset(";:.!?—–")
_JOINS = frozenset({"и", "или", "а", "но"})
_NO_SUBJECT = frozenset({"это", "этот", "этого"})
_REACH = 12  # words after a subject in which its predicate is looked for
_LINK = re.compile(r"\b(быть|был[аои]?|буд[её]т|будут|стать|стал[аои]?|остава\w+|остал\w+|каза\w+) ([а-яё]+)")
_BESIDE = frozenset({INSTRUMENTAL})
_SIR = {"г-н": "г-жа", "господин": "госпожа"}


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


def substituted(
    before: str, old: str, after: str, target: Target, language: str = "ru", base: str = ""
) -> str:
    """Return a sentence with a term in the place of another word, grammar around it mended.

    Args:
        before: The sentence up to the word that is replaced.
        old: That word, as it stands.
        after: The rest of the sentence.
        target: What is put in its place.
        language: Russian.
        base: The replaced word in the nominative, or an empty string where it is not known.
    """
    del language
    new = paradigm(target.form, target.gender, target.number)
    was = _what_stood(old, base, animate=new.animate)
    if was is not None and was.animate and not new.animate and _unknown(target.form):
        new = paradigm(target.form, target.gender, target.number, animate=True)
    open_cases = was.cases_of(old) if was is not None else frozenset[int]()
    gender, plural = (was.gender, was.plural) if was is not None else ("", False)
    animate = was.animate if was is not None else new.animate
    if open_cases == {DATIVE} and _LOCATIVE.search(before):
        open_cases = frozenset({PREPOSITIONAL})  # в Крыму, на Дону
    place = place_of(before, after, open_cases, gender=gender, plural=plural, animate=animate)
    case = read_case(place)
    form = new.forms[case]
    change = Change(gender, plural, new.gender, new.plural)
    if change.needed or (case == ACCUSATIVE and animate != new.animate):
        before = _with_adjectives(before, case, change, new)
    if change.needed:
        after = _with_attributes(after, case, change, new)
        if case == NOMINATIVE:
            before, after = _with_predicate(before, after, change)
    if not before.strip(' «"„“(—–-') and form[:1].islower():
        form = form[:1].upper() + form[1:]
    before = _with_island(before, old, target.form, case)
    return _with_preposition(before, form) + form + after


def is_person(target: Target) -> bool:
    """Whether a term declines as the name of a person does."""
    return paradigm(target.form, target.gender, target.number).animate and target.form[:1].isupper()


def _what_stood(old: str, base: str, *, animate: bool) -> Paradigm | None:
    """Return the paradigm of the replaced word, or None where its base form does not explain it."""
    if not base or not re.search("[а-яё]", old, re.IGNORECASE):
        return None
    guesses = [paradigm(base)]
    if _unknown(base):
        guesses = [paradigm(base, animate=animate), *guesses]
    guesses += [paradigm(base, "feminine"), paradigm(base, animate=True), paradigm(base, animate=False)]
    return next((guess for guess in guesses if guess.cases_of(old)), None)


def _unknown(form: str) -> bool:
    """Whether a name is one that the dictionary does not have: a person or a place, who knows."""
    return " " not in form and form[:1].isupper() and not form.isupper() and not known(form)


# before the term


def _with_island(before: str, old: str, form: str, case: int) -> str:
    """Return the text before a place with `в` or `на` as its name takes it (`на Филиппинах`, `в Казахстане`)."""
    match = _LOCATIVE.search(before)
    if match is None or case not in {PREPOSITIONAL, ACCUSATIVE}:
        return before
    stood, stands = _takes_na(old), _takes_na(form)
    preposition = match.group(1)
    if stands and preposition.lower() in {"в", "во"}:
        fitting = "на"
    elif stood and not stands and preposition.lower() == "на":
        fitting = "в"
    else:
        return before
    fitting = fitting.capitalize() if preposition[0].isupper() else fitting
    return before[: match.start(1)] + fitting + match.group(2)


def _takes_na(name: str) -> bool:
    return bool(_ISLANDS.match(plain_yo(name)))


def _with_preposition(before: str, form: str) -> str:
    match = _PREPOSITION.search(before)
    if match is None:
        return before
    word, low = match.group(1), match.group(1).lower()
    fitting = _fitting_preposition(low[0], form)
    if fitting == low or (low == "обо" and fitting == "о"):
        return before
    fitting = fitting.upper() if word.isupper() and len(word) > 1 else word[0] + fitting[1:]
    return before[: match.start(1)] + fitting + match.group(2)


def _fitting_preposition(letter: str, form: str) -> str:
    low = form.lower().lstrip('«"„“')
    first, second = low[:1], low[1:2]
    spelled = len(form) > 1 and form[:2].isupper() and second not in _VOWELS
    cluster = second.isalpha() and second not in _VOWELS and not spelled
    if letter == "в":
        return "во" if first in "вф" and first and cluster else "в"
    if letter == "с":
        return "со" if (first in "сзшж" and first and cluster) or first == "щ" else "с"
    return "об" if first and first in "аиоуэ" else "о"


def _with_adjectives(before: str, case: int, change: Change, new: Paradigm) -> str:
    """Make the adjectives that stand right before the term agree with it."""
    match = _LAST_WORD.search(before)
    if match is None:
        return before
    word = match.group(1)
    if word.lower() in _SIR or word.lower() in set(_SIR.values()):
        return before[: match.start()] + _sir(word, change) + before[match.end(1) :]
    reading = _agreeing(word, case, change)
    if reading is None or word.lower() in {"его", "её", "ее", "их"}:
        return before
    wanted = case
    if case == ACCUSATIVE and (change.plural or change.gender == "m"):
        wanted = GENITIVE if new.animate else NOMINATIVE
    form = inflected(word, reading, case=wanted, gender=change.gender, plural=change.plural)
    return _with_adjectives(before[: match.start()], case, change, new) + form + before[match.end(1) :]


def _sir(word: str, change: Change) -> str:
    pairs = _SIR if change.gender == "f" else {b: a for a, b in _SIR.items()}
    return pairs.get(word.lower(), word)


def _agreeing(word: str, case: int, change: Change) -> Reading | None:
    for reading in readings(word):
        if reading.kind in {"ADJF", "PRTF"} and reading.case == case and reading.plural == change.old_plural:
            if reading.plural or not change.old_gender or reading.gender == change.old_gender:
                return reading
        elif reading.kind in {"NOUN", "PREP", "CONJ", "VERB"}:
            return None
    return None


# after the term


def _with_attributes(after: str, case: int, change: Change, new: Paradigm) -> str:
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
        form = inflected(word, reading, case=reading.case, gender=change.gender, plural=change.plural)
        rest = after[match.end() :]
        if reading.lemma == "который" and reading.case == NOMINATIVE:
            rest = _predicate_after(rest, change)
        return lead + form + rest
    del new
    return after


def _with_predicate(before: str, after: str, change: Change) -> tuple[str, str]:
    if re.match(r"\s+(и|или)\s", after) or re.search(r"\s(и|или)\s+$", before):
        return before, after  # one of several subjects
    mended = _predicate_after(after, change)
    if mended != after or _finite_after(after, change):
        return before, mended
    return _predicate_before(before, change), after


def _finite_after(after: str, change: Change) -> bool:
    words = TOKEN.findall(after)[:3]
    return any(_predicate(word, change) is not None for word in words)


def _predicate_after(text: str, change: Change) -> str:
    """Make the predicates of a subject agree, from the end of the subject to the end of its clause."""
    pieces: list[str] = []
    position = seen = found = 0
    brackets = inside = 0
    for match in TOKEN.finditer(text):
        word = match.group()
        if word in _STOPS and not (word in "—–" and not found and _short_aside(text, match.start())):
            break
        brackets += (word in "([") - (word in ")]")
        if brackets:
            continue
        if word == ",":
            if inside:
                inside = 0
                continue
            if found or not _short_aside(text, match.start()):
                break
            inside = 1
            continue
        if inside:
            continue
        seen += 1
        if seen > _REACH:
            break
        reading = _predicate(word, change, direct=not text[: match.start()].strip())
        if reading is None:
            reading = _attribute(word, change, linked=bool(found))
        if reading is not None and reading.kind == "ADJF":
            form = inflected(word, reading, case=reading.case, gender=change.gender, plural=change.plural)
            pieces += (text[position : match.start()], form)
            position = match.end()
        elif reading is not None and (not found or _joined_before(text, match.start(), change)):
            form = inflected(word, reading, gender=change.gender, plural=change.plural)
            pieces += (text[position : match.start()], form)
            position, found = match.end(), found + 1
        elif found and word.lower() in _JOINS and _new_subject(text[match.end() :], change):
            break
        elif not found and _other_subject(word, text[: match.start()]):
            break
    return _with_predicative("".join(pieces) + text[position:], change) if found or position else text


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


def _short_aside(text: str, comma: int) -> bool:
    """Whether a comma opens an aside that ends soon, so that the predicate still follows."""
    return bool(re.match(r"[,—–][^,.;:!?—–]{1,80}[,—–]\s", text[comma:]))


def _attribute(word: str, change: Change, *, linked: bool) -> Reading | None:
    """Return how an adjective agrees with a subject before it: `сам`, `один`; after `быть` its predicative."""
    for reading in readings(word)[:6] if word.islower() else ():
        if reading.kind != "ADJF" or reading.plural != change.old_plural:
            continue
        if not reading.plural and change.old_gender and reading.gender != change.old_gender:
            continue
        if reading.case == NOMINATIVE and reading.lemma in {"сам", "один", "весь"} and not linked:
            return reading
    return None


def _predicate(word: str, change: Change, *, direct: bool = False) -> Reading | None:
    """Return how a word is read as a predicate of the old subject, or None; `direct` right after it."""
    ways = readings(word)
    if direct:
        ways = tuple(r for r in ways if r.kind in {"VERB", "PRTS"}) or ways
    for reading in ways[:3]:
        if reading.kind in {"NOUN", "PREP", "CONJ", "ADVB", "ADJF"} and reading is ways[0]:
            return None
        if reading.kind not in {"VERB", "PRTS", "ADJS"} or reading.plural != change.old_plural:
            continue
        if reading.kind == "VERB" and "past" not in reading.marks:
            if "3per" in reading.marks and change.old_plural != change.plural:
                return reading
            continue
        if reading.plural or not change.old_gender or reading.gender == change.old_gender:
            return reading
    return None


def _joined_before(text: str, start: int, change: Change) -> bool:
    """Whether a further predicate belongs to the same subject: after `и`, or `был` before a participle."""
    words = TOKEN.findall(text[:start])
    if not words:
        return False
    if _predicate_like(words[-1]) or (len(words) > 1 and _predicate_like(words[-2]) and words[-1] == "не"):
        return True
    tail = words[-4:]
    joined = [i for i, word in enumerate(tail) if word.lower() in _JOINS]
    del change
    return bool(joined) and all(
        readings(word) and readings(word)[0].kind in {"ADVB", "PRCL", "PREP"}
        for word in tail[joined[-1] + 1 :]
    )


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
    """Whether a word that stands before any predicate shows that the predicate is not the term's."""
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
        if not ways or ways[0].kind not in {"ADJF", "ADVB", "PRCL"}:
            break
    return before
