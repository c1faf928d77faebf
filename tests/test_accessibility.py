"""What judges of pages say: the Nu HTML checker, and axe-core in a browser."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.house import ROOT
from tests.published import BASE, Pages
from tests.sites import address, found, kinds, output, served

__all__ = ["address", "found", "output"]

MODULES = ROOT / "tests" / "node" / "node_modules"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE = MODULES / "axe-core" / "axe.min.js"

# The checker reads files, which are of no site, and takes JSON-LD for a script, which
# it is not (HTML, 4.12.1); in the browser nothing of this is a violation.
_NOT_SO = ("Resource violates Content Security", "Inline script violates Content")


def installed(place: Path) -> Path:
    """Return a file of an npm package; without it, skip here, fail under CI."""
    if not place.is_file():
        missing = f"{place.name} is not installed: run `make test`"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    return place


@pytest.fixture
def searched(atlas: Path, browser: Browser, tmp_path: Path) -> Path:
    """A folder of the pages that search, as they are with something found."""
    with served(atlas) as address:
        page = browser.new_page()
        for each in sorted(atlas.glob("*/search/index.html")):
            tag = each.relative_to(atlas).parts[0]
            page.goto(f"{address}{tag}/search/?q=T1")
            page.locator(".results a").first.wait_for()
            (tmp_path / f"{tag}.html").write_text(page.content(), "utf-8")
        page.close()
    return tmp_path


@pytest.mark.browser
def test_the_nu_checker_has_nothing_to_say(
    public: Path, atlas: Path, searched: Path, needs: Callable[[str], str]
) -> None:
    """Both sites at once, since the checker takes longer to start than to read."""
    command = [needs("java"), "-jar", str(installed(NU)), "--format", "json"]
    ended = subprocess.run(
        [*command, "--skip-non-html", *map(str, (public, atlas, searched))],
        capture_output=True,
        check=False,
    )
    said = json.loads(ended.stderr)["messages"]
    assert len([*searched.iterdir()]) > 1
    assert [
        (each["url"], each["message"], each["extract"])
        for each in said
        if each.get("subType") == "warning" or each["type"] != "info"
        if not each["message"].startswith(_NOT_SO)
    ] == []


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the accessibility checker."""
    return installed(AXE).read_text("utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_and_fit_a_phone(
    address: str, found: Pages, axe: str, browser: Browser, scheme: str
) -> None:
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    wrong = {}
    for kind, url in kinds(found).items():
        page.goto(address + url.removeprefix(BASE))
        if problems := [*said, *violations(page, axe, scheme)]:
            wrong[kind, url] = problems
        said.clear()
    page.close()
    assert wrong == {}


_RULES = {
    "light": "rules: {'target-size': {enabled: true}}",
    # What does not depend on colour was found in the light.
    "dark": "runOnly: ['cat.color']",
}


def violations(page: Page, axe: str, scheme: str = "light") -> list[str]:
    """Return what axe-core finds at two widths, and what does not fit at 320."""
    page.evaluate(axe)
    found: list[str] = []
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        result = page.evaluate(
            f"axe.run({{resultTypes: ['violations'], {_RULES[scheme]}}})"
        )
        found += [
            f"{each['id']}: {each['nodes'][0]['html']}" for each in result["violations"]
        ]
        # Letters that are not Latin have no colour for axe-core.
        is_looked_at = result["passes"] or page.evaluate("document.dir") == "rtl"
        found += () if is_looked_at else ["nothing was looked at"]
    page.set_viewport_size({"width": 320, "height": 900})
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("wider than the screen")
    return found
