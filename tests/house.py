"""The house as its own tests see it: where its files are, what they are called."""

from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
PIPELINE = ROOT / "pipeline"


def modules(*folders: str) -> list[Path]:
    """Return our Python files, sorted."""
    return sorted(path for each in folders for path in (ROOT / each).rglob("*.py"))


def name(path: Path) -> str:
    """Return the path of a file as the documentation writes it."""
    return path.relative_to(ROOT).as_posix()


def none(found: Iterable[str]) -> None:
    """Insist that nothing was found, and list all that was."""
    listed = sorted(found)
    assert not listed, "\n" + "\n".join(listed)
