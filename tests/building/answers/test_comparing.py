"""What an edit costs translators, before it is merged."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline import building
from pipeline.adapters import InlineExecutor
from pipeline.adapters.revisions import open_revision
from pipeline.building import Cost, CostReport, Tally
from pipeline.model.locales import parse_tag, to_tag
from tests.building.desk import FIGS, LAMP, RAIN, TRAM, Desk, article
from tests.repository import Repository, begin

Needs = Callable[[str], str]
FREE = Cost()
ENGLISH = parse_tag("en")
LONG = f"{FIGS} {LAMP} {RAIN}"
PRICE = "La figue se vend 3,50 € le cageot, et le pain 2 €."
WHO = "Ce soir, c'est Rémi qui tient la caisse."


@dataclass(frozen=True, slots=True)
class Draft:
    """A site under version control, and an edit of it."""

    desk: Desk
    repository: Repository

    def edit(self, *paragraphs: str, title: str = "Le marché") -> None:
        """Write the article anew."""
        self.desk.save("market.md", article(title, *paragraphs))

    def report(self, *only: str, since: str = "HEAD") -> CostReport:
        """Ask what the edit costs."""
        return building.compare(
            self.desk.site,
            store=self.desk.store,
            then=open_revision(str(self.desk.root), since),
            executor=InlineExecutor(),
            only=only,
        )

    def cost(self, *only: str, since: str = "HEAD") -> Cost:
        """Ask what the edit costs in English: the same before and after extracting."""
        files = self.desk.files()
        announced = self.report(*only, since=since)
        assert files == self.desk.files(), "something was written"
        self.desk.extract()
        assert self.report(*only, since=since).totals() == announced.totals()
        return announced.totals().get(ENGLISH, FREE)


@pytest.fixture
def draft(tmp_path: Path, needs: Needs) -> Draft:
    """A site of two articles in French, all translated and committed."""
    desk = Desk(tmp_path / "site")
    desk.save("market.md", article("Le marché", LONG, PRICE, WHO))
    desk.save("tram.md", article("Le tramway", TRAM))
    desk.extract()
    desk.translate("market")
    desk.translate("tram")
    repository = begin(needs("git"), desk.root)
    repository.commit("All")
    return Draft(desk, repository)


def test_nothing_that_differs_costs_nothing(draft: Draft) -> None:
    assert draft.report() == CostReport(articles=0, editions=())


def test_only_the_sentence_that_changed_is_outdated(draft: Draft) -> None:
    draft.edit(LONG.replace("entière", "tout entière"), PRICE, WHO)
    assert draft.cost() == Cost(outdated=Tally(texts=1, words=13))


def test_a_sentence_that_is_left_out_is_one_to_leave_out(draft: Draft) -> None:
    draft.edit(f"{FIGS} {RAIN}", PRICE, WHO)
    assert draft.cost() == Cost(outdated=Tally(texts=1, words=12))


def test_a_new_paragraph_is_new(draft: Draft) -> None:
    draft.edit(LONG, PRICE, "Tout est neuf ici. Et personne ne l'a lu.", WHO)
    assert draft.cost() == Cost(new=Tally(texts=2, words=9))


def test_figures_and_names_alone_are_to_be_checked(draft: Draft) -> None:
    draft.edit(LONG, PRICE.replace("3,50", "3,80"), WHO.replace("Rémi", "Lou"))
    assert draft.cost() == Cost(figures=1, names=1)


def test_typography_keeps_its_approval(draft: Draft) -> None:
    draft.edit(LONG.replace("'", "’"), PRICE.replace(" €", "\u00a0€"), WHO)
    assert draft.cost() == Cost(kept=2)


def test_a_paragraph_that_was_split_is_to_be_looked_at(draft: Draft) -> None:
    draft.edit(FIGS, f"{LAMP} {RAIN}", PRICE, WHO)
    assert draft.cost() == Cost(regrouped=2)


@pytest.mark.parametrize(
    "paragraphs", [(WHO, PRICE, LONG), (LONG,), (LONG, WHO, PRICE)]
)
def test_what_is_moved_or_taken_out_costs_nothing(
    draft: Draft, paragraphs: tuple[str, ...]
) -> None:
    draft.edit(*paragraphs)
    assert draft.cost() == FREE
    assert draft.report().articles == 1


def test_a_paragraph_that_moves_to_another_article_costs_nothing(draft: Draft) -> None:
    draft.edit(LONG, PRICE)
    draft.desk.save("tram.md", article("Le tramway", TRAM, WHO))
    assert draft.cost() == FREE


def test_a_whole_article_that_goes_into_another_costs_nothing(draft: Draft) -> None:
    draft.edit(LONG, PRICE, WHO, TRAM)
    draft.desk.delete("tram.md")
    assert draft.cost() == FREE


def test_an_article_that_is_renamed_or_gone_costs_nothing(draft: Draft) -> None:
    draft.desk.rename("market.md", "city/square.md")
    draft.desk.delete("tram.md")
    assert draft.cost() == FREE
    assert [each.id for each in draft.report().editions] == ["city/square"]


def test_a_new_article_is_new_in_every_sentence(draft: Draft) -> None:
    draft.desk.save("rain.md", article("La pluie", f"{RAIN} Rien de plus."))
    (edition,) = draft.report().editions
    assert edition.path == "articles/rain.md"
    assert edition.cost.new.texts == 3


def test_what_was_new_before_costs_nothing_anew(draft: Draft) -> None:
    draft.edit(LONG, PRICE, WHO, "Un ajout. Un autre ajout.")
    draft.repository.commit("Not extracted")
    draft.edit(LONG, PRICE, "Un ajout. Un dernier.")
    assert draft.cost() == Cost(new=Tally(texts=1, words=2))


def test_what_was_outdated_before_costs_nothing_anew(draft: Draft) -> None:
    changed = LONG.replace("minuit", "midi")
    draft.edit(changed, PRICE.replace("3,50", "3,80"), WHO)
    draft.repository.commit("Edit")
    draft.edit(changed, PRICE.replace("3,50", "3,80"))
    assert draft.cost() == FREE
    draft.edit(changed.replace("bâches vertes", "toiles"), PRICE, WHO)
    assert draft.cost() == Cost(outdated=Tally(texts=1, words=11))
    assert draft.cost(since="HEAD~1") == Cost(outdated=Tally(texts=2, words=22))


def test_what_was_translated_with_the_edit_costs_nothing(draft: Draft) -> None:
    draft.edit(LONG, PRICE, WHO, RAIN)
    draft.desk.extract()
    draft.desk.translate("market")
    assert draft.cost() == FREE


def test_a_part_of_the_edit_can_be_asked_about(draft: Draft) -> None:
    draft.edit(LONG, PRICE, WHO, RAIN)
    draft.desk.save("tram.md", article("Le tramway", TRAM, RAIN))
    assert {each.id for each in draft.report("tram").editions} == {"tram"}
    assert not draft.report("fr").editions
    assert {to_tag(each.locale) for each in draft.report("en").editions} == {"en"}


def test_a_site_that_was_not_there_then_is_new(draft: Draft) -> None:
    draft.repository.do("switch", "--quiet", "--orphan", "empty")
    draft.repository.do("commit", "--quiet", "--allow-empty", "-m", "Nothing")
    draft.repository.do("switch", "--quiet", "main")
    report = draft.report(since="empty")
    assert report.articles == 2
    assert report.totals()[ENGLISH] == FREE, "their translations are there"


def test_what_can_not_be_read_is_said(draft: Draft) -> None:
    draft.edit(LONG, RAIN)
    draft.desk.catalog("market").write_text('msgid "a', "utf-8")
    draft.desk.save("tram.md", "---\ntitle: [\n---\n")
    report = draft.report()
    assert {each.path for each in report.diagnostics} == {
        "articles/tram.md",
        "locales/en/LC_MESSAGES/articles/market.po",
    }
    assert not report.totals().get(ENGLISH, FREE).new.texts
