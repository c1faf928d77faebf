"""A table of settings → Site, or what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

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
from pipeline.patterns import pattern
from pipeline.text import nearest

_PLACE = pattern(r" - at `\$\.?(.*)`\Z")
_INDEX = pattern(r"\[[^\]]*\]")
_MISSING = pattern(r"missing required field `(\w+)`")
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


class TableReader:
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
    close = nearest(key, known)
    listed = say("The keys are {known}.", known=", ".join(known))
    if not close:
        return listed
    return say("Did you mean `{close}`? {hint}", close=close, hint=listed)


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
        "check.spelling": validity.check_some_of(
            settings.check.spelling, settings.languages
        ),
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
                spelling=validity.locales(settings.check.spelling),
                dictionaries=settings.check.dictionaries,
            ),
        }
    )
