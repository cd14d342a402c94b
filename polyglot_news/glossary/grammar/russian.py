"""Places a Russian term in the right case and adjusts what agrees with it.

The case is read from the rendering that is replaced and from its neighbours; then prepositions (`в/во`,
`с/со`, `о/об`), adjectives before, title, predicate, participle and `который` after it are adjusted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from polyglot_news.glossary.grammar.russian_case import Place, place_of, read_case
from polyglot_news.glossary.grammar.russian_certainty import is_certain
from polyglot_news.glossary.grammar.russian_doubts import (
    attributed,
    continued,
    coordinated,
    is_hers,
    made_an_adjective,
    part_of_a_name,
    refers_back,
)
from polyglot_news.glossary.grammar.russian_endings import VOWELS
from polyglot_news.glossary.grammar.russian_forms import Paradigm, paradigm
from polyglot_news.glossary.grammar.russian_predicates import Change, with_attributes, with_predicate
from polyglot_news.glossary.grammar.russian_words import (
    ACCUSATIVE,
    DATIVE,
    GENITIVE,
    NOMINATIVE,
    PREPOSITIONAL,
    Reading,
    inflected,
    known,
    plain_yo,
    readings,
)
from polyglot_news.glossary.terms import Target

_PREPOSITION = re.compile(r"(?<!\w)(во|в|со|с|обо|об|о)(\s+[«\"„“]?)$", re.IGNORECASE)
_LOCATIVE = re.compile(r"(?<!\w)(во|в|на)(\s+[«\"„“]?)$", re.IGNORECASE)
# islands and other places that take на, by their beginning, and by the noun in them
_ISLANDS = re.compile(
    r"(?:Уолл-стрит|Даунинг-стрит|Голан|Канар|Окинав|Чукотк|"
    r"Филиппин|Мальдив|Куб[аыеу]|Кипр|Мальт[аыеу]|Ямайк|Гаити|Мадагаскар|Сейшел|Багам|Фиджи|Тайван|Шри-Ланк|Бали\b|"
    r"Барбадос|Маврики|Сахалин|Камчатк|Аляск|Гавай|Сицили|Крит|Корсик|Сардини|Балкан|Кавказ|Памир|Урал|Комор|Бермуд|"
    r"Курил)",
)
_ON = re.compile(
    r"(?:[А-ЯЁ]\w+\s)?(?:[Вв]осток|[Пп]олуостров|[Пп]обережь|высот|площад|бирж|чемпионат|Олимпи|Паралимпи|форум|саммит|"
    r"Кавказ|Урал|[Оо]стров(?=(?:а|ов|ам|ах|ами|е|у|ом)?\b))\w*|Западн\w+ берег"
)
# в Крыму, but о Крыме
_SECOND_LOCATIVES = {
    "Крыме": "Крыму",
    "Доне": "Дону",
    "береге": "берегу",
    "аэропорте": "аэропорту",
    "порте": "порту",
}
# verbs and nouns that govern на before any name
_AGAINST = re.compile(
    r"(?<!\w)(напа|атак|давлен|дави|давя|наде[ждя]|влия|повлия|нацел|санкц|жалоб|жалу|наступлен|похож|указ|опира|"
    r"смотр|полага|рассчит|ссыл|напад)\w*(\s\w+)?\s(?:на)\s[«\"„“]?$"
)
_NEAR = 7  # words before a name in which a rival noun is looked for
_LAST_WORD = re.compile(r"([\w-]+)(\s+[«\"„“]?)$")
_SIR = {"г-н": "г-жа", "господин": "госпожа"}


def substituted(
    before: str, old: str, after: str, *, target: Target, language: str = "ru", base: str = ""
) -> str:
    """Return a sentence with a term in place of another word and the grammar around it adjusted.

    Args:
        before: The sentence up to the word that is replaced.
        old: That word, as written.
        after: The rest of the sentence.
        target: What replaces it.
        language: Russian.
        base: The replaced word in the nominative, or an empty string where it is not known.
    """
    del language
    found = _read(before, old, after, target, base)
    new, case, change, animate = found.new, found.case, found.change, found.animate
    form = new.forms[case]
    if case == PREPOSITIONAL and _LOCATIVE.search(before):
        start, space, last = form.rpartition(" ")
        form = start + space + _SECOND_LOCATIVES.get(last, last)
    if change.needed or (case == ACCUSATIVE and animate != new.animate):
        before = _with_adjectives(before, case, change, new)
    if change.needed and not _is_apposition(before):
        after = with_attributes(after, case, change) if not _rival(before, change) else after
        if case == NOMINATIVE:
            before, after = with_predicate(before, after, change)
    if not before.strip(' «"„“(—–-') and form[:1].islower():
        form = form[:1].upper() + form[1:]
    before = _with_island(before, old, target.form, case)
    return _with_preposition(before, form) + form + after


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of a position: the paradigms of the old and the new word, the case, the change."""

    was: Paradigm | None
    new: Paradigm
    case: int
    change: Change
    animate: bool
    place: Place


