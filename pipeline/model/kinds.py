"""The role of a message → the word for it in a sentence."""

from collections.abc import Mapping

from pipeline.model.articles import Kind
from pipeline.model.phrases import Phrase, say

KINDS: Mapping[Kind, Phrase] = {
    Kind.TITLE: say("title"),
    Kind.SUMMARY: say("summary"),
    Kind.SLUG: say("slug"),
    Kind.HEADING_2: say("heading 2"),
    Kind.HEADING_3: say("heading 3"),
    Kind.HEADING_4: say("heading 4"),
    Kind.HEADING_5: say("heading 5"),
    Kind.HEADING_6: say("heading 6"),
    Kind.PARAGRAPH: say("paragraph"),
    Kind.LIST_ITEM: say("list item"),
    Kind.QUOTATION: say("quotation"),
    Kind.TABLE_HEADER: say("table header"),
    Kind.TABLE_CELL: say("table cell"),
    Kind.TERM: say("term"),
    Kind.DEFINITION: say("definition"),
    Kind.FOOTNOTE: say("footnote"),
    Kind.CAPTION: say("caption"),
    Kind.ALT: say("alt"),
    Kind.TOOLTIP: say("tooltip"),
    Kind.CORRECTION: say("correction"),
}
"""In English each is the value of the kind."""
