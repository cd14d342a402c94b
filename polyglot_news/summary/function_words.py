"""Function words of the languages that news is read in most: they do not show what a text is about."""

from __future__ import annotations

from functools import cache

from polyglot_news.languages import base_language

_WORDS = {
    "en": "a about above across after again against all almost along already also although always am among "
    "an and another any anyone are around as at away back be because become been before behind being below "
    "between both but by came can cannot come could d did didn do does doesn doing don done down during "
    "each either else even ever every few for from further get go going got had has have having he her "
    "here hers herself him himself his how however i if in into is isn it its itself just later least "
    "less like ll m made make many may me might mine more most mr mrs ms much must my near never no nor "
    "not nothing now of off often on once one only or other others our out over own per perhaps put "
    "quite rather re s said same say saying says see seen shall she should since so some someone "
    "something soon still such t take than that the their theirs them themselves then there these they "
    "this those though through thus to together told too toward towards under until up upon us use used "
    "ve very was wasn we well went were weren what whatever when where whether which while who whole "
    "whom whose why will with within without won would yet you your",
    "it": "a abbia ad adesso agli ai al alcuna alcune alcuni alcuno all alla alle allo allora altra altre "
    "altri altro anche ancora anzi appena aveva avevano avere avesse avrebbe avuto avrà c cento certo "
    "che chi ci ciò coi col come comunque con contro cosa così cui d da dagli dai dal dall dalla dalle "
    "dallo davanti degli dei del dell della delle dello dentro detto deve di dice dire dopo dove due "
    "dunque durante e ecco ed ella era erano essa esse essere essi fa fare fatto fin fino fra fu furono "
    "già gli ha hai hanno ho i il in infatti inoltre insieme invece io l la le lei li lo loro lui ma "
    "mai me meno mentre mi mia mie miei mio molta molte molti molto ne negli nei nel nell nella nelle "
    "nello nessun nessuna nessuno noi non nostra nostro nulla o od ogni oltre ora ossia per perché "
    "perciò però più poco poi poiché prima proprio può pure qual quale quali qualche quando quanta "
    "quanti quanto quasi quella quelle quelli quello quest questa queste questi questo qui quindi sa "
    "sarebbe sarà saranno se secondo sei sempre senza si sia siamo siano sin sino sono sopra sotto sta "
    "stata state stati stato stesso su sua subito sue sugli sui sul sull sulla sulle sullo suo suoi "
    "tale tali tanto te ti tra tre troppo tu tua tutta tutte tutti tutto un una uno va vari verso vi "
    "via viene voi vostro è",
    "ru": "а без более больше будет будут бы был была были было быть в вам вас весь во вот все всего всех вы "
    "г где говорит год года году да даже два для до другой других его ее если есть еще ещё её же за "
    "здесь и из или им именно иметь имеет их к каждый как какая какой когда конечно которая которого "
    "которое которой котором которую которые который которым которых кроме кто куда ли либо лишь лучше "
    "между меня мне много может можно мой моя мы на над надо наиболее нас наш наша не него нее ней "
    "нельзя нет неё ни нибудь них ничего но ну о об один однако одна одно около он она они оно от "
    "отметил очень перед по под подчеркнул пока после потом потому почти при про раз разве с сам сама "
    "сами само свое своего своей своем свои своих свой свою сегодня сейчас сказал сказала со сообщил "
    "сообщила сообщили стал стала стали сто т та так такая также такие такое такой такого там те тем "
    "теперь то тоже только тот тогда того той тому три ту ты тыс у уже хотя чего чем через что чтобы "
    "чтоб чуть эта эти этим этих это этого этой этом этому этот эту я",
    "fr": "a afin ai ainsi alors après au aucun aucune aujourd aussi autre autres aux avaient avait avant "
    "avec avoir ayant c car ce ceci cela celle celles celui cependant certains ces cet cette ceux "
    "chaque chez comme comment contre d dans de depuis derrière des dès deux devant doit donc dont du "
    "durant elle elles en encore entre est et étaient était été être eu eux fait faire faut fois font "
    "hui ici il ils j je jusqu jusque l la le lequel les leur leurs lors lorsque lui là m ma mais me "
    "même mêmes mes moins mon n ne ni non nos notre nous on ont or ou où par parce pas pendant peu peut "
    "peuvent plus plusieurs pour pourquoi puis qu quand que quel quelle quelles quelque quelques quels "
    "qui quoi rien s sa sans sauf se selon sera seront ses si soit son sont sous souvent sur t ta "
    "tandis te tel telle tous tout toute toutes toujours trois trop très tu un une va vers voici voilà "
    "vos votre vous y à",
    "es": "a acá ademas además ahora al algo alguien algún alguna algunas algunos allí ante antes aquel "
    "aquella aquellos aquí así aún aunque bajo bien cada casi como con contra cosa cual cuales cuando "
    "cuanto cuyo da de debe del dentro desde después dijo donde dos durante e el él ella ellas ello "
    "ellos en entonces entre era eran es esa esas ese eso esos esta está están estaba estas este esto "
    "estos fue fueron gran ha había habían haber hace hacer hacia han hasta hay he incluso la las le "
    "les lo los luego mas más me mediante menos mi mientras mis mismo misma mucha muchas mucho muchos "
    "muy nada ni ningún ninguna no nos nosotros nuestra nuestro nunca o ocho os otra otras otro otros "
    "para pero poco por porque pudo pues puede pueden que qué quien quienes se sea según ser será si sí "
    "sido siempre sin sino sobre solo sólo son su sus tal también tampoco tan tanto te tener tiene "
    "tienen toda todas todavía todo todos tras tres tu un una unas uno unos va y ya yo",
    "pt": "a agora ainda além algo algum alguma algumas alguns ali ante antes ao aos apenas após aquela "
    "aquele aqueles aqui as assim até bem cada com como contra da das de dela dele deles depois desde "
    "dessa desse desta deste deve disse do dois dos durante e ela elas ele eles em enquanto então entre "
    "era eram essa essas esse esses esta está estão estas estava este estes eu faz fazer foi foram "
    "havia há isso isto já la lhe lhes lo mais mas me mesma mesmo meu minha muita muitas muito muitos "
    "na nada nas nem nenhum nenhuma nessa nesse nesta neste no nos nossa nosso num numa nunca não nós o "
    "onde ontem os ou outra outras outro outros para pela pelas pelo pelos per perante pode podem pois "
    "por porque porém pouco pouca qual quais qualquer quando quanto que quem se seja sem sempre ser "
    "será seu seus sido sob sobre sua suas são só também tanto tão te tem ter teve tinha toda todas "
    "todo todos três tu têm um uma umas uns vai você vocês à às é",
    "de": "aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei "
    "beim bereits bin bis bisher da dabei dadurch dafür dagegen daher damit danach dann daran darauf "
    "darüber das dass davon dazu dem den denn dennoch der deren des deshalb dessen die dies diese "
    "diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines einige einigen "
    "einmal er erst es etwa etwas euch für gab gegen gegenüber geht gibt habe haben hat hatte hatten "
    "her heute hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem ins ist ja "
    "jede jedem jeden jeder jedes jedoch jetzt kam kann kein keine keinem keinen keiner können könnte "
    "laut machen man mehr mehrere mein mit muss müssen nach nachdem neben nicht nichts noch nun nur ob "
    "obwohl oder ohne sagte schon sehr sei sein seine seinem seinen seiner seit selbst sich sie sind so "
    "sogar soll sollen sollte sondern sonst sowie über um und uns unser unter viel viele vom von vor "
    "war waren warum was weder wegen weil weiter weitere welche welcher wenn wer werde werden wie "
    "wieder will wir wird wo wurde wurden während würde zu zum zur zwar zwei zwischen",
    "nl": "aan al alle alleen alles als altijd andere ben bij bijna binnen daar dan dat de deze die dit doen "
    "door dus echter een eens en er erg ging haar had hadden hebben heb heeft hem hen het hier hij hoe "
    "hun iemand iets ik in is ja je jij kan kon kunnen maar meer men met mij mijn moest moet moeten na "
    "naar niet niets nog nu of om omdat ons ook op over reeds samen sinds te tegen tijdens toch toen "
    "tot tussen twee u uit uw van vanaf veel volgens voor waar waren was wat we weer wel welke wie wij "
    "werd werden wil worden wordt zal ze zei zelf zich zij zijn zo zonder zou zouden",
    "pl": "a aby albo ale ani aż bardzo bez bo był była było były być będzie będą chce choć ci co coraz czy "
    "czyli dla do dwa gdy gdzie go i ich im inne innych iż ja jak jako jakie jednak jednym jego jej "
    "jest jeszcze jeśli już jeżeli każdy kiedy kto która które którego której którym których którzy "
    "który lub ma mają mnie może można my na nad nam nas nawet nich nie nim niż no o od on ona one oni "
    "oraz pan po pod podczas ponad ponieważ poza powiedział powinien przed przede przez przy roku "
    "również są się siebie swoich swoje swojego swój tak także tam te tego tej ten też to tu tych tylko "
    "tym tę u w we wiele więc wszystkich wszystko z za został została zostały że żeby",
    "uk": "а або адже але без більш більше був буде будуть була були було бути в вам вас ви він вона вони "
    "воно все всіх від го де для до додав дуже є ж же за з зазначив зі його йому й і із інших її їх "
    "їхній коли крім лише між мені може можна ми на над нам нас наш не неї ним них ні нього про однак "
    "один під після по при проти разом року сам свого своєї свої своїх свою сказав та так також там те "
    "тих ти тим то тоді того той тому тут тільки у цей ця ці цих це цього цієї через чи що щоб ще як "
    "яка яке який яких яким якщо які якої я",
    "cs": "a aby aj ale ani ano asi až bez by být byl byla bylo byly bude budou co což či další do ho i já "
    "jak jako je jeho jej její jejich jen ještě již jsem jsme jsou k kde kdo kdy když která které který "
    "kteří ke ku má mají mezi mi mít mnoho může my na nad nebo než ni nic o od on ona oni pak po pod "
    "podle pouze pro proti protože před při s se si sice své svého svou svůj ta tak také tam té tedy "
    "ten tento této tím to tohoto tom tomu tu tyto u už v ve však všechny vy z za ze že",
    "sv": "alla allt att av blev bli blir bara de deg dem den denna deras dess det detta dig din dock du där "
    "då efter eller en ett från få för före genom ha hade han hans har henne hennes hon honom här i "
    "ingen inom inte jag kan kommer kunde man med mellan men mer mot mycket måste ni nu när någon något "
    "några och också om oss på redan samt sedan sig sin sina sitt ska skulle som så sade till två under "
    "upp ut utan vad var vara varit vi vid vilka vilken vill väl än är även över",
    "tr": "acaba ama ancak arasında artık aslında az bana bazı belki ben beri bile bir biraz biri birçok biz "
    "bu buna bunlar bunu burada böyle da daha de dedi defa değil diğer diye dolayı en etti fakat gibi "
    "göre ha hem hep her hiç için ile ilgili ise iki kadar karşı kendi ki kim mı mi mu mü nasıl ne "
    "neden nerede o olan olarak oldu olduğu olması olup on ona onlar onu onun orada oysa öyle pek "
    "rağmen sadece sanki sen siz sonra şey şimdi şu tarafından tüm ve veya ya yani yapılan yeni yok "
    "zaten çok çünkü önce üzere",
    "ar": "أ أن أنه أو أي أيضا أما إذا إلا إلى إن إنه التي الذي الذين الى ان او اي بأن بعد بعض بل بين بها "
    "به تلك تم ثم حتى حول حيث خلال دون ذلك سوف عبر على علي عليه عليها عن عند عندما غير فإن في فى فيه "
    "فيها قال قالت قبل قد كان كانت كل كما كنت كيف لا لدى لقد لكن لم لن له لها لهم ليس ما مثل مع من "
    "منذ منها منه نحو هذا هذه هل هم هنا هناك هو هي و وأن وفي وقال وقد ولا ومن وهو وهي يكون",
    "zh": "我们 你们 他们 她们 它们 这个 那个 这些 那些 这样 这里 一个 一些 没有 不是 就是 还是 "
    "也是 但是 而且 因为 所以 如果 虽然 由于 对于 关于 以及 或者 已经 可以 可能 进行 表示 "
    "认为 其中 通过 根据 并且 同时 目前 此外 之后 以来 之间 以上 不过 因此 其他 自己 什么 "
    "怎么 成为 作为 为了 并不 所有 这是 这一 是一 了一 有一 的一 一种 还有 都是 他的 她的 "
    "我的 我們 你們 他們 這個 那個 這些 沒有 還是 因為 雖然 對於 關於 已經 進行 認為 通過 "
    "根據 這是 這一 還有",
    "ja": "の に は を た が で て と し れ さ ある いる も する から な こと として い や "
    "など なっ ない この ため その あっ よう また もの あり まで なる へ か だ これ によって "
    "により おり より による ず なり られ において して した され いう って との では には "
    "とし てい ます です ました でき れた った いた のは のが いて まし たい",
}

_SHORT = 2


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the function words of one of our language codes, lower-case; of other languages none.

    Of Chinese and Japanese they are pairs of characters, the unit that `words.tokens` cuts there.
    """
    return frozenset(_WORDS.get(base_language(language), "").split())


def is_function_word(token: str, language: str) -> bool:
    """Return whether a token of `words.tokens` is a function word.

    Of a language without a list, words of up to two letters count: most of them are particles everywhere.
    """
    known = function_words(language)
    if known:
        return token in known or (len(token) == 1 and not token.isdigit())
    return len(token) <= _SHORT and not token.isdigit()
