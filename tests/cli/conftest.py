"""A terminal to type commands into, and a site to type them in."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from tests.newsroom import NOW


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
