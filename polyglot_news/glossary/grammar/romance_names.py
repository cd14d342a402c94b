"""Romance names: their own articles, `in` before countries, adjectives after names, lists of names."""

from __future__ import annotations

import re

from polyglot_news.glossary.grammar.romance_leads import Lead, lead_of
from polyglot_news.glossary.grammar.romance_tables import TABLES, fitted
from polyglot_news.glossary.grammar.word_lists import words_of

_OWN_ARTICLE = {
    "it": re.compile(r"(Il|Lo|La|L['’]|I|Gli|Le)\s?(?=[A-ZÀ-Ý])"),
    "fr": re.compile(r"(Le|Les)\s(?=[A-ZÀ-Ý])"),
}
_OWN_COLUMNS = {
    "it": {"il": 0, "lo": 0, "la": 1, "l'": 1, "l’": 1, "i": 2, "gli": 2, "le": 3},
    "fr": {"le": 0, "les": 2},
}
# after these `a` does not introduce a place (`in seguito alla Svizzera`)
NO_PLACE = re.compile(
    r"\b(?:seguito|fino|oltre|davanti|insieme|accanto|grazie|fronte|intorno|attorno|vicino|rispetto|base|quanto|"
    r"assieme|riguardo|relativo|relativa|dedicat[oaie]|appartenent[ei]|contrari[oaie]|favorevol[ei]|sostegno|"
    r"aiut[oi]|aiutare|chiede|chiesto|chiedere|dato|dare|dice|detto|offre|offerto|offrire|imposto|imporre)\s$"
)
ALL = {
    "tutto": 0, "tutta": 1, "tutti": 2, "tutte": 3, "todo": 0, "toda": 1, "todos": 2, "todas": 3,
    "tout": 0, "toute": 1, "tous": 2, "toutes": 3,
}  # fmt: skip
_ALL_BEFORE = re.compile(r"(?<!\w)(tutt[oaie]|tod[oa]s?|tout|toute|tous|toutes)\s$", re.IGNORECASE)
_FEMININE_PLURAL = 3
ADJECTIVE_AFTER = re.compile(
    r"\s[a-zà-ÿ]+(?:al[ei]|ic[aoi]|iche|an[aoie]|es[ei]|ent[ei]|ist[aie]|it[aoie]|ut[aoie]|iv[aoie]|ern[aoie]|"
    r"ais|aise|aises|ois|oise|eux|euse|ique|iques|ien|ienne|os[ao]s?|ad[ao]s?|id[ao]s?)\b"
)
_NAMES_ADJECTIVE = re.compile(
    r"\s((?:nord|sud)?(?:occidental|oriental|settentrional|meridional|central|continental|colonial|imperial|"
    r"feudal|rural|insular|metropolitan|unit|modern|contemporane|democratic|nazist|fascist|sovietic|odiern|"
    r"attual|ottoman|intera?|stess|comunist|cattolic|ortodoss)[aeio])\b"
)
_SECOND_NAME = re.compile(r"\s(e|o|y|et|ou)\s(?=[A-ZÀ-Ý])")
_LISTED_AFTER = re.compile(r"(?:,\s|\s(?:e|ed|o|y|et|ou)\s)[A-ZÀ-Ý]")
LISTED_BEFORE = re.compile(
    r"[A-ZÀ-Ý][\w’'-]*(?: [a-zà-ÿ]+(?:al[ei]|an[aoie]|iche?|ic[aoi]))?(?:,\s|\s(?:e|ed|o|y|et|ou)\s)$"
)
# countries without an article that take `in`, as those with one do
IN_LANDS = frozenset({"Israele", "El Salvador", "Gibuti"})
# first words of countries of several words that take a bare `in` (`in Gran Bretagna`)
LANDS_OF_WORDS = words_of(
    "Africa America Arabia Asia Bosnia Burkina Corea Costa Europa Gran Guinea Irlanda Macedonia Mongolia "
    "Nuova Ossezia Papua Siberia Sierra Sri"
)


def melted(lead: Lead, form: str, language: str) -> tuple[str, str] | None:
    """Return the preceding text and the form of a name with its own article after a preposition or article.

    `di` and `Il Cairo` make `del Cairo`, `à` and `Le Caire` `au Caire`; other names are None.
    """
    found = _OWN_ARTICLE[language].match(form) if language in _OWN_ARTICLE else None
    if found is None or not (lead.preposition or lead.article == "definite"):
        return None
    if not lead.preposition:  # the replaced name had such an article: `a L'Avana`
        outer = lead_of(lead.before, TABLES[language], language)
        lead = outer if outer.preposition and not outer.article else lead
    rest, preposition = form[found.end() :], lead.preposition
    if not preposition:
        return lead.before, form
    if preposition in {"in", "en"}:
        preposition = "a" if language == "it" else "à"
    tables = TABLES[language]
    if preposition not in tables.contracted:
        return None
    column = _OWN_COLUMNS[language][found.group(1).lower()]
    word = fitted(tables.contracted[preposition][column], rest, language)
    return lead.before + capital(word, lead), rest


def with_all(before: str, column: int, language: str) -> str:
    """Return the text before an article with `all` in agreement with the name (`tutta l'Armenia`)."""
    found = _ALL_BEFORE.search(before)
    if found is None:
        return before
    forms = [word for word in ALL if word.startswith(found.group(1).lower()[:3])]
    right = next((word for word in forms if ALL[word] == column), found.group(1))
    if language == "fr" and column == _FEMININE_PLURAL:
        right = "toutes"
    right = right.capitalize() if found.group(1)[0].isupper() else right
    return before[: found.start(1)] + right + before[found.end(1) :]


def agrees_after(after: str, language: str) -> bool:
    """Whether `with_adjective` can make the adjective after a name agree with it."""
    return language == "it" and _NAMES_ADJECTIVE.match(after) is not None


def with_adjective(after: str, column: int, language: str) -> str:
    """Return what follows an Italian name with the adjective of place after it made to agree."""
    found = _NAMES_ADJECTIVE.match(after) if language == "it" else None
    if found is None:
        return after
    word = found.group(1)
    endings = (
        ("e", "e", "i", "i") if word[-2:] in {"le", "li", "te", "ti", "se", "si"} else ("o", "a", "i", "e")
    )
    stem = word[:-1]
    if endings[0] == "o" and stem.endswith("c") and column == _FEMININE_PLURAL:
        stem += "h"
    return " " + stem + endings[column] + after[found.end(1) :]


def in_list(before: str, after: str) -> bool:
    """Whether a bare name is next to another one (`da Russia, Brasile e Cina`)."""
    return bool(_LISTED_AFTER.match(after) or LISTED_BEFORE.search(before))


def capital(word: str, lead: Lead) -> str:
    """Return a word, capitalised if the word that preceded a name was."""
    return word[:1].upper() + word[1:] if lead.capital else word


def has_determiner(form: str, language: str) -> bool:
    """Whether a form begins with its own article (`una sola Cina`)."""
    tables = TABLES[language]
    first, _, rest = form.partition(" ")
    return bool(rest) and first in {*tables.definite, *tables.indefinite}


def with_second_name(after: str, lead: Lead, before: str, language: str) -> str:
    """Repeat a preposition before a second name that it no longer governs (`ad Astana e in Spagna`)."""
    match = _SECOND_NAME.match(after)
    if match is None or lead.article or language != "it" or lead.preposition not in {"in", "a"}:
        return after
    if before[len(lead.before) :].strip().lower() in {lead.preposition, lead.preposition + "d"}:
        return after
    return f"{match.group()}{fitted(lead.preposition, after[match.end() :], language)}{after[match.end() :]}"
