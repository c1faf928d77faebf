"""Readers search the articles of their language, with no server to ask."""

import gzip
import shutil
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pipeline.building.press.searching import plain
from pipeline.errors import ConfigurationError
from tests.atlas import publish
from tests.inspection import tree, values
from tests.sites import address
from tests.test_accessibility import axe, violations

__all__ = ["address", "axe"]


@pytest.fixture(scope="module")
def output(atlas: Path) -> Path:
    """Return the site in four languages, which can be searched."""
    return atlas


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    said: list[str] = []
    made.on("console", lambda message: said.append(message.text))
    made.on("pageerror", lambda error: said.append(str(error)))
    yield made
    made.close()
    assert said == [], "a script failed, or the policy forbids what it needs"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("tag", "words", "title"),
    [
        ("fr", "figue", "Le marché de nuit rouvre sous les arceaux"),
        ("en", "tramways", "The night market reopens under the arches"),
        ("de", "Feigen", "Der Nachtmarkt öffnet wieder unter den Bögen"),
        ("ar", "القناطر", "سوق الليل يفتح من جديد تحت القناطر"),
    ],
)
def test_an_article_is_found_in_the_language_of_the_reader(
    page: Page, address: str, tag: str, words: str, title: str
) -> None:
    page.goto(f"{address}{tag}/")
    page.click(f"footer a[href*='{tag}/search/'], footer a[href='search/']")
    page.get_by_role("searchbox").fill(words)
    link = page.locator(".results a", has_text=title)
    link.wait_for()
    found = [each.get_attribute("href") for each in page.locator(".results a").all()]
    assert all(f"/{tag}/" in str(each) for each in found)
    link.click()
    page.wait_for_url("**/2026/11/**")
    assert page.locator("h1").inner_text() == title


@pytest.mark.browser
def test_what_was_found_is_shown_as_it_is_written(page: Page, address: str) -> None:
    page.goto(f"{address}fr/search/?q=olives")
    page.locator(".results mark", has_text="olives").first.wait_for()
    shown = page.locator(".results p").first.inner_text()
    assert "des olives jusqu’à minuit" in shown
    assert (shown[:2], shown[-2:]) == ("… ", " …"), "it was cut on both sides"


@pytest.mark.browser
def test_what_was_found_at_the_end_says_where_it_begins_alone(
    page: Page, address: str
) -> None:
    page.goto(f"{address}en/search/?q=T1")
    page.locator(".results p").first.wait_for()
    shown = page.locator(".results p").first.inner_text()
    assert (shown[:2], shown[-4:]) == ("… ", "map.")


@pytest.mark.browser
def test_where_nothing_is_found_the_page_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/?q=%D0%B6%D0%B6%D0%B6")
    page.locator(".found", has_text="Nothing was found.").wait_for()
    assert page.locator(".results li").count() == 0


def test_what_nobody_may_know_of_is_in_no_index(output: Path) -> None:
    texts = [
        gzip.decompress(content)
        for path, content in _indexes(output).items()
        if path.endswith((".pf_fragment", ".pf_index", ".pf_meta"))
    ]
    assert any(b"tram" in each for each in texts)
    for word in (b"zeppelin", b"xylophon"):
        assert not any(word in each.lower() for each in texts)


@pytest.mark.browser
def test_what_an_article_says_does_not_act(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/?q=alert")
    page.locator(".results mark").first.wait_for()
    assert page.locator(".results script").count() == 0
    assert "<script>" in page.locator(".results").inner_text()


@pytest.mark.browser
def test_without_scripts_a_sentence_says_so(browser: Browser, address: str) -> None:
    bare = browser.new_page(java_script_enabled=False)
    bare.goto(f"{address}en/search/")
    assert "needs JavaScript" in bare.inner_text("main")
    assert not bare.locator("form").is_visible()
    bare.close()


@pytest.mark.browser
@pytest.mark.parametrize(("tag", "scheme"), [("en", "light"), ("ar", "dark")])
def test_the_page_is_accessible_with_what_was_found(
    page: Page, address: str, axe: str, tag: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{address}{tag}/search/?q=T1")
    page.locator(".results a").first.wait_for()
    assert violations(page, axe) == []


@pytest.mark.browser
def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("tramways")
    page.keyboard.press("Enter")
    page.locator(".results a").first.wait_for()
    assert "q=tramways" in page.url
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.results a')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2026/11/**")


def test_no_other_page_has_a_script(output: Path) -> None:
    scripted = {
        path.relative_to(output).as_posix()
        for path in output.rglob("*.html")
        if values(tree(path.read_text("utf-8")), "//script[not(@type) or @src]/@src")
    }
    assert scripted == {f"{tag}/search/index.html" for tag in ("fr", "en", "de", "ar")}


@pytest.fixture
def folder(atlas: Path, tmp_path: Path) -> Path:
    """A copy of the site's folder, to change something in it."""
    shutil.copytree(atlas.parent, tmp_path / "site")
    return tmp_path / "site"


def test_an_index_is_made_anew_where_its_language_has_changed(folder: Path) -> None:
    assert publish(folder).written == 0
    place = folder / "locales/ar/LC_MESSAGES/articles/impressum.po"
    before = _indexes(folder / "public")
    text = place.read_text("utf-8")
    place.write_text(text.replace("صحيفة بأربع لغات", "جريدة بأربع لغات"), "utf-8")
    publish(folder)
    after = _indexes(folder / "public")
    changed = {path for path, _ in before.items() ^ after.items()}
    assert {path.split("/")[0] for path in changed} == {"ar"}
    place.write_text(text, "utf-8")
    publish(folder)
    assert _indexes(folder / "public") == before


def _indexes(public: Path) -> dict[str, bytes]:
    return {
        path.relative_to(public).as_posix(): path.read_bytes()
        for path in public.glob("*/search/**/*")
        if path.is_file()
    }


def test_the_words_of_a_body_are_told_apart_by_its_blocks() -> None:
    html = (
        "<h2 id='a'>One</h2>\n<p>H<sub>2</sub>O &amp; <br>more</p><ul><li>x</li><li>y"
    )
    assert plain(html) == "One H2O & more x y"


def test_without_the_extra_the_configuration_can_not_be_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    with pytest.raises(ConfigurationError, match="Pagefind"):
        publish(folder)
