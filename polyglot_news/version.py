"""The version of the program; part of every signature."""

__version__ = "0.1.0"
