"""Cues of French."""

from __future__ import annotations

from polyglot_news.summary.cues.table import Cues, words

CUES = Cues(
    openings=r"""
il|elle|ils|elles|lui|eux|celui-ci|celle-ci|ceux-ci|celles-ci|ce|cet|cette|ces|cela|ceci|ça
|c['’]est|son|sa|ses|leurs?
|mais|et|ou|or|donc|car|cependant|toutefois|pourtant|ainsi|aussi|alors|puis|ensuite|enfin|néanmoins
|en\ effet|de\ plus
|en\ outre|par\ ailleurs|par\ exemple|par\ conséquent|au\ contraire|en\ revanche|pendant\ ce\ temps
|tous\ deux|autres?|l[ea]\ même|les\ (?:deux|mêmes)|de\ (?:son|leur)\ côté|à\ (?:son|leur)\ tour
|dans\ le\ même\ temps|malgré\ (?:cela|tout)|là,|d['’]où
|(?:à|après|avec|dans|de|depuis|en|malgré|par|pendant|pour|sans|selon|sur)
\ (?:ce|cet|cette|ces|cela|lui|elle|eux|elles)
""",
    pointless=r"""
(?:(?:dans|de|depuis|en|pour)\ )?(?:ce\ (?:matin|midi|soir|mois|printemps|week-end|lundi|mardi|mercredi|jeudi
|vendredi|samedi|dimanche)|cet\ (?:été|hiver|automne|après-midi)|cette\ (?:semaine|année|nuit|saison|fois))
|ces\ (?:dernier|prochain)\w*|il\ (?:y\ a|y\ avait|faut|fallait|s['’]agit)|ce(?:ux|lui|lle|lles)?\ qu[ei]
|en\ ce\ (?:moment|qui)|c['’]est\ .{2,80}\bqu[ei'’]
""",
    pronouns=words(
        "il elle ils elles lui eux celui celle ceux celles ce cet cette ces cela ceci son sa ses leur leurs"
    ),
    definite=words("le la les l ce cet cette ces"),
    persons=words("je j nous moi me mon ma mes notre nos vous votre vos tu on"),
    past=r"""
(?:a|ont|est|sont|avait|avaient|était|étaient|été|s['’]est|se\ sont)\ (?:été\ )?\w+(?:é|ée|és|ées
|i|ie|is|it|u|ue|us|ues|ert|aint)|\w{3,}(?:ait|aient|èrent)|fut|furent
""",
    recent=r"""
lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|aujourd['’]hui|hier|ce\ (?:matin|soir)
|cette\ (?:semaine|nuit)|la\ semaine\ dernière|dans\ la\ nuit
""",
    notices=r"""
lire\ aussi|à\ lire|voir\ aussi|abonnez|crédits?\b|inscrivez|suivez-nous|(?:publié|mis\ à\ jour
|modifié|posté)\ (?:le|à|par)\b
|(?:photo|vidéo|source|image)s?\s*[:©/]|temps\ de\ lecture|article\ réservé|(?:cet\ article
|ce\ contenu)\ (?:est|a)\ (?:réservé|été\ publié)|tous\ droits\ réservés|partager\b|avec\ (?:AFP
|Reuters)\b
""",
    pictures=r"""
[(\[]\s*(?:à\ gauche|à\ droite|au\ centre|en\ haut|en\ bas|photo|image)\b[^()\[\]]{0,60}[)\]]
|\bsur\ (?:la|cette)\ photo\b|\bde\ gauche\ à\ droite\b|\b(?:photo|image)\ d['’](?:illustration|archives?)\b
""",
    by=words("par"),
    between=words("et en pour de avec &"),
)
