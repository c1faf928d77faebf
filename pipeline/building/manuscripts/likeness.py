"""An article then and now → whether it only says something else.

What need not be the same is shown by nothing but the pages, lists, feeds and news that
an article is in; sitemaps are told which editions are indexed.
"""

from collections.abc import Container

from msgspec.structs import replace

from pipeline.building.manuscripts.drafts import Draft, DraftEdition, DraftRecord
from pipeline.model.editions import Card


def is_alike(one: DraftRecord, other: DraftRecord, known: Container[str] = ()) -> bool:
    """Say whether an article leads to the same files, and is listed in the same way.

    Nor is it made now from a file that is `known` to be an input of others alone.
    """
    if one.draft is None or other.draft is None or one.draft.is_page:
        return False
    if (one.path, one.due, one.was_due) != (other.path, other.due, other.was_due):
        return False
    is_same = _place(one.draft) == _place(other.draft)
    more = other.inputs.keys() - one.inputs.keys()
    return is_same and not any(path in known for path in more)


def leads_alike(one: Card, other: Card) -> bool:
    """Say whether two cards of an edition differ in their words alone."""
    bare = replace(
        one,
        title=other.title,
        summary=other.summary,
        title_locale=other.title_locale,
        summary_locale=other.summary_locale,
        state=other.state,
        words=other.words,
        translator=other.translator,
        image=other.image,
    )
    return bare == other


def _place(draft: Draft) -> tuple[Draft, tuple[object, ...]]:
    editions = tuple(map(_edition, draft.editions))
    return replace(draft, editions=()), editions


def _edition(edition: DraftEdition) -> tuple[object, ...]:
    return (edition.locale, edition.is_published, edition.image, edition.slug)
