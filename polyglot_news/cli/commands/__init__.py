"""The commands: one module for `batch`, `check`, `doctor`, `glossary` and so on; each parses, calls, prints."""
