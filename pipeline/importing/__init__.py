"""The cloakroom: a page from elsewhere → the text of an article of ours.

What can't be decided is decided sensibly, and said, on the line.
"""

from pipeline.importing.doors import ImportedArticle, import_page

__all__ = ["ImportedArticle", "import_page"]
