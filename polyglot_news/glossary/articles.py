"""The article or contraction before a placed term, made to agree with it (Portuguese, Italian)."""

from __future__ import annotations

import re

from polyglot_news.glossary.terms import Target

Table = dict[str, tuple[str, ...]]

# preposition -> its contractions with the articles, keyed by gender and number (m f mp fp)
_PORTUGUESE: Table = {
    "": ("o", "a", "os", "as"),
    "de": ("do", "da", "dos", "das"),
    "em": ("no", "na", "nos", "nas"),
    "a": ("ao", "à", "aos", "às"),
    "por": ("pelo", "pela", "pelos", "pelas"),
}
_ITALIAN: Table = {
    "": ("il", "lo", "l'", "la", "l'", "i", "gli", "le"),
    "di": ("del", "dello", "dell'", "della", "dell'", "dei", "degli", "delle"),
    "a": ("al", "allo", "all'", "alla", "all'", "ai", "agli", "alle"),
    "da": ("dal", "dallo", "dall'", "dalla", "dall'", "dai", "dagli", "dalle"),
    "in": ("nel", "nello", "nell'", "nella", "nell'", "nei", "negli", "nelle"),
    "su": ("sul", "sullo", "sull'", "sulla", "sull'", "sui", "sugli", "sulle"),
}
_TABLES: dict[str, Table] = {"pt": _PORTUGUESE, "pt-BR": _PORTUGUESE, "it": _ITALIAN}
_LAST_WORD = re.compile(r"(?:^|(?<=[\s(«“\"'’]))([^\W\d_]+)(['’]|\s+)$")
_FEMALE_ENDINGS = re.compile(r"(a|ção|são|ião|dade|gem|zione|sione|tà|trice)$", re.IGNORECASE)


def mended(before: str, target: Target, language: str) -> str:
    """Return the text before a placed term with its last article or contraction made to agree.

    Nothing is changed where the language has no table, where no article stands there, or where neither the
    glossary nor the ending of the head word tells the gender.
    """
    table = _TABLES.get(language)
    match = _LAST_WORD.search(before)
    if table is None or match is None:
        return before
    word = match.group(1)
    found = next((p for p, forms in table.items() if word.lower() in {f.rstrip("'") for f in forms}), None)
    if found is None:
        return before
    if target.article is False:
        fitting = found
    else:
        kind = _kind(target)
        if kind is None:
            return before
        fitting = table[found][_italian_column(target.form, kind) if table is _ITALIAN else kind]
    if word[0].isupper():
        fitting = fitting[:1].upper() + fitting[1:]
    space = "" if fitting.endswith("'") or not fitting else " "
    return before[: match.start(1)] + fitting + space


def _kind(target: Target) -> int | None:
    """Return the column of gender and number: m f mp fp, or None where it is not known."""
    gender = target.gender
    if not gender:
        head = target.form.split()[0]
        if len(target.form.split()) == 1 and head.isupper():
            return None
        gender = "feminine" if _FEMALE_ENDINGS.search(head) else "masculine"
    return (gender == "feminine") + 2 * (target.number == "plural")


def _italian_column(form: str, kind: int) -> int:
    first = form.lower()
    vowel = first[0] in "aeiouàèéìòù"
    impure = bool(re.match(r"(z|x|y|gn|ps|pn|s[^aeiouàèéìòù\W])", first))
    if form[:2].isupper():  # letter names: l'SCO, lo S… are read out; a word is read as written
        vowel = first[0] in "aefhilmnorsux" if not _readable(form) else vowel
        impure = impure and _readable(form)
    if kind == 0:
        return 2 if vowel else 1 if impure else 0
    if kind == 1:
        return 4 if vowel else 3
    if kind == 2:  # noqa: PLR2004 - masculine plural
        return 6 if vowel or impure else 5
    return 7


def _readable(form: str) -> bool:
    return bool(re.search(r"[AEIOU]", form))
