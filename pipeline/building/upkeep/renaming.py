"""An article that resembles a published one which is gone → whether it is that one.

Readers know an article by its id: what has that of another is never announced.
So it takes more than likeness (`docs/decisions/0018-renaming.md`).
"""

from pipeline import extracting, merging
from pipeline.building.contents.releasing import released_on
from pipeline.building.contents.shelves import Job, Shelf, open_catalog
from pipeline.building.contents.sources import read_article
from pipeline.errors import StoreError
from pipeline.model.articles import Article
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.ledger import Ledger
from pipeline.model.locales import parse_tag
from pipeline.model.phrases import say


def is_renamed(
    job: Job, former: str, tags: tuple[str, ...], ledger: Ledger, shelf: Shelf
) -> bool:
    """Say whether an article is the one that was published under a former id.

    It is, if it says so, has no date, has the date on which that one appeared,
    or has not changed by a word. `tags` are the languages of its catalogs.
    """
    if former not in ledger.editions:
        return True
    try:
        article = read_article(job.file, shelf.site, shelf.store).value
    except StoreError:
        return False
    released = released_on(article.metadata, shelf.site)
    if article.metadata.date is None or released is None:
        return True
    moment = shelf.site.moment(released)
    began = {each.first_published for each in ledger.editions[former].values()}
    return moment in began or _is_unchanged(article, former, tags, shelf)


def _is_unchanged(
    article: Article, former: str, tags: tuple[str, ...], shelf: Shelf
) -> bool:
    catalog = open_catalog(former, parse_tag(tags[0]), shelf).value
    if catalog is None:
        return False
    if catalog.header("X-Article-Id") == article.id:
        return True
    return merging.likeness(extracting.extract(article, article.locale), catalog) >= 1


def newcomer(path: str, former: str) -> Diagnostic:
    """Say that an article is taken for a new one, though it resembles another."""
    return Diagnostic(
        code="uncertain-rename",
        severity=Severity.WARNING,
        message=say(
            "It resembles `{id}`, which is gone and was published on another date, "
            "so readers are told of it as of a new article. Write `id: {id}` in it "
            "if it is the same.",
            id=former,
        ),
        path=path,
    )
