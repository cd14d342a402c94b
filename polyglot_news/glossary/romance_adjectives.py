"""The forms of an adjective in the Romance languages, derived from the ending of its dictionary form.

The endings of all of them are tried at once: endings that a language lacks never occur in its texts.
Russian adjectives are recognised by `inflected_forms` in any form and stay as they are here.
"""

from __future__ import annotations

from functools import lru_cache

# how the masculine singular ends -> the endings of all forms; longest first
_ENDINGS = (
    ("que", ("que", "ques")),  # tchèque
    ("ese", ("ese", "esi")),
    ("eu", ("eu", "eia", "eus", "eias", "ea")),
    ("ês", ("ês", "esa", "eses", "esas")),
    ("és", ("és", "esa", "eses", "esas")),
    ("án", ("án", "ana", "anes", "anas")),
    ("ón", ("ón", "ona", "ones", "onas")),
    ("ão", ("ão", "ã", "ãos", "ãs", "ães", "ões")),
    ("ol", ("ol", "ola", "oles", "óis", "olas")),
    ("ec", ("ec", "ecque", "ecs", "ecques")),
    ("rc", ("rc", "rque", "rcs", "rques")),
    ("ien", ("ien", "ienne", "iens", "iennes")),
    ("éen", ("éen", "éenne", "éens", "éennes")),
    ("ton", ("ton", "tonne", "tons", "tonnes")),
    ("co", ("co", "ca", "ci", "chi", "che", "cos", "cas")),
    ("go", ("go", "ga", "ghi", "ghe", "gos", "gas")),
    ("cio", ("cio", "cia", "ci", "ce", "cios", "cias")),
    ("io", ("io", "ia", "i", "ie", "ios", "ias")),
    ("o", ("o", "a", "i", "e", "os", "as")),
    ("e", ("e", "i", "es")),
    ("a", ("a", "i", "e", "as", "os")),
    ("í", ("í", "íes", "ís")),
    ("ã", ("ã", "ãs")),
    ("s", ("s", "se", "ses")),
)
_OTHER = ("", "e", "s", "es", "a", "as")


@lru_cache(maxsize=4096)
def adjective_forms(adjective: str) -> tuple[str, ...]:
    """Return the forms of an adjective, its dictionary form first; a Russian one stays as it is."""
    if not adjective or not "a" <= adjective[:1].lower() <= "ɏ":
        return (adjective,) if adjective else ()
    for ending, endings in _ENDINGS:
        if adjective.endswith(ending):
            stem = adjective.removesuffix(ending)
            return tuple(dict.fromkeys((adjective, *(stem + other for other in endings))))
    return tuple(dict.fromkeys(adjective + other for other in _OTHER))
