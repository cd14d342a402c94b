"""The file formats of glossaries: YAML, tables (CSV, TSV, DeepL's columns) and TBX."""
