"""Drafts, made into pages, lists and feeds, and published."""
