"""The version of the program; part of every signature."""

__version__ = "0.2.0"
HOME = "https://pypi.org/project/polyglot-news/"  # shown to servers that want to know who asks
