"""-o: a file, or a folder, which has a slash at its end or is there already."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from polyglot_news.files import is_folder


class OutputFolder(type(Path())):  # type: ignore[misc]  # the kind of path that the system has
    """A path with a slash behind it: a folder, whether it is there or not."""


def output_path(text: str) -> Path:
    """Return the path that `-o` names; a slash at its end is remembered."""
    return OutputFolder(text) if text.endswith(("/", os.sep)) else Path(text)


def names_folder(output: Path | None) -> bool:
    """Whether `-o` names a folder: by a slash at its end, or because it is one."""
    return output is not None and (isinstance(output, OutputFolder) or is_folder(output))


Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE|FOLDER/",
        parser=output_path,
        help="Write to a file, whole or not at all; or one for each input and language into a folder.",
    ),
]
