"""What the values of a configuration must be, beyond their types."""

from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from msgspec import Struct

from pipeline.model.locales import parse_tag, to_tag
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.text import nearest

_NOT_IN_URL = pattern(r"[\x00-\x20\x7f-\xa0<>\"{}|\\^`]")


class Problem(Struct, frozen=True):
    """What a value is, that it must not be, and what to write instead."""

    what: str
    remedy: str


def check_base_url(url: str) -> Problem | None:
    """Accept an absolute http(s) URL with a host, no query and no fragment."""
    remedy = say('Write the whole address, such as "https://example.org/".')
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        return Problem(say("is not a URL: {error}", error=str(error)), remedy)
    if parts.scheme not in {"http", "https"} or not host or _NOT_IN_URL.search(url):
        return Problem(
            say("is “{url}”, which is not an http or https address", url=url), remedy
        )
    if parts.query or parts.fragment or "@" in parts.netloc or url[-1] in "?#":
        return Problem(say("has more than a host and a path"), remedy)
    return None


def missing(example: str) -> Problem:
    """Say that a value is needed here."""
    return Problem(say("is missing"), say("Add it: {example}.", example=example))


def check_hub(url: str) -> Problem | None:
    """Accept an absolute http(s) URL without a fragment, or nothing."""
    base, _, _query = url.partition("?")
    return check_base_url(base) if url else None


def check_languages(tags: tuple[str, ...]) -> Problem | None:
    """Accept one language or more, each known to CLDR, none twice."""
    if not tags:
        return Problem(
            say("is empty"), say('Name one at least: languages = ["fr", "en"].')
        )
    seen: dict[Locale, str] = {}
    for tag in tags:
        try:
            locale = parse_tag(tag)
        except ValueError:
            remedy = say("Write a BCP 47 tag such as fr, en or fr-CA.")
            return Problem(
                say("has “{tag}”, which is no language we know", tag=tag), remedy
            )
        if locale in seen:
            return Problem(
                say("has “{locale}” twice", locale=to_tag(locale)),
                say("Keep one of the two."),
            )
        seen[locale] = tag
    return None


def check_some_of(tags: tuple[str, ...], languages: tuple[str, ...]) -> Problem | None:
    """Accept languages of the site, none twice, or none at all."""
    problem = check_languages(tags) if tags else None
    if problem or check_languages(languages):
        return problem
    strangers = set(locales(tags)) - set(locales(languages))
    if not strangers:
        return None
    known = ", ".join(map(to_tag, locales(languages)))
    return Problem(
        say(
            "has “{tag}”, which is no language of the site",
            tag=min(map(to_tag, strangers)),
        ),
        say("Its languages are {known}.", known=known),
    )


def locales(tags: tuple[str, ...]) -> tuple[Locale, ...]:
    """Return the locales of tags that were checked."""
    return tuple(map(parse_tag, tags))


def check_timezone(name: str) -> Problem | None:
    """Accept the name of a zone in the IANA's database."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        example = nearest(name, sorted(available_timezones())) or "Europe/Paris"
        return Problem(
            say("is “{name}”, which is no time zone", name=name),
            say("Write {example}?", example=example),
        )
    return None


def check_folder(key: str, folders: Mapping[str, str]) -> Problem | None:
    """Accept a folder inside the site, not hidden, and not another key's."""
    path = folders[key]
    parts = path.split("/")
    is_absolute = PureWindowsPath(path).drive or PurePosixPath(path).is_absolute()
    if is_absolute or "\\" in path or any(each in {"", ".", ".."} for each in parts):
        remedy = say('Write a path inside the site, such as "{key}".', key=key)
        return Problem(
            say("is “{path}”, which is not a folder inside the site", path=path), remedy
        )
    if not path.isprintable() or any(each.startswith(".") for each in parts):
        remedy = say(
            "Choose a name without a leading dot and without control characters."
        )
        return Problem(
            say("is {path!r}, which would be passed over", path=path), remedy
        )
    for other, taken in folders.items():
        if other != key and f"{path}/".startswith(f"{taken}/"):
            return Problem(
                say("lies in the folder of `{other}`", other=other),
                say("Choose another."),
            )
    return None
