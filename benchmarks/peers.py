"""The corpus of correct pairs and its faults → what other tools say of them: a table.

    python -m benchmarks.peers --pofilter PATH --dennis PATH --i18nspector PATH

runs each tool that is given, with its default checks, on four catalogs (the correct
pairs and the faulty ones, into each language), and writes the table that stands in
`docs/trust.md`. `--findings NAME=FILE` adds a tool that ran elsewhere: lines of a
set, a number and a check, between tabs. `--catalogs FOLDER` is where they stand.

A finding on a correct pair is false. A fault counts as found if a tool says of it
anything that it does not say of the correct pair: more than is asked of our rules,
which have to name it.
"""

import argparse
import json
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path

from msgspec import Struct

from pipeline.model.diagnostics import Severity
from tests.validating import trust
from tests.validating.mutations import FAMILIES, PLAIN
from tests.validating.workbench import CASES, Case, judge

Found = dict[tuple[str, int], set[str]]
"""The set and the number of a pair → the checks that speak of it."""

_HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: gazette\\n"
"Language: {}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n {} 1);\\n"
"""
_PLURALS = {"fr": ">", "en": "!="}
_GOOD, _BAD = "good", "bad"


class Peer(Struct, frozen=True):
    """A tool: what to call it, how to run it on a catalog, how to read what it says.

    `finding` has the groups `number` and `check`, in a block between empty lines or,
    where `is_by_line`, in a line.
    """

    name: str
    command: Callable[[str, Path, Path], list[str]]
    check: re.Pattern[str]
    number: re.Pattern[str]
    is_by_line: bool = False


PEERS = (
    Peer(
        "pofilter",
        lambda program, path, out: [program, "--progress=none", str(path), str(out)],
        re.compile(r"^# \(pofilter\) (\w+):", re.MULTILINE),
        re.compile(r'^msgctxt "(\d+)"', re.MULTILINE),
    ),
    Peer(
        "dennis",
        lambda program, path, _: [program, "lint", str(path)],
        re.compile(r"^([EW]\d+):", re.MULTILINE),
        re.compile(r'^\d+:msgctxt "(\d+)"', re.MULTILINE),
    ),
    Peer(
        "i18nspector",
        lambda program, path, _: [program, str(path)],
        re.compile(r"^\w: [^:]+: ([\w-]+) "),
        re.compile(r" msgctxt '?(\d+)"),
        is_by_line=True,
    ),
)


def of_pairs() -> list[trust.Fault]:
    """Return the faults of a pair: no peer reads articles, or catalogs of ours.

    What is typed plainly is left out: our page sets it, and it is no fault.
    """
    plain = {each.name for each in PLAIN}
    return [
        fault
        for fault in trust.faults()
        if fault.case.get("to") in _PLURALS
        and "msgid" in fault.case
        and fault.name not in plain
    ]


def write_catalogs(folder: Path) -> None:
    """Write the four catalogs; the msgctxt of an entry is its number."""
    folder.mkdir(parents=True, exist_ok=True)
    sets = {_GOOD: trust.corpus(), _BAD: [fault.case for fault in of_pairs()]}
    for name, to in product(sets, _PLURALS):
        numbered = [each for each in enumerate(sets[name]) if each[1]["to"] == to]
        (folder / f"{name}-{to}.po").write_text(catalog_of(numbered, to), "utf-8")


def catalog_of(
    cases: Iterable[tuple[int, Case]], to: str, *, has_contexts: bool = True
) -> str:
    """Return the catalog of some numbered cases."""
    entries = (
        _flags(case) + (f'msgctxt "{number}"\n' if has_contexts else "") + _entry(case)
        for number, case in cases
    )
    return "\n".join((_HEADER.format(to, _PLURALS[to]), *entries))


def _flags(case: Case) -> str:
    return "".join(f"#, {flag}\n" for flag in case.get("flags", ()))


def _entry(case: Case) -> str:
    source, target = _quoted(case["msgid"]), _quoted(case["msgstr"])
    return f"msgid {source}\nmsgstr {target}\n"


def _quoted(text: str) -> str:
    """Return a string of a catalog; JSON has the same escapes for what stands here."""
    return json.dumps(text, ensure_ascii=False).replace("\\u00", "\\x")


def findings(peer: Peer, program: str, folder: Path) -> Found:
    """Run a tool on the four catalogs and read what it says."""
    found: Found = {}
    for path in sorted(folder.glob("*.po")):
        out = folder / "out" / f"{peer.name}.po"
        out.parent.mkdir(exist_ok=True)
        out.unlink(missing_ok=True)
        command = peer.command(program, path, out)
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        text = out.read_text("utf-8") if out.exists() else told.stdout
        for number, check in _read(peer, text):
            found.setdefault((path.stem.partition("-")[0], number), set()).add(check)
    return found


def _read(peer: Peer, text: str) -> Iterator[tuple[int, str]]:
    for block in text.split("\n" if peer.is_by_line else "\n\n"):
        number = peer.number.search(block)
        for check in peer.check.findall(block) if number else ():
            yield int(number[1]) if number else -1, check


def told_elsewhere(path: Path) -> Found:
    """Read the findings of a tool that ran elsewhere."""
    found: Found = {}
    for line in path.read_text("utf-8").splitlines():
        name, number, check = line.split("\t")
        found.setdefault((name, int(number)), set()).add(check)
    return found


def ours() -> Found:
    """Return what our rules say, infos left aside, as of any tool."""
    sets = {_GOOD: trust.corpus(), _BAD: [fault.case for fault in of_pairs()]}
    return {
        (name, number): {
            each.code for each in judge(case) if each.severity > Severity.INFO
        }
        for name, cases in sets.items()
        for number, case in enumerate(cases)
    }


def row(name: str, found: Found) -> str:
    """Return one line of the table: the false alarms, then the faults by family."""
    pairs = range(len(trust.corpus()))
    alarms = sum(bool(found.get((_GOOD, number))) for number in pairs)
    cells = [f"{alarms} ({alarms / len(pairs):.1%})"]
    for family in (*FAMILIES, ""):
        hits = [
            _is_new(number, fault.case, found)
            for number, fault in enumerate(of_pairs())
            if family in {"", fault.family}
        ]
        cells.append(f"{sum(hits) / len(hits):.0%}")
    return f"| {name} | {' | '.join(cells)} |"


def _is_new(number: int, case: Case, found: Found) -> bool:
    """Say whether a tool says of a fault what it does not say of the correct pair."""
    before = found.get((_GOOD, case.get("number", -1)), set())
    return bool(found.get((_BAD, number), set()) - before)


def page(rows: Iterable[str]) -> str:
    """Return the chapter of `docs/trust.md`."""
    head = f"| tool | false alarms | {' | '.join(FAMILIES)} | all faults |"
    intro = """\
