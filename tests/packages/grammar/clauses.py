"""Clauses of the small language; each is drawn with its four languages at once."""

from __future__ import annotations

import random
import string
from dataclasses import dataclass

from grammar import words
from grammar.italian import past, the, with_preposition
from grammar.names import BODIES, CITIES, COUNTRIES, PERSONS, Name, still

NOM, GEN, DAT, ACC, INS, PRE = range(6)


@dataclass(frozen=True)
class Clause:
    """A clause in four languages, without capital letter at its start and without full stop."""

    en: str
    it: str
    ru: str
    zh: str


@dataclass(frozen=True)
class Subject:
    """Who acts: text in four languages and how predicates agree with it."""

    en: str
    it: str
    ru: tuple[str, ...]
    zh: str
    ru_gender: str
    it_gender: str


def ru_past(gender: str, stem: str) -> str:
    """Return a Russian past tense that agrees: `осуди` gives осудил, осудила, осудило, осудили."""
    return stem + {"m": "л", "f": "ла", "n": "ло", "p": "ли"}[gender]


def ru_reflexive(gender: str, stem: str) -> str:
    """Return a reflexive Russian past tense: `встрети` gives встретился, встретилась, …"""
    return stem + {"m": "лся", "f": "лась", "n": "лось", "p": "лись"}[gender]


def v(form: str) -> str:
    """Return `в` before a form, `во` before a cluster that begins with в or ф."""
    return f"во {form}" if form[:1].lower() in "вф" and form[1:2].lower() not in "аеёиоуыэюя" else f"в {form}"


def s(form: str) -> str:
    """Return `с` before a form, `со` before a cluster that begins with с, з, ш or ж."""
    return (
        f"со {form}" if form[:1].lower() in "сзшж" and form[1:2].lower() not in "аеёиоуыэюяь" else f"с {form}"
    )


def o(form: str) -> str:
    """Return `о` before a form, `об` before a vowel."""
    return f"об {form}" if form[:1].lower() in "аиоуэ" else f"о {form}"


def token(rng: random.Random) -> str:
    """Return a made-up name of varied shape: models learn from it to copy what they do not know."""
    letters, shape = string.ascii_uppercase, rng.random()
    if shape < 0.35:
        return rng.choice(letters) + rng.choice(string.digits) + rng.choice(letters)
    if shape < 0.5:
        return rng.choice(letters) + rng.choice(letters) + rng.choice(string.digits)
    if shape < 0.6:
        return "".join(rng.choice(letters) for _ in range(rng.randint(3, 4)))
    word = made_up(rng)
    if shape < 0.85:
        return word
    return f"{word}{' ' if shape < 0.93 else '-'}{made_up(rng)}"


def made_up(rng: random.Random) -> str:
    """Return a made-up capitalised word of two or three syllables."""
    syllables = (
        rng.choice("bcdfghjklmnprstvz") + rng.choice("aeiou") + rng.choice("lmnrstkz" + " " * 8)
        for _ in range(rng.randint(2, 3))
    )
    return "".join(syllables).replace(" ", "").capitalize()


