"""Abbreviations of news language, and words that open sentences, language by language; all lower-case."""

from __future__ import annotations

from dataclasses import replace

from polyglot_news.languages import base_language
from polyglot_news.sentences.word_classes import Lexicon, words

_ENGLISH = Lexicon(
    never=words(
        "mr mrs ms mx dr drs prof profs messrs mme mlle msgr vs v viz cf e.g i.e eg ie",
    ),
    titles=words(
        "gen gens sen sens rep reps gov govs lt col cols capt sgt maj cpl pvt pfc adm cmdr cmdt brig rev",
        "revs hon fr mt mons supt det insp pres atty asst assoc dep st ft hrh spc ssgt lieut comm comdr amb",
        "univ intl natl",
    ),
    numeric=words(
        "no nos n° nº pp p pg art arts sec secs ch chap fig figs vol vols ed eds approx ca c para pt sect",
        "rte op eq ver cl bk",
    ),
    either=words(
        "inc corp co cos ltd llc plc bros jr sr esq al dept depts ave blvd rd hwy bldg a.m p.m u.s u.k u.n",
        "e.u u.s.a d.c ph.d m.d b.a m.a m.p b.c a.d lb lbs oz mph km kg cm mm hr hrs yr yrs",
    ),
    proper=words(
        "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri ala ariz ark",
        "calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nebr nev okla ore",
        "pa penn tenn tex vt va wash wis wyo ont que alta sq est",
    ),
    final=words("etc"),
    measures=words("jan feb mar apr jun jul aug sep sept oct nov dec"),
    prepositions=words("at by on around before after since until from about shortly just near"),
    openers=words(
        "a an the this that these those there here he she it they we you i his her its their our my your",
        "and but or nor yet so if when while as after before since because although though until unless",
        "whether in on at by for from with without under over during among between according despite amid",
        "within through about against to of into what who how why where which whose did do does is are was",
        "were will would can could should may might must has have had no not some many most all both each",
        "every any few several one two another other such still also then now however meanwhile moreover",
        "furthermore nevertheless instead earlier later last next today yesterday tomorrow once only even",
        "just perhaps maybe nobody nothing everyone everything someone something people let please thanks",
        "thank yes well officials police",
    ),
    speech=words(
        "said says asked asks told tells added adds replied replies wrote writes shouted cried exclaimed",
        "wondered joked demanded answered answers continued insisted explained noted tweeted recalled",
        "declared",
    ),
)

_ITALIAN = Lexicon(
    never=words(
        "sig sigg dott prof proff avv ing arch geom rag on sen gen col cap magg ten mons mgr dr ss s st",
        "ecc.mo cav egr gent ill spett dep pres vic seg es p.es ad.es cfr cf v vs lgs d.lgs sant",
        "sig.ra sig.na dott.ssa prof.ssa",
    ),
    numeric=words(
        "n nn nr num art artt pag pagg p pp cap capp vol voll fig figg tab tel co lett sez c ca all ediz",
        "lun mar mer gio ven sab dom gen feb apr mag giu lug ago set sett ott nov dic cod",
    ),
    either=words(
        "mld mln s.p.a spa s.r.l srl soc coop u.s u.s.a d.c a.c jr inc corp co ltd min max sec km",
    ),
    final=words("ecc etc"),
    measures=words("a.c d.c"),
    prepositions=words("nel nell in dal dall fino verso intorno dopo prima circa"),
    openers=words(
        "il lo la i gli le un uno una nel nella nello nei nelle negli del della dello dei delle degli al",
        "alla allo ai alle agli dal dalla dallo dai dalle dagli sul sulla sullo sui sulle sugli di a da in",
        "con su per tra fra e ed ma o se non si che chi come dove quando mentre anche ha hanno è sono",
        "questo questa questi queste quel quella quello quelli quelle ci vi c'è poi così perché quindi",
        "inoltre infatti tuttavia però secondo dopo prima oggi ieri domani ora adesso ogni tutti tutto",
        "tutte molti molte alcuni alcune già ancora solo lui lei loro noi voi io suo sua suoi sue l d all",
        "dall nell dell sull quest quell",
    ),
    speech=words(
        "ha dice disse dichiara chiede chiese aggiunge spiega risponde rispose esclama",
    ),
)

