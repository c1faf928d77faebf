"""`diptyque.toml`, or `[tool.diptyque]` of `pyproject.toml` → Site."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from pipeline.adapters import validity
from pipeline.adapters.settings import (
    CheckSettings,
    EngineSettings,
    PicturesSettings,
    PolicySettings,
    SiteSettings,
    TranslateSettings,
)
from pipeline.errors import ConfigurationError
from pipeline.model.articles import Kind
from pipeline.model.phrases import say
from pipeline.model.site import (
    Checks,
    EngineChoice,
    EngineKind,
    Level,
    MemoryUse,
    OutdatedPolicy,
    Pictures,
    Policy,
    Prefill,
    Site,
)

FILE = "diptyque.toml"
_SHARED_FILE = "pyproject.toml"
_PLACE = re.compile(r" - at `\$\.?(.*)`\Z")
_INDEX = re.compile(r"\[[^\]]*\]")
_MISSING = re.compile(r"missing required field `(\w+)`")
_WORDS: dict[str, Iterable[str]] = {
    "policy.required": Kind,
    "policy.outdated": OutdatedPolicy,
    "check.rules": Level,
    "translate.memory": MemoryUse,
    "translate.engine.kind": EngineKind,
}
_TABLES: dict[str, Any] = {
    "policy": PolicySettings,
    "check": CheckSettings,
    "pictures": PicturesSettings,
    "translate": TranslateSettings,
    "translate.engine": EngineSettings,
}
_FOLDERS = ("articles", "locales", "theme", "static")


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
        raise ConfigurationError(
            say("There is no {file} in {root}.", file=FILE, root=str(root)),
            say("Check `--site`."),
        )
    document = _document(path)
    return _TableReader(path.name).site(
        document if path.name == FILE else _own(document)
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
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        reason = error.strerror or say("the system refuses")
        raise ConfigurationError(
            say("{path} can't be read: {reason}.", path=str(path), reason=reason),
            say("Check its permissions."),
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            say("{path} is not UTF-8.", path=str(path)),
            say("Save it as UTF-8 in your editor."),
        ) from error
    except RecursionError as error:
        raise ConfigurationError(
            say("{path} has too many brackets within brackets.", path=str(path)),
            say("Remove some."),
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(
            say("{path} is not valid TOML: {error}.", path=str(path), error=str(error)),
            say("Put texts in double quotes, and lists in square brackets."),
        ) from error


class _TableReader:
    """Turns one table into a site, and knows which file to name in an error."""

    def __init__(self, file: str) -> None:
        self.file = file

    def site(self, table: Mapping[str, Any]) -> Site:
        """Return the site that a table of settings describes."""
        for key, known in _unknown(table):
            raise self._refusal(key, say("is not a key"), _suggestion(key, known))
        try:
            settings = msgspec.convert(dict(table), SiteSettings)
        except msgspec.ValidationError as error:
            raise self._refusal(*_explained(error)) from error
        for key, problem in _problems(settings):
            raise self._refusal(key, problem.what, problem.remedy)
        return _site(settings)

    def _refusal(self, key: str, what: str, remedy: str) -> ConfigurationError:
        message = (
            say("{file}: `{key}` {what}.", file=self.file, key=key, what=what)
            if key
            else say("{file}: It {what}.", file=self.file, what=what)
        )
        return ConfigurationError(message, remedy)


def _unknown(table: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each key that does not exist, with those that do beside it."""
    known = SiteSettings.__struct_fields__
    yield from ((key, known) for key in table if key not in known)
    for title, settings in _TABLES.items():
        known = tuple(f"{title}.{name}" for name in settings.__struct_fields__)
        keys = [f"{title}.{name}" for name in _inner(table, title)]
        yield from ((key, known) for key in keys if key not in known)


def _inner(table: Mapping[str, Any], title: str) -> Mapping[str, Any]:
    """Return a table within tables, empty where there is none."""
    found: Any = table
    for name in title.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def _suggestion(key: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    listed = say("The keys are {known}.", known=", ".join(known))
    if not close:
        return listed
    return say("Did you mean `{close}`? {hint}", close=close[0], hint=listed)


def _explained(error: msgspec.ValidationError) -> tuple[str, str, str]:
    """Return key, problem and remedy of what msgspec found."""
    problem = str(error)
    if missing := _MISSING.search(problem):
        remedy = say("Add it; `diptyque init` in an empty folder shows an example.")
        return missing[1], say("is missing"), remedy
    place = _PLACE.search(problem)
    key = _INDEX.sub("", place[1]) if place else ""
    what = _PLACE.sub("", problem)
    words = ", ".join(_WORDS.get(key, ()))
    remedy = (
        say("Use {words}.", words=words)
        if words
        else say("Write a value of that type and range.")
    )
    reason = f"{what[:1].lower()}{what[1:]}"
    return key, say("can't be used: {reason}", reason=reason), remedy


def _problems(settings: SiteSettings) -> Iterator[tuple[str, validity.Problem]]:
    """Yield what is wrong with values of the right type."""
    folders = {name: getattr(settings, name) for name in _FOLDERS}
    checks = {
        "base_url": validity.check_base_url(settings.base_url),
        "languages": validity.check_languages(settings.languages),
        "hub": validity.check_hub(settings.hub),
        **_engine_problems(settings.translate.engine),
        "timezone": validity.check_timezone(settings.timezone),
        **{name: validity.check_folder(name, folders) for name in _FOLDERS},
    }
    for key, problem in checks.items():
        if problem is not None:
            yield key, problem


def _engine_problems(
    engine: EngineSettings | None,
) -> dict[str, validity.Problem | None]:
    if engine is None:
        return {}
    place = "translate.engine"
    needs_model = engine.kind is EngineKind.OPENAI and not engine.model
    needs_command = engine.kind is EngineKind.COMMAND and not engine.command
    return {
        f"{place}.url": validity.check_hub(engine.url),
        f"{place}.model": validity.missing('model = "…"') if needs_model else None,
        f"{place}.command": (
            validity.missing('command = ["python", "translate.py"]')
            if needs_command
            else None
        ),
    }


def _prefill(settings: TranslateSettings) -> Prefill:
    given = msgspec.structs.asdict(settings)
    engine = settings.engine
    choice = EngineChoice(**msgspec.structs.asdict(engine)) if engine else None
    if choice is not None:
        choice = replace(choice, url=choice.url.removesuffix("/"))
    return Prefill(**{**given, "engine": choice})


def _site(settings: SiteSettings) -> Site:
    given = msgspec.structs.asdict(settings)
    policy = msgspec.structs.asdict(settings.policy)
    return Site(
        **{
            **given,
            "base_url": settings.base_url.removesuffix("/") + "/",
            "languages": validity.locales(settings.languages),
            "policy": Policy(**policy),
            "translate": _prefill(settings.translate),
            "pictures": Pictures(**msgspec.structs.asdict(settings.pictures)),
            "check": Checks(
                levels=tuple(sorted(settings.check.rules.items())),
                plugins=tuple(dict.fromkeys(settings.check.plugins)),
            ),
        }
    )
