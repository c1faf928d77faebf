"""A terminal to type commands into, and a site to type them in."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from tests.cli.clones import Clone
from tests.newsroom import NOW

Needs = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code, and what it printed where."""

    code: int
    output: str
    errors: str

    @property
    def report(self) -> dict[str, Any]:
        """What a command printed for a program."""
        report: dict[str, Any] = json.loads(self.output)
        return report


Command = Callable[..., Ended]


@pytest.fixture
def diptyque() -> Command:
    """Run a command of ours, as if it were typed."""

    def run(*arguments: str | Path, env: Mapping[str, str] | None = None) -> Ended:
        result = CliRunner().invoke(main, [str(each) for each in arguments], env=env)
        return Ended(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder, on a day that does not change."""
    monkeypatch.chdir(tmp_path)
    for name, value in NOW.items():
        monkeypatch.setenv(name, value)
    return tmp_path


@pytest.fixture
def site(folder: Path, diptyque: Command) -> Path:
    """Go to a new site."""
    assert diptyque("init").code == 0
    return folder


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory, needs: Needs) -> Path:
    """Put a new site under version control, with the driver installed.

    It has a folder that is called like our package.
    """
    site = tmp_path_factory.mktemp("repository") / "site"
    clone = Clone(needs("git"))
    assert CliRunner().invoke(main, ["init", str(site)], env=NOW).exit_code == 0
    (site / "pipeline").mkdir()
    (site / "pipeline/__init__.py").write_text("raise SystemExit('not ours')")
    with chdir(site):
        clone.do("init", "--quiet", "-b", "main")
        assert CliRunner().invoke(main, ["merge-driver", "--install"]).exit_code == 0
        clone.do("add", "--all")
        clone.do("commit", "--quiet", "-m", "begun")
        clone.do("branch", "other")
    return site


@pytest.fixture
def clone(begun: Path, folder: Path, needs: Needs) -> Clone:
    """Go to a copy of that repository."""
    shutil.copytree(begun, folder, dirs_exist_ok=True)
    return Clone(needs("git"))


@pytest.fixture
def sound(needs: Needs) -> Callable[[Path], str]:
    """Return a catalog that gettext reads, and would write just so."""

    def read(path: Path) -> str:
        checking = [needs("msgfmt"), "-c", "-o", os.devnull, str(path)]
        subprocess.run(checking, check=True)
        writing = [needs("msgcat"), "--no-wrap", str(path)]
        again = subprocess.run(writing, check=True, capture_output=True).stdout
        assert path.read_bytes() == again
        return again.decode()

    return read
