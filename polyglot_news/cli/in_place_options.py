"""The options of translation in place: pages with their markup, files that come back in their own kind."""

from __future__ import annotations

from typing import Annotated

import typer

KeepMarkup = Annotated[
    bool,
    typer.Option(
        "--keep-markup", help="Translate HTML or Markdown in place, with its links, lists and tables."
    ),
]
Comments = Annotated[
    bool, typer.Option("--comments", help="With -o NAME.docx: write flags into it as comments.")
]
WholePage = Annotated[
    bool, typer.Option("--whole-page", help="Like --keep-markup, with the rest of the page around it.")
]
