"""What the script of an article asks for: what helps, what is wrong, and to save."""

from http import HTTPStatus
from typing import TypeVar

import msgspec
from starlette.responses import Response

from pipeline.building.editing.amending import (
    Amended,
    Outcome,
    Remark,
    Wording,
    find_entry,
    typed_text,
    version,
    with_text,
)
from pipeline.catalogs import left_by
from pipeline.desk import asking, wording
from pipeline.desk.bureau import Opened
from pipeline.desk.replies import Visit, told
from pipeline.desk.texts import look_of_typed
from pipeline.errors import OperatingError
from pipeline.model.catalogs import Translation, approved_pairs, state_of
from pipeline.text import trim_breaking

_STATUSES = {
    Outcome.CHANGED: HTTPStatus.CONFLICT,
    Outcome.GONE: HTTPStatus.GONE,
    Outcome.REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
}

Form = TypeVar("Form", bound=asking.Asked)


def save(visit: Visit) -> Response:
    """Save a text."""
    asked = _read(visit, asking.Save)
    if asked is None:
        return _malformed(visit)
    part = Wording(
        text=asked.text, is_approved=asked.is_approved, is_left=asked.is_left
    )
    return _amended(visit, asked, part)


def comment(visit: Visit) -> Response:
    """Save what is said of a text."""
    asked = _read(visit, asking.Comment)
    if asked is None:
        return _malformed(visit)
    lines = trim_breaking(asked.text.replace("\r\n", "\n")).split("\n")
    return _amended(visit, asked, Remark(lines=tuple(lines) if any(lines) else ()))


def undo(visit: Visit) -> Response:
    """Put a text back as it was before it was saved."""
    asked = _read(visit, asking.Signed)
    return _malformed(visit) if asked is None else _amended(visit, asked, None)


def judge(visit: Visit) -> Response:
    """Show what is wrong with a text as it is typed."""
    found = _typed(visit)
    if found is None:
        return _malformed(visit)
    findings = visit.bureau.judge_typed(*found) if found[1].text else ()
    return visit.page("findings.html", findings=findings)


def set_typed(visit: Visit) -> Response:
    """Show a text as it is typed, as readers would see it."""
    found = _typed(visit)
    if found is None:
        return _malformed(visit)
    return visit.page("set.html", html=look_of_typed(*found))


def aids(visit: Visit) -> Response:
    """Show what helps with a text."""
    found = _found(visit, _read(visit, asking.Asked))
    if found is None:
        return _malformed(visit)
    return visit.page("aids.html", advice=visit.bureau.advise(*found))


def history(visit: Visit) -> Response:
    """Show who gave a text its translations."""
    found = _found(visit, _read(visit, asking.Asked))
    if found is None:
        return _malformed(visit)
    site = visit.bureau.site
    return visit.page(
        "history.html",
        authorships=visit.bureau.authorships(*found),
        moment=site.moment,
    )


def machine(visit: Visit) -> Response:
    """Show what a machine makes of a text."""
    found = _found(visit, _read(visit, asking.Asked))
    if found is None:
        return _malformed(visit)
    try:
        return visit.page(
            "machine.html", text=visit.bureau.ask_machine(*found), said=""
        )
    except OperatingError as error:
        return visit.page(
            "machine.html", text="", said=visit.reader.tell(error.message)
        )


def _read(visit: Visit, form: type[Form]) -> Form | None:
    try:
        return asking.read(visit.body, form)
    except (msgspec.MsgspecError, ValueError):
        return None


def _malformed(visit: Visit) -> Response:
    said = visit.reader.tell(wording.TROUBLES["malformed"])
    return told({"outcome": "malformed", "said": said}, HTTPStatus.BAD_REQUEST)


def _found(
    visit: Visit, asked: asking.Asked | None
) -> tuple[Opened, Translation] | None:
    """Return the catalog and the entry that are asked about, if they are there."""
    opened = visit.bureau.open(asked.spot).value if asked else None
    entry = find_entry(opened, asked.spot.mark) if asked and opened else None
    return (opened, entry) if opened and entry else None


def _typed(visit: Visit) -> tuple[Opened, Translation] | None:
    """Return a catalog, and an entry of it as it is typed, if it is there."""
    asked = _read(visit, asking.Typed)
    found = _found(visit, asked)
    if asked is None or found is None:
        return None
    opened, entry = found
    return opened, with_text(entry, asked.text)


def _amended(
    visit: Visit, asked: asking.Signed, part: Wording | Remark | None
) -> Response:
    """Have an entry amended, or put back where there is no part, and say so."""
    bureau = visit.bureau
    try:
        amended = (
            bureau.save(asked.spot, asked.seen, part, asked.by)
            if part
            else bureau.undo(asked.spot, asked.seen, asked.by)
        )
    except OperatingError as error:
        return told(
            {"outcome": "trouble", "said": _unwritten(visit, error)},
            HTTPStatus.SERVICE_UNAVAILABLE,
        )
    status = _STATUSES.get(amended.outcome, HTTPStatus.OK)
    return told(_facts(visit, asked, amended), status)


def _unwritten(visit: Visit, error: OperatingError) -> str:
    trouble = visit.reader.tell(error.message)
    return visit.reader.tell(wording.unwritten(trouble))


def _facts(visit: Visit, asked: asking.Signed, amended: Amended) -> dict[str, object]:
    tell, entry = visit.reader.tell, amended.entry
    facts: dict[str, object] = {
        "outcome": amended.outcome,
        "said": tell(wording.OUTCOMES[amended.outcome]),
    }
    opened = visit.bureau.open(asked.spot).value if entry else None
    if entry is None or opened is None:
        return facts
    state = state_of(entry, approved_pairs(opened.catalog))
    return facts | {
        "text": typed_text(entry),
        "remark": "\n".join(entry.comments),
        "state": state,
        "label": tell(wording.STATES[state]),
        "seen": version(entry),
        "seenRemark": version(entry, is_remark=True),
        "leftBy": left_by(entry),
    }
