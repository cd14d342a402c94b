"""Sentences of the small language: clauses in their wrappers, headings, bare names and words."""

from __future__ import annotations

import random
from collections.abc import Iterator

from grammar import words
from grammar.clauses import GEN, INS, NOM, PRE, Clause, Drawer, ru_past, s, token, v
from grammar.italian import the, with_preposition
from grammar.names import CITIES, COUNTRIES, PERSONS

LANGUAGES = ("it", "ru", "zh")


def upper_first(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def finished(clause: Clause, mark: str = ".") -> Clause:
    """Return a clause as a sentence: capital letter and full stop."""
    return Clause(
        upper_first(clause.en) + mark,
        upper_first(clause.it) + mark,
        upper_first(clause.ru) + mark,
        clause.zh + {".": "。", "": ""}[mark],
    )


def said(d: Drawer) -> Clause:
    a, c = d.person(), d.clause()
    return finished(
        Clause(
            f"{a.en} said that {c.en}",
            f"{a.it} ha detto che {c.it}",
            f"{a.ru[NOM]} {ru_past(a.ru_gender, 'сказа')}, что {c.ru}",
            f"{a.zh}说，{c.zh}",
        )
    )


def according(d: Drawer) -> Clause:
    body, c = d.body(), d.clause()
    return finished(
        Clause(
            f"according to {body.en}, {c.en}",
            f"secondo {the(body.it, body.it_gender)}, {c.it}",
            f"по данным {body.ru[GEN]}, {c.ru}",
            f"据{body.zh}称，{c.zh}",
        )
    )


def but(d: Drawer) -> Clause:
    a, b = d.clause(), d.clause()
    return finished(
        Clause(f"{a.en}, but {b.en}", f"{a.it}, ma {b.it}", f"{a.ru}, но {b.ru}", f"{a.zh}，但{b.zh}")
    )


def quoted(d: Drawer) -> Clause:
    a, c = d.person(), d.clause()
    return Clause(
        upper_first(f'{a.en} said: "{upper_first(c.en)}."'),
        upper_first(f"{a.it} ha detto: «{upper_first(c.it)}»."),
        upper_first(f"{a.ru[NOM]} {ru_past(a.ru_gender, 'сказа')}: «{upper_first(c.ru)}»."),
        f"{a.zh}说：“{c.zh}。”",
    )


def plain(d: Drawer) -> Clause:
    return finished(d.clause())


def heading(d: Drawer) -> Clause:
    return finished(d.clause(), "")


def phrase(d: Drawer) -> Clause:
    """Return a bare noun phrase or name, with or without full stop: what headings and datelines hold."""
    kind = d.rng.random()
    if kind < 0.5:
        n = d.name(d.rng.choice((PERSONS, CITIES, COUNTRIES)))
        c = Clause(n.en, n.it, n.ru[NOM], n.zh)
    elif kind < 0.62:
        body = d.body()
        c = Clause(body.en, the(body.it, body.it_gender), body.ru[NOM], body.zh)
    elif kind < 0.72:
        n = d.rng.choice(words.GROUPS + words.THINGS)
        c = Clause(n.en, the(n.it, n.it_gender), n.ru[NOM], n.zh)
    elif kind < 0.78:
        n = d.rng.choice(words.TOPICS)
        c = Clause(n.en, n.it, n.ru[NOM], n.zh)
    elif kind < 0.84:
        n, agency = d.name(CITIES), d.rng.choice(("AsiaNews", token(d.rng)))
        c = Clause(
            f"{n.en} ({agency})", f"{n.it} ({agency})", f"{n.ru[NOM]} ({agency})", f"{n.zh}（{agency}）"
        )
    elif kind < 0.92:
        body, c_ = d.body(), d.name(CITIES)
        c = Clause(
            f"the summit of {body.en} in {c_.en}",
            f"il vertice {with_preposition('di', body.it, body.it_gender)} a {c_.it}",
            f"саммит {body.ru[GEN]} {v(c_.ru[PRE])}",
            f"{body.zh}在{c_.zh}的峰会",
        )
    else:
        a, b = d.rng.choice(COUNTRIES), d.rng.choice(COUNTRIES)
        c = Clause(
            f"an agreement with {a.en} and {b.en}",
            f"un accordo con {the(a.it, a.it_gender)} e {the(b.it, b.it_gender)}",
            f"соглашение {s(a.ru[INS])} и {b.ru[INS]}",
            f"与{a.zh}和{b.zh}的协议",
        )
    return finished(c, d.rng.choice((".", ""))) if d.rng.random() < 0.8 else c


SHAPES = (
    (plain,) * 10
    + (said,) * 4
    + (according,) * 3
    + (but,) * 3
    + (quoted,) * 2
    + (heading,) * 2
    + (phrase,) * 3
)


def draw(seed: int) -> Iterator[Clause]:
    """Yield sentences without end; the same seed gives the same sentences."""
    d = Drawer(random.Random(seed))
    while True:
        yield d.rng.choice(SHAPES)(d)
