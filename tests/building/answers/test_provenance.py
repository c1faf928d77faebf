"""Where a page of the output comes from, and which change made it anew."""

from collections.abc import Callable, Iterable, Sequence

import pytest
from msgspec import Struct
from msgspec.structs import replace

from pipeline import building
from pipeline.adapters import FixedClock, InlineExecutor, LocalStore
from pipeline.adapters.histories import GitHistory, NoHistory
from pipeline.building import FileOrigin, Provenance
from pipeline.model.editions import File, Searchable
from pipeline.model.locales import parse_tag, to_tag
from pipeline.ports import Indexer
from tests.building.desk import FIGS, LAMP, NOW, TRAM, Desk, article
from tests.repository import Repository, begin

FRENCH = parse_tag("fr")
Needs = Callable[[str], str]
ARTICLE = "articles/market.md"
CATALOG = "locales/en/LC_MESSAGES/articles/market.po"


def build(desk: Desk, indexer: Indexer | None = None) -> None:
    """Publish the site, and remember what it was made from."""
    building.build(
        desk.site,
        store=desk.store,
        output=LocalStore(str(desk.root / "public")),
        executor=InlineExecutor(),
        clock=FixedClock(NOW),
        indexer=indexer,
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


def find_file(desk: Desk, name: str) -> FileOrigin | None:
    """Return where a list or feed comes from, if that is known."""
    return building.find_file(
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
    found = find_file(desk, form)
    assert found is not None
    assert ({*found.articles}, to_tag(found.locale)) == ({"market", "tram"}, "en")
    catalog = desk.root / CATALOG
    catalog.write_text(catalog.read_text("utf-8") + "\n# A remark.\n", "utf-8")
    build(desk)
    repository.commit("A remark", day=22)
    found = find_file(desk, form)
    assert found is not None
    first = found.inputs[0]
    assert first.commit is not None
    assert (first.path, first.commit.subject) == (CATALOG, "A remark")
    assert ARTICLE in {each.path for each in found.inputs}


def test_a_feed_of_all_languages_is_made_from_all_catalogs(desk: Desk) -> None:
    build(desk)
    found = find_file(desk, "fr/both.xml")
    assert found is not None
    assert CATALOG in {each.path for each in found.inputs}
    french = find_file(desk, "fr/atom.xml")
    assert french is not None
    assert CATALOG not in {each.path for each in french.inputs}


@pytest.mark.parametrize("name", ["market", "fr/nothing/", "sitemap-9.xml", ARTICLE])
def test_what_is_in_no_output_is_none(desk: Desk, name: str) -> None:
    build(desk)
    assert find_file(desk, name) is None


def test_of_a_list_nothing_is_known_where_the_memory_is_lost(desk: Desk) -> None:
    build(desk)
    for path in (desk.root / ".diptyque").rglob("*"):
        if path.parent.name.startswith("shown-"):
            path.unlink()
    assert find_file(desk, "en/") is None


PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6"></svg>'


@pytest.fixture
def illustrated(desk: Desk) -> Desk:
    """A site that has been built, with one of each kind of file in its output."""
    place = desk.root / ARTICLE
    text = place.read_text("utf-8").replace(FIGS, f"{FIGS}\n\n![Un plan](plan.svg)")
    place.write_text(text, "utf-8")
    (place.parent / "plan.svg").write_text(PICTURE, "utf-8")
    (place.parent / "legal.md").write_text(
        article("Legal", LAMP).replace("date: 2026-11-20", "kind: page"), "utf-8"
    )
    static = desk.root / "static"
    static.mkdir()
    (static / "humans.txt").write_text("Ana", "utf-8")
    (static / "_redirects").write_text("/old /new 301\n", "utf-8")
    build(desk)
    place.write_text(text.replace("lang: fr", "lang: fr\nslug: halles"), "utf-8")
    build(desk)
    return desk


class Drawer(Struct, frozen=True):
    """An indexer that puts the titles of a language into one file."""

    name: str = "drawer"

    def index(self, documents: Sequence[Searchable], language: str) -> Iterable[File]:
        """Return the file."""
        titles = "\n".join(each.title for each in documents)
        return [File(path=f"{language}.pf_index", content=titles.encode())]


def test_what_readers_search_with_is_made_from_all_in_its_language(desk: Desk) -> None:
    searched = Desk(desk.root, replace(desk.site, search=True))
    build(searched, Drawer())
    found = find_file(searched, "fr/search/fr.pf_index")
    assert found is not None
    assert ({*found.articles}, found.locale) == ({"market", "tram"}, FRENCH)
    paths = {each.path for each in found.inputs}
    assert ARTICLE in paths
    assert CATALOG not in paths
    page = find_file(searched, "fr/search/")
    assert page is not None
    assert not page.articles


def test_every_file_of_the_output_is_explained(illustrated: Desk) -> None:
    desk, history = illustrated, NoHistory()
    paths = list(LocalStore(str(desk.root / "public")).walk())
    assert len(paths) > 40
    for path in filter(None, paths):
        page = building.find_page(path, desk.site, store=desk.store, history=history)
        found = page or find_file(desk, path)
        assert found is not None, path
        is_ours = path.startswith("assets/") and not path.startswith("assets/plan")
        assert found.inputs or is_ours, path


@pytest.mark.parametrize(
    ("name", "shown", "inputs", "others"),
    [
        ("sitemap.xml", {"market", "tram", "legal"}, {ARTICLE, CATALOG}, set()),
        ("news-en.xml", {"market", "tram"}, {ARTICLE, CATALOG}, set()),
        ("news-fr.xml", set(), set(), {ARTICLE, CATALOG}),
        ("robots.txt", set(), {"locales/editions.json"}, {ARTICLE}),
        ("editions.json", set(), {"locales/editions.json"}, {ARTICLE}),
        ("404.html", set(), {"articles/legal.md"}, {ARTICLE}),
        ("https://gazette.example/", set(), {"articles/legal.md"}, {ARTICLE}),
        ("en/feeds/", set(), {"articles/legal.md"}, {ARTICLE}),
        ("feeds.opml", set(), {"articles/legal.md"}, {ARTICLE}),
        ("humans.txt", set(), {"static/humans.txt"}, {ARTICLE}),
        (
            "_redirects",
            set(),
            {"static/_redirects", "locales/editions.json"},
            {ARTICLE},
        ),
        ("assets/plan*.svg", {"market"}, {"articles/plan.svg"}, {ARTICLE}),
    ],
)
def test_what_machines_read_says_what_decides_it(
    illustrated: Desk, name: str, shown: set[str], inputs: set[str], others: set[str]
) -> None:
    if "*" in name:
        (place,) = (illustrated.root / "public").glob(name)
        name = place.relative_to(illustrated.root).as_posix()
    found = find_file(illustrated, name)
    assert found is not None
    assert {*found.articles} == shown
    paths = {each.path for each in found.inputs}
    assert inputs <= paths
    assert not others & paths
