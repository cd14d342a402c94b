"""A self-contained HTML page: style and script inside, named by hash in a policy that allows nothing else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from polyglot_news.escaping import for_html as escape
from polyglot_news.languages import facts

_LANGUAGE_TAGS = {"zh": "zh-Hans"}  # without the script a browser may take the glyphs of another language


def page(title: str, body: str, *, styles: tuple[str, ...], scripts: tuple[str, ...]) -> str:
    """Return a whole page.

    Args:
        title: Plain text.
        body: Markup in which every text has gone through `escape`.
        styles: Names of style sheets in `assets`, one after another.
        scripts: Names of scripts in `assets`.
    """
    style = "".join(_asset(name) for name in styles)
    script = "".join(_asset(name) for name in scripts)
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}\n<script>{script}</script>\n</body>\n</html>\n"
    )


def tongue(code: str) -> str:
    """Return the attributes `lang` and `dir` for a text in one of our languages."""
    direction = "rtl" if facts(code).right_to_left else "ltr"
    return f'lang="{escape(_LANGUAGE_TAGS.get(code, code))}" dir="{direction}"'


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 sentence`, `3 sentences`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _asset(name: str) -> str:
    return (files("polyglot_news.rendering") / "assets" / name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"
