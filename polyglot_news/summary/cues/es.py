"""Cues of Spanish."""

from __future__ import annotations

from polyglot_news.summary.cues.table import Cues, words

CUES = Cues(
    openings=r"""
él|ella|ellos|ellas|ello|est[eao]s?|es[eao]s?|aquel(?:la|lo)?s?|su|sus|ambos|ambas|dich[oa]s?
|pero|y|e|o|sin\ embargo|no\ obstante|además|también|así|entonces|luego|después,
|por\ (?:eso|ello|lo\ tanto|otra\ parte|ejemplo)
|en\ cambio|mientras\ tanto|de\ hecho|en\ consecuencia|asimismo|otr[oa]s?
|(?:el|la)\ mism[oa]|l[oa]s\ (?:mism[oa]s|dos)|est[ea]\ últim[oa]|a\ su\ vez|al\ mismo\ tiempo|aun\ así
|(?:a|ante|con|de|desde|en|para|por|según|sobre|tras)\ (?:est[eao]s?|es[eao]s?|él|ell[oa]s?|dich[oa]s?)
|a\ pesar\ de\ (?:ello|esto|eso)|(?:añadió|agregó|explicó|subrayó|señaló|aseguró|recordó)\ que
""",
    pointless=r"""
(?:(?:de|desde|en|para)\ )?est[ea]\ (?:año|mes|mañana|tarde|noche|semana|verano|invierno|otoño|primavera
|temporada|fin\ de\ semana|lunes|martes|miércoles|jueves|viernes|sábado|domingo)
|(?:est[oa]s|es[oa]s|aquell[oa]s)\ que
""",
    pronouns=words(
        "él ella ellos ellas ello este esta estos estas esto ese esa esos esas eso aquel aquella "
        "aquellos su sus ambos ambas lo le les dicho dicha"
    ),
    definite=words("el la los las este esta estos estas ese esa dicho dicha dichos dichas"),
    persons=words("yo nosotros me mi mis nos nuestro nuestra nuestros nuestras tú tu usted ustedes os"),
    past=r"""
(?:ha|han|había|habían)\ \w+(?:ado|ido|cho|sto|rto)|\w{3,}(?:ó|aron|ieron|aba|aban|ía|ían)|fue
|fueron|hizo|dijo|tuvo|hubo|puso|dijeron|hicieron
""",
    recent=r"""
lunes|martes|miércoles|jueves|viernes|sábado|domingo|hoy|ayer|anoche|esta\ (?:mañana|tarde|noche
|semana)|la\ (?:semana|noche)\ pasada|este\ (?:mes|fin\ de\ semana)
""",
    notices=r"""
lea\ también|lee\ también|leer\ más|le\ puede\ interesar|te\ puede\ interesar|suscr[íi]b
|s[íi]g(?:ue|a)nos|(?:publicado|actualizado|creado)\b.{0,5}\b(?:el|a|en)\b
|(?:foto|vídeo|video|fuente|imagen|crédito)s?\s*[:©/]|tiempo\ de\ lectura|más\ información
|compart(?:ir|e)\b|todos\ los\ derechos
""",
    pictures=r"""
[(\[]\s*(?:a\ la\ (?:izquierda|derecha)|izquierda|derecha|en\ el\ centro|arriba|abajo
|foto|i|d|izq|dcha)\b[^()\[\]]{0,60}[)\]]
|\ben\ (?:la|esta)\ (?:foto|imagen|fotografía)\b|\bde\ izquierda\ a\ derecha\b
|\b(?:foto|imagen)\ de\ archivo\b
""",
    by=words("por"),
    between=words("y en para de &"),
)
