"""Template + old `Catalog` → the catalog as the translator should find it."""

from msgspec.structs import replace

from pipeline.merging.carrying import carry
from pipeline.merging.elsewhere import match_elsewhere
from pipeline.merging.exact import match_exact
from pipeline.merging.matching import Edit, Matches, Pass
from pipeline.merging.neighbours import match_neighbours
from pipeline.merging.overruling import match_overruled
from pipeline.merging.regrouping import match_regrouped
from pipeline.merging.retiring import retire
from pipeline.merging.straying import match_strays
from pipeline.merging.typographic import match_typographic
from pipeline.merging.whereabouts import Surroundings
from pipeline.model.catalogs import Catalog, Translation

PASSES: tuple[Pass, ...] = (
    match_exact,
    match_typographic,
    match_overruled,
    match_regrouped,
    match_neighbours,
    match_elsewhere,
    match_strays,
)
"""The order of the passes is the order of our trust in them."""

_OURS = frozenset({"X-Article-Id", "X-Source-Language"})


def merge(template: Catalog, old: Catalog | None) -> Catalog:
    """Return the template's messages with the old catalog's translations.

    Laws: no approved pair is lost, it is live or obsolete; merging again
    changes nothing; merging with the former template restores what was
    approved (`tests/merging/test_laws.py`).
    """
    if old is None:
        return template
    edit = Edit(
        template=template.translations,
        live=old.translations,
        obsolete=old.obsolete,
        languages=(template.source_locale.language, template.locale.language),
    )
    matches: Matches = {}
    for find in PASSES:
        matches = {**matches, **find(edit, matches)}
    obsolete = retire(edit, matches)
    return replace(
        template,
        translations=_carried(edit, matches, obsolete),
        obsolete=obsolete,
        headers=_headers(template, old),
        comments=old.comments,
        extracted=old.extracted,
        references=old.references,
        is_fuzzy_header=old.is_fuzzy_header,
    )


def _carried(
    edit: Edit, matches: Matches, obsolete: tuple[Translation, ...]
) -> tuple[Translation, ...]:
    surroundings = Surroundings(edit.template, obsolete, edit.languages)
    return tuple(
        carry(message, matches.get(at), surroundings)
        for at, message in enumerate(edit.template)
    )


def _headers(template: Catalog, old: Catalog) -> tuple[tuple[str, str], ...]:
    """Keep the translator's header; what is ours is the template's to say."""
    new = dict(template.headers)
    kept = tuple(
        (name, new[name] if name in _OURS and name in new else value)
        for name, value in old.headers
    )
    present = {name for name, _ in kept}
    return (*kept, *(each for each in template.headers if each[0] not in present))
