"""Make the table of Chinese readings that the check of names uses, from pypinyin.

    pip install pypinyin && python benchmarks/pinyin.py

Writes `polyglot_news/checks/data/pinyin.txt`: a line a syllable without tone, with the common characters that
are read so. pypinyin is under the MIT licence.
"""

from __future__ import annotations

from pathlib import Path

from pypinyin import Style, lazy_pinyin

TARGET = Path(__file__).parents[1] / "polyglot_news" / "checks" / "data" / "pinyin.txt"
READINGS = {
    "什": "shi",
    "加": "ga",
    "阿": "a",
    "俄": "e",
    "贾": "jia",
    "卡": "ka",
    "拉": "la",
    "亚": "ya",
    "尔": "er",
}  # in names


def is_common(char: str) -> bool:
    """Whether a character is in the national standard of 1980, which has the 6,763 common ones."""
    try:
        return len(char.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def main() -> None:
    """Write the table."""
    rows: dict[str, list[str]] = {}
    for code in range(0x4E00, 0xA000):
        char = chr(code)
        if is_common(char):
            syllable = READINGS.get(char) or lazy_pinyin(char, style=Style.NORMAL)[0]
            if syllable.isascii():
                rows.setdefault(syllable, []).append(char)
    text = "\n".join(f"{syllable} {''.join(chars)}" for syllable, chars in sorted(rows.items()))
    TARGET.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
