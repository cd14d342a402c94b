"""Placing terms in a translation: a ladder of steps, and one rendering per term."""
