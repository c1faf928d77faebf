"""What is told once of a catalog is mended wherever it can be."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.model.site import Checks
from tests.building.conftest import Newsroom
from tests.building.desk import TYPED
from tests.building.inspection.test_checking import correct, spoil

HABIT = """\
from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.validating.rulebook import Finding, ProseRule

def check(pair):
    fix = Fix(edits=(Replacement(0, 1, "D"),)) if pair.text == "deux fois." else None
    yield Finding(message="It is a habit.", fix=fix)

RULES = ProseRule(
    code="gazette-habit",
    severity=Severity.INFO,
    summary="",
    why="",
    mend="",
    check=check,
    is_gathered=True,
)
"""


def test_a_habit_is_mended_where_it_can_be_though_it_is_told_of_another_text(
    translated: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gazette_habit.py").write_text(HABIT)
    monkeypatch.syspath_prepend(str(tmp_path))
    checks = Checks(plugins=("gazette_habit",), levels=TYPED)
    translated.site = replace(translated.site, check=checks)
    spoil(translated, "Deux fois.", "deux fois.")
    (told,) = [e for e in translated.check("fr").diagnostics if "habit" in e.code]
    assert told.fix is None
    (done,) = correct(translated)
    assert done.codes == (("gazette-habit", 1),)
    assert 'msgstr "Deux fois."' in done.after.decode()