def _read(before: str, old: str, after: str, target: Target, base: str) -> _Found:
    new = paradigm_of(target)
    was = _what_stood(old, base, animate=new.animate)
    if was is not None and was.animate and was.gender == "m" and old == base and is_hers(before, after):
        was = paradigm(base, "feminine", animate=True)
    if (
        was is not None
        and was.animate
        and not new.animate
        and target.animate is None
        and _unknown(target.form)
    ):
        new = paradigm(target.form, target.gender, target.number, animate=True)
    open_cases = was.cases_of(old) if was is not None else frozenset[int]()
    gender, plural = (was.gender, was.plural) if was is not None else ("", False)
    animate = was.animate if was is not None else new.animate
    if open_cases == {DATIVE} and _LOCATIVE.search(before):
        open_cases = frozenset({PREPOSITIONAL})  # в Крыму, на Дону
    place = place_of(before, after, open_cases, gender=gender, plural=plural, animate=animate)
    return _Found(was, new, read_case(place), Change(gender, plural, new.gender, new.plural), animate, place)


def paradigm_of(target: Target) -> Paradigm:
    """Return the forms of a term with the grammar in its glossary, or with guesses where that is missing."""
    found = paradigm(target.form, target.gender, target.number, animate=target.animate)
    if target.animate is None:
        return found
    forms = list(found.forms)
    first_declension = found.forms[NOMINATIVE].endswith(("а", "я"))  # Обаму, animate or not
    if found.plural or (found.gender == "m" and not first_declension):
        forms[ACCUSATIVE] = forms[GENITIVE if target.animate else NOMINATIVE]
    a, b, c, d, e, f = forms
    return Paradigm((a, b, c, d, e, f), found.gender, found.plural, target.animate)


def doubtful(before: str, old: str, after: str, *, target: Target, base: str) -> bool:
    """Whether the rules may fail when a term of another gender or number replaces a word.

    They may where a pronoun refers back, where a relative clause or a participle has a rival noun, where
    predicates are coordinated, where the name is part of a longer one, or where it was made an adjective.
    """
    found = _read(before, old, after, target, base)
    if found.was is None:
        return bool(base) and made_an_adjective(old)
    if not found.change.needed or _is_apposition(before):
        return False
    return (
        refers_back(after, found.change)
        or (_has_noun(before, found.change) and attributed(after, found.change))
        or (found.case == NOMINATIVE and (coordinated(after, found.change) or continued(after, found.change)))
        or part_of_a_name(after)
    )


def sure(before: str, old: str, after: str, *, target: Target, language: str, base: str) -> bool:
    """Whether the case of a position is certain and the rules do not fail there.

    If the new word has one form for every case that the old one may be in, the case does not matter.
    """
    del language
    found = _read(before, old, after, target, base)
    if found.was is None or doubtful(before, old, after, target=target, base=base):
        return False
    forms = {found.new.forms[case] for case in found.place.open_cases}
    return len(forms) == 1 or is_certain(found.place)


def gender_of(target: Target) -> str:
    """Return the gender of a term in the words of a glossary, or an empty string if unknown."""
    return {"m": "masculine", "f": "feminine", "n": "neuter"}.get(paradigm_of(target).gender, "")


