"""The records of articles → what of them is not published, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from pipeline.building.manuscripts.drafts import NEVER, DraftRecord
from pipeline.model.editions import EditionState


class Withheld(StrEnum):
    """Why readers don't see something.

    The first three keep back an article in all languages, which counts once; the
    others one edition of it, of which `explain` says what of the policy it was.
    """

    BROKEN = "broken"
    DRAFT = "draft"
    EMBARGO = "embargo"
    ABSENT = "absent"
    POLICY = "policy"


def count_withheld(records: Iterable[DraftRecord]) -> Counter[Withheld]:
    """Return how many articles and editions are kept back, by reason."""
    return Counter(each for record in records for each in _withheld(record))


def _withheld(record: DraftRecord) -> Iterator[Withheld]:
    if record.draft is None:
        yield _of_article(record)
        return
    for edition in record.draft.editions:
        if not edition.is_published:
            is_absent = edition.state is EditionState.ABSENT
            yield Withheld.ABSENT if is_absent else Withheld.POLICY


def _of_article(record: DraftRecord) -> Withheld:
    """Return why an article has no draft; one that is not due is not judged."""
    if record.was_due:
        return Withheld.BROKEN
    return Withheld.DRAFT if record.due == NEVER else Withheld.EMBARGO
