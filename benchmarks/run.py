"""Diptyque beside Hugo, on the same articles, in one run: prints a table.

Run by `make bench`. Diptyque reads catalogs and checks every message; Hugo reads
pages that are translated already. What Hugo has no word for (extracting,
checking) stands beside its whole build, as a measure of the machine.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sysconfig
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from benchmarks import corpus
from benchmarks.measuring import Attic, Command, Cost, compare
from benchmarks.plotting import bars

HERE = Path(__file__).parent
NOW = "2030-01-01T00:00:00Z"


class Bench(Struct, frozen=True, kw_only=True):
    """Where everything stands: the two programs, the two sites, the attic.

    `bare` is the site without catalogs, for extracting.
    """

    diptyque: str
    hugo: str
    site: Path
    bare: Path
    peer: Path
    attic: Attic
    results: Path = HERE / "results"

    def ours(self, name: str, prepare: Callable[[], None], *options: str) -> Command:
        """Return a command of Diptyque's; findings are no failure of `check`."""
        accepts = (0, 1) if options[0] == "check" else (0,)
        arguments = (self.diptyque, *options)
        return Command(name=name, arguments=arguments, prepare=prepare, accepts=accepts)

    def build(self, name: str, prepare: Callable[[], None]) -> Command:
        """Return our build of the whole site."""
        output = str(self.site / "public")
        site = ("--site", str(self.site), "--output", output)
        return self.ours(name, prepare, "build", *site, "--now", NOW, "--quiet")

    def theirs(self, name: str, prepare: Callable[[], None]) -> Command:
        """Return Hugo's build of the whole site."""
        arguments = (self.hugo, "--quiet", "--source", str(self.peer))
        return Command(name=name, arguments=arguments, prepare=prepare)


def scenarios(bench: Bench) -> dict[str, tuple[Command, Command]]:
    """Return what is compared: a name, our command, Hugo's."""
    cold = partial(bench.attic.take, bench.site / "public", bench.site / ".diptyque")
    empty = partial(bench.attic.take, bench.peer / "public", bench.peer / "resources")
    bare = partial(bench.attic.take, bench.bare / "locales")
    site = ("--site", str(bench.site))
    hugo = bench.theirs("hugo", empty)
    return {
        "extract": (
            bench.ours("extract", bare, "extract", "--site", str(bench.bare)),
            hugo,
        ),
        "check": (bench.ours("check", cold, "check", *site), hugo),
        "cold build": (bench.build("cold", cold), hugo),
        "nothing changed": (
            bench.build("unchanged", _nothing),
            bench.theirs("hugo", _nothing),
        ),
        "one catalog changed": (
            bench.build("catalog", _each(_catalogs(bench.site), _edit_catalog)),
            bench.theirs("hugo", _each(_pages(bench.peer), _edit_page)),
        ),
        "one article changed": (
            bench.build("article", _each(_articles(bench.site), _edit_page)),
            bench.theirs("hugo", _each(_pages(bench.peer), _edit_page)),
        ),
        "one template changed": (
            bench.build("template", partial(_edit_template, bench.site)),
            bench.theirs("hugo", partial(_edit_layout, bench.peer)),
        ),
    }


def _nothing() -> None:
    """Leave all as the run before left it."""


def _each(files: Sequence[Path], edit: Callable[[Path], None]) -> Callable[[], None]:
    """Return what edits another file each time: none has been edited before."""
    left = iter(files)
    return lambda: edit(next(left))


def _catalogs(site: Path) -> Sequence[Path]:
    return sorted((site / "locales/en/LC_MESSAGES/articles").rglob("*.po"))


def _articles(site: Path) -> Sequence[Path]:
    return sorted((site / "articles").rglob("*.md"))[::-1]


def _pages(peer: Path) -> Sequence[Path]:
    return sorted((peer / "content/en").glob("*.md"))


def _edit_catalog(path: Path) -> None:
    """Lengthen the last translation of a catalog."""
    head, mark, tail = path.read_text("utf-8").rpartition('\nmsgstr "')
    path.write_text(f"{head}{mark}More {tail}", "utf-8")


def _edit_page(path: Path) -> None:
    """Put a word in front of the last line."""
    head, mark, tail = path.read_text("utf-8").rstrip("\n").rpartition("\n- ")
    path.write_text(f"{head}{mark}More {tail}\n", "utf-8")


