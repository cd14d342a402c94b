"""Digests that the tests of the review page show: three languages, flags, terms; and one that is hostile."""

from __future__ import annotations

from dataclasses import replace

from polyglot_news.document import (
    Article,
    Block,
    Digest,
    Failure,
    Flag,
    ScoredSentence,
    Sentence,
    Summary,
    TermUse,
    TranslatedSentence,
    Translation,
)

PARAGRAPHS = (
    ("standfirst", ("A night train links two capitals again after six years.",)),
    (
        "paragraph",
        (
            "The first night train between Lisbon and Madrid since 2020 left on Friday with 212 passengers.",
            "Both railways had said that the line would never pay.",
        ),
    ),
    ("heading", ("Who pays",)),
    (
        "paragraph",
        (
            "The European Union (EU) gives 3 million euros a year until 2029.",
            "“We count every ticket,” said Ana Prado of the railway union.",
            "A seat costs 39 euros, a bed 89.",
        ),
    ),
    ("item", ("Departure: 21:45 from Lisbon.",)),
    ("item", ("Arrival: 8:20 in Madrid.",)),
)
ITALIAN = (
    "Un treno notturno collega di nuovo due capitali dopo sei anni.",
    "Il primo treno notturno tra Lisbona e Madrid dal 2020 è partito venerdì con 221 passeggeri.",
    "Entrambe le ferrovie avevano detto che la linea non si sarebbe mai ripagata.",
    "Chi paga",
    "L’Unione europea (UE) dà 3 milioni di euro l’anno fino al 2029.",
    "«Contiamo ogni biglietto», ha detto Ana Prado del sindacato dei ferrovieri.",
    "Un posto costa 39 euro.",
    "Partenza: 21:45 da Lisbona.",
    "Arrivo: 8:20 a Madrid.",
)
CHINESE = (
    "六年之后，一列夜车再次连接两座首都。",
    "自2020年以来，里斯本与马德里之间的首列夜车于周五发车，载有212名乘客。",
    "两家铁路公司都曾说这条线路永远不会盈利。",
    "谁来付钱",
    "欧盟在2029年之前每年提供300万欧元。",
    "铁路工会的安娜·普拉多说：“我们数着每一张票。”",
    "一个座位39欧元，一张床89欧元。",
    "发车：21:45，里斯本。",
    "到达：8:20，马德里。",
)
ARABIC = (
    "قطار ليلي يربط بين عاصمتين من جديد بعد ست سنوات.",
    "غادر يوم الجمعة أول قطار ليلي بين لشبونة ومدريد منذ عام 2020 وعلى متنه 212 راكبا.",
    "كانت الشركتان قد قالتا إن الخط لن يحقق ربحا أبدا.",
    "من يدفع",
    "يقدم الاتحاد الأوروبي 3 ملايين يورو سنويا حتى عام 2029.",
    "قالت آنا برادو من نقابة السكك الحديدية: «نحن نعد كل تذكرة».",
    "ثمن المقعد 39 يورو والسرير 89.",
    "المغادرة: 21:45 من لشبونة.",
    "الوصول: 8:20 إلى مدريد.",
)
WRONG = Flag("numbers", "error", "the source has 212, the translation has 221")
SHORT = Flag("length", "warning", "much shorter than its source: a part may be missing (89)")


