"""A clone of a repository in which two people work on one catalog, with real git."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CATALOG = Path("locales/en/LC_MESSAGES/articles/bienvenue.po")
_GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_EDITOR": "true",
    **{
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A"), ("EMAIL", "a@gazette.example"))
    },
}


@dataclass(frozen=True, slots=True)
class Clone:
    """A repository with a site in it, and two branches."""

    program: str

    def git(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run git; return how it ended."""
        return subprocess.run(
            [self.program, *words],
            env={**os.environ, **_GIT},
            capture_output=True,
            check=False,
            text=True,
        )

    def do(self, *words: str) -> str:
        """Run a command of git that must succeed; return what it printed."""
        ended = self.git(*words)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout

    @contextmanager
    def work(self, branch: str) -> Iterator[None]:
        """Commit on a branch what is done meanwhile."""
        self.do("switch", "--quiet", branch)
        yield
        self.do("add", "--all")
        self.do("commit", "--quiet", "-m", branch)


HEADING, ITEM = "Comment le traduire", "Une phrase laissée vide reste à faire"


def translate(source: str, text: str, path: Path = CATALOG) -> None:
    """Type a translation into a catalog; the start of its source is enough."""
    head, found, rest = path.read_text("utf-8").partition(f'msgid "{source}')
    line, _, tail = rest.partition('msgstr "')
    assert found
    _, _, tail = tail.partition('"\n')
    path.write_text(f'{head}{found}{line}msgstr "{text}"\n{tail}', "utf-8")
