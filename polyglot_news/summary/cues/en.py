"""Cues of English."""

from __future__ import annotations

from polyglot_news.summary.cues.table import Cues, words

CUES = Cues(
    openings=r"""
he|she|it|they|him|his|her|hers|its|their|theirs|them|this|that|these|those|such|both|neither
|another|others
|the\ (?:latter|former|pair|couple|duo|trio|two|same|move|decision)
|(?:as|when|while|after|before|because|if|although|though|since|until|once|despite|in|at|by|of|to
|from|with|for)
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
    pointless=r"""
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
    pronouns=words("he she it they him his her hers its their theirs them this that these those such both"),
    definite=words("the this that these those such"),
    persons=words("i we me my mine our ours us you your"),
    past=r"""
was|were|had|did|said|told|[a-z]{3,}ed|(?:be|for)?came|went|made|took|found|won|lost|held|met|left
|began|got|gave|saw|knew|thought|brought|bought|sent|spent|struck|shot|fell|rose|led|kept|ran
|wrote|spoke|broke|drew|grew|hit|cut|put|set
""",
    recent=r"""
(?:on\ )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|yesterday|tonight|(?:this
|last)\ (?:morning|afternoon|evening|week|weekend|month|night)|overnight|earlier\ this
|has\ (?:been\ )?[a-z]+ed|have\ (?:been\ )?[a-z]+ed
""",
    notices=r"""
(?:read|see|watch|hear|find\ out|click|tap|scroll|swipe)\s+
   (?:more|also|here|below|the\ (?:full|video|gallery)|down|for\ (?:more|video|yourself))\b.{0,80}$
|(?:scroll\ down|click\ here|follow\ us|follow\ @
   |sign\ up|subscribe|share\ this|share\ on|see\ also|related|advertisement
   |more\ (?:on\ this\ story|from|news)\b|for\ more\ (?:information|news|on)\b|published|updated
|created|last\ (?:updated|modified)
   |(?:additional\ )?(?:reporting|writing|editing|translation|translated)\ by
|(?:photo|image|picture|video|credit|source|file)s?\s*[:©/]
   |photo(?:graph)?(?:s)?\ (?:by|courtesy)|photo\ credit|all\ rights\ reserved|copyright|©|watch:
|video:|e-?mail\ the\ author)
|watch\ (?:how|what|why|more|as|the|a|an|[A-Z]\w+)\b.{0,100}»
|fox\ news\ flash|associated\ press\ writers?\b
|.{0,80}\bcontributed\ to\ this\ (?:report|story|article)
""",
    pictures=r"""
^\W*pictured\b
|[(\[]\s*(?:pictured\ \w+|pictured|picture|above|left|right|cent(?:re|er)|top|bottom
|file\ photo|inset|back|front)\b[^()\[\]]{0,60}[)\]]
|\bis\ (?:seen|pictured|shown)\ (?:here|in\ this)\b|\bpictured\ (?:here|above|below|left|right
|with|in|at|on|outside)\b
|,\ (?:pictured|left|right|above|cent(?:re|er))(?:,|\ ?\.?$)

|\((?:from\ left|l-?r)\b|\bfrom\ left\ to\ right\b
|\b(?:file|undated|handout)\ (?:photo|picture|image)\b|(?:/|via\s)(?:AFP|AP|EPA|Getty|Reuters)\b
""",
    by=words("by"),
    between=words("and in for &"),
    adjectives=("an", "ese", "ern", "ish", "sh", "ch", "ic", "i"),
)
