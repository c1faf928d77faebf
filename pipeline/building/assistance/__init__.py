"""Empty texts, filled with what memory, glossary and engines know."""
