"""A match → the entry of the new catalog, approved or to be reviewed."""

from msgspec.structs import replace

from pipeline.merging.changes import changes
from pipeline.merging.matching import Closeness, Match
from pipeline.model.catalogs import Previous, Translation


def carry(message: Translation, match: Match | None) -> Translation:
    """Return the message of the template with what was known of its translation."""
    if match is None:
        return message
    is_same = match.closeness is not Closeness.SIMILAR
    if is_same and _forms(message) == _forms(match.origin):
        return _kept(message, match.origin)
    return _to_review(message, match.origin)


def _forms(entry: Translation) -> bool:
    return bool(entry.plural)


def _kept(message: Translation, origin: Translation) -> Translation:
    """Carry text and state over; the previous source stays while it is fuzzy."""
    previous = origin.previous if origin.is_fuzzy else None
    return _carried(
        message,
        origin,
        texts=origin.texts or message.texts,
        is_fuzzy=origin.is_fuzzy,
        previous=previous,
    )


def _to_review(message: Translation, origin: Translation) -> Translation:
    """Carry the text over as fuzzy, with the source for which it was made.

    An entry that was to be reviewed before keeps the previous source that it
    had: it is for that one that its text was approved.
    """
    if not origin.text:
        return _carried(message, origin, texts=message.texts)
    was_fuzzy = origin.is_fuzzy and origin.previous
    previous = was_fuzzy or Previous(
        source=origin.source, context=origin.context, plural=origin.plural
    )
    forms = len(message.texts)
    texts = origin.texts if len(origin.texts) == forms else (origin.text,) * forms
    return _carried(message, origin, texts=texts, is_fuzzy=True, previous=previous)


def _carried(
    message: Translation,
    origin: Translation,
    *,
    texts: tuple[str, ...],
    is_fuzzy: bool = False,
    previous: Previous | None = None,
) -> Translation:
    """Add text, the translator's comments and flags, and what changed since."""
    changed = (changes(previous.source, message.source),) if previous else ()
    return replace(
        message,
        text=origin.text,
        texts=texts,
        is_fuzzy=is_fuzzy,
        previous=previous,
        extracted=(*message.extracted, *changed),
        comments=origin.comments,
        flags=_flags(message, origin) if origin.flags else message.flags,
        sticky=origin.sticky,
    )


def _flags(message: Translation, origin: Translation) -> tuple[str, ...]:
    """Keep the translator's flags; what is a format, the template decides."""
    kept = (flag for flag in origin.flags if not flag.endswith("-format"))
    return tuple(dict.fromkeys((*message.flags, *kept)))
