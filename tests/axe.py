"""Accessibility faults of a page, by axe-core."""

from __future__ import annotations

import json
from typing import Any


def violations(page: Any) -> list[str]:
    """Return what axe-core finds, of any impact."""
    found = page.evaluate("axe.run(document).then(result => JSON.stringify(result.violations))")
    return [
        f"{each['id']}: {each['impact']}: {node['target']}: {node['failureSummary']}"
        for each in json.loads(found)
        for node in each["nodes"]
    ]