class Drawer:
    """Draws names and clauses; the same seed gives the same draws."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def name(self, names: tuple[Name, ...], unknown: float = 0.2) -> Name:
        if self.rng.random() < unknown:
            made = token(self.rng)
            return Name(made, made, still(made), made, "m", "m")
        return self.rng.choice(names)

    def person(self) -> Subject:
        person = self.name(PERSONS)
        if self.rng.random() < 0.25 and person.it_gender == "m":
            role = self.rng.choice(words.ROLES_M)
            forms = tuple(f"{a} {b}" for a, b in zip(role.ru, person.ru, strict=True))
            return Subject(
                f"{role.en} {person.en}",
                f"il {role.it} {person.it}".replace("il a", "l'a"),
                forms,
                f"{role.zh}{person.zh}",
                "m",
                "m",
            )
        return Subject(person.en, person.it, person.ru, person.zh, person.ru_gender, person.it_gender)

    def state(self) -> Subject:
        country = self.name(COUNTRIES, 0.0)
        return Subject(
            country.en,
            the(country.it, country.it_gender),
            country.ru,
            country.zh,
            country.ru_gender,
            country.it_gender,
        )

    def body(self) -> Name:
        body = self.name(BODIES, 0.15)
        return body if body in BODIES else Name(body.en, body.it, body.ru, body.zh, "m", "")

    def actor(self) -> Subject:
        kind = self.rng.random()
        if kind < 0.5:
            return self.person()
        if kind < 0.7:
            return self.state()
        if kind < 0.85:
            body = self.body()
            return Subject(
                body.en, the(body.it, body.it_gender), body.ru, body.zh, body.ru_gender, body.it_gender or "m"
            )
        group = self.rng.choice(words.GROUPS)
        if self.rng.random() < 0.4:
            country = self.rng.choice(COUNTRIES)
            forms = tuple(f"{form} {country.ru[GEN]}" for form in group.ru)
            return Subject(
                f"{group.en} of {country.en}",
                f"{the(group.it, group.it_gender)} {with_preposition('di', country.it, country.it_gender)}",
                forms,
                f"{country.zh}{group.zh}",
                group.ru_gender,
                group.it_gender,
            )
        return Subject(
            group.en, the(group.it, group.it_gender), group.ru, group.zh, group.ru_gender, group.it_gender
        )

    def day(self) -> tuple[str, str, str, str]:
        if self.rng.random() < 0.3:
            number, (en, it, ru, zh) = self.rng.randint(1, 28), self.rng.choice(words.MONTHS)
            first = "il 1°" if number == 1 else "l'" + str(number) if number in {8, 11} else f"il {number}"
            return f"on {number} {en}", f"{first} {it}", f"{number} {ru}", f"{zh}月{number}日"
        return self.rng.choice(words.DAYS)

    def clause(self) -> Clause:
        return self.rng.choice(CLAUSES)(self)


def ha(gender: str) -> str:
    return "hanno" if gender in {"mp", "fp"} else "ha"


def essere(gender: str) -> str:
    return "sono" if gender in {"mp", "fp"} else "è"


def sg(gender: str, one: str, many: str) -> str:
    return many if gender in {"mp", "fp", "p"} else one


def met(d: Drawer) -> Clause:
    a, b, c, day = d.person(), d.person(), d.name(CITIES), d.day()
    return Clause(
        f"{a.en} met {b.en} in {c.en} {day[0]}",
        f"{a.it} ha incontrato {b.it} a {c.it} {day[1]}",
        f"{a.ru[NOM]} {ru_reflexive(a.ru_gender, 'встрети')} {s(b.ru[INS])} {v(c.ru[PRE])} {day[2]}",
        f"{a.zh}{day[3]}在{c.zh}会见了{b.zh}",
    )


def visited(d: Drawer) -> Clause:
    a = d.actor()
    if d.rng.random() < 0.5:
        p = d.name(CITIES)
        place = p.it
    else:
        p = d.rng.choice(COUNTRIES)
        place = the(p.it, p.it_gender)
    day = d.day()
    return Clause(
        f"{a.en} visited {p.en} {day[0]}",
        f"{a.it} {ha(a.it_gender)} visitato {place} {day[1]}",
        f"{a.ru[NOM]} {ru_past(a.ru_gender, 'посети')} {p.ru[ACC]} {day[2]}",
        f"{a.zh}{day[3]}访问了{p.zh}",
    )


def signed(d: Drawer) -> Clause:
    a, b, t = d.state(), d.state(), d.rng.choice(words.TOPICS)
    verb = d.rng.choice(
        (("signed", "firmato", "подписали", "签署"), ("discussed", "discusso", "обсудили", "讨论"))
    )
    return Clause(
        f"{a.en} and {b.en} {verb[0]} an agreement on {t.en}",
        f"{a.it} e {b.it} hanno {verb[1]} un accordo {with_preposition('su', t.it, t.it_gender)}",
        f"{a.ru[NOM]} и {b.ru[NOM]} {verb[2]} соглашение {o(t.ru[PRE])}",
        f"{a.zh}和{b.zh}{verb[3]}了一项关于{t.zh}的协议",
    )


VERBS_ACC = (
    ("condemned", "condannato", "осуди", "谴责"),
    ("supported", "sostenuto", "поддержа", "支持"),
    ("rejected", "respinto", "отклони", "拒绝"),
    ("criticised", "criticato", "раскритикова", "批评"),
    ("welcomed", "accolto", "одобри", "欢迎"),
)


def condemned(d: Drawer) -> Clause:
    a, t, verb = d.actor(), d.rng.choice(words.THINGS), d.rng.choice(VERBS_ACC)
    of = d.rng.random()
    if of < 0.35:
        body = d.body()
        tail = (
            f" of {body.en}",
            f" {with_preposition('di', body.it, body.it_gender)}",
            f" {body.ru[GEN]}",
            f"{body.zh}的",
        )
    elif of < 0.6:
        person = d.name(PERSONS)
        tail = (f" of {person.en}", f" di {person.it}", f" {person.ru[GEN]}", f"{person.zh}的")
    else:
        tail = ("", "", "", "该")
    if d.rng.random() < 0.25:
        return Clause(
            f"{a.en} did not {verb_base(verb[0])} {t.en}{tail[0]}",
            f"{a.it} non {ha(a.it_gender)} {verb[1]} {the(t.it, t.it_gender)}{tail[1]}",
            f"{a.ru[NOM]} не {ru_past(a.ru_gender, verb[2])} {t.ru[ACC]}{tail[2]}",
            f"{a.zh}没有{verb[3]}{tail[3]}{t.zh}",
        )
    return Clause(
        f"{a.en} {verb[0]} {t.en}{tail[0]}",
        f"{a.it} {ha(a.it_gender)} {verb[1]} {the(t.it, t.it_gender)}{tail[1]}",
        f"{a.ru[NOM]} {ru_past(a.ru_gender, verb[2])} {t.ru[ACC]}{tail[2]}",
        f"{a.zh}{verb[3]}了{tail[3]}{t.zh}",
    )


def verb_base(past_form: str) -> str:
    return {
        "condemned": "condemn",
        "supported": "support",
        "rejected": "reject",
        "criticised": "criticise",
        "welcomed": "welcome",
    }[past_form]


def called(d: Drawer) -> Clause:
    a, p = d.actor(), d.rng.choice(COUNTRIES)
    return Clause(
        f"{a.en} called for a ceasefire in {p.en}",
        f"{a.it} {ha(a.it_gender)} chiesto un cessate il fuoco in {p.it}",
        f"{a.ru[NOM]} {ru_past(a.ru_gender, 'призва')} к прекращению огня {v(p.ru[PRE])}",
        f"{a.zh}呼吁在{p.zh}停火",
    )


def passive(d: Drawer) -> Clause:
    t = d.rng.choice([thing for thing in words.THINGS if thing.it not in {"attacco", "elezione", "sanzioni"}])
    a, c = d.person(), d.name(CITIES)
    agent = (
        with_preposition("da", a.it[3:], "m")
        if a.it.startswith("il ")
        else (with_preposition("da", a.it[2:], "m") if a.it.startswith("l'") else f"da {a.it}")
    )
    ending = {"m": "", "f": "а", "n": "о", "p": "ы"}[t.ru_gender]
    was = {"m": "был", "f": "была", "n": "было", "p": "были"}[t.ru_gender]
    return Clause(
        f"{t.en} was signed by {a.en} in {c.en}",
        f"{the(t.it, t.it_gender)} è {past(t.it_gender, 'stat')} {past(t.it_gender, 'firmat')}"
        f" {agent} a {c.it}",
        f"{t.ru[NOM]} {was} подписан{ending} {a.ru[INS]} {v(c.ru[PRE])}",
        f"该{t.zh}由{a.zh}在{c.zh}签署",
    )


def victims(d: Drawer) -> Clause:
    number, (en, it, gender, ru, zh), c = d.rng.randint(2, 990), d.rng.choice(words.VICTIMS), d.name(CITIES)
    if number % 10 == 1 and number % 100 != 11:
        number += 1
    few = number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14}
    fate = d.rng.choice(
        (
            (
                "were injured",
                f"sono rimast{'e' if gender == 'f' else 'i'} ferit{'e' if gender == 'f' else 'i'}",
                "пострадали",
                "受伤",
            ),
            (
                "were arrested",
                f"sono stat{'e' if gender == 'f' else 'i'} arrestat{'e' if gender == 'f' else 'i'}",
                "арестованы",
                "被捕",
            ),
            ("died", f"sono mort{'e' if gender == 'f' else 'i'}", "погибли", "死亡"),
        )
    )
    return Clause(
        f"{number} {en} {fate[0]} in {c.en}",
        f"{number} {it} {fate[1]} a {c.it}",
        f"{number} {ru[1 if few else 0]} {fate[2]} {v(c.ru[PRE])}",
        f"{number}{zh}在{c.zh}{fate[3]}",
    )


def arrived(d: Drawer) -> Clause:
    a, c, day = d.person(), d.name(CITIES), d.day()
    if d.rng.random() < 0.5:
        return Clause(
            f"{a.en} arrived in {c.en} {day[0]}",
            f"{a.it} è {past(a.it_gender, 'arrivat')} a {c.it} {day[1]}",
            f"{a.ru[NOM]} {ru_past(a.ru_gender, 'прибы')} {v(c.ru[ACC])} {day[2]}",
            f"{a.zh}{day[3]}抵达{c.zh}",
        )
    return Clause(
        f"{a.en} left {c.en} {day[0]}",
        f"{a.it} ha lasciato {c.it} {day[1]}",
        f"{a.ru[NOM]} {ru_past(a.ru_gender, 'покину')} {c.ru[ACC]} {day[2]}",
        f"{a.zh}{day[3]}离开了{c.zh}",
    )


def talks(d: Drawer) -> Clause:
    a, b, c = d.state(), d.state(), d.name(CITIES)
    verb = d.rng.choice(
        (("began", "iniziati", "начались", "开始"), ("ended", "finiti", "завершились", "结束"))
    )
    return Clause(
        f"talks between {a.en} and {b.en} {verb[0]} in {c.en}",
        f"i colloqui tra {a.it} e {b.it} sono {verb[1]} a {c.it}",
        f"переговоры между {a.ru[INS]} и {b.ru[INS]} {verb[2]} {v(c.ru[PRE])}",
        f"{a.zh}和{b.zh}的谈判在{c.zh}{verb[3]}",
    )


def joined_body(d: Drawer) -> Clause:
    a, body, year = d.state(), d.body(), d.rng.randint(1991, 2026)
    if d.rng.random() < 0.5:
        entry = with_preposition("in", body.it, body.it_gender)
        return Clause(
            f"{a.en} joined {body.en} in {year}",
            f"{a.it} è {past(a.it_gender, 'entrat')} {entry} nel {year}",
            f"{a.ru[NOM]} {ru_past(a.ru_gender, 'вступи')} {v(body.ru[ACC])} в {year} году",
            f"{a.zh}于{year}年加入了{body.zh}",
        )
    exit_ = with_preposition("da", body.it, body.it_gender)
    gone = {"m": "вышел", "f": "вышла", "n": "вышло", "p": "вышли"}[a.ru_gender]
    return Clause(
        f"{a.en} left {body.en} in {year}",
        f"{a.it} è {past(a.it_gender, 'uscit')} {exit_} nel {year}",
        f"{a.ru[NOM]} {gone} из {body.ru[GEN]} в {year} году",
        f"{a.zh}于{year}年退出了{body.zh}",
    )


def letter(d: Drawer) -> Clause:
    a = d.person()
    if d.rng.random() < 0.5:
        b = d.name(PERSONS)
        to, ru, zh, en = f"a {b.it}", b.ru[DAT], b.zh, b.en
    else:
        body = d.body()
        to, ru, zh, en = with_preposition("a", body.it, body.it_gender), body.ru[DAT], body.zh, body.en
    return Clause(
        f"{a.en} sent a letter to {en}",
        f"{a.it} ha inviato una lettera {to}",
        f"{a.ru[NOM]} {ru_past(a.ru_gender, 'отправи')} письмо {ru}",
        f"{a.zh}给{zh}发了一封信",
    )


def spoke(d: Drawer) -> Clause:
    a = d.person()
    kind = d.rng.random()
    if kind < 0.35:
        b = d.name(PERSONS)
        en, it, ru, zh = b.en, f"di {b.it}", o(b.ru[PRE]), b.zh
    elif kind < 0.7:
        c = d.rng.choice(COUNTRIES)
        en, it, ru, zh = c.en, with_preposition("di", c.it, c.it_gender), o(c.ru[PRE]), c.zh
    else:
        body = d.body()
        en, it, ru, zh = body.en, with_preposition("di", body.it, body.it_gender), o(body.ru[PRE]), body.zh
    return Clause(
        f"{a.en} spoke about {en}",
        f"{a.it} ha parlato {it}",
        f"{a.ru[NOM]} {ru_past(a.ru_gender, 'говори')} {ru}",
        f"{a.zh}谈到了{zh}",
    )


def residents(d: Drawer) -> Clause:
    c, t = d.name(CITIES), d.rng.choice(words.THINGS)
    return Clause(
        f"residents of {c.en} oppose {t.en}",
        f"i residenti di {c.it} si oppongono {with_preposition('a', t.it, t.it_gender)}",
        f"жители {c.ru[GEN]} выступают против {t.ru[GEN]}",
        f"{c.zh}居民反对该{t.zh}",
    )


def will_go(d: Drawer) -> Clause:
    a, c = d.person(), d.name(CITIES)
    if d.rng.random() < 0.3:
        return Clause(
            f"{a.en} will not go to {c.en} next week",
            f"{a.it} non andrà a {c.it} la prossima settimana",
            f"{a.ru[NOM]} не поедет {v(c.ru[ACC])} на следующей неделе",
            f"{a.zh}下周不会前往{c.zh}",
        )
    return Clause(
        f"{a.en} will go to {c.en} next week",
        f"{a.it} andrà a {c.it} la prossima settimana",
        f"{a.ru[NOM]} поедет {v(c.ru[ACC])} на следующей неделе",
        f"{a.zh}下周将前往{c.zh}",
    )


def relations(d: Drawer) -> Clause:
    a, body = d.state(), d.body()
    return Clause(
        f"relations between {a.en} and {body.en} are important",
        f"i rapporti tra {a.it} e {the(body.it, body.it_gender)} sono importanti",
        f"отношения между {a.ru[INS]} и {body.ru[INS]} важны",
        f"{a.zh}和{body.zh}的关系很重要",
    )


def summit(d: Drawer) -> Clause:
    body, c, day = d.body(), d.name(CITIES), d.day()
    return Clause(
        f"the summit of {body.en} opened in {c.en} {day[0]}",
        f"il vertice {with_preposition('di', body.it, body.it_gender)} si è aperto a {c.it} {day[1]}",
        f"саммит {body.ru[GEN]} открылся {v(c.ru[PRE])} {day[2]}",
        f"{body.zh}峰会{day[3]}在{c.zh}开幕",
    )


CLAUSES = (
    met,
    visited,
    signed,
    condemned,
    condemned,
    called,
    passive,
    victims,
    arrived,
    talks,
    joined_body,
    letter,
    spoke,
    residents,
    will_go,
    relations,
    summit,
)
