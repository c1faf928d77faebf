"""What subscribers are told in sixty builds: ours beside Hugo's own feeds, in one run.

    python -m benchmarks.subscribing --hugo PATH

The story is that of `tests/building/press/test_subscribers.py`: articles begin, are
corrected, translated, retitled, renamed, moved, updated and deleted, and the site
goes to another domain. Hugo is given the same files after each step, and its own
template for RSS; PyPI's `reader` follows both. The table goes to
`benchmarks/results/subscribing.md`.
"""

import argparse
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace
from reader import EntryUpdateStatus, Reader, make_reader

from pipeline.adapters import LocalStore
from tests.building.desk import Desk
from tests.building.press.test_subscribers import BUILDS, Story

HERE = Path(__file__).parent
_HUGO = """\
baseURL = "{base}"
defaultContentLanguage = "fr"
defaultContentLanguageInSubdir = true
disableKinds = ["taxonomy", "term", "sitemap", "section"]
[services.rss]
limit = 4
[permalinks.page]
"/" = "/:year/:month/:slugorcontentbasename/"
[languages.fr]
weight = 1
contentDir = "content/fr"
[languages.en]
weight = 2
contentDir = "content/en"
"""
_NAME = re.compile(r"[aā](\d\d)\b")
_TITLE = re.compile(r'^title: "(?:\d+ )*Titre (a\d+)"', re.MULTILINE)


class Heard(Struct):
    """What a subscriber of some feeds was told.

    `new` counts how often each article was announced in each feed, `altered`
    how often an item to which nothing was done was shown as changed.
    """

    new: Counter[tuple[str, str]] = field(default_factory=Counter)
    altered: int = 0
    touched: set[str] = field(default_factory=set)

    def hear(self, _: Reader, entry: Any, status: EntryUpdateStatus) -> None:  # noqa: ANN401 - as the library calls it
        """Note what the user is told; a title says which article it is."""
        found = _NAME.search(entry.title or "")
        name = f"a{found[1]}" if found else entry.title
        if status is EntryUpdateStatus.NEW:
            self.new[entry.feed_url, name] += 1
        else:
            self.altered += name not in self.touched


def ours(story: Story, output: Path, step: int) -> None:
    """Build the site with Diptyque."""
    story.desk.extract()
    story.desk.build(LocalStore(str(output)), days=step)


def hugos(program: str, root: Path) -> Callable[[Story, Path, int], None]:
    """Return what builds the same site with Hugo."""
    layouts = root / "layouts"
    layouts.mkdir(parents=True)
    (layouts / "home.html").write_text("<p>Home</p>", "utf-8")
    (layouts / "page.html").write_text("{{ .Content }}", "utf-8")

    def build(story: Story, output: Path, _step: int) -> None:
        story.desk.extract()  # the translator of the story needs a catalog
        shutil.rmtree(root / "content", ignore_errors=True)
        base = story.desk.site.base_url
        (root / "hugo.toml").write_text(_HUGO.format(base=base), "utf-8")
        for tag in ("fr", "en"):
            (root / "content" / tag).mkdir(parents=True)
        for path in sorted((story.desk.root / "articles").glob("*.md")):
            _copy(path, root, story)
        places = ["--source", str(root), "--destination", str(output)]
        options = ["--cleanDestinationDir", "--buildFuture", "--quiet"]
        subprocess.run([program, *places, *options], check=True, capture_output=True)

    return build


def _copy(path: Path, root: Path, story: Story) -> None:
    """Give Hugo an article, and its translation where it is translated."""
    text = path.read_text("utf-8").replace("updated:", "lastmod:")
    (root / "content/fr" / path.name).write_text(text, "utf-8")
    found = _TITLE.search(text)
    if found and found[1] in story.ever["en"]:
        (root / "content/en" / path.name).write_text(text, "utf-8")


def follow(
    story: Story, build: Callable[[Story, Path, int], None], work: Path, name: str
) -> Heard:
    """Live through the story, and return what its subscribers heard."""
    output = work / "public"
    heard = Heard()
    with make_reader(":memory:", feed_root=str(output)) as reader:
        reader.after_entry_update_hooks.append(heard.hear)
        for step in range(BUILDS):
            story.step = step
            story.touched.clear()
            happens = story.events()[step % 15]
            (story.relocate if step == BUILDS // 2 else happens)()
            build(story, output, step)
            if not step:
                for tag in ("fr", "en"):
                    reader.add_feed(f"{tag}/{name}")
            heard.touched = set(story.touched)
            reader.update_feeds(scheduled=False)
    return heard


def rows(told: dict[str, Heard]) -> Iterator[str]:
    """Yield the table."""
    yield "| feeds of | announced once | more than once | announcements too many |"
    yield "| --- | --- | --- | --- |"
    for name, heard in told.items():
        once = sum(count == 1 for count in heard.new.values())
        more = [count for count in heard.new.values() if count > 1]
        extra = sum(more) - len(more)
        yield f"| {name} | {once} | {len(more)} | {extra} |"
    yield ""
    for name, heard in told.items():
        yield f"Shown as changed though nothing was done to it: {name} {heard.altered}."


def main() -> None:
    """Run the story twice, and write what was heard."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hugo", required=True)
    options = parser.parse_args()
    told: dict[str, Heard] = {}
    for name in ("Diptyque", "Hugo"):
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            desk = Desk(work / "site")
            story = Story(replace(desk, site=replace(desk.site, feed_size=4)))
            is_ours = name == "Diptyque"
            build = ours if is_ours else hugos(options.hugo, work / "hugo")
            feed = "feed.xml" if is_ours else "index.xml"
            told[name] = follow(story, build, work, feed)
    table = "\n".join(rows(told)) + "\n"
    (HERE / "results" / "subscribing.md").write_text(table, "utf-8")
    print(table)


if __name__ == "__main__":
    main()