_RUSSIAN = Lexicon(
    never=words(
        "т.е т.н т.к т.ч и.о проф акад доц им пос дер ул пл пр-т просп пер наб бул бульв д-р инж ген полк",
        "кап св гос о-в оз р-н обл н.э напр см ср г-н г-жа тов гр чл корр англ нем фр лат итал исп кит араб",
        "греч ред сост изд авт яз св-во",
    ),
    numeric=words(
        "ст стр рис табл гл п пп ч т тт вып кн разд прим пункт тел д кв корп каб № абз илл",
    ),
    either=words(
        "г гг в вв тыс млн млрд трлн руб коп долл ок куб кв м км кг см мм га чел шт мин сек р у.е кв.м",
        "куб.м яз обл р-н экз ед т л с ч д п н.э",
    ),
    final=words("др пр т.д т.п тп тд"),
    measures=words(
        "г гг вв тыс млн млрд трлн руб коп долл куб км кг см мм га чел шт мин сек кв.м куб.м",
    ),
    prepositions=words("в во к ко с со до на по за из от для около после перед между"),
    openers=words(
        "в во на с со к ко по из за от для до о об обо у при под над без через между среди после перед про",
        "около как что это эта этот эти тот та те то он она они оно мы вы я но а и или же если когда где",
        "куда откуда кто так также тоже тем не ни нет да однако поэтому потому хотя пока чтобы ведь вот уже",
        "ещё еще только лишь все всё всего его её ее их наш наша наши мой моя свой такой такая такие там",
        "тут здесь теперь сейчас сегодня вчера завтра тогда затем потом ранее позже кроме согласно",
        "благодаря несмотря вместе именно впрочем кстати наконец правда конечно возможно видимо какой какая",
        "какие каждый каждая многие некоторые другие другой один одна одни никто ничего всегда никогда",
        "почему зачем сколько может можно нужно надо речь напомним отметим",
    ),
    speech=words(
        "сказал сказала заявил заявила спросил спросила говорит ответил ответила отметил отметила",
    ),
)

_SPANISH = Lexicon(
    never=words(
        "sr sra sres srta d dña dr dra prof gral cnel lic ing arq mons p.ej ej av avda vs ee uu ee.uu",
    ),
    numeric=words(
        "núm num nº art arts pág págs p pp cap vol fig tel aprox ene feb mar abr may jun jul ago sep sept",
        "oct nov dic párr ext",
    ),
    final=words("etc"),
    either=words("ud uds s.a s.l cía jr inc corp ltd u.s"),
    openers=words(
        "el la los las un una unos unas lo en de del al a con por para sin sobre entre desde hasta según",
        "tras ante y e o u pero si no que quien como cuando donde mientras aunque porque también además ya",
        "aún así este esta estos estas ese esa eso esto aquel su sus mi nuestro él ella ellos ellas yo",
        "nosotros se le les hay es son fue ha han hoy ayer ahora después antes todo todos todas muchos",
        "algunos cada otro otra",
    ),
)

_FRENCH = Lexicon(
    never=words(
        "m mm mme mmes mlle mlles dr pr me mgr st ste cf vs av bd p.ex ex gén col cap lt",
    ),
    numeric=words("n no nos n° art p pp chap vol fig tél env"),
    final=words("etc"),
    either=words("s.a jr inc corp ltd u.s av j.-c"),
    openers=words(
        "le la les un une des du de l d au aux à en dans sur sous par pour avec sans chez entre depuis",
        "selon après avant pendant et ou mais si ne pas que qui quand où comme comment pourquoi car donc or",
        "ni ce cet cette ces c il elle ils elles on nous vous je tu son sa ses leur leurs mon ma notre j qu",
        "s tout tous toute toutes plusieurs certains chaque autre aussi ainsi alors puis enfin cependant",
        "toutefois pourtant aujourd hier",
    ),
)

