"""Whether a cleaned answer can be a translation at all; if not, it is requested again. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable

from polyglot_news import repetition
from polyglot_news.languages import facts, varieties

Detect = Callable[[str], str]

_REFUSAL = re.compile(
    r"\W*(?:"
    r"(?:i['’]?m|i am) (?:really |very |so )?(?:sorry|unable|afraid)|sorry\b"
    r"|i (?:can['’]?t|cannot|can not|won['’]?t|am not able)\b"
    r"|as an? (?:ai|artificial|language model)|i apologi[sz]e|unfortunately,? i\b"
    r"|mi (?:dispiace|spiace)|non posso\b|come (?:ia|intelligenza|modello)"
    r"|извин|прост(?:и|ите)\b|к сожалению, я|я не могу|как (?:ии|языков)"
    r"|抱歉|对不起|對不起|很遗憾|作为(?:一个|一名)?(?:ai|人工智能|语言模型)|我(?:无法|不能)"
    r"|lo siento|désolé|je suis désolé|desculpe|es tut mir leid|tut mir leid"
    r")",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"translat|assist|help|request|content|provide|\bai\b|language model|tradu|aiut|assist|richiest|conten"
    r"|перев|помо|запрос|содержа|翻译|翻譯|协助|帮助|请求|内容|提供|übersetz|ayud|aider|ajud",
    re.IGNORECASE,
)
_FEWEST_WORDS = 8  # fewer words do not show their language
_FEWEST_SIGNS = 12  # likewise in a script without spaces
_LONGER, _ROOM = 4, 120  # times as long as the source, and so many characters more
_NEAR = (
    {"nb", "nn", "da"}, {"sr", "hr", "bs"}, {"id", "ms"}, {"cs", "sk"}, {"gl", "pt", "pt-BR"}, {"mk", "bg"},
    {"ru", "bg", "uk", "be"}, {"zh", "zh-Hant"}, {"kk", "ky", "ru"}, {"az", "tr"},
)  # fmt: skip


def fault(sentence: str, text: str, target: str, detect: Detect | None = None) -> str:
    """Return why a text cannot be a translation of a sentence; empty if it can.

    >>> fault("Hello.", "I'm sorry, but I can't translate that.", "it")
    'the model refused'

    Args:
        sentence: What the model was asked to translate.
        text: The cleaned answer.
        target: Our code of the language that was asked for.
        detect: Returns our code of the language of a text.
    """
    if not any(map(str.isalnum, text)):
        return "an empty answer"
    if _REFUSAL.match(text) and _HELP.search(text) and not _REFUSAL.match(sentence):
        return "the model refused"
    if repetition.looping(sentence, text):
        return "an answer that repeats itself"
    if len(text) > _LONGER * len(sentence) + _ROOM:
        return "an answer that is no single sentence"
    if _is_elsewhere(text, target, detect):
        return f"an answer that is not {facts(target).name}"
    return ""


def _is_elsewhere(text: str, target: str, detect: Detect | None) -> bool:
    """Whether a text that is long enough to judge is in a language not even similar to the wanted one."""
    words = sum(any(map(str.isalpha, word)) for word in text.split())
    signs = sum(map(str.isalpha, text))
    is_long = words >= _FEWEST_WORDS if facts(target).spaced else signs >= _FEWEST_SIGNS
    if detect is None or not is_long:
        return False
    return detect(text) not in {*varieties(target)}.union(*(group for group in _NEAR if target in group))
