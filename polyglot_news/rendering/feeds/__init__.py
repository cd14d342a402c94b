"""Feeds of digests and translations: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1."""
