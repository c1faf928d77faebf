"""Git, asked for what it keeps; nothing is ever changed in the repository."""

import os
import shutil
import subprocess
from functools import lru_cache
from weakref import finalize

from pipeline.errors import ConfigurationError, StoreError
from pipeline.model.phrases import say

_HOOKS = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_WORK_TREE",
    }
)
"""What git tells its hooks. The folder of the site says it all, and is right."""

_ENDS = " \n\r."


def ask(root: str, *words: str) -> bytes:
    """Return what git prints, called in a folder.

    Raises `ConfigurationError`, with git's own words for a hint, where it
    refuses, or where there is no git.
    """
    command = [_program(), "--literal-pathspecs", *words]
    try:
        ended = subprocess.run(  # noqa: S603 - no shell
            command, cwd=root, env=_environment(), capture_output=True, check=False
        )
    except (OSError, ValueError) as error:
        raise ConfigurationError(say("Git can't be called."), str(error)) from error
    if ended.returncode:
        told = ended.stderr.decode("utf-8", "replace").strip(_ENDS).split("\n")
        raise ConfigurationError(
            say("Git refuses."), say("It says: {words}.", words=told[0])
        )
    return ended.stdout


def read_object(root: str, name: str) -> bytes:
    """Return a content by the name that git has for it.

    Raises `StoreError` where the repository does not have it.
    """
    # After a fork the pipes of the parent are not ours to read from.
    return _reader(root, os.getpid()).read(name)


@lru_cache(maxsize=1)
def _reader(root: str, process: int) -> "_Reader":  # noqa: ARG001 - a part of the key
    return _Reader(root)


class _Reader:
    """A git that waits to be asked for contents: to start one takes longer."""

    def __init__(self, root: str) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - no shell
            [_program(), "cat-file", "--batch"],
            cwd=root,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        finalize(self, _end, self._process, os.getpid())

    def read(self, name: str) -> bytes:
        """Return a content, as `git cat-file --batch` frames it."""
        asked, told = self._process.stdin, self._process.stdout
        if asked is None or told is None:
            raise StoreError(say("Git can't be read from."))
        try:
            asked.write(f"{name}\n".encode())
            asked.flush()
            head = told.readline().rsplit(b" ", 1)
            size = int(head[-1])
            return told.read(size + 1)[:size]
        except (OSError, ValueError) as error:
            raise StoreError(
                say("Git does not have the content {name}.", name=name),
                say("The clone may be incomplete; `git fetch` brings what is missing."),
            ) from error


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    """End a git of ours; one of the process that we were forked from is not."""
    if os.getpid() == owner:
        # It may wait for ever: who was forked since holds its pipes open.
        process.kill()
        process.communicate()
        return
    process.returncode = 0
    for pipe in filter(None, (process.stdin, process.stdout)):
        pipe.close()


def _program() -> str:
    program = shutil.which("git")
    if program is None:
        raise ConfigurationError(
            say("There is no git on this machine."), say("Install it.")
        )
    return program


def _environment() -> dict[str, str]:
    """Return the environment for a git whose words are always the same."""
    ours = {name: value for name, value in os.environ.items() if name not in _HOOKS}
    return {**ours, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": ""}
