"""The version of the program; part of every signature."""

__version__ = "0.2.0"
