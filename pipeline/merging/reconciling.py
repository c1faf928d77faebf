"""Three states of one catalog → one: what both branches did, entry by entry.

The base is the last state that the two branches had in common.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from pipeline.catalogs import plural_rule
from pipeline.merging.agreeing import agree_on_lines, weave
from pipeline.merging.headers import Versions, agree_on_headers, is_newer, last_revised
from pipeline.merging.redrafting import Standings, redraft
from pipeline.merging.settling import Standing, settle
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.versions import agree

_RULE = "Plural-Forms"
_Keys: TypeAlias = tuple[MessageKey, ...]


class Reconciled(Struct, frozen=True, kw_only=True):
    """A catalog, and those of its entries that the two sides contradict."""

    catalog: Catalog
    conflicts: tuple[Translation, ...] = ()


def reconcile(base: Catalog | None, ours: Catalog, theirs: Catalog) -> Reconciled:
    """Return what two branches made of a catalog; without a base, all they have.

    Laws: what only one side changed is as that side has it; what a side has
    approved is approved after, unless the other took it back or contradicts
    it; who is ours matters to contradictions and to ties of order. The lines
    of the files are forgotten (`tests/merging/test_reconciling_laws.py`).
    """
    nothing = Catalog(locale=ours.locale, source_locale=ours.source_locale)
    versions = Versions(base or nothing, ours, theirs)
    follows_theirs = _follows_theirs(
        [_keys(each.translations) for each in versions],
        otherwise=is_newer("POT-Creation-Date", theirs, ours),
    )
    settled = _settled(versions, follows_theirs=follows_theirs)
    standings = _ordered(versions, settled, follows_theirs=follows_theirs)
    return Reconciled(
        catalog=_catalog(versions, standings),
        conflicts=tuple(each.entry for each in standings if each.is_conflict),
    )


def _catalog(versions: Versions, standings: Sequence[Standing]) -> Catalog:
    """Return the entries under the header on which the two sides agree."""
    lead = last_revised(versions)
    return Catalog(
        locale=lead.locale,
        source_locale=agree(
            *(each.source_locale for each in versions), otherwise=lead.source_locale
        ),
        translations=tuple(each.entry for each in standings if each.is_live),
        obsolete=tuple(each.entry for each in standings if not each.is_live),
        headers=agree_on_headers(versions),
        comments=agree_on_lines(*(each.comments for each in versions)),
        extracted=agree_on_lines(*(each.extracted for each in versions)),
        references=agree_on_lines(*(each.references for each in versions)),
        is_fuzzy_header=agree(
            *(each.is_fuzzy_header for each in versions),
            otherwise=lead.is_fuzzy_header,
        ),
    )


def _settled(versions: Versions, *, follows_theirs: bool) -> Standings:
    """Return what becomes of each entry that either side has."""
    known = [_standings(each) for each in versions]
    before, one, other = known
    found = {
        key: settle(
            before.get(key),
            one.get(key),
            other.get(key),
            follows_theirs=follows_theirs,
        )
        for key in {**one, **other}
    }
    forms = _changed_forms(versions)
    fitted = {
        key: _fitted(each, forms) for key, each in found.items() if each is not None
    }
    lead = last_revised(versions)
    return redraft(fitted, known, (lead.source_locale.language, lead.locale.language))


def _changed_forms(versions: Versions) -> int:
    """Return how many plural forms a text shall have, where the sides differ in it."""
    rules = {each.header(_RULE) for each in versions[1:]}
    return (
        plural_rule(last_revised(versions).header(_RULE)).count if len(rules) > 1 else 0
    )


def _fitted(standing: Standing, forms: int) -> Standing:
    """Have a text reviewed that gettext would refuse under the other side's rule."""
    entry = standing.entry
    if not forms or len(entry.texts) in {0, forms} or not entry.is_approved:
        return standing
    return Standing(
        replace(entry, is_fuzzy=True), is_live=standing.is_live, is_conflict=True
    )


def _standings(catalog: Catalog) -> dict[MessageKey, Standing]:
    return {
        each.key: Standing(_bare(each), is_live=is_live)
        for entries, is_live in (
            (catalog.translations, True),
            (catalog.obsolete, False),
        )
        for each in entries
    }


def _bare(entry: Translation) -> Translation:
    return replace(entry, line=0) if entry.line else entry


def _ordered(
    versions: Versions, settled: Standings, *, follows_theirs: bool
) -> list[Standing]:
    """Return the entries in the order of the newer source, each kind by itself.

    Those that were live on both sides and are obsolete now come last.
    """
    live = _woven(
        [_keys(each.translations) for each in versions], otherwise=follows_theirs
    )
    obsolete = _woven(
        [_keys(each.obsolete) for each in versions], otherwise=follows_theirs
    )
    known = [key for key in live if key in settled]
    lasting = (key for key in known if settled[key].is_live)
    retired = (key for key in obsolete if key in settled)
    return [settled[key] for key in dict.fromkeys((*lasting, *retired, *known))]


def _woven(orders: Sequence[_Keys], *, otherwise: bool) -> Iterator[MessageKey]:
    _, ours, theirs = orders
    if _follows_theirs(orders, otherwise=otherwise):
        return weave(theirs, ours)
    return weave(ours, theirs)


def _follows_theirs(orders: Sequence[_Keys], *, otherwise: bool) -> bool:
    """Say whether their order is the newer: that which was changed.

    Where both were, to move entries is more than to add some: what the other side
    added finds its place in the new order, and not the other way round.
    """
    base, ours, theirs = orders
    for is_ours, is_theirs in (
        (ours != base, theirs != base),
        (_is_moved(base, ours), _is_moved(base, theirs)),
    ):
        if is_ours != is_theirs:
            return is_theirs
    return otherwise


def _is_moved(base: _Keys, side: _Keys) -> bool:
    """Say whether a side has put entries that both know into another order."""
    both = {*base} & {*side}
    known, now = ([key for key in keys if key in both] for keys in (base, side))
    return known != now


def _keys(entries: tuple[Translation, ...]) -> _Keys:
    return tuple(each.key for each in entries)
