"""A small language of news: sentences in English with their Italian, Russian and Chinese."""
