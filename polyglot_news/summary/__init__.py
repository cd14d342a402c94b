"""Sentences to summary: our own method for news, and the methods of sumy."""
