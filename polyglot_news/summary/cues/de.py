"""Cues of German."""

from __future__ import annotations

from polyglot_news.summary.cues.table import Cues, words

CUES = Cues(
    openings=r"""
er|sie|es|ihm|ihn|ihr|ihre[nmrs]?|seine?[nmrs]?|ihnen|dies(?:e[nmrs]?)?|jene[nmrs]?|solche[nmrs]?
|beide|dessen|deren
|aber|und|oder|doch|jedoch|sondern|denn|daher|deshalb|deswegen|darum|außerdem|zudem|auch|dann
|danach|dabei|damit|dafür
|dagegen|dennoch|trotzdem|allerdings|hingegen|stattdessen|inzwischen|unterdessen|zum\ beispiel
|schließlich|ebenso|ebenfalls|gleichzeitig|zugleich|anschließend|dazu|davon|darauf|daraufhin|darüber\ hinaus
|somit|folglich|andere[nrs]?|die\ (?:beiden|gleiche|selbe)|der\ (?:gleiche|selbe)|im\ gegenteil|hinzu\ kommt
|(?:an|auf|aus|bei|durch|für|in|mit|nach|seit|trotz|über|unter|von|vor|wegen|zu)
\ (?:dies(?:e[nmrs]?)?|ihm|ihr|ihnen|ihn|dessen|deren)
""",
    pointless=r"""
es\ (?:ist|war|sei|wird|wurde|gibt|gab|geht|ging|handelt|bleibt|heißt|kommt|kam)
|(?:in|seit|zu)\ diese[mnr]\ (?:jahr|monat|woche|wochenende|sommer|herbst|winter|frühjahr|saison|tagen)
|diese[nrs]?\ (?:jahr|monat|woche|wochenende|sommer|herbst|winter|frühling|montag|dienstag|mittwoch
|donnerstag|freitag|samstag|sonntag)|diejenigen
""",
    pronouns=words(
        "er sie es ihm ihn ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner seines "
        "ihnen dies diese dieser dieses diesen diesem jene jener solche beide dessen deren"
    ),
    definite=words("der die das den dem des dieser diese dieses diesen diesem solche"),
    persons=words(
        "ich wir mich mir uns mein meine meinen meinem unser unsere unseren unserem unserer du dich dir"
    ),
    past=r"""
war|waren|hatte|hatten|wurde|wurden|(?:hat|haben|ist|sind)\ .{0,120}\b(?:ge\w{2,}(?:t|en)
|\w{4,}iert|(?:be|er|ver|ent|zer)\w{2,}(?:t|en))|\w{3,}te(?:n)?|gab|kam|ging|stand|sprach|nahm
|ließ|fand|lag|blieb|trat|schrieb
""",
    recent=r"""
montag\w*|dienstag\w*|mittwoch\w*|donnerstag\w*|freitag\w*|samstag\w*|sonnabend\w*|sonntag\w*
|heute|gestern|am\ (?:morgen|abend|vormittag|nachmittag)|in\ der\ nacht|(?:diese|vergangene
|letzte)[nr]?\ woche
""",
    notices=r"""
lesen\ sie\ (?:auch|hier|mehr)|mehr\ (?:zum\ thema|dazu)|zum\ (?:weiterlesen|artikel)|abonnieren
|folgen\ sie|jetzt\ (?:abonnieren|lesen|testen)|stand:|(?:veröffentlicht|aktualisiert
|erstellt)\b.{0,5}\b(?:am|um)\b
|(?:foto|bild|video|quelle|quellen)s?\s*[:©/]|lesezeit|alle\ rechte\ vorbehalten|newsletter\b
|von\ (?:dpa|afp|reuters)\b
""",
    pictures=r"""
[(\[]\s*(?:links|rechts|mitte|oben|unten|l\.|r\.|m\.|archiv\w*|symbol\w*|foto|bild)\b[^()\[\]]{0,60}[)\]]
|\bauf\ dem\ (?:foto|bild)\b|\bvon\ links\ nach\ rechts\b|\((?:v\.\ ?l\.|von\ links)\)
|\b(?:archiv|symbol)(?:foto|bild)\b
""",
    by=words("von"),
    between=words("und in für mit &"),
)
