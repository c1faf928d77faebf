"""A string that gains or loses a plural, or has it reworded → what stays approved.

A catalog knows an entry by its msgid alone, so that a live one and an obsolete
one can't differ by their plurals. The forms that a string has lost are therefore
laid aside under the msgid_plural, which is a text of its own.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from pipeline.differences import plain_typography
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation


def is_alike(message: Translation, origin: Translation) -> bool:
    """Say whether both have the same plural, or none, but for its typography."""
    one, other = message.plural, origin.plural
    return one == other or plain_typography(one) == plain_typography(other)


def with_forms(
    message: Translation,
    origin: Translation,
    kept: Mapping[MessageKey, Translation],
) -> Translation:
    """Return an entry with the forms that its message has now, as far as known.

    `kept` are the obsolete entries. What is not approved for certain stays as it is.
    """
    if is_alike(message, origin):
        return origin
    if message.plural:
        stored = kept.get((message.context, message.plural))
        is_known = stored is not None and stored.is_approved and stored.plural
        return _regained(origin, stored) if stored and is_known else origin
    if origin.is_approved:
        return replace(origin, plural="", texts=())
    return _reverted(message, origin)


def _regained(origin: Translation, stored: Translation) -> Translation:
    """Give an entry its forms back; a singular that was changed goes before theirs."""
    texts = (origin.text, *stored.texts[1:]) if origin.is_approved else stored.texts
    return replace(
        origin,
        text=texts[0],
        plural=stored.plural,
        texts=texts,
        is_fuzzy=texts != stored.texts,
        previous=None,
    )


def _reverted(message: Translation, origin: Translation) -> Translation:
    """Approve again what was copied into all forms, and was not touched since."""
    was = origin.previous
    is_copy = len(set(origin.texts)) == 1
    if was is None or was.plural or was.key != message.key or not is_copy:
        return origin
    return replace(origin, plural="", texts=(), is_fuzzy=False, previous=None)


def laid_under_plural(entry: Translation) -> Translation:
    """Return an entry as it stands among the obsolete when its plural is gone."""
    return replace(entry, source=entry.plural)
