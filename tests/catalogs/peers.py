"""The bytes of a catalog → what gettext's own programs make of them."""

import subprocess
from collections.abc import Callable
from pathlib import Path

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: fr\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
)
"""The header of a catalog in French, and the blank line behind it."""

Needs = Callable[[str], str]

_ENVIRONMENT = {"LC_ALL": "C"}


def rewritten(
    content: bytes, folder: Path, needs: Needs, layout: str = "--no-wrap"
) -> bytes:
    """Return what msgcat writes for a catalog that it can read, in UTF-8."""
    path = _file(folder)
    Path(path).write_bytes(content)
    options = ["--force-po", "--to-code=UTF-8", layout]
    command = [needs("msgcat"), *options, path]
    done = subprocess.run(command, capture_output=True, check=True, env=_ENVIRONMENT)
    return done.stdout


def complaints(content: bytes, folder: Path, needs: Needs) -> list[str]:
    """Return why msgcat or `msgfmt -c` refuses a catalog; nothing if neither does."""
    path = _file(folder)
    Path(path).write_bytes(content)
    commands = (
        [needs("msgfmt"), "-c", "-o", "/dev/null", path],
        [needs("msgcat"), "--force-po", "-o", "/dev/null", path],
    )
    return [line for command in commands for line in _errors(command)]


def _file(folder: Path) -> str:
    return str(folder / "case.po")


def _errors(command: list[str]) -> list[str]:
    """Return the lines of a program that fails, but those that are no reason."""
    done = subprocess.run(command, capture_output=True, check=False, env=_ENVIRONMENT)
    said = done.stderr.decode(errors="replace").splitlines() if done.returncode else []
    return [each for each in said if "header field" not in each]
