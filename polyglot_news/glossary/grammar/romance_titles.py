"""Titles before a person in a Romance sentence: whose gender they show."""

from __future__ import annotations

import re

from polyglot_news.glossary.grammar.word_lists import words_of

# titles of men and of women, whose gender a name after them has
_MEN = words_of(
    "signor signore sig sr senatore ministro presidente premier candidato deputato governatore "
    "sindaco re principe generale cancelliere professore direttore avvocato segretario leader papa mr "
    "senhor senador deputado governador prefeito rei príncipe chanceler professor diretor director "
    "advogado secretário señor diputado gobernador alcalde rey canciller abogado secretario líder "
    "monsieur sénateur ministre président député gouverneur maire roi prince général chancelier "
    "directeur secrétaire"
)
_WOMEN = words_of(
    "signora sra senatrice ministra presidentessa candidata deputata governatrice sindaca regina "
    "principessa cancelliera direttrice segretaria mrs ms senhora senadora presidenta deputada "
    "governadora prefeita rainha princesa diretora directora secretária señora diputada gobernadora "
    "alcaldesa reina canciller secretaria madame sénatrice présidente députée gouverneure reine "
    "princesse chancelière directrice"
)
_EPICENE = words_of("presidente premier leader líder premiê generale ministre maire président")
_HERS = re.compile(
    r"(?:^|(?<=[\s'’]))(?:la|[dnsa][ae]?ll?a|da|à|na|pela|uma|una|une|sua|mia|ma|sa|l|dell|all)[\s'’](?:\w+[\s-])?$",
    re.IGNORECASE,
)
# a title right before a name, or with an adjective or a country between
_TITLED = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(_MEN | _WOMEN, key=len, reverse=True))})\.?(?:\s[a-zà-ÿ]+)?"
    r"(?:\s(?:d[aeiou]\w{0,3}\s|d\w{0,3}['’])[A-ZÀ-Ý][\w-]*(?:\s[A-ZÀ-Ý][\w-]*)?)?,?\s$",
    re.IGNORECASE,
)


def other_sex(before: str, gender: str) -> bool:
    """Whether a title before a name is that of a person of the other gender (`il senatore` of a woman)."""
    found = _TITLED.search(before)
    if found is None:
        return False
    title = found.group(1).lower()
    if gender == "masculine":
        return title in _WOMEN - _MEN
    return title in _MEN and not (title in _EPICENE and _HERS.search(before[: found.start()]))
