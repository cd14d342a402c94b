"""Translation models: packages checked, installed whole or not at all, and removed."""
