"""Function words, letters and alphabets that distinguish languages of the same script; all lower-case.

The words are the commonest articles, prepositions, conjunctions, pronouns and auxiliaries of each language;
a word that two languages share counts for both.
"""

from __future__ import annotations

_WORDS = {
    "en": "the of and to in is that for was on with as by at from he it his are be this have not "
    "which has an "
    "or were had their said they who will been would one but its after there we more about also when "
    "she her",
    "it": "il lo la i gli le un uno una di a da in con su per tra fra del dello della dei degli "
    "delle al allo "
    "alla ai agli alle dal dalla nel nella nei nelle sul sulla e ed che non è si sono come più ha hanno "
    "anche ma o se questo questa dopo stato essere dell'",
    "fr": "le la les un une des du de et à au aux en dans par pour sur avec est que qui ne pas ce cette il "
    "elle ils se son sa ses leur plus été sont ou mais comme ont a être fait après selon entre cela "
    "nous",
    "es": "el la los las un una unos de del al a en con por para y e o que no es se su sus lo como más pero "
    "fue ha han este esta son sobre entre también hasta desde está ser cuando muy sin ya según tras hay",
    "pt": "o a os as um uma de do da dos das em no na nos nas ao aos à às com por para pelo pela e que não é "
    "se seu sua como mais mas foi são também já entre até após ser está sobre muito tem segundo isso "
    "num",
    "de": "der die das den dem des ein eine einer eines einem einen und in im von vom zu zum zur mit auf für "
    "ist nicht sich als auch an am es dass er sie wird werden sind hat haben nach bei aus wie aber oder "
    "noch über um war nur",
    "nl": "de het een en van in op te dat die is voor met zijn niet aan er ook als om bij door maar naar hij "
    "ze heeft was worden over uit nog hebben dan deze dit wordt werd tot zij meer kan zich of",
    "sv": "och i att det som en på är av för med den till inte de om ett har var från men vid han hon så "
    "eller kan ska efter också vi när sig under nu över blir där skulle sin mot varit sade",
    "da": "og i at det er en den til på de for med som af der har ikke et var han om fra men hun vil kan sig "
    "efter også bliver blev ved over skal være nu eller hvor havde siger år meget hvad mellem",
    "nb": "og i det er en på til som av for at med har de ikke den et om var han fra men hun seg ble etter "
    "også vil kan ved skal være nå eller hvor hadde sier år mye hva over mot må under mellom bli ifølge",
    "nn": "og i det er ein på til som av for at med har dei ikkje den eit om var han frå men ho seg vart "
    "etter òg vil kan ved skal vere no eller kor hadde seier år mykje kva over mot må under mellom bli "
    "eg me blei",
    "fi": "ja on ei että se oli hän joka mutta myös kun ovat mukaan sen kuin jos niin tai sekä jo ole vain "
    "nyt vielä olla hänen mitä ollut tämä tämän ne sitä kanssa noin jälkeen voi he eivät siitä sanoi",
    "et": "ja on ei et see oli ta mis kui ka aga oma selle seda nad need pole või siis nii veel "
    "juba kes mida "
    "tema nende olid eest järgi pärast ning ütles saab kõik üks välja üle mille aasta",
    "hu": "a az és hogy nem is egy meg de ez volt van csak ha már azt el mint még lesz pedig ki szerint vagy "
    "fel után ezt lehet aki ami kell minden nagyon majd két mert sem volna között illetve miatt",
    "pl": "i w na z do się nie że to jest jak o po za od dla przez a ale co był było tym oraz tak już który "
    "która które są być ze może przed przy jego jej tylko ich pod też także roku",
    "cs": "a v na se je že to s z do i o za k ve ale by jako po pro si jsou od být který která které není "
    "také jeho bylo byl už podle však tak nebo při může více jen před proto této",
    "sk": "a v na sa je že to s z do aj o za k vo ale by ako po pre si sú od byť ktorý ktorá ktoré nie tiež "
    "jeho bolo bol už podľa však tak alebo pri môže viac len pred keď ešte toto tým",
    "sl": "in v na je se da za so ki z s po pa ne tudi kot bi od do pri še iz o ali bil bila bilo ter če ima "
    "kar med pred več lahko le leta zaradi sta biti tako vse kako tem vendar sem",
    "hr": "i u na je se da za su od s o koji koja koje iz a ne kao do će što bi ali po te nije sa ili samo "
    "više bio bila može već prema nakon još kako biti kod zbog tako sve tijekom gdje također",
    "bs": "i u na je se da za su od s o koji koja koje iz a ne kao do će što bi ali po te nije sa ili samo "
    "više bio bila može već prema nakon još kako biti kod zbog tako sve tokom gdje također",
    "sr": "i u na je se da za su od s o koji koja koje iz a ne kao do će što bi ali po te nije sa ili samo "
    "više bio bila može već prema posle još kako biti kod zbog tako sve tokom gde takođe",
    "ro": "și şi de la a în cu pe că nu este sunt din o un care pentru mai au fost se va prin fi dar după ce "
    "al ale lui sau cea cel către ca am acest această despre între lor să unui unei iar",
    "tr": "ve bir bu da de için ile olarak çok daha en gibi olan sonra ne kadar ise ya var ama oldu o her "
    "olduğunu değil dedi göre yeni iki yer etti olduğu ancak kendi edildi tarafından diye üzere "
    "arasında",
    "az": "və bir bu da də üçün ilə olaraq çox daha ən kimi olan sonra nə qədər isə ya var amma oldu o hər "
    "deyil dedi görə yeni iki bütün onun etdi tərəfindən ki bildirib edib öz arasında haqqında olduğu",
    "uz": "va bir bu da uchun bilan ham esa edi emas deb boʻlib boʻlgan qilish hamda haqida keyin yil kerak "
    "shu oʻz uning ushbu tomonidan boʻyicha yoki bo'lgan o'z bo'yicha bo'ldi bo'lib eng ular sifatida "
    "lekin",
    "id": "yang dan di untuk dengan dari ini itu pada ke dalam tidak akan juga oleh telah adalah ia sebagai "
    "bisa karena mereka ada kata tersebut atau lebih sudah saat kepada bahwa namun para hal dapat "
    "antara setelah",
    "ms": "yang dan di untuk dengan dari ini itu pada ke dalam tidak akan juga oleh telah adalah ia sebagai "
    "boleh kerana mereka ada kata tersebut atau lebih sudah ketika kepada bahawa namun para hal dapat "
    "antara selepas berkata",
    "vi": "và của là có được trong cho các một những không với người này đã để khi về đến từ ra cũng tại như "
    "sẽ nhiều năm vào trên theo sau ông bị nhưng do phải đó nước",
    "ca": "el la els les un una de del dels al a en amb per i o que no és es seu seva com més però ha han "
    "aquest aquesta són sobre entre també fins des ser quan molt sense ja segons després va hi pel l'hi",
    "gl": "o a os as un unha de do da dos das en no na nos nas ao aos á ás con por para polo pola e "
    "que non é "
    "se seu súa como máis mais pero foi son tamén xa entre ata despois ser está sobre moi ten segundo",
    "eu": "eta da ez du ere bat dira zuen izan dute baina zen hori egin behar den beste hau duen dela baino "
    "ondoren dago bere arte egiten zuten arabera artean gero oso bi edo urte diren horren izango",
    "ga": "an na agus ar a i go is ag le do sé bhí sin don gur atá tá ach mar níl faoi as de seo siad sí ó "
    "bhfuil leis chun cé raibh nach nó dá féin eile duine aon",
    "is": "og í að er á sem til um var með við ekki fyrir en það af hann hún hafa því eru frá þetta þess "
    "verið eftir svo hefur þá þegar eða verður vera sé þeim þeir einnig sagði ári",
    "lt": "ir yra kad į su iš bet už apie tai jo kaip nuo buvo po per ne jis tik taip dėl jau bus ar pat o "
    "prie metų jie kuris šio jos gali labai dar kurie prieš tarp arba sakė",
    "lv": "un ir ka ar no uz par kas bet to arī pēc kā nav bija lai tā tas vai pie līdz viņš gada tiek būs "
    "tikai tika kuri pret savu jau viņa starp šo gan vairāk var tām šī ļoti",
    "sq": "të dhe e në një për me i nga që është se nuk u më do si por ka ai ishte kjo tha ky janë ata kanë "
    "edhe pas duke kur ose deri mund ajo vit gjatë sipas së tij këtë",
    "mt": "il li ta u fil minn għal dan din ma hija huwa kien bħala fuq jew wara iżda lil kienu mill għall "
    "dwar kull l-ewwel tal it-tieni kienet hu se kif aktar ikun mhux tagħhom biex qal ukoll",
    "tl": "ang ng sa na at mga ay si ni hindi ito para kay nang din ko siya ako may niya kung isang mula pa "
    "rin sila kanilang kanyang pero naman noong ayon lamang matapos dahil",
    "eo": "la kaj de en estas al ke por ne kun li el ĝi kiu sed ili pri per ankaŭ estis sur post "
    "kiel oni pli "
    "kiuj aŭ tiu laŭ ĉi inter unu havas sia ĉe tio dum diris",
    "ru": "и в не на что с по как это из у от к но за его для о так же был до при они он она было или также "
    "бы года если после во со уже все чтобы более году сообщил этого были только",
    "uk": "і в не на що з по як це із у від до але за його для про так та й був при вони він вона було або "
    "також б року якщо після уже всі щоб більше році цього були лише які який",
    "be": "і ў не на што з па як гэта у ад да але за яго для пра так ды быў пры яны ён яна было "
    "або таксама б "
    "года калі пасля ужо усе каб больш годзе гэтага былі толькі якія які",
    "bg": "и в на не се да за от че са е с по при като до но го той ще или след това които който която беше "
    "през му има те към със още няма тази този може във бе само",
    "mk": "и во на не се да за од дека е со по при како до но го тој ќе или тоа кои кој која беше преку му "
    "има тие кон уште нема оваа овој може сè само ги што според",
    "sr_": "и у на не се да за од је са су по при као до али га он ће или после то који која које "
    "био преко му "
    "има они још нема ова овај може само што према није би о из такође",
    "kk": "және бұл мен бір үшін деп да де емес болды осы еді ол туралы бойынша бар болып оның ғана екен "
    "кейін сондай ақ деген қазақстан үлкен өз тағы жылы дейін арасында арқылы",
    "ky": "жана бул менен бир үчүн деп да де эмес болду ушул эле ал тууралуу боюнча бар болуп анын гана экен "
    "кийин ошондой деген кыргызстан чоң өз дагы жылы чейин ортосунда аркылуу",
    "hi": "है में के की का और से ने को हैं पर कि यह इस एक भी नहीं था ही कर लिए तो गया हो वह थे साथ बाद रहे अपने थी कहा",
    "mr": "आहे आणि या च्या ते हे तर त्या ने ला मध्ये असे नाही होते आहेत केली केले की झाली झाले होता यांनी "
    "करण्यात मात्र म्हणून त्यांच्या हा ही असून व",
}
FUNCTION_WORDS = {code: frozenset(words.split()) for code, words in _WORDS.items() if code != "sr_"}
FUNCTION_WORDS["sr"] |= frozenset(_WORDS["sr_"].split())

