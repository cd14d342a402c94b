"""Words by which pages mark what is not the article, in the languages that news is read in most.

They are general words of the trade (share, related, comments), not names of sites. A page in another language
is read all the same: the scores of its lines decide, these words only help.
"""

from __future__ import annotations

import re

# A short line that begins like this follows the end of an article: comments, author, keywords, rights. Words
# that cross-headings begin with too (next, related, latest) count only with the noun that makes them a label.
_CLOSERS = r"""
about\ (?:the\ authors?|us)\b|leave\ a\ (?:reply|comment)|post\ a\ comment
|(?:view\ |add\ a\ |show\ )?comments?\W*(?:\(?\d+\)?\W*)?$
|\d+\ (?:comments?|responses?|replies)\b|permalink|(?:tags?|topics?)\s*(?::|$)|filed\ under|copyright|©
|all\ rights
|(?:next|previous|prev)\ (?:article|post|story|page)|send\ to\ a\ friend|print(?:able)?\ (?:this|version)
|commenti\W*(?:\d+\W*)?$|lascia\ un\ commento|tutti\ i\ diritti|stampa\W*$|invia\ a|etichette\W*$
|l['’]autore\W*$
|комментари[ий]\W*(?:\d+\W*)?$|комментировать|оставить\ коммент|(?:теги|метки)\s*(?::|$)|все\ права
|об\ авторе\W*$|версия\ для\ печати
|评论\W*\d*\W*$|(?:发表|网友|我要|查看)评论|評論\W*\d*\W*$|责任编辑|責任編輯|责编|版权(?:所有|声明)|版權(?:所有|聲明)|(?:上|下)一篇|返回(?:顶部|首页)
|扫一扫|[编編][辑輯]\s*[:：]|关键[词字]\s*[:：]|關鍵字\s*[:：]
|kommentare?\W*(?:\d+\W*)?$|schlagw(?:orte|örter)|über\ den\ autor|alle\ rechte
|commentaires\W*(?:\d+\W*)?$|mots-clés
|comentarios\W*(?:\d+\W*)?$|etiquetas|comentários\W*(?:\d+\W*)?$|sobre\ o\ autor
|タグ\s*(?:[:：]|$)|コメント\W*\d*\W*$|댓글|저작권|komentar\W*$
"""
# A short line that begins like this opens a list of links or buttons: articles may go on after it.
_LINKS = r"""
share\ (?:this|on|via|article|story)|sharing\ is
|(?:related|recommended)(?:\ \w+)?\W*$
|(?:related|recommended)(?:\ \w+)?\ (?:articles?|stories|content|posts?|topics?|news|links|videos?)\W*$
|most\ (?:read|popular|viewed|commented|shared)|more\ (?:from|on|stories|news|great|like\ this)\b
|more\W*$|read\ (?:more|next|also)
|see\ (?:also|more)|must\ (?:read|watch)|you\ (?:may|might)(?:\ also)?\ like|don['’]t\ miss\W*$
|trending(?:\ now)?\W*$
|(?:popular|latest)(?:\ (?:stories|posts|articles|news|videos?|now))?\W*$|top\ stor(?:y|ies)|sign\ up
|subscribe|newsletters?\W*$
|follow\ us|print\W*$|explore\ further|breaking\ news\ (?:emails?|alerts?)|in\ this\ article\W*$
|sponsored(?:\ \w+)?\W*$|skip\ to
|leggi\ anche|(?:articoli|notizie)\ correlat|condividi|(?:ti\ )?potrebbe\ (?:interess|piac)|iscriviti
|vedi\ anche|i\ più\ letti
|ultim[ei]\ (?:notizie|ora)\W*$|altr[ei]\ (?:articoli|notizie)
|читайте\ также|поделиться|(?:\w+\ )?по\ теме\W*$|подпис(?:аться|ывайтесь|ка)
|сам[оы]е\ (?:читаемое|популярн)|популярн(?:ое|ые)\W*$
|новости\ партн|другие\ новости|смотрите\ также|последние\ новости
|相关(?:阅读|新闻|报道|文章|链接|专题|推荐)|相關(?:閱讀|新聞|報導|文章)|延伸[阅閱]|推[荐薦](?:阅读|閱讀|新闻|文章)?\W*$|[热熱][门門](?:新闻|新聞|文章|推荐)?\W*$
|分享(?:到|至)?\W*$|更多(?:新闻|新聞|精彩|报道)?\W*$
|mehr\ zu[mr]?\b|lesen\ sie\ auch|das\ könnte|teilen\W*$|meistgelesen
|(?:weitere|ähnliche)\ (?:artikel|beiträge|meldungen|nachrichten|themen)|zum\ thema\W*$
|lire\ aussi|à\ lire|partager\W*$|articles?\ (?:liés|similaires)|sur\ le\ même|abonnez|les\ plus\ lus
|lea\ también|compartir\W*$|(?:artículos\ |noticias\ )?relacionad[ao]s\W*$|te\ puede\ interesar
|más\ leíd|suscr
|leia\ (?:também|mais)|compartilh|(?:artigos|notícias)\ relacionad|você\ pode\ gostar|mais\ lid|assine\b
|veja\ também
|関連|こちらの記事|シェア\W*$|人気記事|カテゴリー?\W*$|スポンサー|관련(?:기사|뉴스)|공유\W*$|많이\ 본
|baca\ juga|bagikan|terkait\W*$|berlangganan
"""
_CLOSER = re.compile(rf"(?:{_CLOSERS})", re.IGNORECASE | re.VERBOSE)
_LINK_HEADING = re.compile(rf"(?:{_LINKS})", re.IGNORECASE | re.VERBOSE)
MARKER_WORDS = 10

