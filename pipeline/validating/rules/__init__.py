"""One rule, one file; `table.py` puts them in order."""
