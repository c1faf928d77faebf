"""A finding that a person answers for → a waiver beside the catalogs."""

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from pipeline import validating
from pipeline.building.contents.choosing import choose
from pipeline.building.contents.inventory import (
    read_ledger,
    site_catalog_path,
    take_inventory,
)
from pipeline.building.contents.waiving import read_waivers, waived
from pipeline.building.contents.wording import judge_words
from pipeline.building.inspection.mentions import bare, find_mentions
from pipeline.building.manuscripts.studying import peruse
from pipeline.errors import ConfigurationError
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.validating.rulebook import LinkRule
from pipeline.validating.selecting import likeliest


class Exemption(Struct, frozen=True, kw_only=True):
    """What is asked for: which finding, and who answers for it, and why.

    `path` is that of a catalog or an article, `line` the one that `check` says. For
    an address of another site there is its `url` in their place, and perhaps the last
    day on which it shall pass.
    """

    code: str
    reason: str
    path: str = ""
    line: int = 0
    url: str = ""
    by: str = ""
    date: dt.date | None = None
    until: dt.date | None = None


def waive(asked: Exemption, site: Site, *, store: Store) -> tuple[Diagnostic, ...]:
    """Let a finding pass from now on; return what was found there.

    Raises `ConfigurationError` where there is no such finding, or where the
    waivers of the site can't be read.
    """
    known = validating.select(site.check).known
    if asked.code not in known:
        raise ConfigurationError(
            say("`{code}` is the code of no rule.", code=asked.code),
            likeliest(asked.code, known),
        )
    for problem in read_waivers(site, store).diagnostics:
        raise ConfigurationError(
            say("{path}: {message}", path=problem.path, message=problem.message),
            say("Nothing was written."),
        )
    is_link = isinstance(known[asked.code], LinkRule)
    found = (_linked if is_link else _found)(asked, site, store)
    content = store.read(site.waivers) if store.exists(site.waivers) else b""
    asking = (validating.waiver_of(each, asked.reason) for each in found)
    for waiver in {each.key: each for each in asking}.values():
        signed = replace(waiver, by=asked.by, date=asked.date, until=asked.until)
        content = validating.add_waiver(content, signed)
    store.write(site.waivers, content)
    return found


def _linked(asked: Exemption, site: Site, store: Store) -> tuple[Diagnostic, ...]:
    """Return the finding about an address, which must stand somewhere in the site."""
    if not asked.url:
        raise ConfigurationError(
            say("`{code}` is about an address.", code=asked.code),
            say("Name it in the place of the line: `https://…`."),
        )
    files = take_inventory(site, store, read_ledger(site, store)).value
    choice = choose((), files, site)
    url = bare(asked.url)
    if url not in {each.url for each in find_mentions(site, store, choice, files)}:
        raise ConfigurationError(
            say("No article and no catalog has the address {url}.", url=url),
            say("Write it as `check --links` does."),
        )
    message = say("`{code}` of {url}", code=asked.code, url=url)
    found = Diagnostic(
        code=asked.code, severity=Severity.INFO, message=message, path="", url=url
    )
    return (found,)


def _found(asked: Exemption, site: Site, store: Store) -> tuple[Diagnostic, ...]:
    of_code = [
        each
        for each in _judged(asked.path, site, store)
        if each.path == asked.path and each.code == asked.code
    ]
    found = tuple(each for each in of_code if each.line == asked.line)
    if found:
        return found
    lines = sorted({each.line for each in of_code})
    hint = (
        say("It stands on line {lines}.", lines=", ".join(map(str, lines)))
        if lines
        else say("Run `diptyque check` to see what there is; it may be waived already.")
    )
    raise ConfigurationError(
        say(
            "There is no finding `{code}` on line {line} of {path}.",
            code=asked.code,
            line=asked.line,
            path=asked.path,
        ),
        hint,
    )


def _judged(path: str, site: Site, store: Store) -> tuple[Diagnostic, ...]:
    """Return all that is said of an article or a catalog."""
    for locale in site.languages:
        if path == site_catalog_path(site, locale):
            return judge_words(site, locale, store).diagnostics
    files = take_inventory(site, store, read_ledger(site, store)).value
    (file,) = choose((path,), files, site).articles
    perused = peruse(file, site, store, has_sources=True)
    return (*perused.found, *waived(perused.judged, site, store).diagnostics)
