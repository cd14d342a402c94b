"""How terms get into a translation: a ladder of steps, the forms placed, the grammar around them mended."""
