"""`diptyque.toml`, or `[tool.diptyque]` of `pyproject.toml` → Site."""

import tomllib
from pathlib import Path
from typing import Any

from pipeline.adapters.tables import TableReader
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Store

FILE = "diptyque.toml"
_SHARED_FILE = "pyproject.toml"


def is_site(folder: Path) -> bool:
    """Say whether a folder has a configuration of ours."""
    return _file(folder) is not None


def find_root(start: Path) -> Path:
    """Return the nearest folder upwards with a configuration.

    Raises `ConfigurationError` where there is none.
    """
    for folder in (start, *start.parents):
        if is_site(folder):
            return folder
    raise ConfigurationError(
        say(
            "There is no {file} in {start}, nor in a folder above it.",
            file=FILE,
            start=str(start),
        ),
        say(
            "Go to the folder of a site, name it with `--site`, or make "
            "a new one with `diptyque init`."
        ),
    )


def load(root: Path) -> Site:
    """Return the configuration of the site in a folder.

    Raises `ConfigurationError`, which names the file, the key and the remedy.
    """
    path = _file(root)
    if path is None:
        raise _nowhere(str(root))
    document = _document(path)
    return TableReader(path.name).site(
        document if path.name == FILE else _own(document)
    )


def load_from(store: Store, place: str) -> Site:
    """Return the configuration of the site in a store, which people know as `place`.

    Raises `ConfigurationError`, as `load` does.
    """
    for name in filter(store.exists, (FILE, _SHARED_FILE)):
        document = _parsed(store.read(name), f"{place}/{name}")
        if name == FILE or _own(document):
            table = document if name == FILE else _own(document)
            return TableReader(name).site(table)
    raise _nowhere(place)


def _nowhere(place: str) -> ConfigurationError:
    return ConfigurationError(
        say("There is no {file} in {root}.", file=FILE, root=place),
        say("Check `--site`."),
    )


def _file(folder: Path) -> Path | None:
    own, shared = folder / FILE, folder / _SHARED_FILE
    if own.is_file():
        return own
    if not shared.is_file():
        return None
    return shared if _own(_document(shared)) else None


def _own(document: dict[str, Any]) -> dict[str, Any]:
    """Return our table of a `pyproject.toml`, empty if it has none."""
    tools = document.get("tool")
    table = tools.get("diptyque") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else {}


def _document(path: Path) -> dict[str, Any]:
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or say("the system refuses")
        raise ConfigurationError(
            say("{path} can't be read: {reason}.", path=str(path), reason=reason),
            say("Check its permissions."),
        ) from error
    return _parsed(content, str(path))


def _parsed(content: bytes, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            say("{path} is not UTF-8.", path=place),
            say("Save it as UTF-8 in your editor."),
        ) from error
    except RecursionError as error:
        raise ConfigurationError(
            say("{path} has too many brackets within brackets.", path=place),
            say("Remove some."),
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(
            say("{path} is not valid TOML: {error}.", path=place, error=str(error)),
            say("Put texts in double quotes, and lists in square brackets."),
        ) from error
