"""Sentences that lean on the one before: they open with a pronoun or connective that points there."""

from __future__ import annotations

import re

# Marks that may stand before the first word of a sentence.
_MARKS = "\"'“”‘’«»‹›„‚「」『』《》〈〉()[]（）【】*•·—–-…. \t\r\n\u00a0\u202f\u200b\ufeff¿¡"

_OPENINGS = {
    "en": r"""
he|she|it|they|him|his|her|hers|its|their|theirs|them|this|that|these|those|such|both|neither
|another|others
|the\ (?:latter|former|pair|couple|duo|trio|two|same)
|(?:as|when|while|after|before|because|if|although|though|since|until|once|despite|in|at|by|of|to|from|with|for)
\ (?:he|she|it|they|him|his|her|its|their|them|this|that|these|those)
|and|but|or|nor|so|yet|however|therefore|thus|hence|moreover|furthermore|additionally|besides|also
|instead
|nevertheless|nonetheless|meanwhile|then|otherwise|consequently|accordingly|similarly|likewise
|conversely
|indeed|afterwards?|still,|again,|rather,|later,|too,|there,|for\ (?:example|instance)
|in\ (?:addition|contrast|turn|fact)
|as\ (?:a\ result|such|well)|by\ (?:contrast|then)|on\ the\ (?:other\ hand|contrary)
|in\ other\ words|even\ so
|at\ the\ same\ time|until\ then|of\ course|which|who|whose
""",
    "it": r"""
egli|ella|esso|essa|essi|esse|lui|lei|loro|quest[oaie]|quell[oaie]|ciò|tal[ei]|costui|costei
|costoro|entrambi|entrambe
|(?:il|la|i|le)\ (?:su[oae]|suoi|loro|quale|quali)|(?:quest|quell)['’]
|(?:in|a|con|per|da|di|su|tra|dopo|prima\ di|oltre\ a|nonostante)
\ (?:quest[oaie]|quell[oaie]|ciò|tal[ei]|lui|lei|loro)
|ma|ed?|o|oppure|eppure|però|tuttavia|quindi|dunque|perciò|pertanto|inoltre|infatti|anche|invece
|così|allora|poi
|intanto|nel\ frattempo|d['’]altra\ parte|d['’]altronde|del\ resto|per\ esempio|ad\ esempio
|di\ conseguenza
|al\ contrario|allo\ stesso\ tempo|in\ particolare|infine|ha|hanno|aveva|avevano
""",
    "ru": r"""
он|она|оно|они|его|её|ее|их|ему|ей|им|ими|него|неё|нее|них|эт(?:о|от|а|и|ого|ому|им|ой|их|у)
|так(?:ой|ая|ие|им|ов)|тот|та|те|оба|обе
|(?:по|у|с|к|в|о|об|для|от|на|за|при|после|до|из|из-за|без|кроме|против|вместе\ с)
\ (?:него|неё|нее|нему|ней|ним|нём|нем|них|ними|эт(?:о|ого|ому|им|ом|ой|их)|его|её|ее|их|того|тем)
|но|а|и|или|да|однако|поэтому|также|тоже|затем|потом|тогда|тем\ не\ менее|в\ то\ же\ время
|таким\ образом|например
|в\ частности|следовательно|итак|зато|впрочем|между\ тем|тем\ временем|более\ того|к\ тому\ же
|в\ результате
|в\ свою\ очередь|при\ этом|то\ есть|причём|причем|так,|который|которая|которые
""",
    "zh": r"""
他(?!信)|她|它|这|這|该|該|此|那(?!不勒斯|曲|霸)|其|但|然而|不过|不過|因此|所以|因而|而|另外|同时|同時|与此同时|與此同時|于是|於是
|然后|然後|接着|接著|随后|隨後|之后|之後|例如|比如|也(?!门|門)|[还還](?!珠)|并|並|可是|却|卻|对此|對此|为此|為此|由此|或者|从而|從而|总之|總之|两人|兩人|双方|雙方
""",
    "fr": r"""
il|elle|ils|elles|lui|eux|celui-ci|celle-ci|ceux-ci|celles-ci|ce|cet|cette|ces|cela|ceci|ça
|c['’]est|son|sa|ses|leurs?
|mais|et|ou|or|donc|car|cependant|toutefois|pourtant|ainsi|aussi|alors|puis|ensuite|enfin|néanmoins
|en\ effet|de\ plus
|en\ outre|par\ ailleurs|par\ exemple|par\ conséquent|au\ contraire|en\ revanche|pendant\ ce\ temps
|tous\ deux
""",
    "es": r"""
él|ella|ellos|ellas|ello|est[eao]s?|es[eao]s?|aquel(?:la|lo)?s?|su|sus|ambos|ambas|dich[oa]s?
|pero|y|e|o|sin\ embargo|no\ obstante|además|también|así|entonces|luego|después,
|por\ (?:eso|ello|lo\ tanto|otra\ parte|ejemplo)
|en\ cambio|mientras\ tanto|de\ hecho|en\ consecuencia|asimismo
""",
    "pt": r"""
ele|ela|eles|elas|est[ea]s?|ess[ea]s?|ist?o|isso|aquel[ea]s?|aquilo|(?:[oa]s?\ )?(?:seus?|suas?)
|ambos|ambas
|mas|e|ou|porém|contudo|no\ entanto|entretanto|todavia|além\ disso|também|assim|então|depois,
|por\ (?:isso|outro\ lado|exemplo)
|portanto|enquanto\ isso|de\ facto|de\ fato|nest[ea]|ness[ea]|dest[ea]|dess[ea]|nele|nela|dele|dela
""",
    "de": r"""
er|sie|es|ihm|ihn|ihr|ihre[nmrs]?|seine?[nmrs]?|ihnen|dies(?:e[nmrs]?)?|jene[nmrs]?|solche[nmrs]?
|beide|dessen|deren
|aber|und|oder|doch|jedoch|sondern|denn|daher|deshalb|deswegen|darum|außerdem|zudem|auch|dann
|danach|dabei|damit|dafür
|dagegen|dennoch|trotzdem|allerdings|hingegen|stattdessen|inzwischen|unterdessen|zum\ beispiel
|schließlich
""",
}
_ALIASES = {"pt-BR": "pt", "zh-Hant": "zh"}
_PATTERNS = {
    language: re.compile(
        rf"(?:{opening})" + ("" if language == "zh" else r"(?![^\W_])"), re.VERBOSE | re.IGNORECASE
    )
    for language, opening in _OPENINGS.items()
}
# The same words where they point nowhere: `It is clear that`, `This week`, `Those who`, `Her Majesty`.
_POINTLESS = {
    "en": r"""
it\ (?:is|was|has\ been|will\ be|would\ be|may\ be|might\ be|remains|remained|became)
\ (?:\S+\ ){1,6}(?:that|to|whether|how|why|if|when|who)
|it['’]s\ (?:\S+\ ){1,6}(?:that|to|whether|how|why|if|when|who)
|it\ (?:seems|seemed|appears|appeared|emerged|turned\ out|takes|took|comes\ as|came\ as)
|this\ (?:morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|fall|winter|season|time)
|this\ is\ the\ moment
|(?:in|at|from|of|by|since|until|with|for)\ (?:this|that)
\ (?:week|weekend|month|year|summer|winter|season|time)
|(?:that|those)\ (?:who|which|whose)|such\ as
|(?:his|her|their)\ (?:majest\w+|holiness|excellenc\w+|royal|highness|eminence)
|both\ (?:\S+\ ){1,8}and|neither\ (?:\S+\ ){1,8}nor|but\ for\ the
""",
    "it": r"""
(?:in\ )?quest['’](?:anno|estate|inverno|autunno)
|(?:in\ )?quest[ao]\ (?:mattina|pomeriggio|sera|settimana|mese|primavera|stagione)
|quell[ie]\ che|anche\ se|così\ come|invece\ di|e['’]\ |entrambi\ i|entrambe\ le
""",
    "ru": r"""
в\ этом\ (?:году|месяце|сезоне)|на\ этой\ неделе|(?:этим|этой)\ (?:летом|весной|осенью|зимой|утром)
|те[,]?\ кто|тот[,]?\ кто
|так\ как
""",
}
_EXEMPTIONS = {
    language: re.compile(rf"(?:{opening})(?![^\W_])", re.VERBOSE | re.IGNORECASE)
    for language, opening in _POINTLESS.items()
}
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LOOK = 120


def leans(text: str, language: str) -> bool:
    """Return whether a sentence opens with a word that points back: `He`, `But`, `In this`, `При этом`, `但`.

    An abbreviation in capitals (`IT`) is no pronoun. Of a language without a list no sentence leans.
    """
    known = _ALIASES.get(language, language)
    pattern, exempt = _PATTERNS.get(known), _EXEMPTIONS.get(known)
    if pattern is None:
        return False
    opening = " ".join(text[:_LOOK].lstrip(_MARKS).split())
    if not pattern.match(opening) or (exempt is not None and exempt.match(opening)):
        return False
    first = _FIRST_WORD.match(opening)
    return first is None or len(first.group()) == 1 or not first.group().isupper() or text.isupper()
