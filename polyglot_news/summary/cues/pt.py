"""Cues of Portuguese."""

from __future__ import annotations

from polyglot_news.summary.cues.table import Cues, words

CUES = Cues(
    openings=r"""
ele|ela|eles|elas|est[ea]s?|ess[ea]s?|ist?o|isso|aquel[ea]s?|aquilo|(?:[oa]s?\ )?(?:seus?|suas?)
|ambos|ambas
|mas|e|ou|porém|contudo|no\ entanto|entretanto|todavia|além\ disso|também|assim|então|depois,
|por\ (?:isso|outro\ lado|exemplo)
|portanto|enquanto\ isso|de\ facto|de\ fato|nest[ea]|ness[ea]|dest[ea]|dess[ea]|nele|nela|dele|dela
|outr[oa]s?|[oa]\ mesm[oa]|[oa]s\ (?:mesm[oa]s|dois|duas)|por\ sua\ vez|ao\ mesmo\ tempo|ainda\ assim
|apesar\ disso|com\ isso|(?:após|com|para|por|segundo|sem|sobre)\ (?:el[ea]s?|isso|isto|ess[ea]s?|est[ea]s?)
|(?:acrescentou|explicou|lembrou|ressaltou|destacou)\ que
""",
    pointless=r"""
[nd]?est[ea]\ (?:ano|mês|manhã|tarde|noite|madrugada|semana|verão|inverno|outono|primavera|temporada
|fim\ de\ semana|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|sábado|domingo)
|(?:est[ea]s|ess[ea]s|aquel[ea]s)\ que
""",
    pronouns=words(
        "ele ela eles elas este esta estes estas isto esse essa esses essas isso aquele aquela aquilo "
        "seu sua seus suas ambos ambas lhe lhes dele dela deles delas"
    ),
    definite=words("o a os as este esta estes estas esse essa esses essas tal tais"),
    persons=words("eu nós me mim meu minha meus minhas nosso nossa nossos nossas você vocês nos"),
    past=r"\w{3,}(?:ou|aram|eram|iram|eu|iu|ava|avam|ia|iam)|foi|foram|fez|disse|teve|tinha|havia",
    recent=r"""
segunda(?:-feira)?|terça(?:-feira)?|quarta-feira|quinta-feira|sexta-feira|sábado|domingo|hoje
|ontem|(?:nesta|esta|na)\ (?:manhã|tarde|noite|semana)|semana\ passada|anteontem
""",
    notices=r"""
leia\ (?:também|mais|ainda)|veja\ (?:também|mais|o\ vídeo)|assine|siga(?:-nos)?\b|clique
|tempo\ (?:de|estimado\ de)\ leitura|(?:publicad[oa]|atualizad[oa]|criado)\ (?:em|às?|há)\b
|(?:foto|vídeo|fonte|imagem|crédito)s?\s*[:©/]|compartilh[ae]|partilh[ae]
|receba\b.{0,60}\bnotícias|todos\ os\ direitos|participe\ do
""",
    pictures=r"""
[(\[]\s*(?:à\ esquerda|à\ direita|esquerda|direita|ao\ centro|acima|abaixo
|foto|na\ foto)\b[^()\[\]]{0,60}[)\]]
|\bna\ (?:foto|imagem)\b|\bda\ esquerda\ para\ a\ direita\b|\b(?:foto|imagem)\ de\ arquivo\b
""",
    by=words("por"),
    between=words("e em para de da do &"),
)
