"""The values of parameters: what needs no check is taken as it is, so that pydantic stays unloaded.

typer converts every value with an adapter of pydantic, which takes longer to load than typer itself.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

_NUMBER = re.compile("[0-9]{1,9}")  # ASCII alone, and far from any limit


def lightened(parameter: Any) -> Any:  # noqa: ANN401 - typer's own classes have no common type
    """Return the same parameter, which converts its plain values itself."""
    if getattr(parameter, "_runtime_param", parameter) is None:  # where typer keeps what it converts with
        parameter._runtime_param = _Values(parameter)  # noqa: SLF001 - as above
    return parameter


class _Values:
    """Converts the values of one parameter."""

    def __init__(self, parameter: Any) -> None:  # noqa: ANN401 - as above
        self._parameter = parameter

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 - the signature of typer's own
        """Return the value in the type that the command asks for.

        Raises:
            BadParameter: It is not of that type.
        """
        several = param.multiple or param.nargs == -1
        if value is None:
            return () if several else None
        descriptor = self._parameter.type_descriptor
        if several and descriptor.annotation == list[str] and not isinstance(value, str):
            return [str(each) for each in value]
        if not several and _is_plain(value, descriptor.annotation, descriptor.parameter_info):
            return descriptor.annotation(value)
        parser = getattr(descriptor.parameter_info, "parser", None)
        if not several and parser is not None and isinstance(value, str):
            return parser(value)
        from typer._coercion import build_runtime_param

        return build_runtime_param(descriptor).coerce(value, param=param, ctx=ctx)


def _is_plain(value: object, annotation: object, info: Any) -> bool:  # noqa: ANN401 - typer's own
    """Return whether a value is of a type, or the text of one, and nothing asked of it is left to check."""
    if getattr(info, "parser", None) is not None:
        return False
    if annotation is str:
        return isinstance(value, str)
    if annotation is Path:
        return isinstance(value, (str, Path)) and not (info.exists or info.resolve_path or info.path_type)
    if annotation is not int:
        return False
    if not (type(value) is int or (isinstance(value, str) and _NUMBER.fullmatch(value))):
        return False
    number = int(value)
    return (info.min is None or number >= info.min) and (info.max is None or number <= info.max)
