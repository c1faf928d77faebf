"""Every kind of page of a built site → pictures of them, for people to look at.

    python -m tests.gallery public pictures

One picture for each kind, language and state: on a phone and on a desk, in light and
in dark, side by side.
"""

import functools
import shutil
import sys
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from io import BytesIO
from itertools import accumulate, product
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import CHROMIUM
from tests.inspection import tree, values
from tests.sites import Host

WIDTHS = (390, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TALLEST = 3200
"""Where a picture is cut off, in pixels."""


def kinds(folder: Path) -> dict[str, str]:
    """Return the longest page of each kind, language and state, by its name."""
    chosen: dict[str, tuple[int, str]] = {}
    for path in folder.rglob("*.html"):
        page = path.relative_to(folder).as_posix()
        text = path.read_text("utf-8")
        root = tree(text)
        steps = [step for step in page.split("/")[1:2] if step.isalpha()]
        notices = values(root, "//aside[@class='notice']/p/@class")
        parts = (root.get("lang", ""), *values(root, "//body/@class"), *steps, *notices)
        name = "-".join("-".join(parts).split(" "))
        chosen[name] = max(chosen.get(name, (0, "")), (len(text), page))
    return {name: page for name, (_, page) in sorted(chosen.items())}


def sheet(browser: Browser, url: str) -> Image.Image:
    """Return one page in all its forms, side by side."""
    shots = list(_shots(browser, url))
    edges = list(accumulate((each.width + 20 for each in shots), initial=0))
    height = min(TALLEST, max(each.height for each in shots))
    made = Image.new("RGB", (edges[-1], height), "grey")
    for at, shot in zip(edges, shots, strict=False):
        made.paste(shot, (at, 0))
    return made


def _shots(browser: Browser, url: str) -> Iterator[Image.Image]:
    for width, scheme in product(WIDTHS, SCHEMES):
        page = browser.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        page.goto(url)
        page.evaluate("document.fonts.ready.then(() => null)")
        yield Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
        page.close()


def main(folder: Path, target: Path) -> None:
    """Serve the site on this machine alone, and take the pictures."""
    target.mkdir(parents=True, exist_ok=True)
    serve = functools.partial(Host, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        with sync_playwright() as playwright:
            program = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
            for name, page in kinds(folder).items():
                sheet(browser, address + page).save(target / f"{name}.png")
        server.shutdown()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
