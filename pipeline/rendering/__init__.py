"""Room 6: Article + Catalog → the pages, feeds and lists of an edition."""
