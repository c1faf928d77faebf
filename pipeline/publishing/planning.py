"""Proposal → the record it asks for: slug, address, feed id, first publication."""

from datetime import date, datetime

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.ledger import EditionRecord
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.publishing.naming import is_reserved
from pipeline.text import is_device, slugify

Key = tuple[str, str]
"""What the ledger knows an edition by: article id, language tag."""


class Proposal(Struct, frozen=True, kw_only=True):
    """An edition that may be published.

    `slug` is what the front matter or the translator asks for, else empty;
    `title` is what a slug is made from otherwise. `date` is the article's.
    """

    article_id: str
    path: str
    locale: Locale
    is_source: bool
    title: str
    slug: str = ""
    date: date | datetime | None = None
    is_page: bool = False

    @property
    def key(self) -> Key:
        """What the ledger knows the edition by."""
        return (self.article_id, to_tag(self.locale))


def plan(
    proposal: Proposal, known: EditionRecord | None, site: Site, now: datetime
) -> Checked[EditionRecord]:
    """Return the record that an edition asks for, which another may stand against.

    What is known stays, but for a new `slug:`.
    """
    if known is None:
        return _first(proposal, site, now)
    if not proposal.slug:
        return Checked(value=known)
    parent = known.folder.removesuffix(f"{known.slugs[-1]}/")
    slug = _slug(proposal, known.slugs[-1], parent)
    return Checked(
        value=_moved(known, slug.value, parent), diagnostics=slug.diagnostics
    )


def _first(proposal: Proposal, site: Site, now: datetime) -> Checked[EditionRecord]:
    """Mint what will never change; the feed id as RFC 4151 has it."""
    article_id, tag = proposal.key
    began = proposal.date if proposal.is_source and proposal.date else now
    moment = site.moment(began)
    parent = f"{tag}/{_dated(proposal, site)}"
    slug = _slug(proposal, _invented(proposal), parent)
    record = EditionRecord(
        feed_id=f"tag:{site.domain},{moment.year:04}:{article_id}:{tag}",
        slugs=(slug.value,),
        folders=(f"{parent}{slug.value}/",),
        first_published=moment,
    )
    return Checked(value=record, diagnostics=slug.diagnostics)


def _dated(proposal: Proposal, site: Site) -> str:
    """Return the folders of the article's month; a page stands outside of time."""
    if proposal.date is None or proposal.is_page:
        return ""
    day = site.moment(proposal.date)
    return f"{day.year:04}/{day.month:02}/"


def _moved(known: EditionRecord, slug: str, parent: str) -> EditionRecord:
    """Put a slug in force; the month of the address stays what it was."""
    if slug == known.slugs[-1]:
        return known
    folder = f"{parent}{slug}/"
    pairs = zip(known.slugs, known.folders, strict=True)
    left = [pair for pair in pairs if pair[1] != folder]
    slugs, folders = zip(*left, (slug, folder), strict=True)
    return replace(known, slugs=slugs, folders=folders)


def _slug(proposal: Proposal, fallback: str, parent: str) -> Checked[str]:
    """Return a slug that can stand in the folder, near to what was asked for."""
    slug = slugify(proposal.slug) or fallback
    is_dated = "/" in parent.removesuffix("/")
    is_taken = is_device(slug) or (is_reserved(slug) and not is_dated)
    safe = f"{slug}-1" if is_taken else slug
    if not proposal.slug or safe == proposal.slug:
        return Checked(value=safe)
    return Checked(value=safe, diagnostics=(_unfit(proposal, safe, is_taken=is_taken),))


def _invented(proposal: Proposal) -> str:
    """Make a slug from the title, or from the id if that has no Latin letter."""
    return slugify(proposal.title) or slugify(proposal.article_id.rpartition("/")[2])


def _unfit(proposal: Proposal, safe: str, *, is_taken: bool) -> Diagnostic:
    return Diagnostic(
        code="reserved-slug" if is_taken else "unsafe-slug",
        severity=Severity.WARNING,
        message=say(
            "the slug {slug!r} is the name of something else; write another, or "
            "{safe!r}",
            slug=proposal.slug,
            safe=safe,
        )
        if is_taken
        else say(
            "the slug {slug!r} can't be an address; write another, or {safe!r}",
            slug=proposal.slug,
            safe=safe,
        ),
        path=proposal.path,
        locale=to_tag(proposal.locale),
    )
