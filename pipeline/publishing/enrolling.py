"""Ledger + editions about to be published → the ledger that remembers them.

A promise once made is kept: a feed id, a first publication and an address
never change, whatever becomes of title, date or file. Only a new `slug:`
moves an edition, and its old address stays its own, as a redirect.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.ledger import EditionRecord, Ledger
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.publishing.planning import Key, Proposal, plan


def enroll(
    ledger: Ledger, proposals: Iterable[Proposal], site: Site, now: datetime
) -> Checked[Ledger]:
    """Return the ledger with every edition that can be published.

    A translation is first published now, an article of its own language at
    its date. Of two editions that want one address, the one in the ledger has
    it, else the first by path; a new edition that gets none is left out.
    """
    register = _Register(ledger)
    found: list[Diagnostic] = []

    def turn(proposal: Proposal) -> tuple[bool, str, Key]:
        is_new = ledger.find(*proposal.key) is None
        return (is_new, proposal.path, proposal.key)

    for proposal in sorted(proposals, key=turn):
        known = ledger.find(*proposal.key)
        planned = plan(proposal, known, site, now)
        found += planned.diagnostics
        owner = register.owner(planned.value.folder)
        if owner in {None, proposal.key}:
            register.enter(proposal, planned.value)
        else:
            found.append(
                _duplicate(proposal, known, planned.value, register.name(owner))
            )
            if known:
                register.enter(proposal, known)
    enrolled = replace(register.close(), domain=ledger.domain or _origin(ledger, site))
    return Checked(value=enrolled, diagnostics=tuple(found))


def _origin(ledger: Ledger, site: Site) -> str:
    """Return the host that most of a ledger's ids have, or else the site's.

    Ledgers did not always say which the site began with.
    """
    hosts = Counter(
        record.feed_id.removeprefix("tag:").partition(",")[0]
        for editions in ledger.editions.values()
        for record in editions.values()
        if record.feed_id.startswith("tag:")
    )
    return min(hosts, key=lambda host: (-hosts[host], host), default=site.domain)


class _Register:
    """A ledger that is being written, and who has which address."""

    def __init__(self, ledger: Ledger) -> None:
        self._editions = dict(ledger.editions)
        self._paths = dict(ledger.paths)
        self._files = {article_id: path for path, article_id in ledger.paths.items()}
        self._owners = {
            folder.casefold(): (article_id, tag)
            for article_id, editions in ledger.editions.items()
            for tag, record in editions.items()
            for folder in record.folders
        }

    def owner(self, folder: str) -> Key | None:
        """Return which edition has the address, or ever had it."""
        return self._owners.get(folder.casefold())

    def name(self, owner: Key) -> str:
        """Return what the author knows the owner of an address by."""
        return self._files.get(owner[0], owner[0])

    def enter(self, proposal: Proposal, record: EditionRecord) -> None:
        """Write an edition down, and which file its article is in now."""
        article_id, tag = proposal.key
        earlier = self._editions.get(article_id, {})
        if earlier.get(tag) != record:
            self._editions[article_id] = {**earlier, tag: record}
            self._owners[record.folder.casefold()] = proposal.key
        file = self._files.get(article_id)
        if file != proposal.path:
            if file and self._paths.get(file) == article_id:
                del self._paths[file]
            self._files[article_id] = proposal.path
            self._paths[proposal.path] = article_id

    def close(self) -> Ledger:
        """Return what was written."""
        return Ledger(editions=self._editions, paths=self._paths)


def _duplicate(
    proposal: Proposal, known: EditionRecord | None, wanted: EditionRecord, other: str
) -> Diagnostic:
    return Diagnostic(
        code="duplicate-slug",
        severity=Severity.WARNING if known else Severity.ERROR,
        message=(
            say(
                "The address {folder} belongs to {other}, so it stays at {known}: give "
                "one of the two a `slug:` that no other has, here or in its catalog.",
                folder=wanted.folder,
                other=other,
                known=known.folder,
            )
            if known
            else say(
                "The address {folder} belongs to {other}, so it is not published: give "
                "one of the two a `slug:` that no other has, here or in its catalog.",
                folder=wanted.folder,
                other=other,
            )
        ),
        path=proposal.path,
        locale=to_tag(proposal.locale),
    )
