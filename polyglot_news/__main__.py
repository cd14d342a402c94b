"""`python -m polyglot_news` is the command line."""

from __future__ import annotations

from polyglot_news.cli.app import main

if __name__ == "__main__":
    main()
