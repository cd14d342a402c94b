"""Translation engines: one Protocol over lists of sentences, a registry of names, routes over a pivot."""
