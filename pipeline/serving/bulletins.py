"""What went wrong in a build → what the pages of the preview say of it."""

from collections.abc import Iterable

from msgspec import Struct, to_builtins

from pipeline.errors import PipelineError
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import say, say_many

_MOST_SHOWN = 20


class Complaint(Struct, frozen=True, kw_only=True):
    """One sentence, where it is about, and what to do, if that is apart."""

    message: str
    place: str = ""
    hint: str = ""


class Bulletin(Struct, frozen=True, kw_only=True):
    """What is to be seen beside the page; nothing where there are no complaints.

    `is_held`: the pages are as they were before them.
    """

    complaints: tuple[Complaint, ...] = ()
    more: int = 0
    is_held: bool = False

    @property
    def title(self) -> str:
        """Say how bad it is."""
        if self.is_held:
            return say("The site can't be built. These are the last good pages.")
        count = len(self.complaints) + self.more
        return say_many("{count} error", "{count} errors", count=count)


def of_trouble(error: PipelineError) -> Bulletin:
    """Return the bulletin of a build that ended early."""
    complaint = Complaint(message=error.message, hint=error.hint)
    return Bulletin(complaints=(complaint,), is_held=True)


def of_findings(found: Iterable[Diagnostic], *, is_held: bool = False) -> Bulletin:
    """Return the bulletin of the errors among some findings."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    shown = tuple(map(_complaint, errors[:_MOST_SHOWN]))
    more = len(errors) - len(shown)
    return Bulletin(complaints=shown, more=more, is_held=is_held)


def _complaint(found: Diagnostic) -> Complaint:
    line = f":{found.line}" if found.line else ""
    return Complaint(message=found.message, place=f"{found.path}{line}")


def told(bulletin: Bulletin) -> dict[str, object]:
    """Return a bulletin as JSON has it."""
    return {"title": bulletin.title, **to_builtins(bulletin, enc_hook=str)}
