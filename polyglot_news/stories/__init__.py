"""Articles about one event: what they have in common, their story, its digest."""