def is_person(target: Target) -> bool:
    """Whether a term declines as the name of a person does."""
    return paradigm_of(target).animate and target.form[:1].isupper()


def guessed(target: Target) -> str:
    """Return the guessed gender or number with the genitive; empty for an unknown gender."""
    found = paradigm_of(target)
    names = {"m": "masculine", "f": "feminine", "n": "neuter"}
    said = "plural" if found.plural else names.get(found.gender, "")
    return f"{said}, genitive '{found.forms[GENITIVE]}'" if said else ""


def _what_stood(old: str, base: str, *, animate: bool) -> Paradigm | None:
    """Return the paradigm of the replaced word, or None if its base form does not explain it."""
    if not base:
        return None
    if not re.search("[а-яё]", old, re.IGNORECASE):  # Google stays as it is in every case
        return Paradigm((old,) * 6, "", plural=False, animate=False) if old == base else None
    guesses = [paradigm(base)]
    if _unknown(base):
        guesses = [paradigm(base, animate=animate), *guesses]
    if animate:
        guesses.insert(0, paradigm(base, animate=True))  # Эрдогана may be the accusative
    guesses += [paradigm(base, "feminine"), paradigm(base, animate=True), paradigm(base, animate=False)]
    return next((guess for guess in guesses if guess.cases_of(old)), None)


def _unknown(form: str) -> bool:
    """Whether the dictionary lacks a name, so that it may be a person or a place."""
    return " " not in form and form[:1].isupper() and not form.isupper() and not known(form)


# before the term


def _is_apposition(before: str) -> bool:
    """Whether a quoted name follows a noun, with which other words then agree (`компания «Крым»`)."""
    match = re.search(r"([А-ЯЁа-яё]+)\s+[«\"„“]$", before)
    return match is not None and any(
        r.kind == "NOUN" and r.case == NOMINATIVE for r in readings(match.group(1))[:2]
    )


def _rival(before: str, change: Change) -> bool:
    """Whether a relative clause after an oblique name may be about an earlier noun of its gender."""
    if not re.search(r"(?<!\w)[а-яё]{1,4}\s+$", before):
        return False
    return _has_noun(re.sub(r"\w+\s+$", "", before), change)


def _has_noun(before: str, change: Change) -> bool:
    """Whether a noun of the old gender and number shortly precedes a name."""
    words = re.findall(r"[\w-]+|[^\w\s]", before)[1 - _NEAR :]
    return any(
        r.kind == "NOUN" and r.plural == change.old_plural and (r.plural or r.gender == change.old_gender)
        for word in words
        for r in readings(word)[:1]
    )


def _with_island(before: str, old: str, form: str, case: int) -> str:
    """Return the text before a place name with the `в` or `на` that it takes (`на Кубе`, `в Чили`)."""
    match = _LOCATIVE.search(before)
    if match is None or case not in {PREPOSITIONAL, ACCUSATIVE}:
        return before
    stood, stands = _takes_na(old) or old.startswith("Украин"), _takes_na(form)
    preposition = match.group(1)
    if stands and preposition.lower() in {"в", "во"}:
        fitting = "на"
    elif stood and not stands and preposition.lower() == "на" and not _AGAINST.search(before):
        fitting = "в"
    else:
        return before
    fitting = fitting.capitalize() if preposition[0].isupper() else fitting
    return before[: match.start(1)] + fitting + match.group(2)


def _takes_na(name: str) -> bool:
    plain = plain_yo(name)
    return bool(_ISLANDS.match(plain) or _ON.match(plain))


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
    spelled = len(form) > 1 and form[:2].isupper() and second not in VOWELS
    cluster = second.isalpha() and second not in VOWELS and not spelled
    if letter == "в":
        return "во" if first in "вф" and first and cluster else "в"
    if letter == "с":
        return "со" if (first in "сзшж" and first and cluster) or first == "щ" else "с"
    return "об" if first and first in "аиоуэ" else "о"


def _with_adjectives(before: str, case: int, change: Change, new: Paradigm) -> str:
    """Make the adjectives right before the term agree with it."""
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