def review(targets: tuple[str, ...] = ("it", "zh", "ar"), *, partial: bool = False) -> Digest:
    """Return a digest of a short article; `partial` translates its summary alone."""
    sentences: list[Sentence] = []
    blocks = []
    texts: list[str] = []
    at = 0
    for number, (kind, paragraph) in enumerate(PARAGRAPHS):
        start = at
        for text in paragraph:
            sentences.append(Sentence(len(sentences), number, text, at, at + len(text)))
            texts.append(text)
            at += len(text) + 1
        blocks.append(Block(kind, start, at - 1))  # type: ignore[arg-type]
    article = Article(
        " ".join(texts), tuple(blocks), "en", "Lisbon and Madrid have their night train back",
        published="2026-10-02", path="articles/night-train.html", sha256="0" * 64,
    )  # fmt: skip
    chosen = tuple(sentences[index] for index in (1, 4, 6))
    summary = Summary("news", tuple(ScoredSentence(sentence, 0.5) for sentence in chosen))
    translations = tuple(
        translated(language, chosen if partial else tuple(sentences)) for language in targets
    )
    failures = (Failure("ru", "no model from English to Russian (polyglot-news models install ru)", 4),)
    return Digest(article, tuple(sentences), summary, translations, failures, "engine=argos length=5")


def translated(language: str, sentences: tuple[Sentence, ...]) -> Translation:
    """Return the translation of those sentences."""
    texts = {"it": ITALIAN, "zh": CHINESE, "ar": ARABIC}[language]
    titles = {
        "it": "Lisbona e Madrid riavranno il loro treno notturno",
        "zh": "里斯本与马德里夜车恢复运行",
        "ar": "عودة القطار الليلي بين لشبونة ومدريد",
    }
    terms = {
        "it": (
            TermUse("EU", "UE", "placed", 18, 20),
            TermUse("European Union", "Unione europea", "kept", 2, 16),
        ),
        "zh": (TermUse("EU", "欧盟", "kept", 0, 2), TermUse("railway union", "铁路工会", "missed")),
        "ar": (TermUse("European Union", "الاتحاد الأوروبي", "kept", 5, 21),),
    }
    flags = {"it": {1: (WRONG,), 6: (SHORT,)}, "zh": {}, "ar": {}}
    return Translation(
        language, "argos", f"translate-en_{language}-1_9", ("en", language), titles[language],
        tuple(
            TranslatedSentence(
                s, texts[s.index], terms[language] if s.index == 4 else (), flags[language].get(s.index, ())
            )
            for s in sentences
        ),
    )  # fmt: skip


def repaired() -> Digest:
    """Return a digest in Arabic whose third sentence is a second try; nothing else is to check."""
    digest = review(("ar",))
    (found,) = digest.translations
    sentences = (*found.sentences[:2], replace(found.sentences[2], repaired=True), *found.sentences[3:])
    return replace(digest, translations=(replace(found, sentences=sentences),))


ATTACK = (
    '</script></style></span></div><script>document.title="owned"</script>'
    "<img src=x onerror=\"document.title='owned'\"><svg onload=\"document.title='owned'\">"
    "<a href=\"javascript:document.title='owned'\">x</a>\" onmouseover=\"document.title='owned'\" ' x='"
    "<style>body{display:none}</style><!-- \x00 \ud800 \u202e &lt;b&gt; ${1} {{2}} ]]>"
)


def hostile() -> Digest:
    """Return a digest in which every text tries to be markup."""
    sentence = Sentence(0, 0, ATTACK, 0, len(ATTACK))
    article = Article(
        ATTACK, (Block("paragraph", 0, len(ATTACK)),), 'e"><script>', ATTACK, ATTACK, ATTACK, ATTACK, ATTACK
    )
    terms = (
        TermUse(ATTACK, ATTACK, "missed"),
        TermUse(ATTACK, ATTACK, "placed", 3, 40),
        TermUse(ATTACK, ATTACK, "kept", 20, 9999),
    )
    item = TranslatedSentence(sentence, ATTACK, terms, (Flag(ATTACK, "error", ATTACK),))
    translations = tuple(
        Translation(code, ATTACK, ATTACK, ("en", ATTACK, "it"), ATTACK, (item,), terms)
        for code in ("it", 'x" onfocus="document.title=1', "ar")
    )
    summary = Summary("news", (ScoredSentence(sentence, 1.0),))
    failure = Failure(ATTACK, ATTACK, 4)
    return Digest(article, (sentence,), summary, translations, (failure,), ATTACK)
