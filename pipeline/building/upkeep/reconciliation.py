"""A file that two branches changed → one file, with no mark of a merge in it."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from babel import Locale
from msgspec.structs import replace

from pipeline import catalogs, merging, publishing
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.phrases import say

if TYPE_CHECKING:
    from pipeline.merging import Reconciled

_UNDETERMINED = Locale("root")
"""The language of a catalog that names none: it is merged like any other."""

_MARKS = "po-conflict-markers"
_LF, _CRLF = b"\n", b"\r\n"


def reconcile(
    path: str, base: bytes, ours: bytes, theirs: bytes
) -> Checked[bytes | None]:
    """Return what two branches made of a catalog, or of the ledger (`.json`).

    `path` names the file in the findings. Nothing is returned where a side
    can't be read; without a base that can, all is kept that the two have.
    What they contradict each other in is an error. Raises
    `ConfigurationError` for a ledger that can't be read.
    """
    if path.endswith(".json"):
        return _reconcile_ledgers(path, base, ours, theirs)
    parse = partial(parse_marked, path=path, locale=_UNDETERMINED)
    before, one, other = map(parse, (base, ours, theirs))
    found = (*one.diagnostics, *map(_on_theirs, other.diagnostics))
    if one.value is None or other.value is None:
        return Checked(value=None, diagnostics=found)
    merged = merging.reconcile(before.value, one.value, other.value)
    written = catalogs.serialize(merged.catalog)
    return Checked(
        # A merge changes no line that neither side changed.
        value=written.replace(_LF, _CRLF) if _CRLF in ours else written,
        diagnostics=(*found, *_contradictions(merged, path, Severity.ERROR)),
    )


def parse_marked(
    content: bytes | str,
    path: str = "",
    *,
    locale: Locale | None = None,
    source_locale: Locale | None = None,
) -> Checked[Catalog | None]:
    """Read a catalog as `catalogs.parse` does, and one in which a merge left marks.

    What the two sides have is then reconciled, and said (`is_marked`).
    """
    parse = partial(
        catalogs.parse, path=path, locale=locale, source_locale=source_locale
    )
    read = parse(content)
    sides = catalogs.part(content) if is_marked(read) else None
    if sides is None:
        return read
    one, other = parse(sides.ours), parse(sides.theirs)
    if one.value is None or other.value is None:
        faults = dict.fromkeys((*one.diagnostics, *other.diagnostics))
        return Checked(value=None, diagnostics=(*read.diagnostics, *faults))
    base = parse(sides.base).value if sides.base is not None else None
    merged = merging.reconcile(base, one.value, other.value)
    contradictions = _contradictions(merged, path, Severity.WARNING)
    return Checked(
        value=merged.catalog,
        diagnostics=(_both_kept(path, sides.line), *contradictions),
    )


def is_marked(read: Checked[Catalog | None]) -> bool:
    """Say whether there are marks of a merge in the file that was read."""
    return any(each.code == _MARKS for each in read.diagnostics)


def _reconcile_ledgers(
    path: str, base: bytes, ours: bytes, theirs: bytes
) -> Checked[bytes | None]:
    # A file that both branches added has an empty one for its base.
    before = publishing.parse(base, path) if base else None
    one, other = (publishing.parse(each, path) for each in (ours, theirs))
    united = publishing.unite(before, one, other, path)
    return Checked(
        value=publishing.serialize(united.value), diagnostics=united.diagnostics
    )


def _contradictions(
    merged: "Reconciled", path: str, severity: Severity
) -> Iterator[Diagnostic]:
    for entry in merged.conflicts:
        yield Diagnostic(
            code="merge-conflict",
            severity=severity,
            message=(
                say(
                    "The branches translate this differently. Ours is kept, the "
                    "other is in a comment: choose, remove the comment, and "
                    "approve the text."
                )
            ),
            path=path,
            context=entry.context,
            msgid=entry.source,
        )


def _both_kept(path: str, line: int) -> Diagnostic:
    return Diagnostic(
        code=_MARKS,
        severity=Severity.WARNING,
        message=(
            say(
                "A merge left its marks here. What both sides have is kept; "
                "`diptyque merge-driver --install` has git do so by itself."
            )
        ),
        path=path,
        line=line,
    )


def _on_theirs(finding: Diagnostic) -> Diagnostic:
    return replace(
        finding, message=say("On the other branch: {message}", message=finding.message)
    )