def _edit_template(site: Path) -> None:
    """Put a sign at the end of every page of an article."""
    path = site / "theme/article.html"
    path.parent.mkdir(exist_ok=True)
    text = path.read_text("utf-8") if path.exists() else _TEMPLATE
    path.write_text(text.replace("{% endblock %}", "–{% endblock %}"), "utf-8")


def _edit_layout(peer: Path) -> None:
    """Do the same to Hugo's."""
    path = peer / "layouts/page.html"
    text = path.read_text("utf-8")
    path.write_text(text.replace("</article>", "–</article>"), "utf-8")


_TEMPLATE = (
    '{% extends "theme/article.html" %}{% block main %}{{ super() }}{% endblock %}'
)


def prepare(count: int, work: Path, programs: tuple[str, str]) -> Bench:
    """Write both sites; let Diptyque bring the catalogs into its own form."""
    shutil.rmtree(work, ignore_errors=True)
    site, bare, peer = work / "site", work / "bare", work / "hugo"
    shutil.copytree(HERE / "hugo", peer)
    corpus.write_site(map(corpus.story, range(count)), site)
    corpus.write_hugo(map(corpus.story, range(count)), peer)
    shutil.copytree(site, bare)
    diptyque, hugo = programs
    extract = (diptyque, "extract", "--site", str(site))
    subprocess.run(extract, check=True, stdout=subprocess.DEVNULL)
    attic = Attic(work / "attic")
    return Bench(
        diptyque=diptyque, hugo=hugo, site=site, bare=bare, peer=peer, attic=attic
    )


def articles_published(output: Path) -> int:
    """Count the pages of articles, which stand at the same depth in both."""
    return sum(1 for _ in output.glob("[a-z][a-z]/[0-9]*/[0-9]*/*/index.html"))


def row(name: str, ours: Cost, theirs: Cost) -> str:
    """Return one line of the table; a ratio below 1 is in our favour."""
    pairs = (
        (ours.wall, theirs.wall, ".2f"),
        (ours.cpu, theirs.cpu, ".2f"),
        (ours.memory, theirs.memory, ".0f"),
    )
    cells = (f"{a:{form}} / {b:{form}} | {a / b:.3f}" for a, b, form in pairs)
    return f"| {name} | {' | '.join(cells)} |"


HEAD = """\
| Diptyque / Hugo | wall, s | ratio | processor, s | ratio | memory, MiB | ratio |
|---|---|---|---|---|---|---|"""


def report(bench: Bench, count: int, runs: int) -> str:
    """Measure every scenario and return the page, a heading and a table."""
    lines, seconds = [], {}
    for name, commands in scenarios(bench).items():
        ours, theirs = compare(commands, runs).values()
        lines.append(row(name, ours, theirs))
        seconds[name] = (ours.cpu, theirs.cpu)
        print(lines[-1], flush=True)
    picture = bench.results / f"{count}.svg"
    picture.write_text(bars(seconds, ("Diptyque", "Hugo")), "utf-8")
    pages = [articles_published(each / "public") for each in (bench.site, bench.peer)]
    version = subprocess.run(
        [bench.hugo, "version"], check=True, capture_output=True, text=True
    )
    return "\n".join(
        (
            f"# {count:,} articles in two languages",
            "",
            f"Medians of {runs} runs in turn, on {os.cpu_count()} processors.",
            f"Python {platform.python_version()}; {version.stdout.split('-')[0]}.",
            f"Pages with an article: {pages[0]:,} / {pages[1]:,}.",
            "",
            HEAD,
            *lines,
            "",
            f"![Seconds of processor, beside Hugo's]({picture.name})",
            "",
        )
    )


def find_hugo() -> str:
    """Return the binary: `HUGO`, or the one inside the `hugo` package.

    The package's own command is a Python script, which would be timed too.
    """
    packaged = Path(sysconfig.get_path("purelib")) / "hugo/binaries/hugo"
    return os.environ.get("HUGO") or str(packaged)


def main() -> None:
    """Measure, print the table and keep it under `benchmarks/results/`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--diptyque", default=".venv/bin/diptyque")
    parser.add_argument("--work", type=Path, default=HERE / "work")
    options = parser.parse_args()
    # Python keeps what it has compiled, as it does for everyone.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    programs = (str(Path(options.diptyque).absolute()), find_hugo())
    bench = prepare(options.articles, options.work.absolute(), programs)
    page = report(bench, options.articles, options.runs)
    print(f"\n{page}")
    (bench.results / f"{options.articles}.md").write_text(page, "utf-8")
    shutil.rmtree(options.work)


if __name__ == "__main__":
    main()
