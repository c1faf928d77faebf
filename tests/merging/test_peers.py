"""The same edits through msgmerge and through ours (`make golden` writes the page)."""

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.catalogs import parse, serialize
from pipeline.merging import merge
from pipeline.model.catalogs import Catalog, Translation, ever_approved
from tests.house import ROOT
from tests.merging.test_merging import approved, catalog, template

Merge = Callable[[Catalog, Catalog], Catalog]
"""The template and the old catalog → the new catalog."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An article with its translation, and its sources after each edit."""

    name: str
    pairs: tuple[tuple[str, str], ...]
    edits: tuple[tuple[str, ...], ...]


ROOF = ("Nobody will pay for the roof.", "Personne ne paiera le toit.")
RAIN = ("It rained all night on the hills.", "Il a plu toute la nuit sur les collines.")
STALLS = (
    "Forty stalls open on Sunday. The mayor is glad.",
    "Quarante étals ouvrent dimanche. La maire s’en réjouit.",
)
HALVES = ("Forty stalls open on Sunday.", "The mayor is glad.")
EDITED = STALLS[0].replace("glad", "worried")
COST = (
    "It cost 1,200 euros, or 11.5% of it.",
    "Cela coûte 1\u202f200 euros, soit 11,5\u00a0%.",
)

CASES = (
    Case(
        name="An edit and its revert",
        pairs=(ROOF, STALLS),
        edits=((ROOF[0], EDITED), (ROOF[0], STALLS[0])),
    ),
    Case(name="An edit", pairs=(ROOF, STALLS), edits=((ROOF[0], EDITED),)),
    Case(name="A paragraph split", pairs=(ROOF, STALLS), edits=((ROOF[0], *HALVES),)),
    Case(
        name="Two paragraphs joined",
        pairs=(RAIN, ROOF),
        edits=((f"{RAIN[0]} {ROOF[0]}",),),
    ),
    Case(
        name="A paragraph moved",
        pairs=(RAIN, ROOF, STALLS),
        edits=((STALLS[0], RAIN[0], ROOF[0]),),
    ),
    Case(
        name="A space → a no-break space",
        pairs=(("Who pays ? Nobody.", "Qui paie ? Personne."),),
        edits=(("Who pays\u00a0? Nobody.",),),
    ),
    Case(
        name="An apostrophe, made typographic",
        pairs=(("It's open.", "C’est ouvert."),),
        edits=(("It’s open.",),),
    ),
    Case(
        name="Numbers changed",
        pairs=(COST,),
        edits=((COST[0].replace("1,200", "1,350").replace("11.5", "12.3"),),),
    ),
    Case(
        name="Cut, and pasted again",
        pairs=(RAIN, STALLS),
        edits=((RAIN[0],), (RAIN[0], STALLS[0])),
    ),
    Case(
        name="Cut, another edited to be like it, and pasted again",
        pairs=(RAIN, STALLS),
        edits=((RAIN[0], EDITED), (RAIN[0], EDITED, STALLS[0])),
    ),
    Case(
        name="A heading renamed",
        pairs=(("A market on Sunday", "Un marché dimanche"), RAIN),
        edits=(("A market next Sunday", RAIN[0]),),
    ),
    Case(
        name="A paragraph inserted, like its neighbour",
        pairs=(RAIN, ROOF),
        edits=((RAIN[0], "It rained all night on the hills and in town.", ROOF[0]),),
    ),
)

_INTRODUCTION = """\
# Merging, beside msgmerge

What becomes of a translation when its source changes: each edit below was merged
by `msgmerge --previous` and by Diptyque, from the same catalog. This page is what
the two wrote; `make golden` writes it anew.

A text is **approved** (gettext uses it), **to review** (fuzzy, with what is filled
in for the translator) or **empty**. *Lost* are approved pairs of source and
translation that the catalog has no more, neither live nor obsolete: an edit that is
taken back can't restore them. A new paragraph that is like another one stays empty
in Diptyque: a text that stands for something else is no draft of it.

Below the table stand the texts of which the two say different things; `⍽` is a
no-break space.

"""
_HEAD = """\
| edit | msgmerge: approved | to review | empty | lost \
| Diptyque: approved | to review | empty | lost |
| --- | --: | --: | --: | --: | --: | --: | --: | --: |
"""


