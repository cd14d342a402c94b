"""The pages of documentation that messages refer to: they come with the package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def page(name: str) -> str:
    """Return what a message says of a page of `docs/`: `see` and its file, wherever the package is installed.

    Args:
        name: Its file name without the ending.
    """
    inside = _PACKAGE / "docs" / f"{name}.md"  # of a wheel; a checkout has the folder beside the package
    return f"see {inside if inside.is_file() else _PACKAGE.parent / 'docs' / f'{name}.md'}"
