"""Classes of characters and shapes of addresses, as pieces of regular expressions."""

from __future__ import annotations

import re

# classes, to stand inside of brackets
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc"
EAST_ASIAN = f"\u3000-\u30ff{HAN}\uff00-\uffef"  # characters, kana, their punctuation, wide forms
UNSPACED = f"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff{HAN}"  # words stand without spaces between

# a link ends at white space, quotation marks, brackets of markup, or Chinese and Japanese text
_IN_LINK = rf"[^\s<>\"“”«»„{EAST_ASIAN}\x00-\x1f]"
LINK = rf"(?i:(?:https?|ftp)://|\bwww\.){_IN_LINK}{{1,2000}}"
MAIL = r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
SITE = (
    r"(?<![\w.@-])(?:[A-Za-z0-9-]{1,63}\.){1,5}(?:com|org|net|int|gov|edu|info|io|eu)\b"
    rf"(?:/{_IN_LINK}{{0,2000}})?"
)
HANDLE = r"(?<![\w@])@\w{2,30}(?:@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})?"
HASHTAG = r"(?<![\w\#&])[\#＃](?=\d{0,30}[^\W\d])\w{1,100}"
ADDRESS = re.compile(f"{LINK}|{MAIL}|{HANDLE}|{HASHTAG}")  # a link holds what would be a handle by itself
_TRAILING = ".,;:!?…'\"’)]}»”"
LETTERS = re.compile(r"[^\W\d_]+")  # a run of letters of any script
WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")  # such runs, joined by apostrophes
HTML_SPACE = " \t\r\n\f"
HTML_SPACES = re.compile(f"[{HTML_SPACE}]+")
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # with its line end


def without_trailing(address: str) -> str:
    """Return a link without the punctuation of the sentence that it ends in."""
    while address and address[-1] in _TRAILING:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address
