"""What a model wrote, without what is no translation, and what is none at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglot_news.engines.server.cleaning import cleaned
from polyglot_news.engines.server.judging import fault
from polyglot_news.reading.language import detect

SENTENCE = "The SCO summit opened in Samarkand on Thursday."
# what a model adds that goes on
LONG = " ".join(f"Nota {number}: {chr(97 + number) * 5} dice altro." for number in range(20))
GOOD = "Il vertice dell'OCS si è aperto giovedì a Samarcanda."
TERMS = (("SCO", "OCS"), ("Samarkand", "Samarcanda"))


@pytest.mark.parametrize(
    "answer",
    [
        GOOD, f"  {GOOD}\n", f'"{GOOD}"', f"“{GOOD}”",
        f"«{GOOD}»", f"**{GOOD}**", f'**"{GOOD}"**', f"`{GOOD}`",
        f"```\n{GOOD}\n```", f"```text\n{GOOD}\n```", f"<think>It is\n\nnew.</think>\n\n{GOOD}",
        f"<thinking>Il vertice</thinking>{GOOD}", f"so it is clear.\n</think>\n{GOOD}",
        f"<|channel|>analysis<|message|>Well<|end|><|channel|>final<|message|>{GOOD}<|return|>",
        f"{GOOD}<|im_end|>", f"{GOOD}</s>", f"Here is the translation:\n\n{GOOD}", f"Translation: {GOOD}",
        f"Sure! Here is the translation:\n\n{GOOD}", f"Certainly!\n{GOOD}",
        f"Ecco la traduzione in italiano: {GOOD}", f"Traduzione:\n{GOOD}", f"**Translation:** {GOOD}",
        f"Italian: {GOOD}", f"Перевод: {GOOD}",
        f"译文：{GOOD}", f"{SENTENCE}\n{GOOD}", f"{SENTENCE} → {GOOD}",
        f"{SENTENCE}\n\n{GOOD}", f"{GOOD}\n\nNote: OCS is the abbreviation.",
        f"{GOOD}\n\n(Nota: ho usato OCS.)", f"{GOOD}\nNote: I kept the date.",
        f"- SCO: OCS\n- Samarkand: Samarcanda\n\n{GOOD}", f"Use these translations:\n- SCO: OCS\n\n{GOOD}",
        f"{GOOD}\n\n* SCO → OCS\n* Samarkand = Samarcanda", f"SCO: OCS\n{GOOD}",
        "Il vertice dell'OCS si è aperto\ngiovedì a Samarcanda.",
    ],
)  # fmt: skip
def test_the_translation_is_what_is_left(answer: str) -> None:
    assert cleaned(answer, SENTENCE, "it", TERMS) == GOOD
    assert fault(SENTENCE, GOOD, "it", detect) == ""


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Translation: a hard trade, he said.", "Traduzione: un mestiere difficile, ha detto."),
        ("“We will open it,” he said, “on Monday.”", "“La apriremo”, ha detto, “lunedì.”"),
        ('"We will open it."', '"La apriremo."'),
        ("SCO: summit opens", "OCS: si apre il vertice"),
        ("The result: 3-1.", "Il risultato: 3-1."),
        ("Sorry, I cannot help with translating, the minister said.", "Scusate, ha detto il ministro."),
        ("Italian: the language of opera.", "Italian: la lingua dell'opera."),
        ("He said so.", "L'ha detto (nota bene: ieri)."),
    ],
)
def test_what_the_sentence_has_itself_stays(sentence: str, answer: str) -> None:
    assert cleaned(answer, sentence, "it") == answer


@pytest.mark.parametrize(
    "answer", ["", " \n", "<think>", "<think>And so on, without end", "<think>a</think>", "```\n```"]
)
def test_thinking_without_an_answer_is_no_answer(answer: str) -> None:
    assert fault(SENTENCE, cleaned(answer, SENTENCE, "it"), "it") == "an empty answer"


@pytest.mark.parametrize(
    ("text", "target", "reason"),
    [
        ("I'm sorry, but I can't assist with that request.", "it", "the model refused"),
        ("I cannot provide a translation of this content.", "ru", "the model refused"),
        ("As an AI language model, I cannot translate this.", "zh", "the model refused"),
        ("Mi dispiace, ma non posso aiutarti con questa richiesta.", "it", "the model refused"),
        ("Извините, я не могу помочь с этим запросом.", "ru", "the model refused"),
        ("抱歉，我无法协助翻译这段内容。", "zh", "the model refused"),
        ("Il il il il il vertice", "it", "an answer that repeats itself"),
        (LONG, "it", "an answer that is no single sentence"),
        ("La cumbre se inauguró el jueves en la ciudad.", "it", "an answer that is not Italian"),
        ("The summit was opened in the city of Samarkand.", "it", "an answer that is not Italian"),
        ("Il vertice si è aperto ieri nella sua città.", "ru", "an answer that is not Russian"),
        (SENTENCE, "zh", "an answer that is not Chinese (Simplified)"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_translation_has_its_reason(text: str, target: str, reason: str) -> None:
    assert fault(SENTENCE, text, target, detect) == reason


@pytest.mark.parametrize(
    ("sentence", "text", "target"),
    [
        (SENTENCE, "Саммит ШОС открылся в четверг в Самарканде, сообщили в министерстве.", "ru"),
        (SENTENCE, "上合组织峰会周四在撒马尔罕开幕。", "zh"),
        ("“I am sorry that I could not help,” he said.", "“Mi dispiace di non poter aiutare”.", "it"),
        ("No, no, no, no!", "No, no, no, no!", "it"),
        ("Karimov, Japarov, Mirziyoyev, Tokayev.", "Karimov, Japarov, Mirziyoyev, Tokayev.", "it"),
    ],
)  # fmt: skip
def test_a_translation_has_no_fault(sentence: str, text: str, target: str) -> None:
    assert fault(sentence, text, target, detect) == ""


@given(st.text(max_size=300), st.text(max_size=80), st.sampled_from(("it", "ru", "zh")))
def test_whatever_a_model_writes_is_one_line_of_its_own_words(
    answer: str, sentence: str, target: str
) -> None:
    text = cleaned(answer, sentence, target, TERMS)
    assert "\n" not in text
    assert text == text.strip()
    assert set("".join(text.split())) <= set(answer)
    fault(sentence, text, target)


@given(st.lists(st.text(alphabet="abcdefgèò", min_size=1, max_size=8), min_size=1, max_size=30))
def test_a_plain_sentence_comes_through_whole(words: list[str]) -> None:
    text = " ".join(words) + "."
    assert cleaned(text, SENTENCE, "it", TERMS) == text
    assert cleaned(f"<think>{text}</think>{text}", SENTENCE, "it", TERMS) == text
