"""What stands beside an article: captions, notices, links, advertisements."""
