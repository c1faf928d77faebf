"""`corrections:` in the front matter → what was wrong, and when it was put right."""

from collections.abc import Iterator

from pipeline import text
from pipeline.model.articles import CorrectionNote
from pipeline.model.phrases import say
from pipeline.reading.frontmatter import shortened
from pipeline.reading.metadata import FieldReader
from pipeline.reading.plainfields import Value

_NAME = "corrections"


def read_corrections(reader: FieldReader) -> tuple[CorrectionNote, ...]:
    """Return the corrections, the oldest first; what is wrong is noted by the reader.

    One alone may stand without a list around it.
    """
    value = reader.front.fields.get(_NAME, "")
    items: list[Value] = value if isinstance(value, list) else [value] if value else []
    found = (each for item in items for each in _corrections(item, reader))
    return tuple(sorted(found, key=lambda each: each.date.isoformat()))


def _corrections(item: Value, reader: FieldReader) -> Iterator[CorrectionNote]:
    fields = item if isinstance(item, dict) else {}
    words = {
        name: text.trim(text.fold(each))
        for name, each in fields.items()
        if isinstance(each, str)
    }
    if words.keys() != {"date", "text"} or not words["text"]:
        message = say("A correction has a `date` and a `text`, and nothing else.")
        reader.report(_NAME, message)
        return
    try:
        yield CorrectionNote(
            date=reader.parse_moment(words["date"]), text=words["text"]
        )
    except ValueError:
        message = say(
            "“{value}” is not the date of a correction. Write it as 2026-11-23.",
            value=shortened(words["date"]),
        )
        reader.report(_NAME, message)
