"""Translation models: found in an index, fetched, checked, installed whole or not at all, removed."""