@pytest.fixture
def peer(tmp_path: Path, needs: Callable[[str], str]) -> Merge:
    """Merge as gettext does."""
    program = needs("msgmerge")

    def merged(new: Catalog, old: Catalog) -> Catalog:
        (tmp_path / "old.po").write_bytes(serialize(old))
        (tmp_path / "new.pot").write_bytes(serialize(new))
        command = [program, "--quiet", "--previous", "--no-wrap", "old.po", "new.pot"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
        value = parse(done.stdout).value
        assert value is not None
        return value

    return merged


def test_the_page_says_what_becomes_of_each_edit(
    golden: Callable[[Path, str], None], peer: Merge
) -> None:
    golden(ROOT / "docs/merging.md", page(peer))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_ours_loses_nothing_and_keeps_no_less(case: Case, peer: Merge) -> None:
    theirs, ours = after(case, peer), after(case, merge)
    assert not lost(case, ours)
    assert standing(case, ours)[0] >= standing(case, theirs)[0]
    # A text that still stands for another paragraph fills no second one of ours.
    empty = standing(case, theirs)[2] + borrowed(theirs)
    assert standing(case, ours)[2] <= empty


def after(case: Case, by: Merge) -> Catalog:
    """Return the catalog after the last edit."""
    now = catalog(*(approved(*pair) for pair in case.pairs))
    for sources in case.edits:
        now = by(template(*sources), now)
    return now


def lost(case: Case, now: Catalog) -> int:
    """Count the pairs that were approved and are so no more."""
    known = {(each.source, each.text) for each in ever_approved(now)}
    return len(set(case.pairs) - known)


def borrowed(now: Catalog) -> int:
    """Count the texts to review that are those of approved entries."""
    live = {each.text for each in now.translations if each.is_approved}
    return sum(each.is_fuzzy and each.text in live for each in now.translations)


def standing(case: Case, now: Catalog) -> tuple[int, int, int, int]:
    """Count the texts approved, to review, empty, and the pairs lost."""
    entries = now.translations
    firm = sum(each.is_approved for each in entries)
    empty = sum(not each.text for each in entries)
    return firm, len(entries) - firm - empty, empty, lost(case, now)


def page(peer: Merge) -> str:
    """Return the page: a table of figures, then what each catalog says."""
    results = [(case, after(case, peer), after(case, merge)) for case in CASES]
    rows = "".join(
        f"| {case.name} | {_cells(case, theirs)} | {_cells(case, ours)} |\n"
        for case, theirs, ours in results
    )
    details = (line for each in results for line in _detail(*each))
    return _INTRODUCTION + _HEAD + rows + "\n".join(details) + "\n"


def _cells(case: Case, now: Catalog) -> str:
    return " | ".join(map(str, standing(case, now)))


def _detail(case: Case, theirs: Catalog, ours: Catalog) -> Iterator[str]:
    pairs = zip(theirs.translations, ours.translations, strict=True)
    differing = [each for each in pairs if len({_said(entry) for entry in each}) > 1]
    if not differing:
        return
    yield f"\n## {case.name}\n"
    for number, (source, text) in enumerate(case.pairs, 1):
        yield f"{number}. {_shown(source)} = {_shown(text)}"
    yield "\n| source now | msgmerge | Diptyque |\n| --- | --- | --- |"
    for one, other in differing:
        yield f"| {_shown(one.source)} | {_said(one)} | {_said(other)} |"


def _said(entry: Translation) -> str:
    if not entry.text:
        return "empty"
    state = "approved" if entry.is_approved else "to review"
    return f"{state}: {_shown(entry.text)}"


def _shown(text: str) -> str:
    """Return a text in which no space is taken for another."""
    return text.replace("\u00a0", "⍽").replace("\u202f", "⍽")
