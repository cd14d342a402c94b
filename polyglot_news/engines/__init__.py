"""Engines, which run translation models, and the routes from one language to another."""
