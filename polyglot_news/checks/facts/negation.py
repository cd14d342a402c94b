"""Negation: `not` that was lost or that came in."""

from __future__ import annotations

import re

from polyglot_news.checks.facts.sides import Side
from polyglot_news.document import Flag


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(' '.join(words).split())})\b", re.IGNORECASE)


# what denies a sentence
_DENIES = re.compile(
    r"\b(?:not|never|no|nor|none|nobody|nothing|neither|nowhere|cannot|without)\b|n['’]t\b", re.IGNORECASE
)
# source phrases that deny nothing, or that translators turn into something positive
_PHRASES = re.compile(
    r"\b(?:not only|whether or not|or not|not just|no doubt|no matter|not to mention|no less|no fewer|no more than|"
    r"not forget|not until|not [a-z]+ until|n['’]t [a-z]+ until|never mind|why not|nothing but|nothing more|"
    r"no one else|not so much|not necessarily|No\.)",
    re.IGNORECASE,
)
_NEGATORS = {
    "it": _words(r"non né nessun\w* mai niente nulla senza no neppure neanche nemmeno"),
    "pt": _words(r"não nem nenhum\w* nunca jamais nada ninguém sem tampouco"),
    "ru": _words(
        r"не ни нет нельзя никто никог\w* никак\w* ничто ничего никогда без невозможно нигде никому никем никуда"
        r" нечего некому незачем"
    ),
    "zh": re.compile("[不没沒未无無非勿否莫]"),
}
# the source has none of these where a negation of the translation is new
_IMPLICIT = re.compile(
    r"n['’]t\b|\b(?:not|never|no|nor|none|nobody|nothing|neither|nowhere|cannot|without|un\w{3,}|in[aceditsvh]\w{5,}|"
    r"im[mp]\w{4,}|il[l]\w{4,}|ir[r]\w{4,}|dis\w{4,}|non\w*|\w{3,}less|\w*free|fail\w*|refus\w+|reject\w*|den[yi]\w*|"
    r"lack\w*|avoid\w*|prevent\w*|miss\w*|hardly|barely|scarcely|rarely|seldom|few\w*|little|less|absen\w+|"
    r"exclu\w+|instead|rather|only|but|except|bann?\w*|barr\w+|stop\w*|declin\w*|forb\w+|far|too|unless|until|"
    r"otherwise|doubt\w*|against|oppos\w+|prohibit\w*|least|yet|neglect\w*|ignor\w+|wrong\w*|other than|out|zero|"
    r"beyond|anti\w*|abstain\w*|spar\w+|still|hard\w*|difficult\w*|contra\w+|regardless|despite|off|deni\w*|"
    r"apart|away|limited|minim\w+|remain\w*|separate\w*|sack\w*|cancel\w*|over|clos\w+|los[st]\w*|all|every\w*|"
    r"equal\w*|same|best|worst|ever|any\w*|if|whether|before|than|devoid|save\w*|protect\w*|differ\w*|vari\w+|"
    r"constant\w*|exception\w*|end\w*|last|abandon\w*|drop\w*|quit|leav\w+|left|excess\w*|"
    r"trouble\w*|reluct\w*|hesita\w*|though|although|however|while|sure|must|mixed|potential\w*|would|should)\b",
    re.IGNORECASE,
)
_ADDED = {
    "it": re.compile(r"\bnon\b(?! solo| soltanto| a caso| più di| meno| vedent| da poco| a torto| che| appena)", re.IGNORECASE),
    "pt": re.compile(r"\bnão\b(?! só| apenas| somente| menos| mais de| obstante)", re.IGNORECASE),
    "ru": re.compile(r"\bне\b(?! только| менее| более| меньше| позднее| раз\b| просто| так\b| очень| столько| исключ)", re.IGNORECASE),
    "zh": re.compile("不会|不能|没有|并未|从未|未能|不得|不再|不愿|不是|没能|并不|尚未|不予|不准|不应"),
}
_HAN_OTHER = re.compile(
    r"不[仅但过断少久安满幸锈动足]|不只|差不多|非[常洲法政裔]|无[论线人家锡]|莫[斯桑尔迪里扎拉罗]|未来|没收|沉没|[南北西东]非|是否|能否|可否|"
    r"不丹|无疑|不管|不料|不妨|索非亚|未[经遂婚成]"
)
# a translation that says "not" by other words
_SAID_OTHERWISE = {
    "it": re.compile(
        r"\b(?:in\w{4,}|im\w{4,}|ir\w{4,}|dis\w{4,}|s[bcdfgmprtv]\w{4,}|manc\w+|priv\w+|rifiut\w+|evit\w+|esclu\w+|neg\w+|"
        r"smett\w+|imped\w+|viet\w+|poc\w+|anziché|invece|tranne|salvo|zero|impossib\w+|meno|solo|appena|divieto|"
        r"fall\w+|ignor\w+|assen\w+|vuot\w+|gratuit\w+|perso|pers[aie]|respin\w+|estrane\w+|libero|contrar\w+|ancora)\b",
        re.IGNORECASE,
    ),
    "pt": re.compile(
        r"\b(?:in\w{4,}|im\w{4,}|ir\w{4,}|des\w{4,}|falt\w+|recus\w+|evit\w+|exclu\w+|neg\w+|deix\w+|imped\w+|proib\w+|"
        r"pouc\w+|menos|exceto|salvo|zero|impossív\w+|apenas|só|falh\w+|ignor\w+|ausên\w+|ausent\w+|carec\w+|"
        r"vazi\w+|grat\w+|perd\w+|rejeit\w+|contr\w+|ainda)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:не\w{3,}|бес\w+|без\w+|отсутств\w+|отказ\w+|лиш\w+|избеж\w+|избега\w+|исключ\w+|против\w*|отриц\w+|отверг\w+|"
        r"мал\w*|кроме|вместо|запре\w+|едва|только|лишь|перестал\w*|прекрат\w+|нуле\w+|ноль|утрат\w+|потер\w+|"
        r"редк\w+|пуст\w+|дешев\w+|свобод\w+|пока)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("[免拒缺禁难少仅除零失别暂空]|而是|停止|反对|排除|避免|唯一|才"),
}
_MOST = 2  # negations of a source: of more, one or the other may go


def check(ours: Side, theirs: Side) -> tuple[Flag, ...]:
    """Return a warning where the source denies and the translation does not, or the other way round."""
    target = theirs.language.partition("-")[0]
    if ours.language != "en" or target not in _NEGATORS:
        return ()
    plain = _HAN_OTHER.sub("", theirs.text) if target == "zh" else theirs.text
    denied = _DENIES.search(_PHRASES.sub(" ", ours.text))
    if denied and not _NEGATORS[target].search(plain) and not _SAID_OTHERWISE[target].search(plain):
        return (Flag("negation", "warning", f"“{denied.group()}” of the source is not in the translation."),)
    added = _ADDED[target].search(plain)
    if added and not _IMPLICIT.search(ours.text):
        return (Flag("negation", "warning", f"The translation says “{added.group()}”, the source denies nothing."),)
    return ()
