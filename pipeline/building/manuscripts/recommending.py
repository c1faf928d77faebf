"""What editors name to be read next → what of it no reader will see, and why."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto

from msgspec import Struct

from pipeline.building.manuscripts.drafts import DraftRecord
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import say
from pipeline.text import nearest

_CODE = "related-article"


class Prominence(Enum):
    """Whether an article can be named beside another."""

    LISTED = auto()
    PAGE = auto()
    HIDDEN = auto()


class Recommendation(Struct, frozen=True, kw_only=True, array_like=True):
    """What the editor of an article names beside it: ids, and paths in the site."""

    id: str
    path: str
    related: tuple[str, ...]


def choices_of(
    records: Mapping[str, DraftRecord],
) -> tuple[list[Recommendation], dict[str, Prominence]]:
    """Return what articles name that have been drafted, and how prominent all are."""
    drafts = (record.draft for record in records.values())
    choices = [
        Recommendation(id=draft.id, path=draft.path, related=draft.related)
        for draft in drafts
        if draft and draft.related
    ]
    known = {}
    for name, record in records.items() if choices else ():
        known[name] = known[record.path] = _prominence(record)
    return choices, known


def _prominence(record: DraftRecord) -> Prominence:
    if record.draft is None or not any(e.is_published for e in record.draft.editions):
        return Prominence.HIDDEN
    return Prominence.PAGE if record.draft.is_page else Prominence.LISTED


def unseen(
    choices: Iterable[Recommendation], known: Mapping[str, Prominence]
) -> Iterator[Diagnostic]:
    """Yield the names beside which nothing will stand; `known` has all of them."""
    for choice in choices:
        for name in choice.related:
            reason = _reason(name, choice, known)
            if reason:
                yield Diagnostic(
                    code=_CODE,
                    severity=Severity.WARNING,
                    message=reason,
                    path=choice.path,
                    line=1,
                    article=choice.path,
                )


def _reason(name: str, choice: Recommendation, known: Mapping[str, Prominence]) -> str:
    """Return why an article can't be named beside another, or an empty text."""
    prominence = known.get(name)
    if name in {choice.id, choice.path}:
        return say("`related` names the article itself: remove it.")
    if prominence is Prominence.PAGE:
        return say("`related` names {name}, a page, which is in no list.", name=name)
    if prominence is Prominence.HIDDEN:
        return say(
            "`related` names {name}, which is not published: a draft, an embargo or "
            "an error keeps it back. Until it is, it is left out.",
            name=name,
        )
    return "" if prominence else _unknown(name, known)


def _unknown(name: str, known: Mapping[str, Prominence]) -> str:
    near = nearest(name, known)
    message = say(
        "`related` names “{name}”, which is no article. Write its id, or the path of "
        "its file from the article's own folder.",
        name=name,
    )
    if near:
        return say("{fault} Did you mean `{close}`?", fault=message, close=near)
    return message
