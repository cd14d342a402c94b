"""The names of the methods that choose sentences; whoever checks a name loads none of them."""

from __future__ import annotations

SUMY = ("textrank", "lexrank", "lsa", "luhn", "kl", "sumbasic", "reduction", "edmundson", "random")
METHODS = ("news", "lead", *SUMY)