_GERMAN = Lexicon(
    never=words(
        "dr prof hr fr frl dipl ing st z.b u.a d.h bzw vgl ca sog gen abs evtl ggf max min inkl exkl geb",
        "verh z.t i.d.r o.ä u.ä bspw i.a mag lic phil med jur rer nat hon",
    ),
    numeric=words("nr art abs s bd kap abb tel jh"),
    final=words("usw etc"),
    either=words("mio mrd tsd co e.v v.chr n.chr jr inc corp ltd u.s"),
    openers=words(
        "der die das ein eine einer eines einem einen dem den des in im an am auf aus bei beim mit nach",
        "seit von vom zu zum zur über unter vor für durch gegen ohne um und oder aber doch denn wenn als ob",
        "weil während dass er sie es wir ihr ich man sein seine ihre unser dieser diese dieses jeder jede",
        "jedes alle viele einige mehr auch noch schon nun jetzt heute gestern dann da dort hier so nicht",
        "kein keine was wer wie wo warum hat ist war sind waren wird wurde nur damit dabei dazu deshalb",
        "allerdings jedoch zudem",
    ),
)

_PORTUGUESE = Lexicon(
    never=words(
        "sr sra srs dr dra prof profa eng d exmo exma gen cel cap av pe p.ex ex vs",
    ),
    numeric=words("n nº núm art arts pág págs p pp cap vol fig tel aprox"),
    final=words("etc"),
    either=words("s.a ltda cia jr inc corp ltd u.s"),
    openers=words(
        "o a os as um uma uns umas no na nos nas do da dos das ao à aos às em de com por para sem sobre",
        "entre desde até segundo após e ou mas se não que quem como quando onde enquanto embora porque",
        "também além já ainda assim este esta estes estas esse essa isso isto aquele seu sua seus suas meu",
        "nosso ele ela eles elas eu nós há é são foi tem hoje ontem agora depois antes todo todos todas",
        "muitos alguns cada outro outra",
    ),
)

_UKRAINIAN = Lexicon(
    never=words("т.зв т.е проф акад доц ім вул пл просп буд ген св див напр о м смт гр"),
    numeric=words("ст стор рис табл гл п пп ч т розд тел № кв буд"),
    either=words("р рр ст тис млн млрд трлн грн коп дол ін т.д т.п та"),
    openers=words(
        "у в на з зі із до від для по за при про під над без через між після перед як що це цей ця ці той",
        "та те він вона вони воно ми ви я але а і й або якщо коли де хто так також тому однак проте поки",
        "вже ще тільки не ні його її їх там тут тепер зараз сьогодні вчора тоді потім раніше крім згідно",
    ),
)

_DUTCH = Lexicon(
    never=words(
        "dhr mevr mw dr drs ir ing mr prof ds jhr st o.a d.w.z m.b.t bijv resp vs t.a.v i.v.m z.g",
    ),
    numeric=words("nr art blz pag p hfst fig tel ca"),
    final=words("enz etc"),
    either=words("n.v b.v jr inc corp ltd u.s"),
)

_POLISH = Lexicon(
    never=words(
        "dr prof inż mgr hab św im ul pl al np tzw tzn m.in płk gen kpt por ks red o",
    ),
    numeric=words("nr art ust pkt poz str s tel ok godz par"),
    either=words("itd itp r w tys mln mld zł gr m.in ub br"),
)

