"""A repository of git, and what people do with it."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_EDITOR": "true",
    "GIT_COMMITTER_NAME": "B",
    "GIT_COMMITTER_EMAIL": "b@gazette.example",
}


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository of git in a folder."""

    program: str
    root: Path

    def do(self, *words: str, author: str = "Zoé", day: int = 20) -> str:
        """Run git on a day of November 2026; return what it printed."""
        moment = f"2026-11-{day:02}T09:00:00+01:00"
        who = {
            "GIT_AUTHOR_NAME": author,
            "GIT_AUTHOR_EMAIL": "a@gazette.example",
            "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_DATE": moment,
        }
        ended = subprocess.run(
            [self.program, *words],
            cwd=self.root,
            env={**os.environ, **_ENVIRONMENT, **who},
            capture_output=True,
            check=False,
            text=True,
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout

    def commit(self, subject: str, author: str = "Zoé", day: int = 20) -> str:
        """Commit all that is there; return the full name of the commit."""
        self.do("add", "--all")
        self.do("commit", "--quiet", "-m", subject, author=author, day=day)
        return self.do("rev-parse", "HEAD").rstrip("\n")


def begin(program: str, root: Path) -> Repository:
    """Make an empty repository in a folder."""
    root.mkdir(parents=True, exist_ok=True)
    repository = Repository(program, root)
    repository.do("init", "--quiet", "-b", "main")
    return repository
