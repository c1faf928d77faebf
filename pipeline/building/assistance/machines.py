"""Empty texts → an engine, and what it answers → their catalogs.

A catalog at a time: what an engine has done is on disk before the next is
asked for, so that a run that is stopped loses nothing it paid for.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from pipeline.building.assistance.prefilling import Prefilled, Supplies
from pipeline.building.assistance.sheets import (
    Answers,
    ArticleSheet,
    Inquiry,
    WordsSheet,
    WorkSheet,
)
from pipeline.building.assistance.wordings import open_wordings
from pipeline.building.contents.choosing import Choice
from pipeline.building.contents.inventory import site_catalog_path
from pipeline.building.upkeep.opening import open_catalogs
from pipeline.errors import OperatingError
from pipeline.model.articles import MessageKey
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.locales import is_pseudo, to_tag
from pipeline.model.phrases import say
from pipeline.ports import Engine
from pipeline.translating import restore

_MOST_LETTERS = 4_000
_MOST_TEXTS = 40
"""What is sent at once: few enough for every service, and for a message lost."""

Progress = Callable[[int, int], None]


def ask(
    engine: Engine,
    supplies: Supplies,
    choice: Choice,
    known: Sequence[Prefilled],
    progress: Progress,
) -> Checked[tuple[Prefilled, ...]]:
    """Fill what is empty in the catalogs with what an engine answers.

    Where it fails, that is a finding, and no more is sent: what came before is
    kept.
    """
    wanted = [each for each in known if each.empty and not _is_pseudo(each, supplies)]
    done = {each.path: each for each in known}
    found: list[Diagnostic] = []
    for count, each in enumerate(wanted):
        progress(count, len(wanted))
        sheet = _open(supplies, choice, each)
        if sheet is None:
            continue
        answered = _ask(engine, sheet)
        found += answered.diagnostics
        # It took a while, in which a person may have saved the catalog.
        if sheet := _open(supplies, choice, each):
            after = sheet.take(answered.value, engine.name)
            done[each.path] = _added(each, after)
        if any(one.code == "engine-failed" for one in answered.diagnostics):
            break
    return Checked(value=tuple(done.values()), diagnostics=tuple(found))


def _is_pseudo(each: Prefilled, supplies: Supplies) -> bool:
    return any(
        is_pseudo(locale) and to_tag(locale) == each.tag
        for locale in supplies.site.languages
    )


def _open(supplies: Supplies, choice: Choice, each: Prefilled) -> WorkSheet | None:
    """Return the catalog as it stands now."""
    if not each.article:
        return _open_words(supplies, each)
    file = next((one for one in choice.articles if one.id == each.article), None)
    found = open_catalogs(supplies.site, supplies.store, choice, file) if file else ()
    opened = (one.value for one in found)
    return next(
        (
            ArticleSheet(supplies, one)
            for one in opened
            if one and one.path == each.path
        ),
        None,
    )


def _open_words(supplies: Supplies, each: Prefilled) -> WorkSheet | None:
    for locale in supplies.site.languages:
        if site_catalog_path(supplies.site, locale) == each.path:
            opened = open_wordings(locale, supplies.site, supplies.store).value
            return WordsSheet(supplies, opened) if opened else None
    return None


def _added(before: Prefilled, after: Prefilled) -> Prefilled:
    return replace(
        after, filled={**before.filled, **after.filled}, helped=before.helped
    )


def _ask(engine: Engine, sheet: WorkSheet) -> Checked[Answers]:
    """Return what an engine answers for the empty entries, batch by batch."""
    said: dict[MessageKey, tuple[str, ...]] = {}
    found: list[Diagnostic] = []
    for batch in _batches(sheet.inquiries()):
        texts = [fragment.xml for each in batch for fragment in each.fragments]
        try:
            answers = iter(engine.translate(texts, *batch[0].tags))
        except OperatingError as error:
            found.append(_failure(sheet, error))
            break
        for each in batch:
            restored = tuple(restore(one, next(answers)) for one in each.fragments)
            if all(restored):
                said[each.entry.key] = restored
            else:
                found.append(_refusal(sheet, each, engine.name))
    return Checked(value=said, diagnostics=tuple(found))


def _batches(inquiries: Iterator[Inquiry]) -> Iterator[list[Inquiry]]:
    """Yield inquiries between the same languages, as many as are sent at once."""
    batch: list[Inquiry] = []
    letters = count = 0
    for each in inquiries:
        size = sum(len(fragment.xml) for fragment in each.fragments)
        is_full = letters + size > _MOST_LETTERS or count >= _MOST_TEXTS
        if batch and (is_full or batch[0].tags != each.tags):
            yield batch
            batch, letters, count = [], 0, 0
        batch.append(each)
        letters += size
        count += len(each.fragments)
    if batch:
        yield batch


def _failure(sheet: WorkSheet, error: OperatingError) -> Diagnostic:
    return Diagnostic(
        code="engine-failed",
        severity=Severity.ERROR,
        message=say("{message} {hint}", message=error.message, hint=error.hint),
        path=sheet.path,
        article=sheet.article,
        locale=sheet.tag,
    )


def _refusal(sheet: WorkSheet, inquiry: Inquiry, engine: str) -> Diagnostic:
    return Diagnostic(
        code="marks-lost",
        severity=Severity.INFO,
        message=say(
            "{engine} lost the marks of this text, so it stays empty: translate it "
            "by hand.",
            engine=engine,
        ),
        path=sheet.path,
        article=sheet.article,
        locale=sheet.tag,
        context=inquiry.entry.context,
        msgid=inquiry.entry.source,
    )
