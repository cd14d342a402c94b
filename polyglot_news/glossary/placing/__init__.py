"""How terms get into a translation: a ladder of steps, one rendering per term."""
