"""A site ↔ the files that other translation programs work on."""
