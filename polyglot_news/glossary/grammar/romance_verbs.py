"""The agreement of a placed subject's predicate: number of the verb, participle after `to be`.

Only the verb right after its subject is changed (`non`, `não`, `si` and the like may intervene), and only by
unambiguous endings and by short tables of irregular verbs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from polyglot_news.glossary.grammar.word_lists import words_of

Pairs = tuple[tuple[str, str], ...]
_WORD = re.compile(r"[^\W\d_][\w’'-]*")

# singular and plural of the third person
_IRREGULAR: dict[str, Pairs] = {
    "it": (
        ("è", "sono"), ("ha", "hanno"), ("fa", "fanno"), ("va", "vanno"), ("sta", "stanno"), ("dà", "danno"),
        ("può", "possono"), ("vuole", "vogliono"), ("deve", "devono"), ("sa", "sanno"), ("dice", "dicono"),
        ("era", "erano"), ("fu", "furono"), ("ebbe", "ebbero"), ("viene", "vengono"), ("rimane", "rimangono"),
        ("tiene", "tengono"), ("sia", "siano"), ("abbia", "abbiano"), ("sceglie", "scelgono"),
        ("fece", "fecero"),
        ("disse", "dissero"), ("prese", "presero"), ("vinse", "vinsero"), ("decise", "decisero"),
        ("esce", "escono"),
        ("sarebbe", "sarebbero"), ("avrebbe", "avrebbero"), ("possa", "possano"), ("mise", "misero"),
    ),
    "pt": (
        ("é", "são"), ("foi", "foram"), ("tem", "têm"), ("está", "estão"), ("era", "eram"), ("vai", "vão"),
        ("vem", "vêm"), ("pode", "podem"), ("quer", "querem"), ("fez", "fizeram"), ("disse", "disseram"),
        ("teve", "tiveram"), ("esteve", "estiveram"), ("há", "há"), ("pôs", "puseram"), ("veio", "vieram"),
        ("deu", "deram"), ("diz", "dizem"), ("faz", "fazem"), ("traz", "trazem"), ("quis", "quiseram"),
        ("será", "serão"), ("seja", "sejam"), ("mantém", "mantêm"), ("contém", "contêm"), ("pôde", "puderam"),
    ),
    "es": (
        ("es", "son"), ("ha", "han"), ("fue", "fueron"), ("está", "están"), ("era", "eran"), ("va", "van"),
        ("hizo", "hicieron"), ("dijo", "dijeron"), ("tuvo", "tuvieron"), ("pudo", "pudieron"),
        ("quiere", "quieren"),
        ("puede", "pueden"), ("tiene", "tienen"), ("viene", "vienen"), ("sea", "sean"), ("había", "habían"),
    ),
    "fr": (
        ("est", "sont"), ("a", "ont"), ("fait", "font"), ("va", "vont"), ("était", "étaient"),
        ("peut", "peuvent"),
        ("veut", "veulent"), ("doit", "doivent"), ("dit", "disent"), ("vient", "viennent"),
        ("fut", "furent"),
        ("soit", "soient"), ("sait", "savent"), ("prend", "prennent"), ("met", "mettent"),
        ("avait", "avaient"),
    ),
}  # fmt: skip
# endings of regular verbs, singular and plural; longest first
_ENDINGS: dict[str, Pairs] = {
    "it": (("rà", "ranno"), ("rebbe", "rebbero"), ("ava", "avano"), ("eva", "evano"), ("iva", "ivano"),
           ("ò", "arono"), ("ì", "irono"), ("isce", "iscono"), ("a", "ano"), ("e", "ono")),
    "pt": (("rá", "rão"), ("ria", "riam"), ("ava", "avam"), ("ou", "aram"), ("eu", "eram"), ("iu", "iram"),
           ("ia", "iam"), ("sse", "ssem"), ("a", "am"), ("e", "em")),
    "es": (("rá", "rán"), ("ría", "rían"), ("aba", "aban"), ("ía", "ían"), ("ó", "aron"), ("a", "an"),
           ("e", "en")),
    "fr": (("ra", "ront"), ("ait", "aient"), ("it", "irent"), ("e", "ent")),
}  # fmt: skip
_BETWEEN: dict[str, frozenset[str]] = {
    "it": words_of("non si ci lo la li le ne già anche ancora ora però poi mi"),
    "pt": words_of("não se já também ainda agora lhe lhes nunca então"),
    "es": words_of("no se ya también todavía ahora le les nunca lo la"),
    "fr": words_of("ne n' se s' y en lui leur"),
}
_NO_VERBS: dict[str, frozenset[str]] = {
    "it": words_of(
        "a e la le da di che come dove se ne nella della alla dalla sulla delle nelle una dopo oltre mentre "
        "forse tre due sua mia tutte sempre presso insieme invece anche nonostante contro entro ieri"
    ),
    "pt": words_of(
        "a e de que se na da uma onde como para sobre entre até durante sempre hoje quando desde contra ante "
        "mesmo perante ela ele lhe sua boa conforme embora"
    ),
    "es": words_of(
        "a de que se la una para sobre entre donde como durante siempre desde contra ante ese este esa esta"
    ),
    "fr": words_of("de le la que une entre contre comme se ce elle ile notre votre"),
}
_BE: dict[str, str] = {
    "it": r"(?:rest(?:a|ò|ano|arono|ava)|riman(?:e|gono)|rimas(?:e|ero)|sta|stava|stanno|stavano|divent\w+|"
          r"è|era|fu|sarà|sarebbe|sia|sono|erano|furono|saranno|sarebbero|siano|viene|vengono|venne|"
          r"vennero|verrà|verranno)",
    "pt": r"(?:permanec\w+|continua|continuam|fic(?:a|am|ou|aram|ava|avam)|estav(?:a|am)|"
          r"é|foi|era|será|seria|seja|está|são|foram|eram|serão|seriam|sejam|estão|"
          r"(?:tem|têm|tinha|tinham|havia|haviam|deve|devem|pode|podem|vai|vão|deverá|deverão) (?:sido|ser))",
    "es": r"(?:permanec\w+|qued(?:a|an|ó|aron)|estab(?:a|an)|"
          r"es|fue|era|será|sería|sea|está|son|fueron|eran|serán|serían|sean|están|"
          r"(?:ha|han|había|habían) sido)",
    "fr": r"(?:rest(?:e|ent|ait|aient|a|èrent)|devien(?:t|nent)|"
          r"est|était|fut|sera|serait|soit|sont|étaient|furent|seront|seraient|soient|"
          r"(?:a|ont|avait|avaient) été)",
}  # fmt: skip
_PARTICIPLES: dict[str, str] = {
    "it": r"(\w*(?:at|ut|it|st|tt|ss|rs|nt|lt|rt|ls|pars|appars|mess))([oaie])",
    "pt": r"(\w+(?:ad|id|t))(o|a|os|as)",
    "es": r"(\w+(?:ad|id|t|ch))(o|a|os|as)",
    "fr": r"(\w+[éiust])(|e|s|es)",
}
# endings of verbs whose object may follow
OBJECT = {
    "it": re.compile(r"[^\W\d_]{2}(are|ere|ire|arre|urre|ano|ono|ando|endo|rà|ò)$|^(ha|hanno)$"),
    "pt": re.compile(r"[^\W\d_]{2}(ar|er|ir|ou|eu|iu|aram|eram|iram|ando|endo|indo)$"),
    "es": re.compile(r"[^\W\d_]{2}(ar|er|ir|aron|ieron|ando|iendo)$"),
    "fr": re.compile(r"[^\W\d_]{2}(er|ir|ant|ent)$"),
}
WHO = re.compile(r"(?:,|\s[–—-])?\s(che|que|qui)\s")
_COMPOUND = 4  # letters of an irregular verb that others are made of (`manteve` of `teve`)
_DEGREE = (
    " ancora| ainda| todavía| encore| già| anche| sempre| já| também| più| mais| plus| così| molto| tão|"
    " muito| tan| muy| très| assez"
)
# an adverbial may stand between the conjunction and the verb (`, e nos anos seguintes participou`)
_WHEN = words_of("no na nos nas nel nella nei negli em en in durante dopo depois después après")
_JOINED = re.compile(
    r"(?:,(?: (?:e|ed|y|et|ma|mas|pero|mais))?| (?:e|ed|y|et|ma|mas|pero|mais))((?: \w+){1,6})"
)
_SUFFIXES: dict[str, tuple[str, str, str, str]] = {
    "it": ("o", "a", "i", "e"), "pt": ("o", "a", "os", "as"),
    "es": ("o", "a", "os", "as"), "fr": ("", "e", "s", "es"),
}  # fmt: skip


def agreed(after: str, old: int, new: int, language: str) -> str:
    """Return what follows a subject with its predicate in the new gender and number.

    Args:
        after: The text after the subject.
        old: Column (gender and number) of the word that was replaced.
        new: Column of the word that replaces it.
        language: it, pt, es or fr.
    """
    language = language[:2]
    if old == new or language not in _IRREGULAR:
        return after
    span = _verb_span(after, language)
    if span is None:
        return after
    start, end = span
    verb = after[start:end]
    if old // 2 != new // 2:
        form = _in_number(verb, language, plural=new >= 2)  # noqa: PLR2004 - the plural columns
        if form is None:
            return after
        after = after[:start] + form + after[end:]
    return after[:start] + _with_participle(after[start:], old, new, language)


def agrees_still(after: str, old: int, new: int, language: str) -> bool:
    """Whether a predicate later in the sentence still agrees with the subject that was replaced.

    An adjective or participle after `to be`, and a verb after a comma or `and` (`…, ma ha detto`).
    """
    language = language[:2]
    suffixes = _SUFFIXES[language]
    ending = re.escape(suffixes[old])
    adjective = rf"\b{_BE[language]}(?: \w+mente?|{_DEGREE})* \w{{3,}}{ending}\b"
    if ending and suffixes[old] != suffixes[new] and re.search(adjective, after):
        return True
    if old // 2 == new // 2:
        return False
    have = old // 2
    plain = {pair[have] for pair in _IRREGULAR[language]}
    endings = tuple(
        pair[have] for pair in _ENDINGS[language] if len(pair[have]) > 1 or not pair[have].isascii()
    )
    for joined in _JOINED.finditer(after):
        words = [word for word in joined.group(1).split() if word not in _BETWEEN[language]]
        reach = words[1:] if words and words[0] in _WHEN else words[:1]
        if any(word in plain or word.endswith(endings) for word in reach):
            return True
    return False


def _verb_span(after: str, language: str) -> tuple[int, int] | None:
    position = 0
    for _ in range(3):
        match = re.match(r"[\"”»]?\s+([^\W\d_]+)", after[position:])
        if match is None:
            return None
        word = match.group(1)
        if word.lower() not in _BETWEEN[language]:
            return (position + match.start(1), position + match.end(1)) if word.islower() else None
        position += match.end()
    return None


def _in_number(verb: str, language: str, *, plural: bool) -> str | None:
    """Return a verb in the other number, or None unless the word is known to be a verb of this number."""
    have, want = (0, 1) if plural else (1, 0)
    for pair in _IRREGULAR[language]:
        if verb == pair[have]:
            return pair[want]
        if len(pair[have]) >= _COMPOUND and verb.endswith(pair[have]):
            return verb.removesuffix(pair[have]) + pair[want]
    if verb in _NO_VERBS[language] or len(verb) <= 2 or verb.endswith(("mente", "ment")):  # noqa: PLR2004 - short words are mostly no verbs
        return None
    for pair in _ENDINGS[language]:
        if verb.endswith(pair[have]):
            return verb[: -len(pair[have])] + pair[want]
    return None


def _with_participle(text: str, old: int, new: int, language: str) -> str:
    """Make the participles after a form of `to be` agree (`è stata firmata`)."""
    match = re.match(
        rf"{_BE[language]}((?: [\w]+mente| già| anche| sempre| já| também)?(?: \w+){{1,2}})", text
    )
    if match is None:
        return text
    suffixes: Sequence[str] = _SUFFIXES[language]
    words = match.group(1).split(" ")
    for i, word in enumerate(words):
        found = re.fullmatch(_PARTICIPLES[language], word)
        if (
            word
            and found is None
            and not word.endswith("mente")
            and word not in {"già", "anche", "sempre", "já", "também"}
        ):
            break
        if found is not None and found.group(2) in suffixes[old - old % 2 : old - old % 2 + 2]:
            words[i] = found.group(1) + suffixes[new]
    return text[: match.start(1)] + " ".join(words) + text[match.end(1) :]
