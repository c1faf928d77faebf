"""A document and its translation → an article, and its catalog filled.

Runs in the workers: paths go in, small records come back.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline import aligning, extracting, merging, validating
from pipeline.aligning import Alignment
from pipeline.building.adoption.bilinguals import Document, Stack, read_document
from pipeline.building.adoption.claiming import Pair
from pipeline.building.adoption.granting import doubt, grant
from pipeline.building.contents.inventory import catalog_path, unreadable
from pipeline.building.contents.shelves import Shelf
from pipeline.building.contents.sources import read_catalog
from pipeline.building.tallies.reports import AlignedPair
from pipeline.building.upkeep.updating import is_unreadable, put
from pipeline.errors import StoreError
from pipeline.model.articles import Article
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Checked, Diagnostic, Severity, worst
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site


class Desk(Struct, frozen=True, kw_only=True):
    """What every pair needs to know.

    `ids` are those that the articles of the pairs shall have, `articles` the paths
    of those that the site has.
    """

    shelf: Shelf
    sides: tuple[Stack, Stack]
    source: Locale | None
    ids: Mapping[Pair, str]
    articles: frozenset[str]


_Result: TypeAlias = Checked[AlignedPair | None]


def introduce(desk: Desk, pairs: tuple[Pair, ...]) -> tuple[_Result, ...]:
    """Bring pairs of documents in, each by its two paths."""
    return tuple(_introduce(desk, pair) for pair in pairs)


def _introduce(desk: Desk, paths: Pair) -> _Result:
    """Read two documents, and make an article and a catalog of them."""
    texts: list[tuple[Stack, str, Checked[Document]]] = []
    for side, path in zip(desk.sides, paths, strict=True):
        try:
            read = read_document(side, path, desk.shelf.site)
        except StoreError as error:
            return _refused(unreadable(side.shown(path), error))
        if worst(read.diagnostics) is Severity.ERROR:
            return Checked(value=None, diagnostics=read.diagnostics)
        texts.append((side, path, read))
    if texts[1][2].value.article.locale == desk.source:
        texts.reverse()
    (side, path, ours), (_, _, theirs) = texts
    home = side.home(path, desk.shelf.site)
    pair = _Couple(
        source=replace(
            ours.value.article,
            path=home,
            id=desk.ids.get(paths, ""),
        ),
        target=theirs.value.article,
        content=ours.value.content,
        origin=side.shown(path),
    )
    refusal = _refusal(pair, desk)
    # Of the translation, which is no article of ours, only its text counts: so does a
    # field that would have been text, had it another name.
    passed = (each for each in theirs.diagnostics if each.code == "front-matter-field")
    said = (*ours.diagnostics, *passed)
    return _refused(refusal) if refusal else _write(pair, desk, said)


class _Couple(Struct, frozen=True, kw_only=True):
    """An article and its translation; `origin` is where the former came from."""

    source: Article
    target: Article
    content: bytes
    origin: str

    @property
    def is_placed(self) -> bool:
        """Whether the article stands where articles do."""
        return self.origin == self.source.path


def _refusal(pair: _Couple, desk: Desk) -> Diagnostic | None:
    """Return why a pair can't be brought in, if it can't."""
    source, store = pair.source, desk.shelf.store
    if source.locale == pair.target.locale:
        tag = to_tag(source.locale)
        message = say(
            "It is in `{tag}`, as is {path}. Correct `lang:`.",
            tag=tag,
            path=pair.target.path,
        )
        return _finding("align-language", message, pair.origin)
    if not source.id:
        message = say("Another article has its id. Give it one of its own with `id:`.")
        return _finding("align-exists", message, pair.origin)
    if pair.is_placed or not store.exists(source.path):
        return None
    if store.read(source.path) == pair.content:
        return None
    message = say(
        "There is already another {path}. Rename one of them.", path=source.path
    )
    return _finding("align-exists", message, pair.origin)


def _write(pair: _Couple, desk: Desk, said: tuple[Diagnostic, ...]) -> _Result:
    """Align, fill the catalog, and write what has changed."""
    source, target, shelf = pair.source, pair.target, desk.shelf
    old = read_catalog(source, target.locale, shelf.site, shelf.store)
    if is_unreadable(old):
        return Checked(value=None, diagnostics=old.diagnostics)
    alignment = aligning.align(source, target)
    path = catalog_path(shelf.site, target.locale, source.id)
    filled, found = _filled(pair, alignment, old.value, shelf.site, path)
    if no_translation := _no_translation(pair, alignment, found):
        return _refused(no_translation)
    is_new = not pair.is_placed and shelf.keeper.write(source.path, pair.content)
    written = put(path, filled, old, shelf)
    value = AlignedPair(
        source=source.path,
        origin=pair.origin if is_new else "",
        target=target.path,
        catalog=path,
        is_changed=bool(written.changes),
        approved=sum(each.is_approved for each in filled.translations),
        fuzzy=sum(each.is_fuzzy for each in filled.translations),
        untranslated=sum(not each.text for each in filled.translations),
        unplaced=len(alignment.unplaced),
    )
    partnerless = _partnerless(pair, alignment, filled, path)
    left = _left_over(target, desk)
    return Checked(
        value=value,
        diagnostics=(*said, *written.diagnostics, *partnerless, *left),
    )


def _no_translation(
    pair: _Couple, alignment: Alignment, found: Iterable[Diagnostic]
) -> Diagnostic | None:
    """Return why the one document is no translation of the other, if it is none."""
    path = pair.target.path
    if not alignment.renditions:
        message = say(
            "It has nothing in common with {path}: nothing was written.", path=path
        )
        return _finding("align-unlike", message, pair.origin)
    if _is_copy(pair, found):
        message = say(
            "It says word for word what {path} says, which is no translation: "
            "nothing was written.",
            path=path,
        )
        return _finding("align-language", message, pair.origin)
    return None


def _is_copy(pair: _Couple, found: Iterable[Diagnostic]) -> bool:
    """Say whether both have the same words, and not only names and figures."""
    ours, theirs = (
        [each.text for each in article.messages]
        for article in (pair.source, pair.target)
    )
    return ours == theirs and any(each.code == "identical-text" for each in found)


def _filled(
    pair: _Couple, alignment: Alignment, old: Catalog | None, site: Site, path: str
) -> tuple[Catalog, tuple[Diagnostic, ...]]:
    """Return the catalog filled, and what speaks against texts of it.

    Of these none is newly approved.
    """
    template = extracting.extract(pair.source, pair.target.locale, site.domain)
    merged = merging.merge(template, old)
    filled = grant(merged, alignment, pair.source, pair.target)
    found = tuple(validating.validate(pair.source, filled, site, path))
    return doubt(filled, merged, found), found


def _partnerless(
    pair: _Couple, alignment: Alignment, catalog: Catalog, path: str
) -> Iterator[Diagnostic]:
    """Yield what found no partner: of the article, then of its translation."""
    approved = {each.key for each in catalog.translations if each.is_approved}
    locale = to_tag(catalog.locale)
    for place in alignment.untranslated:
        message = pair.source.messages[place]
        if message.key not in approved:
            text = say(
                "Nothing in {path} says it: it waits to be translated.",
                path=pair.target.path,
            )
            found = _finding("align-untranslated", text, pair.origin, Severity.INFO)
            yield replace(
                found,
                line=message.line,
                locale=locale,
                context=message.context,
                msgid=message.text,
            )
    for place, _ in alignment.unplaced:
        message = pair.target.messages[place]
        text = say(
            "Nothing in {origin} says it: it stands in a comment in {catalog}.",
            origin=pair.origin,
            catalog=path,
        )
        found = _finding("align-unplaced", text, pair.target.path, Severity.WARNING)
        yield replace(found, line=message.line, locale=locale, msgid=message.text)


def _left_over(target: Article, desk: Desk) -> Iterator[Diagnostic]:
    """Say that a translation is also an article, where it is one."""
    if target.path in desk.articles:
        text = say(
            "It is still an article too. Remove it when its text is in the catalog."
        )
        yield _finding("align-article", text, target.path, Severity.WARNING)


def _refused(finding: Diagnostic) -> _Result:
    return Checked(value=None, diagnostics=(finding,))


def _finding(
    code: str, message: str, path: str, severity: Severity = Severity.ERROR
) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message=message, path=path)