# Sentences that address the user of a site, not to the reader of an article. News may be about newsletters
# and cookies, so most words of the first set count only beside one of the second.
_SERVICE = re.compile(
    r"newsletter|inbox|e-?mail address|privacy policy|terms of (?:use|service)|cookies\b|logged in"
    r"|log in\b|javascript"
    r"|sign up|subscribe|browser|user agreement|community (?:rules|standards)"
)
_ADDRESS = re.compile(r"\b(?:your?|our|us|click|please|here)\b")
_NOTICE = re.compile(
    r"all rights reserved|©|\(c\) (?:19|20)\d\d|required fields|click here|unsubscribe|follow us|recaptcha"
    r"|media playback"
    r"|^[^.!?]{0,140}contributed to this report\W{0,3}$|our standards:|subject to copyright|trust principles"
    r"|informativa sulla privacy|iscriviti|diritti riservati|tutti i diritti|abbonati a|la tua e-?mail"
    r"|подписывайтесь|подпишитесь|все права (?:защищены|на)|нашу рассылку|политик\w+ конфиденциальности"
    r"|гиперссылка на|ваш e-?mail"
    r"|版权所有|版權所有|转载请|轉載請|未经授权|免责声明|关注我们|下载客户端|扫描二维码|無断転載|무단전재"
    r"|datenschutzerklärung|alle rechte vorbehalten|jetzt abonnieren|droits réservés|abonnez-vous"
    r"|derechos reservados"
    r"|direitos reservados|seu e-?mail"
)

_ADVERTISEMENT = re.compile(
    r"(?:-\s*)?(?:advertisements?|ad|sponsored|pubblicità|annuncio|реклама|на правах рекламы"
    r"|广告|廣告|広告|スポンサードリンク"
    r"|광고|anzeige|werbung|publicité|publicidad|publicidade|iklan|reklama?)\W{0,5}$",
    re.IGNORECASE,
)

# A line that begins like this names another article.
_TEASER = re.compile(
    r"(?:read (?:more|also)|see (?:more|also)|also|more|related(?: \w+)?|watch|video|listen"
    r"|don['’]t miss|gallery|in pictures"
    r"|leggi(?: anche)?|guarda|vedi anche|читайте(?: также)?|смотрите(?: также)?|ещ[её] по теме"
    r"|lesen sie(?: auch)?|mehr"
    r"|lire aussi|à lire(?: aussi)?|lea también|leia(?: também| mais)?|baca juga|相关阅读|延伸阅读"
    r"|延伸閱讀)\s{0,2}[:：|»>–—]",
    re.IGNORECASE,
)

_FRENCH_QUOTATION = re.compile(r"«\s[^«»]{0,300}\s»")
_BETWEEN_LINKS = re.compile(r"\s[|·•»›>]\s")
SERVICE_WINDOW = 1000


def is_closer(text: str, words: int) -> bool:
    """Return whether a short line follows the end of an article: comments, author, keywords, rights."""
    return words <= MARKER_WORDS and _CLOSER.match(text) is not None


def is_link_heading(text: str, words: int) -> bool:
    """Return whether a short line is a button, or opens a list of links: share, related, most read."""
    return words <= MARKER_WORDS and _LINK_HEADING.match(text) is not None


def is_service(text: str) -> bool:
    """Return whether a line is about the site and its users: newsletters, cookies, rights, accounts."""
    head = text[:SERVICE_WINDOW].lower()
    if _NOTICE.search(head):
        return True
    return _SERVICE.search(head) is not None and _ADDRESS.search(head) is not None


def is_advertisement(text: str) -> bool:
    """Return whether a line is the word that stands over an advertisement."""
    return _ADVERTISEMENT.match(text) is not None


def is_teaser(text: str) -> bool:
    """Return whether a line names another article (`Read more: …`)."""
    return _TEASER.match(text) is not None


def is_menu(text: str) -> bool:
    """Return whether a line is a row of links: bars or bullets between short words."""
    unquoted = _FRENCH_QUOTATION.sub(" ", text[:SERVICE_WINDOW])
    return len(_BETWEEN_LINKS.findall(unquoted)) > 1
