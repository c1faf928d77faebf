"""Where a site is, or is to be published: a folder here, or the URL of a place."""

from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

import click
from msgspec import Struct

from pipeline.adapters import LocalStore, admit, equip, load_from
from pipeline.cli.extras import room
from pipeline.cli.sites import OpenSite, here, open_site
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import History, Store

Place: TypeAlias = Path | str
"""A folder of this machine, or a URL."""


class PlaceType(click.Path):
    """A folder, or a URL such as `s3://bucket/site`."""

    def convert(  # type: ignore[override]
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Place:
        """Return a folder as a path, and a URL as it is."""
        if not is_url(value):
            return Path(str(super().convert(value, param, ctx)))
        parts = urlsplit(value)
        if parts.scheme == "file":
            return Path(str(super().convert(unquote(parts.path), param, ctx)))
        return value.rstrip("/")


def is_url(place: str) -> bool:
    """Say whether a place has a scheme; a folder may have a colon in its name."""
    return "://" in place


class DistantSite(Struct, frozen=True, kw_only=True):
    """A site that is below a URL, and the store of what stands there."""

    site: Site
    url: str
    store: Store

    @property
    def history(self) -> History:
        """What is known of earlier versions: nothing."""
        from pipeline.adapters.histories import NoHistory  # noqa: PLC0415 - runs git

        return NoHistory()

    def admitted(self) -> Site:
        """Return the site with the rules of packages that are installed here."""
        return admit(self.site, None)

    def output(self, place: Place | None) -> Store:
        """Return the store to publish in: by default the site's own `public`."""
        if isinstance(place, Path):
            return LocalStore(str((here() / place).resolve()))
        url = f"{self.url}/public" if place is None else place
        site = self.site
        sources = (site.articles, site.locales, site.theme, site.static)
        is_around = f"{self.url}/".startswith(f"{url}/")
        among = (f"{url}/".startswith(f"{self.url}/{each}/") for each in sources)
        if is_around or any(among):
            raise ConfigurationError(
                say(
                    "The output can't be {place}, where the sources of the site are.",
                    place=url,
                ),
                say("Choose a folder of its own with `--output`."),
            )
        return open_url(url)


def open_place(place: Place | None) -> OpenSite | DistantSite:
    """Open the site in a folder or below a URL, with the rules of plug-ins.

    Raises `ConfigurationError` for a distant one that has rules of its own.
    """
    if not isinstance(place, str):
        return open_site(place, is_judging=True)
    store = open_url(place)
    site = load_from(store, place)
    if site.check.plugins:
        raise ConfigurationError(
            say("The site at {url} names rules of its own.", url=place),
            say("Put them into a package that is installed, or build it in a folder."),
        )
    return DistantSite(
        site=equip(admit(site, None), None, store), url=place, store=store
    )


def publish_at(opened: OpenSite | DistantSite, place: Place | None) -> Store:
    """Return the store to publish in."""
    if isinstance(opened, OpenSite) and isinstance(place, str):
        return open_url(place)
    return opened.output(place)  # type: ignore[arg-type]


def open_url(url: str) -> Store:
    """Return the store of what is below a URL."""
    store: Store = room("pipeline.adapters.remote", "scale").RemoteStore(url)
    return store


def is_distant(store: Store) -> bool:
    """Say whether a store is not in a folder of this machine."""
    return not isinstance(store, LocalStore)
