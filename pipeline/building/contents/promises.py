"""The ledger of a site, and that of what is published → one that keeps both.

Readers know the site by what is published. A ledger that was lost, or never
committed, would announce everything to them once more.
"""

from collections.abc import Iterator, Mapping

from pipeline import publishing
from pipeline.building.contents.inventory import read_ledger
from pipeline.errors import ConfigurationError, StoreError
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.ledger import EditionRecord, Ledger
from pipeline.model.phrases import say, say_many
from pipeline.model.site import Site
from pipeline.ports import Store

PUBLISHED = "editions.json"
"""Where the ledger stands among what is published."""

_Records = Mapping[str, dict[str, EditionRecord]]
_MOST_NAMED = 5


def keep(site: Site, store: Store, output: Store) -> Checked[Ledger]:
    """Return the ledger with what it lacks of the editions that are published.

    Only of articles that are still there: what a site gives up is its own to
    decide. Raises `ConfigurationError`, which names them, for editions that
    would be announced again under another id.
    """
    ledger, published = read_ledger(site, store), _published(output)
    _refuse(_renamed(ledger, published), site)
    lost = {
        name: missing
        for name, editions in published.editions.items()
        if _has_file(name, published, store)
        and (missing := _missing(name, editions, ledger))
    }
    if not lost:
        return Checked(value=ledger)
    finding = _restored(sum(map(len, lost.values())), site)
    return Checked(value=_with(ledger, lost, published), diagnostics=(finding,))


def adopt(site: Site, store: Store, content: bytes, place: str) -> bytes:
    """Return the site's ledger with all that a deployed one has.

    What both know, the site's decides. `place` names the deployed one. Raises
    `ConfigurationError` for one that can't be read, or that contradicts it.
    """
    ours = read_ledger(site, store)
    theirs = publishing.parse(content, place)
    _refuse(_renamed(ours, theirs), site)
    return publishing.serialize(publishing.unite(None, ours, theirs, place).value)


def _published(output: Store) -> Ledger:
    """Return the ledger of what is published; nothing where none can be read."""
    try:
        return publishing.parse(output.read(PUBLISHED), PUBLISHED)
    except (StoreError, ConfigurationError):
        return Ledger()


def _renamed(ledger: Ledger, published: Ledger) -> Iterator[str]:
    """Yield the editions that readers know by another id."""
    for name, editions in published.editions.items():
        for tag, record in editions.items():
            known = ledger.find(name, tag)
            if known is not None and known.feed_id != record.feed_id:
                yield f"{name} ({tag})"


def _refuse(names: Iterator[str], site: Site) -> None:
    found = list(names)
    if not found:
        return
    named = ", ".join(found[:_MOST_NAMED]) + (" …" if len(found) > _MOST_NAMED else "")
    raise ConfigurationError(
        say_many(
            "{count} edition would be announced again, under another id than the "
            "published one: {names}.",
            "{count} editions would be announced again, under other ids than the "
            "published ones: {names}.",
            count=len(found),
            names=named,
        ),
        say(
            "Restore {ledger} from version control; or, if readers shall have them "
            "anew, remove {published} from the output.",
            ledger=site.ledger,
            published=PUBLISHED,
        ),
    )


def _has_file(name: str, published: Ledger, store: Store) -> bool:
    return any(
        store.exists(path) for path, owner in published.paths.items() if owner == name
    )


def _missing(
    name: str, editions: Mapping[str, EditionRecord], ledger: Ledger
) -> dict[str, EditionRecord]:
    return {
        tag: record
        for tag, record in editions.items()
        if ledger.find(name, tag) is None
    }


def _with(ledger: Ledger, lost: _Records, published: Ledger) -> Ledger:
    known = {name: dict(editions) for name, editions in ledger.editions.items()}
    for name, records in lost.items():
        known[name] = {**known.get(name, {}), **records}
    paths = {path: name for path, name in published.paths.items() if name in lost}
    return Ledger(
        editions=known,
        paths={**paths, **ledger.paths},
        domain=ledger.domain or published.domain,
    )


def _restored(count: int, site: Site) -> Diagnostic:
    return Diagnostic(
        code="ledger-restored",
        severity=Severity.WARNING,
        message=say_many(
            "{count} edition that is published was missing here, and was taken from "
            "the output, so that nothing is announced twice: commit this file.",
            "{count} editions that are published were missing here, and were taken "
            "from the output, so that nothing is announced twice: commit this file.",
            count=count,
        ),
        path=site.ledger,
    )
