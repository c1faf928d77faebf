"""The options of `check` that have the links to other sites asked for."""

import os
from collections.abc import Callable, Iterator
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from pipeline import building
from pipeline.adapters import set_clock
from pipeline.cli.options import now_option
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.phrases import say_many
from pipeline.model.site import Site
from pipeline.ports import Web

if TYPE_CHECKING:  # most checks ask no other site, and what does is slow to load
    from pipeline.building import LinkReport

AskLinks: TypeAlias = "Callable[..., LinkReport | None]"
_DELAY, _PATIENCE = 1.0, 10.0
_OPTIONS = (
    click.option(
        "--links",
        "has_links",
        is_flag=True,
        help="Ask other sites, too, whether what the articles link to is there.",
    ),
    click.option(
        "--link-delay",
        "delay",
        type=click.FloatRange(min=0, max=600),
        default=_DELAY,
        show_default=True,
        help="With --links: how many seconds a server rests between two questions.",
    ),
    click.option(
        "--link-timeout",
        "patience",
        type=click.FloatRange(min=0, min_open=True, max=600),
        default=_PATIENCE,
        show_default=True,
        help="With --links: how many seconds a server may be silent.",
    ),
    click.option(
        "--private-links",
        "has_private",
        is_flag=True,
        help="With --links: ask this machine and its network, too.",
    ),
    now_option,
)


def link_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options; the command gets `links`, which asks if that is wanted.

    It is called with the site and what `check_links` is asked with.
    """

    @wraps(command)
    def told(
        *,
        has_links: bool,
        delay: float,
        patience: float,
        has_private: bool,
        now: str,
        **rest: object,
    ) -> int:
        courtesy = {"patience": patience, "delay": delay, "has_private": has_private}
        web = _open_web(courtesy) if has_links else None
        return command(links=partial(_ask, web, now), **rest)

    for option in reversed(_OPTIONS):
        told = option(told)
    return told


def _open_web(courtesy: dict[str, Any]) -> Web:
    from pipeline.adapters.calling import Courtesy  # noqa: PLC0415 - see above
    from pipeline.adapters.web import HttpWeb  # noqa: PLC0415

    return HttpWeb(Courtesy(**courtesy))


def _ask(web: Web | None, now: str, site: Site, **asked: Any) -> "LinkReport | None":  # noqa: ANN401 - passed on
    if web is None:
        return None
    clock = set_clock(site, now, os.environ)
    return building.check_links(site, **asked, web=web, clock=clock)


def findings(report: "LinkReport | None") -> tuple[Diagnostic, ...]:
    """Return what was found."""
    return report.diagnostics if report else ()


def facts(report: "LinkReport | None") -> dict[str, Any]:
    """Return the same for programs."""
    if report is None:
        return {}
    names = ("asked", "known", "unasked", "waived")
    return {"links": {name: getattr(report, name) for name in names}}


def summary(report: "LinkReport | None") -> Iterator[str]:
    """Yield what was asked, in numbers."""
    if report is None:
        return
    yield say_many(
        "{count} address asked", "{count} addresses asked", count=report.asked
    )
    if report.known:
        yield say_many(
            "{count} address was found not long ago",
            "{count} addresses were found not long ago",
            count=report.known,
        )
    if report.waived:
        yield say_many(
            "{count} waiver of an address used",
            "{count} waivers of addresses used",
            count=report.waived,
        )
    if report.unasked:
        yield say_many(
            "{count} address can't be judged: it may not be asked (robots.txt, a "
            "private network), or lets members alone in",
            "{count} addresses can't be judged: they may not be asked (robots.txt, a "
            "private network), or let members alone in",
            count=report.unasked,
        )
