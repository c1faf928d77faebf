"""A site → the part of it that is asked for, with all its articles judged.

Where checking and correcting begin alike.
"""

from msgspec import Struct

from pipeline import validating
from pipeline.building.contents.choosing import Choice, narrow
from pipeline.building.contents.inventory import (
    ArticleFile,
    read_ledger,
    take_inventory,
)
from pipeline.building.inspection.errands import Errand
from pipeline.building.inspection.judging import judge
from pipeline.building.inspection.records import Judgment, Judgments, recollect
from pipeline.model.diagnostics import Checked


class View(Struct, frozen=True, kw_only=True):
    """The articles of a site, the part that is asked for, and what was found in that.

    `before` is what was known, and `known` what is now.
    """

    inventory: Checked[tuple[ArticleFile, ...]]
    choice: Choice
    judged: tuple[Judgment, ...]
    before: Judgments
    known: Judgments

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all articles."""
        return tuple(file.path for file in self.inventory.value)


def view(errand: Errand) -> View:
    """Judge the articles that are asked for, as far as something has changed.

    Raises `ConfigurationError` for a name that means nothing here, and for rules that
    can't be asked.
    """
    site, store = errand.site, errand.store
    validating.select(site.check)
    errand.look()
    before = recollect(errand)
    ids = before.identified(errand)
    ledger = read_ledger(site, store)
    inventory = take_inventory(site, store, ledger, errand.executor, ids)
    choice = narrow(errand.only, inventory.value, site, store, errand.then)
    judged = judge(choice.articles, before.articles, errand)
    paths = (file.path for file in inventory.value)
    return View(
        inventory=inventory,
        choice=choice,
        judged=judged,
        before=before,
        known=before.with_articles(paths, judged),
    )
