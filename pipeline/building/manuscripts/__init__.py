"""Articles, read, judged and filled in every language, their links still open."""