_CZECH = Lexicon(
    never=words(
        "mudr judr phdr rndr ing mgr bc dr prof doc sv gen plk tzv tj např popř resp p pí ul nám",
    ),
    numeric=words("č čl odst str s tab obr kap tel cca"),
    either=words("atd apod aj mj tis mil mld r st hod kč"),
)

_TURKISH = Lexicon(
    never=words("dr prof doç av sn yrd op alb gen org tuğg örn bkz"),
    numeric=words("no nr s md"),
    either=words("vb vs a.ş ltd şti t.c m.ö m.s"),
)

_SCANDINAVIAN = Lexicon(
    never=words(
        "f.eks t.ex bl.a d.v.s dvs ca prof dr s.k pga p.g.a iht ift evt ev resp jf jfr st sr",
    ),
    numeric=words("nr s kap art fig tlf tel kl"),
    final=words("osv m.m m.fl"),
    either=words("o.s.v mio mia mill mrd kr jr inc corp ltd f.kr e.kr"),
)

# other scripts: titles and units before a name or number
_INDIC = Lexicon(
    never=words(
        "डॉ प्रो श्री पं मो कु सं एड ডা ড মো প্রফ திரு డా శ్రీ ಡಾ ಶ್ರೀ ഡോ ശ്രീ ડૉ શ્રી પ્રો रा क्र",
    ),
)
_ARABIC = Lexicon(never=words("د أ م ا.د أ.د ص ق.م هـ"))
_GREEK = Lexicon(
    never=words("κ κκ κα δρ καθ π.χ δηλ βλ πρβλ αγ στρ αρ"),
    numeric=words("αρ σελ τηλ άρθ παρ"),
    either=words("κ.λπ κ.ά κ.τ.λ μ.μ π.μ εκ δισ χιλ μ.χ π.χ.χ α.ε"),
)

LEXICONS: dict[str, Lexicon] = {
    "ar": _ARABIC, "be": _RUSSIAN, "bg": _RUSSIAN, "bn": _INDIC, "ca": _SPANISH, "cs": _CZECH,
    "da": _SCANDINAVIAN, "de": _GERMAN, "el": _GREEK, "en": _ENGLISH, "es": _SPANISH, "fa": _ARABIC,
    "fr": _FRENCH, "gl": _PORTUGUESE, "gu": _INDIC, "hi": _INDIC, "it": _ITALIAN, "kk": _RUSSIAN,
    "kn": _INDIC, "ky": _RUSSIAN, "mk": _RUSSIAN, "ml": _INDIC, "mr": _INDIC, "nb": _SCANDINAVIAN,
    "nl": _DUTCH, "nn": _SCANDINAVIAN, "pl": _POLISH, "pt": _PORTUGUESE,
    "ru": _RUSSIAN, "sk": _CZECH, "sv": _SCANDINAVIAN, "ta": _INDIC, "te": _INDIC, "tr": _TURKISH,
    "uk": _UKRAINIAN, "ur": _ARABIC,
}  # fmt: skip
# what stands in English text also stands in others
_COMMON = Lexicon(
    never=words("mr mrs ms dr prof st vs e.g i.e"),
    numeric=words("no nr n° nº № p pp art"),
    either=words("jr inc corp ltd co u.s u.k a.m p.m"),
    final=words("etc"),
    measures=words("km kg cm mm m t h lb lbs oz mph kmh kw mw gw mb gb tb hz khz mhz ghz kr kč zł ft tys"),
)


def lexicon_of(language: str) -> Lexicon:
    """Return what the rules know about a language, with the abbreviations that all languages share."""
    own = LEXICONS.get(base_language(language), Lexicon())
    known = own.never | own.titles | own.numeric | own.either | own.proper | own.final
    return replace(
        own,
        never=own.never | (_COMMON.never - known),
        numeric=own.numeric | (_COMMON.numeric - known),
        either=own.either | (_COMMON.either - known),
        final=own.final | (_COMMON.final - known),
        measures=own.measures | _COMMON.measures,
    )
