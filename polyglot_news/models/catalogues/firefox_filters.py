"""For whom a record of Remote Settings is meant: its `filter_expression`, evaluated for us.

The full language (JEXL, https://mozilla.github.io/mozjexl/) is not needed: the expressions seen compare the
system and the channel with a text, and combine comparisons with `&&` and `||`. What has another form is not
evaluated: it is not for us.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Audience = Literal["release", "preview", "other", "unknown"]
_LONGEST = 1000
_COMPARISON = re.compile(r"\s*(env\.[A-Za-z.]{1,40})\s*(==|!=)\s*(?:'([^'\\]*)'|\"([^\"\\]*)\")\s*")
# Which desktop system it is makes no difference to a model: a fixed one gives all users the same models.
_DESKTOP: Mapping[str, str] = {"env.appinfo.OS": "Linux", "env.channel": "release"}
_NIGHTLY: Mapping[str, str] = {**_DESKTOP, "env.channel": "nightly"}


def audience(expression: object) -> Audience:
    """Return who may use a record: `release` desktops, only `preview` versions, others, or unknown.

    >>> audience(""), audience("env.appinfo.OS == 'Android'"), audience("env.version > 140")
    ('release', 'other', 'unknown')
    """
    if expression is None or expression == "":
        return "release"
    if not isinstance(expression, str) or len(expression) > _LONGEST:
        return "unknown"
    alternatives = [_comparisons(part) for part in expression.split("||")]
    if not all(alternatives):
        return "unknown"
    for name, environment in (("release", _DESKTOP), ("preview", _NIGHTLY)):
        if any(all(_holds(one, environment) for one in part) for part in alternatives):
            return "release" if name == "release" else "preview"
    return "other"


def _comparisons(text: str) -> list[tuple[str, str, str]]:
    """Return variable, operator and value of each comparison; nothing if one has another form."""
    found = [_COMPARISON.fullmatch(part) for part in text.split("&&")]
    if not all(match and match[1] in _DESKTOP for match in found):
        return []
    return [(match[1], match[2], match[3] or match[4] or "") for match in found if match]


def _holds(comparison: tuple[str, str, str], environment: Mapping[str, str]) -> bool:
    variable, operator, value = comparison
    return (environment[variable] == value) == (operator == "==")
