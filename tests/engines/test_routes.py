"""Routes, of whatever translates: properties that hold for any set of models."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.engines.routes import PIVOT, lacking, route
from polyglot_news.languages import varieties


@dataclass(frozen=True)
class Leg:
    source: str
    target: str
    rank: int = 0


CODES = ("en", "it", "ru", "pt", "pt-BR", "nb", "nn", "zh", "zh-Hant")
LEGS = st.lists(
    st.builds(Leg, st.sampled_from(CODES), st.sampled_from(CODES), st.integers(0, 3)).filter(
        lambda leg: leg.source != leg.target
    )
)
PAIRS = st.lists(st.sampled_from(CODES), min_size=2, max_size=2, unique=True)


@given(LEGS, PAIRS)
def test_a_route_is_what_it_says(have: list[Leg], pair: list[str]) -> None:
    source, target = pair
    found = route(have, source, target)
    assert len(found) <= 2
    assert set(found) <= set(have)
    if found:
        assert found[0].source in varieties(source)
        assert found[-1].target in varieties(target)
    if len(found) == 2:
        assert found[0].target == found[1].source == PIVOT
        assert not any(leg.source in varieties(source) and leg.target in varieties(target) for leg in have), (
            "a direct model goes first"
        )
    direct = [leg for leg in have if (leg.source, leg.target) == (source, target)]
    if direct:
        assert found == (direct[0],)


@given(LEGS, PAIRS)
def test_what_lacks_makes_a_route(have: list[Leg], pair: list[str]) -> None:
    source, target = pair
    more = [Leg(*leg) for leg in lacking(have, source, target)]
    assert not set(more) & {Leg(leg.source, leg.target) for leg in have}
    assert route([*have, *more], source, target)


@pytest.mark.parametrize(
    ("have", "asked", "route_"),
    [
        ("en-pt", "en-pt-BR", "en-pt"),
        ("en-pt en-pt-BR", "en-pt-BR", "en-pt-BR"),
        ("en-nb", "en-nn", "en-nb"),
        ("en-zh", "en-zh-Hant", ""),
        ("ru-en en-it", "ru-it", "ru-en en-it"),
        ("ru-de de-it", "ru-it", ""),
        ("pt-en", "pt-pt-BR", ""),
    ],
)
def test_routes(have: str, asked: str, route_: str) -> None:
    legs = [Leg(*pair(leg)) for leg in have.split()]
    assert " ".join(f"{leg.source}-{leg.target}" for leg in route(legs, *pair(asked))) == route_


def pair(text: str) -> tuple[str, str]:
    source, _, target = text.partition("-")
    return source, target
