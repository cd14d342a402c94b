"""Translation models: found in catalogues, fetched, checked, installed, verified, removed."""
