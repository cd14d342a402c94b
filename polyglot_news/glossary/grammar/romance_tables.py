"""Articles, contractions and agreeing words before a noun in Italian, Portuguese, Spanish and French.

Columns everywhere: 0 masculine singular, 1 feminine singular, 2 masculine plural, 3 feminine plural.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from polyglot_news.glossary.grammar.word_lists import words_of

Four = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Tables:
    """What precedes nouns in one language.

    Attributes:
        definite: The definite article by column, before a plain consonant.
        indefinite: The indefinite article by column (empty for a plural that does not exist).
        contracted: Prepositions that contract with the definite article, with their four forms.
        prepositions: Prepositions that do not contract.
        agreeing: Determiners and adjectives before a noun, by column.
        conjunctions: Words after which a subject may begin.
    """

    definite: Four
    indefinite: Four
    contracted: dict[str, Four]
    prepositions: frozenset[str]
    agreeing: tuple[Four, ...]
    conjunctions: frozenset[str]


def _o(*stems: str) -> tuple[Four, ...]:
    return tuple((stem + "o", stem + "a", stem + "os", stem + "as") for stem in stems)


def _i(*stems: str) -> tuple[Four, ...]:
    return tuple((stem + "o", stem + "a", stem + "i", stem + "e") for stem in stems)


PORTUGUESE = Tables(
    definite=("o", "a", "os", "as"),
    indefinite=("um", "uma", "uns", "umas"),
    contracted={
        "de": ("do", "da", "dos", "das"), "em": ("no", "na", "nos", "nas"),
        "a": ("ao", "à", "aos", "às"), "por": ("pelo", "pela", "pelos", "pelas"),
    },
    prepositions=words_of("com para sobre entre contra segundo desde até sob"),
    agreeing=(
        *((p + "e", p + "a", p + "es", p + "as") for p in ("est", "ess", "dest", "dess", "nest", "ness")),
        *((p + "e", p + "a", p + "es", p + "as") for p in ("aquel", "daquel", "naquel")),
        ("seu", "sua", "seus", "suas"), ("meu", "minha", "meus", "minhas"), ("num", "numa", "nuns", "numas"),
        ("dum", "duma", "duns", "dumas"), ("bom", "boa", "bons", "boas"), ("", "", "dois", "duas"),
        *_o("noss", "tod", "outr", "mesm", "nov", "antig", "própri", "primeir", "terceir", "últim", "futur",
            "muit", "pouc", "vári", "cert", "pequen", "velh", "famos", "poderos", "únic", "vizinh"),
        ("algum", "alguma", "alguns", "algumas"), ("nenhum", "nenhuma", "nenhuns", "nenhumas"),
    ),
    conjunctions=words_of("que mas e porque se quando enquanto onde como"),
)  # fmt: skip
ITALIAN = Tables(
    definite=("il", "la", "i", "le"),
    indefinite=("un", "una", "", ""),
    contracted={
        "di": ("del", "della", "dei", "delle"), "a": ("al", "alla", "ai", "alle"),
        "da": ("dal", "dalla", "dai", "dalle"), "in": ("nel", "nella", "nei", "nelle"),
        "su": ("sul", "sulla", "sui", "sulle"),
    },
    prepositions=words_of("con per tra fra contro verso secondo attraverso dopo senza sotto sopra"),
    agreeing=(
        *_i("quest", "propri", "nuov", "prim", "terz", "ultim", "stess", "tutt", "nostr", "vostr", "altr",
            "piccol", "famos", "vicin"),
        ("suo", "sua", "suoi", "sue"), ("mio", "mia", "miei", "mie"), ("tuo", "tua", "tuoi", "tue"),
        ("vecchio", "vecchia", "vecchi", "vecchie"), ("antico", "antica", "antichi", "antiche"),
    ),
    conjunctions=words_of("che ma e perché se quando mentre dove come"),
)  # fmt: skip
SPANISH = Tables(
    definite=("el", "la", "los", "las"),
    indefinite=("un", "una", "unos", "unas"),
    contracted={"de": ("del", "de la", "de los", "de las"), "a": ("al", "a la", "a los", "a las")},
    prepositions=words_of("en con para por sobre entre contra según desde hasta bajo tras"),
    agreeing=(
        ("este", "esta", "estos", "estas"), ("ese", "esa", "esos", "esas"),
        ("aquel", "aquella", "aquellos", "aquellas"),
        *_o("nuestr", "tod", "otr", "mism", "nuev", "antigu", "propi", "últim", "futur", "pequeñ", "viej"),
        ("primer", "primera", "primeros", "primeras"), ("tercer", "tercera", "terceros", "terceras"),
    ),
    conjunctions=words_of("que pero y porque si cuando mientras donde como"),
)  # fmt: skip
FRENCH = Tables(
    definite=("le", "la", "les", "les"),
    indefinite=("un", "une", "des", "des"),
    contracted={"de": ("du", "de la", "des", "des"), "à": ("au", "à la", "aux", "aux")},
    prepositions=words_of("avec pour par sur entre contre selon dans chez vers sous depuis sans"),
    agreeing=(
        ("ce", "cette", "ces", "ces"), ("son", "sa", "ses", "ses"), ("mon", "ma", "mes", "mes"),
        ("tout", "toute", "tous", "toutes"), ("nouveau", "nouvelle", "nouveaux", "nouvelles"),
        ("ancien", "ancienne", "anciens", "anciennes"), ("premier", "première", "premiers", "premières"),
        ("dernier", "dernière", "derniers", "dernières"), ("petit", "petite", "petits", "petites"),
        ("grand", "grande", "grands", "grandes"),
    ),
    conjunctions=words_of("que mais et parce si quand tandis où comme"),
)  # fmt: skip
TABLES = {"it": ITALIAN, "pt": PORTUGUESE, "es": SPANISH, "fr": FRENCH}

_ITALIAN_ELISIONS = {"il": "lo", "del": "dello", "al": "allo", "dal": "dallo", "nel": "nello", "sul": "sullo"}
ITALIAN_PLURALS = {"i": "gli", "dei": "degli", "ai": "agli", "dai": "dagli", "nei": "negli", "sui": "sugli"}
_ITALIAN_ELIDED = re.compile(r"(l|ll)[oa]$")
_FRENCH_BEFORE_VOWEL = {"ce": "cet", "sa": "son", "ma": "mon", "nouveau": "nouvel"}
_SPELLED_VOWELS = "aefhilmnorsux"  # letters whose names begin with a vowel in Italian


def readable(form: str) -> bool:
    """Whether an abbreviation is read as a word: it has a vowel among its letters."""
    return bool(re.search(r"[AEIOU]", form))


def fitted(word: str, following: str, language: str) -> str:
    """Return the form of a determiner before the sound of the following word, with its space.

    So `della` before OCS is `dell'`, and `il` before Stato is `lo `.
    """
    if language == "it":
        word = _italian(word, following)
    elif language == "fr":
        word = _french(word, following)
    return word if word.endswith("'") or not word else word + " "


def _italian(word: str, following: str) -> str:  # noqa: PLR0911 - the cases of a table
    vowel, impure = _italian_sound(following)
    if word in ITALIAN_PLURALS:
        return ITALIAN_PLURALS[word] if vowel or impure else word
    if word in _ITALIAN_ELISIONS or word == "un":
        if word == "un":
            return "uno" if impure and not vowel else "un"
        long = _ITALIAN_ELISIONS[word]
        return _ITALIAN_ELIDED.sub(r"\1'", long) if vowel else long if impure else word
    if vowel and word in {"la", "della", "alla", "dalla", "nella", "sulla"}:
        return word[:-1] + "'"
    if word == "una" and vowel:
        return "un'"
    if word == "a":
        return "ad" if following[:1].lower() == "a" else "a"
    return word


def _italian_sound(form: str) -> tuple[bool, bool]:
    """Return whether a word begins with a vowel, and whether with s + consonant, z, gn, ps and the like."""
    first = form.lower()
    vowel = first[:1] in tuple("aeiouàèéìòùh") and not re.match(r"i[aeou]", first)
    impure = bool(re.match(r"(i[aeou]|z|x|y|gn|ps|pn|s[^aeiouàèéìòù\W])", first))
    if len(form) > 1 and form[:2].isupper() and not readable(form):
        vowel, impure = first[0] in _SPELLED_VOWELS, False
    return vowel, impure


def _french(word: str, following: str) -> str:
    if not re.match(r"[aeiouyhàâéèêëîïôûœ]", following.lower()) or re.match(
        r"(y[aeou]|ha|ho)", following.lower()
    ):
        return word
    if word in {"le", "la", "de la", "à la", "de"}:
        return word[:-1] + "'" if word != "de" else "d'"
    return {"du": "de l'", "au": "à l'"}.get(word) or _FRENCH_BEFORE_VOWEL.get(word, word)
