"""HTML to article: the text that a browser shows, the lines of the article, the head."""
