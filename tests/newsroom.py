"""A site on disk, and a person at its command line."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from pipeline.cli import main

CONFIGURATION = 'base_url = "https://gazette.example/"\nlanguages = ["fr", "en"]\n'
NOW = {"SOURCE_DATE_EPOCH": "1795431600"}  # 23 November 2026
"""The day on which commands are typed in tests, as part of their environment."""
_EMPTY = '\nmsgstr ""\n'


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code, and all that it printed."""

    code: int
    output: str


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The folder of a site, in which files are saved and commands typed."""

    root: Path

    def type(self, command: str, *words: str | Path) -> Ended:
        """Run a command, which must not end in a traceback, nor in an apology."""
        jobs = () if command in {"import", "ingest"} else ("--jobs", "1")
        typed = [command, "--site", str(self.root), *jobs, *map(str, words)]
        result = CliRunner().invoke(main, typed, env=NOW)
        assert "Traceback" not in result.output, result.output
        assert "This is a defect" not in result.output, result.output
        return Ended(result.exit_code, result.output)

    def succeed(self, command: str, *words: str | Path) -> str:
        """Run a command that must succeed; return what it printed."""
        ended = self.type(command, *words)
        assert ended.code == 0, ended.output
        return ended.output

    def save(self, path: str, content: str | bytes) -> Path:
        """Save a file."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return place

    def text(self, path: str) -> str:
        """Return a file."""
        return (self.root / path).read_text("utf-8")

    def translate(self, path: str, texts: Iterable[str]) -> None:
        """Type texts between the empty quotes of a catalog, from top to bottom."""
        head, *parts = self.text(path).split(_EMPTY)
        filled = [head, *parts[:1]]
        for typed, part in zip(texts, parts[1:], strict=True):
            quoted = typed.replace('"', '\\"')
            filled.append(f'{quoted}"\n{part}')
        first, *rest = filled
        self.save(path, f"{first}{_EMPTY}" + '\nmsgstr "'.join(rest))
