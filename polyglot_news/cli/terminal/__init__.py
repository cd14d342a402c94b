"""How results look on a terminal: printing, tables, progress bars, colours, line breaks, closed pipes."""
