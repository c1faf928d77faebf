"""Empty texts → an engine, and what it answers → their catalogs.

A catalog at a time: what an engine has done is on disk before the next is
asked for, so that a run that is stopped loses nothing it paid for.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.building.choosing import Choice
from pipeline.building.opening import OpenCatalog, open_catalogs
from pipeline.building.prefilling import Prefilled, Supplies, put, told
from pipeline.errors import OperatingError
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.locales import is_pseudo, to_tag
from pipeline.model.phrases import say
from pipeline.ports import Engine
from pipeline.translating import Filled, Fragment, fill_by_machine, protect, restore

_MOST_LETTERS = 4_000
_MOST_TEXTS = 40
"""What is sent at once: few enough for every service, and for a message lost."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """An entry on its way to the engine, and its message as that reads it."""

    entry: Translation
    fragment: Fragment


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
        opened = _open(supplies, choice, each)
        if opened is None:
            continue
        answered = _ask(engine, opened)
        found += answered.diagnostics
        # It took a while, in which a person may have saved the catalog.
        if opened := _open(supplies, choice, each):
            filled = dict(_filled(opened, answered.value, engine.name))
            put(supplies, opened, filled)
            done[each.path] = _added(each, told(opened, filled))
        if any(one.code == "engine-failed" for one in answered.diagnostics):
            break
    return Checked(value=tuple(done.values()), diagnostics=tuple(found))


def _is_pseudo(each: Prefilled, supplies: Supplies) -> bool:
    return any(
        is_pseudo(locale) and to_tag(locale) == each.tag
        for locale in supplies.site.languages
    )


def _open(supplies: Supplies, choice: Choice, each: Prefilled) -> OpenCatalog | None:
    """Return the catalog as it stands now."""
    file = next((one for one in choice.articles if one.id == each.article), None)
    found = open_catalogs(supplies.site, supplies.store, choice, file) if file else ()
    return next((one.value for one in found if _is_of(one.value, each)), None)


def _is_of(opened: OpenCatalog | None, each: Prefilled) -> bool:
    return opened is not None and opened.path == each.path


def _added(before: Prefilled, after: Prefilled) -> Prefilled:
    return replace(
        after, filled={**before.filled, **after.filled}, helped=before.helped
    )


def _filled(
    opened: OpenCatalog, answers: Mapping[MessageKey, str], engine: str
) -> Iterator[tuple[MessageKey, Filled]]:
    """Yield the entries that are still empty, with what the engine answered."""
    for entry, _ in opened.empty:
        if entry.key in answers:
            yield entry.key, fill_by_machine(entry, answers[entry.key], engine)


def _ask(engine: Engine, opened: OpenCatalog) -> Checked[dict[MessageKey, str]]:
    """Return what an engine answers for the empty entries, batch by batch."""
    said: dict[MessageKey, str] = {}
    found: list[Diagnostic] = []
    tags = (to_tag(opened.catalog.source_locale), to_tag(opened.catalog.locale))
    for batch in _batches(opened):
        texts = [each.fragment.xml for each in batch]
        try:
            answers = engine.translate(texts, *tags)
        except OperatingError as error:
            found.append(_failure(opened, error))
            break
        for sent, answer in zip(batch, answers, strict=True):
            text = restore(sent.fragment, answer)
            if text:
                said[sent.entry.key] = text
            else:
                found.append(_refusal(opened, sent.entry, engine.name))
    return Checked(value=said, diagnostics=tuple(found))


def _batches(opened: OpenCatalog) -> Iterator[list[_Sent]]:
    batch: list[_Sent] = []
    letters = 0
    for entry, message in opened.empty:
        sent = _Sent(entry=entry, fragment=protect(message))
        size = len(sent.fragment.xml)
        if batch and (letters + size > _MOST_LETTERS or len(batch) >= _MOST_TEXTS):
            yield batch
            batch, letters = [], 0
        batch.append(sent)
        letters += size
    if batch:
        yield batch


def _failure(opened: OpenCatalog, error: OperatingError) -> Diagnostic:
    return Diagnostic(
        code="engine-failed",
        severity=Severity.ERROR,
        message=say("{message} {hint}", message=error.message, hint=error.hint),
        path=opened.path,
        article=opened.article.path,
        locale=to_tag(opened.catalog.locale),
    )


def _refusal(opened: OpenCatalog, entry: Translation, engine: str) -> Diagnostic:
    return Diagnostic(
        code="marks-lost",
        severity=Severity.INFO,
        message=say(
            "{engine} lost the marks of this text, so it stays empty: translate it "
            "by hand.",
            engine=engine,
        ),
        path=opened.path,
        article=opened.article.path,
        locale=to_tag(opened.catalog.locale),
        context=entry.context,
        msgid=entry.source,
    )
