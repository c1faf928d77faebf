"""One text of one article, as a person has it before the eyes and changes it."""
