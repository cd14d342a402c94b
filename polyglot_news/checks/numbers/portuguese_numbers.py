"""The number words of Portuguese, as written in Brazil and in Portugal."""

from __future__ import annotations

from polyglot_news.checks.numbers.number_words import Vocabulary

_ONES = (
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis "
    "dezessete dezoito dezenove"
)
_TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"
_HUNDREDS = "duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"
_ORDINALS = "primeir segund terceir quart quint sext sétim oitav non décim"
_MONTHS = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"

VOCABULARY = Vocabulary(
    cardinals={word: float(value) for value, word in enumerate(_ONES.split())}
    | {"uma": 1, "duas": 2, "quatorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19}
    | {word: 20.0 + 10 * place for place, word in enumerate(_TENS.split())}
    | {"cem": 100, "meio": 0.5, "meia": 0.5, "cento": 100}
    | {word: 200.0 + 100 * place for place, word in enumerate(_HUNDREDS.split())}
    | {word[:-2] + "as": 200.0 + 100 * place for place, word in enumerate(_HUNDREDS.split())},
    scales={
        "mil": 1e3, "milhão": 1e6, "milhões": 1e6, "mi": 1e6, "bilhão": 1e9, "bilhões": 1e9, "bi": 1e9,
        "bilião": 1e12, "lakh": 1e5, "crore": 1e7, "biliões": 1e12, "trilhão": 1e12, "trilhões": 1e12,
    },
    ordinals={
        stem + ending: float(value)
        for value, stem in enumerate(_ORDINALS.split(), start=1)
        for ending in ("o", "a", "os", "as")
    },
    loose={month: (place,) for place, month in enumerate(_MONTHS.split(), start=1)}
    | {
        "meio": (0.5, 2, 30, 50), "meia": (0.5, 2, 30, 50, 6), "metade": (0.5, 2, 50), "ambos": (2,),
        "ambas": (2,), "par": (2,), "dobro": (2,), "dupla": (2,), "duplo": (2,), "triplo": (3,),
        "dezena": (10,), "dezenas": (10,), "dúzia": (12,), "dúzias": (12, 24), "centena": (100,),
        "centenas": (100,), "milhar": (1000,), "milhares": (1000,), "década": (10,), "décadas": (10,),
        "século": (100,), "séculos": (100,), "terço": (3,), "terços": (3,), "quartos": (4,),
        "vigésimo": (20,), "vigésima": (20,), "meia-noite": (0, 12, 24), "meio-dia": (12,),
    },
    joiners=frozenset({"e"}),
    links=frozenset({"de"}),
    homographs=frozenset({"cento"}),  # alone it is in "por cento"
    groups={"décadas": 10, "dúzias": 12, "séculos": 100, "dezenas": 10, "centenas": 100},
)  # fmt: skip