TELLING_LETTERS = {
    code: frozenset(letters)
    for code, letters in {
        "az": "ə", "cs": "ěřů", "da": "øæ", "de": "ßüä", "eo": "ĉĝĥĵŝŭ", "es": "ñ¿¡", "et": "õ", "fi": "äö",
        "fr": "œêèçùë", "hr": "đć", "bs": "đć", "sr": "đћђ", "hu": "őű", "is": "ðþ", "it": "ìò", "lt": "ėųįę",
        "lv": "āēīķļņģ", "mt": "ħġż", "nb": "øæ", "nn": "øæ", "pl": "łśźżńąę", "pt": "ãõ", "ro": "ășțşţ",
        "sk": "ľĺŕô", "sl": "č", "sq": "ë", "sv": "åäö", "tr": "ğşı",
        "vi": "đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    }.items()
}  # fmt: skip

_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
ALPHABETS = {
    code: frozenset(letters)
    for code, letters in {
        "ru": _RUSSIAN,
        "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
        "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
        "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
        "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
        "kk": _RUSSIAN + "әғқңөұүһі",
        "ky": _RUSSIAN + "ңөү",
    }.items()
}
# letters without which no text of some length is written in the language
OWN_LETTERS = {
    code: frozenset(letters)
    for code, letters in {
        "uk": "ґєії", "be": "ўі", "sr": "ђјљњћџ", "mk": "ѓѕјљњќџ", "kk": "әғқңөұүһі", "ky": "ңөү",
    }.items()
}  # fmt: skip