## Beside other tools

The same pairs and the same faults of pairs, judged by other tools with their default
checks (`benchmarks/peers.py`). A false alarm is a correct pair of which a tool says
anything (ours: a warning or an error). A fault
counts as found if a tool says of it anything that it does not say of the correct pair,
be it for another reason; some faults, as those of marks, are no business of some tools.
Weblate's checks ran by themselves, with its flags `md-text` and `safe-html`, without
the three that need its database.
"""
    lines = (intro, head, "| --- |" + " --: |" * (len(FAMILIES) + 2), *rows)
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the tools that are given and write the chapter."""
    parser = argparse.ArgumentParser(description=__doc__)
    for peer in PEERS:
        parser.add_argument(f"--{peer.name}", default="")
    parser.add_argument("--version", action="append", default=[], help="NAME=TEXT")
    parser.add_argument("--findings", action="append", default=[], help="NAME=FILE")
    parser.add_argument("--catalogs", type=Path, default=Path("benchmarks/work/peers"))
    options = parser.parse_args()
    write_catalogs(options.catalogs)
    rows = [row("Diptyque", ours())]
    versions = dict(each.split("=", 1) for each in options.version)
    for peer in PEERS:
        program = getattr(options, peer.name)
        if program:
            told = findings(peer, program, options.catalogs)
            rows.append(row(f"{peer.name} {versions.get(peer.name, '')}", told))
    for name, _, path in (each.partition("=") for each in options.findings):
        rows.append(row(name, told_elsewhere(Path(path))))
    print("\n".join(rows))
    (CASES / "peers.md").write_text(page(rows), "utf-8")


if __name__ == "__main__":
    main()
