"""The commands: one module for `batch`, `check`, `doctor`, `glossary` …; each parses, calls, prints."""
