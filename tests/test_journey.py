"""From a page of elsewhere to an edition in each language, as people do it."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import feedparser
import html5lib
import pytest
from lxml import etree

from tests.house import ROOT
from tests.newsroom import CONFIGURATION, Newsroom

CASES = ROOT / "tests/cases/journey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A page, the command that brings it in, and what must come of it.

    `shown` is read in the edition of each language; `lost` was the frame of
    the site that the page came from.
    """

    name: str
    words: tuple[str, ...]
    slug: str
    target: str
    folders: tuple[str, str]
    shown: tuple[tuple[str, ...], tuple[str, ...]]
    lost: tuple[str, ...]

    @property
    def catalog(self) -> str:
        """The path of the catalog to translate."""
        return f"locales/{self.target}/LC_MESSAGES/articles/{self.slug}.po"

    @property
    def texts(self) -> list[str]:
        """The translations, in the order of the catalog."""
        path = CASES / self.name / "translation.txt"
        return path.read_text("utf-8").splitlines()


ORCHARD = Case(
    name="orchard",
    words=("page.txt", "--lang", "en"),
    slug="an-orchard-behind-the-station-and-the-hands-that-keep-it",
    target="fr",
    folders=(
        "en/2026/03/an-orchard-behind-the-station-and-the-hands-that-keep-it",
        "fr/2026/03/un-verger-derriere-la-gare-et-les-mains-qui-le-soignent",
    ),
    shown=(
        ("Bêche & Râteau", "Clous & Fils", "12.5%", "March 14, 2026", "“We prune"),
        (
            "Bêche & Râteau",
            "Clous & Fils",
            "12,5\N{NO-BREAK SPACE}%",
            "«\N{NO-BREAK SPACE}On taille",
            "toute l’année",
            "14 mars 2026",
        ),
    ),
    lost=("All news", "Information updated"),
)
TRAMWAY = Case(
    name="tramway",
    words=("page.html",),
    slug="la-rame-de-cinq-heures",
    target="en",
    folders=(
        "fr/2026/02/la-rame-de-cinq-heures",
        "en/2026/02/the-five-o-clock-tram",
    ),
    shown=(
        ("Mie & Compagnie", "l’horaire", "3 février 2026", "Deux silences"),
        ("Mie & Compagnie", "o’clock", "“We greet", "Two silences"),
    ),
    lost=("Toutes les actualités", "Mentions légales"),
)


@dataclass(frozen=True, slots=True)
class Journey:
    """A site in which a page has come all the way."""

    case: Case
    room: Newsroom

    @property
    def public(self) -> Path:
        """What is published."""
        return self.room.root / "public"

    def text(self, folder: str) -> str:
        """Return the text of an article's page."""
        main = _tree(self.public / folder / "index.html").find(".//main")
        assert main is not None
        return "".join(map(str, main.itertext()))


def _tree(page: Path) -> etree._Element:
    """Parse as a browser does, and refuse what it would have to forgive."""
    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False
    )
    root: etree._Element = parser.parse(page.read_bytes()).getroot()
    return root


@pytest.fixture(scope="module", params=[ORCHARD, TRAMWAY], ids=lambda case: case.name)
def journey(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Journey:
    """Import, extract, translate with nothing but an editor, check, build."""
    case: Case = request.param
    room = Newsroom(tmp_path_factory.mktemp(case.name))
    room.save("diptyque.toml", CONFIGURATION)
    page, *options = case.words
    room.succeed("import", CASES / case.name / page, *options)
    room.succeed("extract")
    room.translate(case.catalog, case.texts)
    room.succeed("check", "--fail-on", "warning", case.catalog)
    room.succeed("build")
    return Journey(case, room)


def test_each_edition_has_the_whole_text_set_in_its_language(
    journey: Journey,
) -> None:
    for folder, shown in zip(journey.case.folders, journey.case.shown, strict=True):
        text = journey.text(folder)
        assert [each for each in shown if each not in text] == []


def test_nothing_is_left_of_the_site_that_the_page_came_from(
    journey: Journey,
) -> None:
    for folder in journey.case.folders:
        text = journey.text(folder)
        assert [each for each in journey.case.lost if each in text] == []


def test_every_page_is_html_that_a_browser_need_not_forgive(
    journey: Journey,
) -> None:
    pages = sorted(journey.public.rglob("*.html"))
    assert len(pages) >= len({"chooser", "404", "fronts", "articles", "feeds"})
    assert {_tree(each).tag for each in pages} == {"html"}


def test_every_feed_announces_the_article_in_its_language(journey: Journey) -> None:
    for tag in ("fr", "en"):
        for name in ("feed.xml", "atom.xml"):
            content = (journey.public / tag / name).read_bytes()
            parsed = feedparser.parse(content)
            assert not parsed.bozo, parsed.get("bozo_exception")
            (item,) = parsed.entries
            assert f"/{tag}/" in item.link


def test_gettext_finds_nothing_wrong_with_the_catalogs(
    journey: Journey, needs: Callable[[str], str]
) -> None:
    for catalog in sorted((journey.room.root / "locales").rglob("*.po")):
        subprocess.run((needs("msgfmt"), "-c", "-o", "/dev/null", catalog), check=True)


def test_what_was_typed_is_there_after_another_extraction(journey: Journey) -> None:
    before = journey.room.text(journey.case.catalog)
    assert "0 catalogs changed" in journey.room.succeed("extract")
    assert journey.room.text(journey.case.catalog) == before


def test_a_second_build_has_nothing_to_do(journey: Journey) -> None:
    assert "0 files would be written" in journey.room.succeed("build", "--check")
