"""Cues of Italian."""

from __future__ import annotations

from polyglot_news.summary.cues.table import Cues, words

CUES = Cues(
    openings=r"""
egli|ella|esso|essa|essi|esse|lui|lei|loro|quest[oaie]|quell[oaie]|ciò|tal[ei]|costui|costei
|costoro|entrambi|entrambe
|(?:il|la|i|le)\ (?:su[oae]|suoi|loro|quale|quali)|(?:quest|quell)['’]
|(?:in|a|con|per|da|di|su|tra|dopo|prima\ di|oltre\ a|nonostante)
\ (?:quest[oaie]|quell[oaie]|ciò|tal[ei]|lui|lei|loro)
|ma|ed?|o|oppure|eppure|però|tuttavia|quindi|dunque|perciò|pertanto|inoltre|infatti|anche|invece
|così|allora|poi
|intanto|nel\ frattempo|d['’]altra\ parte|d['’]altronde|del\ resto|per\ esempio|ad\ esempio
|di\ conseguenza
|altr[oaie]|(?:lo|la|gli|le)\ stess[oaie]|(?:i|le)\ due|quest['’]ultim[oa]|a\ (?:sua|loro)\ volta
|da\ parte\ sua|nonostante\ ciò|ciononostante|secondo\ (?:lui|lei|loro)
|al\ contrario|allo\ stesso\ tempo|in\ particolare|infine|ha|hanno|aveva|avevano
""",
    pointless=r"""
(?:in\ )?quest['’](?:anno|estate|inverno|autunno)
|(?:in\ )?quest[ao]\ (?:mattina|pomeriggio|sera|settimana|mese|primavera|stagione)
|quell[ie]\ che|anche\ se|così\ come|invece\ di|e['’]\ |entrambi\ i|entrambe\ le
""",
    pronouns=words(
        "egli ella esso essa essi esse lui lei loro lo gli le questo questa questi queste quello "
        "quella quelli quelle ciò suo sua suoi sue costui costei entrambi entrambe"
    ),
    definite=words("il lo la i gli le l questo questa questi queste quest tale tali"),
    persons=words("io noi mi ci me tu voi ti vi mio mia miei mie nostro nostra nostri nostre vostro vostra"),
    past=r"""
(?:ha|hanno|è|sono|aveva|avevano|era|erano)\ (?:stat[oaie]\ )?\w+(?:at|ut|it|es|ss|rt|st|tt
|nt)[oaie]|\w{3,}(?:ò|arono|irono|erono|ava|avano|eva|evano)|fu|furono
""",
    recent=r"""
luned[ìi]|marted[ìi]|mercoled[ìi]|gioved[ìi]|venerd[ìi]|sabato|domenica|oggi|ieri|stamattina
|stamane|stasera|(?:questa|la\ scorsa|scorsa)\ (?:mattina|notte|sera|settimana)
|(?:lo\ )?scorso\ (?:mese|fine)|nelle\ ultime\ ore
""",
    notices=r"""
(?:leggi|guarda|vedi|clicca|segui|iscriviti|condividi)\s+(?:anche|tutto|qui|su|il\ video|la\ |ora|alla)\b
|(?:foto|fonte|video|immagine|pubblicato|aggiornato|traduzione|riproduzione\ riservata)
   \s*(?:[:©/]|di\b|il\b|$)
|ultimo\ aggiornamento|di\ redazione\b|tempo\ di\ lettura|articoli?\ correlat[io]|abbonati\b
|©\ ?riproduzione
|hai\ (?:una\ segnalazione|trovato\ un\ errore)
""",
    pictures=r"""
[(\[]\s*(?:nella\ foto|foto|a\ sinistra|a\ destra|al\ centro|in\ alto|in\ basso)\b[^()\[\]]{0,60}[)\]]
|\bnella\ foto\b|\bda\ sinistra\ a\ destra\b|^\W*in\ (?:foto|alto|basso)\b[,:]
""",
    by=words("di a"),
    between=words("e ed in per &"),
)
