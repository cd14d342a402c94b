"""Articles that several tests read, and the sentences they hold."""

from __future__ import annotations

WIRE = """Water talks end in Tashkent with a promise

Tashkent (Agency) - Ministers of five countries ended their talks on water in Tashkent on 6 March 2026.

They promised a common plan for the rivers of the region. "We have no other water," Mr. Karimov said.

A second round is planned for the spring, when 3.5 cubic kilometres of snow begin to melt.

No agreement on dams was signed, and two of the five delegations left early.
"""

SENTENCES = (
    "Tashkent (Agency) - Ministers of five countries ended their talks on water in Tashkent on 6 March 2026.",
    "They promised a common plan for the rivers of the region.",
    '"We have no other water," Mr. Karimov said.',
    "A second round is planned for the spring, when 3.5 cubic kilometres of snow begin to melt.",
    "No agreement on dams was signed, and two of the five delegations left early.",
)
TITLE = "Water talks end in Tashkent with a promise"
