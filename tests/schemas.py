"""The official schemas of TMX and XLIFF, from `tests/install_tools.sh`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import etree
from tools import tool

SCHEMAS = {"tmx": "tmx14.dtd", "xliff": "xliff-core-2.0.xsd", "xliff-1.2": "xliff-core-1.2-strict.xsd"}


def schema(name: str) -> Callable[[etree._Element], None]:
    """Return what raises an error for a document that a schema, by its file name, does not allow."""
    path = tool(f"schemas/{name}")
    if path.suffix == ".dtd":
        with path.open("rb") as file:
            return etree.DTD(file).assertValid

    class Local(etree.Resolver):  # type: ignore[misc]
        def resolve(self, url: str, _id: str, context: object) -> object:
            return self.resolve_filename(str(path.parent / Path(url).name), context)

    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local())
    return etree.XMLSchema(etree.parse(path, parser)).assertValid
