"""Catalogs, brought up to date with their articles, and found again with them."""
