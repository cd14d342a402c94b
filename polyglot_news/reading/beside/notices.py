"""Lines inside an article that are not part of it: author, time, links to read on, calls to sign up.

Each table holds general words of the trade in the languages that news is read in most, no names of sites. A
line in another language is read all the same; the scores of the lines decide.
"""

from __future__ import annotations

import re

# Longer lines are part of the story, whatever words they begin with.
NOTE_WORDS = 45
LABEL_WORDS = 6
STAMP_WORDS = 14
# An author is introduced in two sentences at most.
AUTHOR_WORDS = 60
# They stand in the last lines of an article.
AUTHOR_LINES = 3

# Requests to the reader, and where to find more. The line begins like this.
_CALLS = r"""
(?:scroll|swipe)\ (?:down|up|left|right|on)\b|(?:click|tap)\ (?:here|on|the|to|through)\b
|(?:read|see|watch|listen\ to|get|find)\ (?:more|the\ (?:full|latest|best)|our|all\ (?:the|our)|also
|next|out\ more)\b
|(?:follow|like|find|join|add|text|e-?mail|contact|write\ to|reach|call)\ (?:us|our|@\w+
|the\ \w+(?:\ \w+)?\ on|\w+(?:\ \w+){0,3}\ (?:on|at)\ (?:twitter|facebook|instagram|whatsapp|x\b|bluesky
|threads|\S+@))
|(?:sign\ up|subscribe|register)\b(?=.*\b(?:our|your|here|now|free|newsletter|to|today)\b)
|(?:download|try|install|get)\ (?:the|our)\ (?:\w+\ ){0,4}apps?\b
|(?:support|donate\ to)\ (?:us|our)\b|become\ a\ (?:member|subscriber|supporter|patron)\b
|check\ out\ (?:our|what['’]s|more|the)\b
|for\ (?:more|further|additional|all|the\ latest|breaking)\ (?:\w+\ ){0,4}(?:information|details|news
|stories|coverage|updates|headlines|videos|on\ this)\b
|(?:do|did|have|are|is|got|want|need|know|enjoy|like|love|see)\ (?:you|your|this|what
|to)\b[^.!]{0,90}\?(?=.*\b(?:e-?mail|us|our|comments?|below|here|tips?|sign|subscribe|join|follow
|share)\b)
|like\ (?:this|what\ you)\b.{0,60}\?|(?:have|got)\ (?:a|any)\ (?:story|news|tip|comment|question
|correction)\b
|(?:what\ do\ you\ think|have\ your\ say|let\ us\ know|tell\ us|share\ your)\b(?=.{0,120}\b(?:comments?
|below|us|thoughts|views)\b)
|help\ us\b|(?:more|also|other)\ (?:on|from|in)\ (?:this|the|our)\ \w+\W*$|also\ (?:read|on
|of\ interest)\b|up\ next\b|exclusive\ content\b
|(?:jetzt|hier)\ (?:anmelden|abonnieren|registrieren|lesen|testen|bestellen|kaufen|klicken|geht\ es
|geht['’]s|finden\ sie|findest\ du|findet\ ihr)
|(?:lesen|lies|lest|sehen|sieh|schauen|hören|erfahren|erfahre)\ (?:sie\ |dazu\ |hier\ )*(?:auch|hier
|mehr|dazu|weiter)
|weiterlesen|mehr\ (?:dazu|zum\ thema|infos?|informationen|lesen|erfahren|auf)\b|(?:weitere
|nähere)\ (?:infos?|informationen|artikel|beiträge|themen|nachrichten|details)\b.{0,60}(?::|unter|finden
|gibt|hier|auf|www)
|auch\ (?:interessant|lesenswert)\b|auch\ auf\ \S+\.\w|auch\ (?:das|dies)\ (?:könnte|ist\ interessant)
|schon\ gelesen\b|zum\ weiterlesen|das\ könnte\ (?:sie|dich|euch)
|(?:folgen|folge|folgt|besuchen|unterstützen|unterstütze|kontaktieren|schreiben|schreibt|abonnieren
|abonniere|melden|melde)\ (?:sie|du|uns|dich)\b(?=.{0,80}\b(?:uns\b|unser\w*|newsletter|facebook|twitter
|instagram|whatsapp|hier|e-?mail|an\b))
|(?:dir|ihnen|euch)\ (?:hat|gefällt)\b.{0,40}\b(?:artikel|beitrag)|keine\ (?:news
|nachricht)\ (?:mehr\ )?verpassen
|(?:lire|voir|écouter|retrouvez|découvrez|consultez)\ (?:aussi|également|plus|la\ suite|ici|tou[st]e?s?
|nos|notre|l['’]intégralité)\b|à\ (?:lire|voir|écouter)\b|pour\ (?:aller\ plus\ loin|en\ savoir\ plus
|plus\ d['’]informations)
|(?:suivez|rejoignez|contactez|abonnez|inscrivez|soutenez)[ -](?:nous|vous|notre|nos)\b|(?:cet\ article
|ce\ sujet)\ vous\b.{0,30}\?
|(?:le|te|les)\ (?:puede|puede\ que|podría|recomendamos|invitamos|puede\ también)\b.{0,25}(?:interes
|leer|:)|(?:lea|lee|vea|mira|mire|escuche|conozca|consulte|descubra)\ (?:también|además|más|aquí
|nuestr\w+|lo\ que\ tiene|:)|más\ información\W*(?:$|en|aquí)|ver\ (?:más|también)\W
|(?:síguenos|síganos|sígannos|suscríb\w+|únete|únase|regístr\w+|descarga|descargue|hazte|hágase
|compart[ae]|escríb\w+|apoy[ae])\b(?=.{0,120}\b(?:nuestr\w+|aquí|facebook|twitter|instagram|whatsapp
|telegram|newsletter|boletín|canal|suscri\w+|miembro|app|redes)\b)
|¿ya\ sab[íe]as\ que\b.{0,60}\b(?:canal|newsletter|telegram|whatsapp)|puede\ escribirnos
|(?:leggi|guarda|ascolta|scopri|vedi)\ (?:anche|qui|tutt\w|di\ più|le\ ultime|la\ notizia)\b
|per\ (?:saperne\ di\ più|maggiori\ informazioni|ulteriori\ informazioni|approfondire)|(?:seguici
|iscriviti|abbonati|contattaci|scrivici|sostienici|sostieni|scarica)\b(?=.{0,100}\b(?:su|alla|al
|nostr\w+|qui|newsletter|app)\b|\W*$)
|(?:leia|veja|ouça|saiba|confira|assista)\ (?:também|mais|aqui|a\ íntegra|no\ link)|(?:siga|assine
|inscreva-se|cadastre-se|participe|baixe|apoie|receba)\b(?=.{0,100}\b(?:nos\b|noss\w+|o\ canal|aqui
|newsletter|whatsapp|telegram|instagram|app|notícias)\b)|clique\ aqui|para\ (?:mais|obter)\ informaç
|(?:czytaj|przeczytaj|zobacz|oglądaj|posłuchaj|sprawdź|dowiedz\ się)\ (?:także|też|również|więcej|w
|tutaj)|(?:zapraszamy|zachęcamy)\b(?=.{0,100}\b(?:subskrypcj\w+|prenumerat\w+|lektury|oglądania|zakupu
|newsletter\w*|do\ śledzenia)\b)|(?:polub|obserwuj|śledź|dołącz|zapisz\ się|wesprzyj
|subskrybuj)\b(?=.{0,80}\b(?:nas|nasz\w*|facebook\w*|twitter\w*|newsletter\w*|kanał\w*)\b)
|więcej\ (?:informacji|na\ ten\ temat|o\ tym|przeczytasz)|skorzystaj\ z\ naszych
|(?:читайте|смотрите|слушайте|узнайте|подробнее|подробности)\ (?:также|ещ[её]|далее|больше|в\ (?:нашем
|материале|сюжете|telegram|телеграм\w*)|у\ нас|об\ этом)|(?:подпис\w+|присоединяйтесь|следите|пишите
|сообщайте|поддержите|скачайте)\b(?=.{0,100}\b(?:нас\b|наш\w*|нам\b|канал\w*|telegram|телеграм\w*
|рассылк\w+|соцсет\w+|приложени\w+))
|(?:点击|點擊|扫码|掃碼|长按|長按|下载|下載|关注|關注|欢迎|歡迎|更多)(?=.{0,40}(?:阅读|閱讀|查看|二维码|二維碼|客户端|客戶端|公众号|公眾號|微信|关注|關注|留言|订阅
|訂閱|App|APP|资讯|資訊|精彩|内容))
|(?:詳しくは|続きを読む|こちらの|あわせて読み)
"""
# Contributors, sources, corrections: the line begins like this.
_CREDITS = r"""
(?:additional\ |further\ |with\ )?(?:reporting|writing|editing|compiled|edited|written|translated
|photography|graphics?|graphic|production|illustrations?)\ (?:and\ (?:reporting|writing|editing
|photography)\ )?(?:for\ \w+(?:\ \w+){0,3}\ )?(?:by\b|from\b(?=[^.]{0,60}$))
|with\ (?:additional\ )?(?:reporting|files|reports|material)\ (?:by|from)\b
|(?:the\ )?(?:views|opinions)\ (?:and\ \w+\ )?expressed\b|(?:full\ )?disclosure\s*:|disclaimer\b
|(?:editor['’]?s?['’]?|author['’]s)\ note\b|(?:correction|clarification)s?(?:\ appended)?\s*[:,]
|this\ (?:story|article|report|post|piece|page|content|copy|material|version|headline|column
|transcript|interview|essay)\ (?:was|has\ been|is|have\ been|originally|first|also)\ (?:(?:being|first|also
|originally)\ )?(?:updated|corrected|amended|edited|published|produced|translated|supported
|adapted|condensed|republished|reproduced|appeared|developing|part\ of|from\ the\ archive)
|(?:this|it)\ is\ a\ (?:developing|breaking)\ (?:news\ )?story\b|(?:an?\ )?(?:earlier
|previous)\ version\ of\ this\b|this\ (?:post|article|story|page|site)\ (?:contains|may\ contain
|includes)\b
|(?:staff|wire|agency)\ reports?\W*$|(?:from\ )?staff\ and\ wire\b|daily\ \w+\ reporter\W*$
|(?:associated\ press|reuters|press\ association)\ (?:writers?|reporters?|contributed)\b
|(?:dieser|der|dieses?)\ (?:artikel|beitrag|text|interview|video)\ (?:ist|wurde|erschien|entstand|stammt
|enthält)\b(?=.{0,140}\b(?:erschienen|veröffentlicht|aktualisiert|zuerst|übersetzt|entstanden|stammt
|links|erschien|verfasst))
|mit\ (?:material|agenturmaterial|informationen)\ (?:von|der)\b|(?:quellen?|quellenangaben?
|quellennachweis|bildnachweis|bildquellen?|autor(?:in)?|redaktion|kontakt|ansprechpartner(?:in)?|anzeige
|korrektur|hinweis\ der\ redaktion|anm(?:erkung)?\.?\ d(?:er|\.)\ red\w*\.?|transparenzhinweis
|offenlegung)\s*(?::|$)
|(?:avec|source)s?\ (?:l['’])?(?:afp|ap|reuters)\W*$|(?:cet|cette|le\ présent)\ (?:article|tribune|texte
|entretien)\ (?:est|a\ été|fut)\ (?:\w+\ ){0,2}(?:publié|mis|traduit|issu|initialement|modifié)
|les\ opinions\ exprimées\b|(?:propos\ recueillis|recueilli)\ par\b
|(?:con\ información\ de|fuentes?\s*:|redacción\W*$|nota\ d(?:el\ editor|e\ la\ redacción)\b
|este\ (?:artículo|texto|contenido)\ (?:fue|ha\ sido|es|se)\ (?:\w+\ ){0,2}(?:publicad|actualizad
|traducid|elaborad|reproduc))
|(?:riproduzione\ riservata|nota\ della?\ redazione|fonte\s*:|a\ cura\ di\b|questo\ (?:articolo|testo
|contenuto)\ (?:è|fa|era)\ (?:\w+\ ){0,2}(?:stato|pubblicat|aggiornat|tradott|parte))
|(?:com\ informações\ d|fontes?\s*:|nota\ d[oa]\ (?:editor|redação)\b|est[ea]\ (?:artigo|texto
|reportagem|conteúdo|matéria)\ (?:foi|é)\ (?:\w+\ ){0,2}(?:publicad|atualizad|traduzid|produzid))
|(?:źródł[oa]|fot\.|zdjęcia|autor|oprac\.|opracowanie)\s*[:/]|materiał\ chroniony\ prawem|(?:ten
|niniejszy)\ (?:artykuł|tekst|materiał)\ (?:został|ukazał|pochodzi|powstał)
|(?:источник|автор|редактор|корреспондент|текст|фото|перевод|при\ участии)\s*[:：]|(?:мнение
|точка\ зрения)\ (?:автора|редакции)\ может\ не|(?:этот|данный)\ (?:материал|текст
|перевод)\ (?:был\ )?(?:опубликован|обновл|подготовлен|распространен|создан)|(?:материал|новость
|статья)\ (?:дополняется|обновляется)
|(?:来源|來源|作者|记者|記者|责编|責編|编辑|編輯|编译|編譯|校对|校對|审核|監製|监制|摄影|攝影|翻译|翻譯|文字|实习生|出品|策划|統籌|统筹)\s{0,2}[:：/|丨]|(?:本文
|此文|本报告|原标题|原標題)(?:来源|來源|系|仅代表|僅代表|首发|轉載|转载|[:：])|以上(?:内容|內容|观点|觀點)|声明[:：]|聲明[:：]
|(?:文|写真|取材)[・／/=＝].{1,16}$
"""
# Hours and lengths: the whole of a short line.
_STAMPS = r"""
(?:first\ |last\ )?(?:published|updated|posted|modified|created|edited|filed)(?:\ (?:on
|at))?\s*[:|]?\s*(?=.*\d)[^.!?]{0,60}$
|(?:about\ |over\ )?(?:\d{1,3}|an?)\ (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?)\ ago\W*$
|(?:reading\ time|read\ time|estimated\ read\w*|time\ to\ read)\b
|\d{1,3}[\ -]min(?:ute)?s?\.?[\ -]?(?:read|listen|watch)\b
|(?:lesezeit|lesedauer|zuletzt\ aktualisiert|aktualisiert(?:\ am)?|veröffentlicht(?:\ am)?
|erstellt(?:\ am)?|stand)\s*:?\s*(?:ca\.?\ )?(?=\d|\w+,?\ \d)|vor\ \d{1,3}\ (?:minuten?|stunden?
|tag(?:en)?|wochen?)\W*$|\d{1,3}\ min(?:uten?)?\.?\ lese(?:zeit|dauer)
|(?:temps\ de\ lecture|lecture)\s*:?\s*\d|(?:publié|mis\ à\ jour|modifié)(?:\ le|\ à)?\ (?=.*\d)
|il\ y\ a\ \d{1,3}\ (?:minutes?|heures?|jours?|semaines?)\W*$
|tiempo\ (?:de|estimado\ de)\ lectura|(?:publicado|actualizado|modificado)(?:\ el
|\ a\ las)?\s*:?\ (?=.*\d)|hace\ \d{1,3}\ (?:minutos?|horas?|días?|semanas?)\W*$
|tempo\ di\ lettura|(?:pubblicato|aggiornato|ultimo\ aggiornamento)(?:\ il|\ alle)?\s*:?\ (?=.*\d)
|\d{1,3}\ (?:minuti|ore|giorni)\ fa\W*$|\d{1,3}\ min(?:uti)?\ di\ lettura
|tempo\ de\ leitura|(?:publicado|atualizado)\ (?:em|às|há)\b|há\ \d{1,3}\ (?:minutos?|horas?|dias?
|semanas?)\W*$|\d{1,3}\ min(?:utos)?\ de\ leitura
|czas\ czytania|(?:opublikowano|zaktualizowano|aktualizacja|data\ publikacji)\b|\d{1,3}\ (?:minut\w*
|godzin\w*|dni)\ temu\W*$
|время\ (?:чтения|на\ чтение)|(?:опубликовано|обновлено|изменено|дата\ публикации)\b
|\d{1,3}\ (?:минут\w*|час\w*|дн\w+|день)\ назад\W*$
|(?:阅读|閱讀)(?:时间|時間|量|数|數)|(?:发布|發布|更新|发表|發表)(?:时间|時間|日期|于|於)\s{0,2}[:：]?|\d{1,3}\s?(?:分钟|分鐘|小时|小時
|天)前\W*$|公開日|更新日|最終更新
"""
# Alone on a line, it is a heading over something other than the article's text.
_LABELS = r"""
notes?\ (?:to|for)\ editors?|(?:our|the)\ standards|in\ this\ (?:story|article)|topics?|sources?
|references|further\ reading|key\ (?:words|points?\ from)|watch\ live|live\ updates?
|(?:by|von|par|por|di|av|od)\ ?\W{0,2}$|(?:the\ )?(?:associated\ press|reuters|agence\ france-presse
|press\ association|bloomberg|xinhua|interfax|itar-tass)
|(?:via|photo|video|image|graphic|map|chart|file|play\ video|loading|close|enlarge|expand|zoom
|open\ gallery|view\ gallery|view\ all|show\ all|hide\ caption|toggle\ caption)
|(?:bild|bilder|fotos?|video|galerie|bildergalerie|fotostrecke|anzeige|zusatzinformationen
|beiträge\ aus\ dem\ forum|foto|photos?|vidéo|galerie\ photos?|galería|vídeo|fotogalería|galleria
|fotogallery|galeria)
|(?:фото|видео|фотогалерея|инфографика|источник)|(?:图|圖|视频|視頻|图片|圖片|图集|圖集)
"""
_AUTHOR = re.compile(
    r"[^\W\d_][\w.'’-]*(?:\ [^\W\d_][\w.'’-]*){1,4}(?:,\ [^.]{2,60},)?\ (?:"
    r"is\ (?:an?|the|our|[\w’']+(?:\ [\w’']+){0,3}['’]s?)\ (?:[\w-]+\ ){0,4}(?:reporter|writer"
    r"|editor|correspondent|columnist|"
    r"journalist|contributor|producer|blogger|bureau\ chief|fellow|professor|author)\b"
    r"|(?:reports|writes|covers)\ (?:on|for|about|the)\b|can\ be\ reached\b|contributed\ (?:to|reporting)\b"
    r"|ist\ (?:freie[r]?\ |leitende[r]?\ )?(?:redakteur|journalist|autor|korrespondent|reporter"
    r"|volontär)(?:in)?\b|schreibt\ (?:seit|für|über|als)\b"
    r"|(?:est|a\ été)\ (?:\w+\ )?(?:journaliste|correspondante?|rédact\w+|chroniqueu\w+)\b"
    r"|es\ (?:\w+\ )?(?:periodista|reporter[oa]|redactora?|corresponsal|columnista)\b"
    r"|è\ (?:\w+\ )?(?:giornalista|redattore|redattrice|corrispondente)\b"
    r"|é\ (?:\w+\ )?(?:jornalista|repórter|editora?|correspondente|colunista)\b"
    r"|jest\ (?:\w+\ )?(?:dziennikar\w+|redaktor\w*|publicyst\w+)\b)",
    re.IGNORECASE | re.VERBOSE,
)
# A column names who writes it: `Ask the Harbour is written by Mia Holm.`
_COLUMN = re.compile(
    r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*| the| and| of){0,5} is "
    r"(?:written|compiled|produced|distributed|syndicated) by [A-Z]"
)
_CONTRIBUTED = re.compile(
    r"\b(?:contributed|also\ contributed)\ (?:to\ (?:this|the)\ (?:report|story|article|post"
    r"|piece)|reporting|additional\ reporting)\b[^.,]{0,50}\W{0,3}$",
    re.VERBOSE | re.IGNORECASE,
)
_NOTE = re.compile(rf"\W{{0,4}}(?:{_CALLS}|{_CREDITS})", re.IGNORECASE | re.VERBOSE)
_STAMP = re.compile(rf"\W{{0,4}}(?:{_STAMPS})", re.IGNORECASE | re.VERBOSE)
_LABEL = re.compile(rf"\W{{0,4}}(?:{_LABELS})\W{{0,4}}", re.IGNORECASE | re.VERBOSE)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,20}")
MAIL_WORDS = 14


def is_note(text: str, words: int) -> bool:
    """Return whether a line speaks of the article, its makers or its site instead of reporting the news.

    Calls to read, follow and subscribe; credits and corrections; hours and reading times; bare labels.
    """
    if words > NOTE_WORDS:
        return False
    return (
        _NOTE.match(text) is not None
        or _CONTRIBUTED.search(text) is not None
        or (words <= STAMP_WORDS and _STAMP.match(text) is not None)
        or (words <= LABEL_WORDS and _LABEL.fullmatch(text) is not None)
        or (words <= MAIL_WORDS and _MAIL.search(text) is not None)
    )


def is_author_note(text: str, words: int) -> bool:
    """Return whether a line introduces an author; this is not news only at the end of an article."""
    known = _AUTHOR.match(text) or _COLUMN.match(text)
    return words <= AUTHOR_WORDS and known is not None
