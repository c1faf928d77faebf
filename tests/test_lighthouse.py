"""What Lighthouse says of an article: it loads the page as a slow telephone would."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.inspection import values
from tests.sites import BASE, Pages, address, found
from tests.test_accessibility import MODULES, installed

__all__ = ["address", "found"]

PROGRAM = MODULES / "lighthouse" / "cli" / "index.js"
_OPTIONS = (
    *("--quiet", "--output", "json", "--no-enable-error-reporting"),
    "--only-categories=performance,accessibility,best-practices,seo",
    "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
)


@pytest.fixture(scope="module")
def output(public: Path) -> Path:
    """Return this repository's site."""
    return public


@pytest.mark.browser
def test_lighthouse_finds_nothing_to_improve(
    found: Pages, address: str, needs: Callable[[str], str]
) -> None:
    """Its marks for speed depend on the machine: what no machine changes is held."""
    shown = "//figure[@class='opening-picture'] and //article//h2"
    url = next(url for url, root in found.items() if root.xpath(shown))
    assert values(found[url], "//article//h2//text()")
    ended = subprocess.run(
        [
            *(needs("node"), str(installed(PROGRAM))),
            *(address + url.removeprefix(BASE), *_OPTIONS),
        ],
        capture_output=True,
        check=True,
        env={**os.environ, "CHROME_PATH": needs("chromium")},
    )
    report = json.loads(ended.stdout)
    marks = {name: each["score"] for name, each in report["categories"].items()}
    print(url, marks)  # noqa: T201 - `make audit` shows it
    assert {
        name: marks[name] for name in ("accessibility", "best-practices", "seo")
    } == {
        "accessibility": 1,
        "best-practices": 1,
        "seo": 1,
    }
    for name in ("cumulative-layout-shift", "total-byte-weight"):
        assert report["audits"][name]["score"] == 1, name
    loaded = report["audits"]["network-requests"]["details"]["items"]
    assert "Script" not in {each["resourceType"] for each in loaded}
