"""Where a page of the output comes from, and which change made it anew."""

from collections.abc import Callable

import pytest

from pipeline import building
from pipeline.adapters import FixedClock, InlineExecutor, LocalStore
from pipeline.adapters.histories import GitHistory, NoHistory
from pipeline.building import ListOrigin, Provenance
from pipeline.model.locales import to_tag
from tests.building.desk import FIGS, LAMP, NOW, TRAM, Desk, article
from tests.repository import Repository, begin

Needs = Callable[[str], str]
ARTICLE = "articles/market.md"
CATALOG = "locales/en/LC_MESSAGES/articles/market.po"


def build(desk: Desk) -> None:
    """Publish the site, and remember what it was made from."""
    building.build(
        desk.site,
        store=desk.store,
        output=LocalStore(str(desk.root / "public")),
        executor=InlineExecutor(),
        clock=FixedClock(NOW),
        program="1",
    )


def find(desk: Desk, name: str) -> Provenance:
    """Return where a page comes from, which must be known."""
    history = GitHistory(str(desk.root))
    found = building.find_page(name, desk.site, store=desk.store, history=history)
    assert found is not None, name
    return found


@pytest.fixture
def repository(desk: Desk, needs: Needs) -> Repository:
    """The repository of a site that is built, and committed."""
    build(desk)
    begun = begin(needs("git"), desk.root)
    (desk.root / ".gitignore").write_text("public/\n.diptyque/\n", "utf-8")
    begun.commit("All", author="Ana")
    return begun


def page_of(desk: Desk, tag: str) -> str:
    """Return the folder of the page of the article, without a slash at its end."""
    ledger = desk.store.read(desk.site.ledger).decode()
    start = ledger.index(f'"{tag}/20')
    return ledger[start + 1 :].partition('/"')[0]


@pytest.mark.parametrize(
    "form",
    [
        "https://gazette.example/{page}/",
        "https://gazette.example/{page}/?a=b#c",
        "public/{page}/index.html",
        "{page}/index.html",
        "/{page}",
        "{page}/en-fr/",
    ],
)
def test_a_page_goes_by_its_path_and_by_its_address(desk: Desk, form: str) -> None:
    build(desk)
    found = find(desk, form.format(page=page_of(desk, "en")))
    assert (found.article_id, to_tag(found.locale)) == ("market", "en")
    assert not found.is_former
    paths = {each.path for each in found.inputs}
    assert {ARTICLE, CATALOG} <= paths
    assert not any("/fr/" in path for path in paths)


def test_the_change_that_made_a_page_anew_is_named_first(
    desk: Desk, repository: Repository
) -> None:
    page = page_of(desk, "en")
    catalog = desk.root / CATALOG
    catalog.write_text(catalog.read_text("utf-8") + "\n# A remark.\n", "utf-8")
    build(desk)
    first = find(desk, page).inputs[0]
    assert (first.path, first.is_uncommitted) == (CATALOG, True)
    repository.commit("A remark", day=22)
    first = find(desk, page).inputs[0]
    assert first.commit is not None
    assert (first.path, first.commit.subject) == (CATALOG, "A remark")
    assert not first.is_uncommitted
    desk.save("market.md", article("Le marché", FIGS, LAMP, TRAM))
    assert find(desk, page).inputs[0].path == ARTICLE
    french = find(desk, page_of(desk, "fr"))
    assert CATALOG not in {each.path for each in french.inputs}


def test_an_address_that_was_left_is_known(desk: Desk) -> None:
    build(desk)
    page = page_of(desk, "fr")
    place = desk.root / ARTICLE
    text = place.read_text("utf-8")
    place.write_text(text.replace("lang: fr", "lang: fr\nslug: halles"), "utf-8")
    build(desk)
    assert find(desk, page).is_former


def test_without_git_the_inputs_are_known_and_no_change(desk: Desk) -> None:
    build(desk)
    page = page_of(desk, "en")
    found = building.find_page(page, desk.site, store=desk.store, history=NoHistory())
    assert found is not None
    assert {each.commit for each in found.inputs} == {None}
    assert not any(each.is_uncommitted for each in found.inputs)


@pytest.mark.parametrize("name", ["market", ARTICLE, "en/", "", "feed.xml", "en/20"])
def test_what_is_no_page_of_an_article_is_none(desk: Desk, name: str) -> None:
    build(desk)
    history = NoHistory()
    assert not building.find_page(name, desk.site, store=desk.store, history=history)


def find_listing(desk: Desk, name: str) -> ListOrigin | None:
    """Return where a list or feed comes from, if that is known."""
    return building.find_listing(
        name,
        desk.site,
        store=desk.store,
        output=LocalStore(str(desk.root / "public")),
        history=GitHistory(str(desk.root)),
    )


@pytest.mark.parametrize(
    "form",
    ["en/", "public/en/index.html", "https://gazette.example/en/", "en/feed.xml"],
)
def test_a_list_and_a_feed_say_what_they_show_and_what_made_them_anew(
    desk: Desk, repository: Repository, form: str
) -> None:
    found = find_listing(desk, form)
    assert found is not None
    assert ({*found.articles}, to_tag(found.locale)) == ({"market", "tram"}, "en")
    catalog = desk.root / CATALOG
    catalog.write_text(catalog.read_text("utf-8") + "\n# A remark.\n", "utf-8")
    build(desk)
    repository.commit("A remark", day=22)
    found = find_listing(desk, form)
    assert found is not None
    first = found.inputs[0]
    assert first.commit is not None
    assert (first.path, first.commit.subject) == (CATALOG, "A remark")
    assert ARTICLE in {each.path for each in found.inputs}


def test_a_feed_of_all_languages_is_made_from_all_catalogs(desk: Desk) -> None:
    build(desk)
    found = find_listing(desk, "fr/both.xml")
    assert found is not None
    assert CATALOG in {each.path for each in found.inputs}
    french = find_listing(desk, "fr/atom.xml")
    assert french is not None
    assert CATALOG not in {each.path for each in french.inputs}


@pytest.mark.parametrize("name", ["market", "fr/nothing/", "robots.txt", ""])
def test_what_is_no_list_and_no_feed_is_none(desk: Desk, name: str) -> None:
    build(desk)
    assert find_listing(desk, name) is None


def test_of_a_list_nothing_is_known_where_the_memory_is_lost(desk: Desk) -> None:
    build(desk)
    for path in (desk.root / ".diptyque").rglob("*"):
        if path.parent.name.startswith("shown-"):
            path.unlink()
    assert find_listing(desk, "en/") is None
