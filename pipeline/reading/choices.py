"""`related:` and `lead:` in the front matter → what an editor wants readers to see."""

from msgspec.structs import replace

from pipeline.model.articles import Metadata
from pipeline.model.phrases import say
from pipeline.reading.metadata import FieldReader

_MOST = 6
"""How many articles stand below another at the most, so that each is seen."""


def with_choices(metadata: Metadata, reader: FieldReader) -> Metadata:
    """Return the metadata with both; what is wrong is noted by the reader."""
    is_lead = _is_lead(reader, metadata.kind)
    return replace(metadata, related=_related(reader), is_lead=is_lead)


def _related(reader: FieldReader) -> tuple[str, ...]:
    names = reader.words("related")
    if len(names) > _MOST:
        message = say(
            "`related` names more than {most} articles; the first {most} are shown.",
            most=_MOST,
        )
        reader.report("related", message)
    return names[:_MOST]


def _is_lead(reader: FieldReader, kind: str) -> bool:
    is_lead = reader.flag("lead", default=False, unread=False)
    if is_lead and kind == "page":
        message = say("A page stands in no list, and can't lead the front page.")
        reader.report("lead", message)
        return False
    return is_lead
