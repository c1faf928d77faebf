"""A match → the entry of the new catalog, approved or to be reviewed."""

from msgspec.structs import replace

from pipeline.catalogs import hints, with_hints
from pipeline.differences import adapted
from pipeline.merging.matching import Closeness, Match
from pipeline.merging.plurals import is_alike
from pipeline.merging.remarking import remarks
from pipeline.merging.whereabouts import Surroundings
from pipeline.model.catalogs import Previous, Translation


def carry(
    message: Translation, match: Match | None, surroundings: Surroundings
) -> Translation:
    """Return the message of the template with what was known of its translation."""
    if match is None:
        return message
    is_same = match.closeness is not Closeness.SIMILAR
    if is_same and is_alike(message, match.origin):
        return _helped(_kept(message, match.origin, surroundings), match.origin)
    return _to_review(message, match, surroundings)


def _helped(entry: Translation, origin: Translation) -> Translation:
    """Keep what helps with a text as long as it is not approved."""
    if entry.is_approved or not (told := hints(origin)):
        return entry
    return replace(entry, extracted=with_hints(entry.extracted, told))


def _kept(
    message: Translation, origin: Translation, surroundings: Surroundings
) -> Translation:
    """Carry text and state over; the previous source stays while it is fuzzy."""
    previous = origin.previous if origin.is_fuzzy else None
    texts = origin.texts or message.texts
    carried = _carried(message, origin, origin.text, texts)
    if previous is None:
        return replace(carried, is_fuzzy=origin.is_fuzzy)
    return _fuzzy(carried, previous, surroundings)


def _to_review(
    message: Translation, match: Match, surroundings: Surroundings
) -> Translation:
    """Carry the text over as fuzzy, with the source for which it was made.

    An entry that was to be reviewed before keeps the previous source that it
    had: it is for that one that its text was approved.
    """
    origin = match.origin
    if not origin.text:
        return _carried(message, origin, "", message.texts)
    was_fuzzy = origin.is_fuzzy and origin.previous
    previous = was_fuzzy or Previous(
        source=origin.source, context=origin.context, plural=origin.plural
    )
    text = match.text or _adapted(origin, message, surroundings.languages)
    forms = len(message.texts)
    texts = origin.texts if len(origin.texts) == forms else (text,) * forms
    return _fuzzy(_carried(message, origin, text, texts), previous, surroundings)


def _adapted(
    origin: Translation, message: Translation, languages: tuple[str, str]
) -> str:
    """Return the text with the figure or name that alone has changed."""
    if origin.plural:
        return origin.text
    return adapted(origin.text, origin.source, message.source, languages)


def _fuzzy(
    carried: Translation, previous: Previous, surroundings: Surroundings
) -> Translation:
    """Mark an entry as one to review, and say what has changed since."""
    told = remarks(carried, previous, surroundings)
    return replace(
        carried,
        is_fuzzy=True,
        previous=previous,
        extracted=(*carried.extracted, *map(str, told)),  # a file is in English
    )


def _carried(
    message: Translation, origin: Translation, text: str, texts: tuple[str, ...]
) -> Translation:
    """Add a text, and the translator's comments and flags."""
    return replace(
        message,
        text=text,
        texts=texts,
        comments=origin.comments,
        flags=_flags(message, origin) if origin.flags else message.flags,
        sticky=origin.sticky,
    )


def _flags(message: Translation, origin: Translation) -> tuple[str, ...]:
    """Keep the translator's flags; what is a format, the template decides."""
    kept = (flag for flag in origin.flags if not flag.endswith("-format"))
    return tuple(dict.fromkeys((*message.flags, *kept)))
