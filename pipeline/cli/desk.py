"""`diptyque desk`: a page on which to translate, and to see what there is to do."""

import ipaddress
import os
import secrets
import sys
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import TYPE_CHECKING

import click

from pipeline import building
from pipeline.adapters import (
    InlineExecutor,
    ProcessExecutor,
    fingerprint,
    set_clock,
)
from pipeline.adapters.git import ask
from pipeline.adapters.histories import GitHistory
from pipeline.adapters.recalling import RecalledHistory
from pipeline.adapters.revisions import open_revision
from pipeline.building import CostReport
from pipeline.building.editing.amending import Person
from pipeline.cli.extras import room
from pipeline.cli.means import choose_engine, open_memory
from pipeline.cli.options import site_option
from pipeline.cli.previews import open_preview, open_workshop
from pipeline.cli.progress import WatchedExecutor
from pipeline.cli.servers import greet, say_port
from pipeline.cli.sites import OpenSite, open_site
from pipeline.cli.spoken import SpokenCommand
from pipeline.cli.wording import LANGUAGES, language, tell_in
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import say
from pipeline.ports import Executor

if TYPE_CHECKING:  # it needs an extra, and is slow to load
    from pipeline.desk import Bureau
    from pipeline.serving import Upkeep

_TURN = 0.0005
"""Seconds after which a thread of Python lets another have its turn."""


@click.command("desk", cls=SpokenCommand)
@site_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen at; for any but this machine's a token is asked.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8010,
    show_default=True,
    help="The port to listen at; the next free one, if it is taken.",
)
@click.option("--open", "is_opened", is_flag=True, help="Open it in a browser.")
def command(*, folder: Path | None, host: str, port: int, is_opened: bool) -> int:
    """Translate the articles of the site on a page in your browser.

    Both texts stand side by side, with what was said before, how things are
    called, and what the checks find as you type. Each text is saved into its
    catalog, and nothing else of the file changes.
    """
    # The preview and the memory are made in threads beside those that answer: a thread
    # that has waited for a file gets its turn again after this, for each of its files.
    sys.setswitchinterval(_TURN)
    desk = room("pipeline.desk", "desk")
    serving = room("pipeline.serving", "desk")
    opened = open_site(folder, is_judging=True)
    bureau = _bureau(opened, desk)
    # Before there are threads: processes that are forked later would copy them.
    with ProcessExecutor() as processes:
        bureau.board.begin(WatchedExecutor(processes, is_quiet=False))
    for task in (bureau.look_up, bureau.stock_up):
        Thread(target=task, daemon=True).start()
    # There are threads by then: a process that is forked would copy them.
    fresh = ProcessExecutor(is_fresh=True)
    with fresh, serving.listen(host, port) as listening:
        say_port(port, listening)
        upkeep = _upkeep(opened, fresh, desk, serving)
        token = "" if _is_loopback(host) else secrets.token_urlsafe(24)
        guard = desk.Guard(names=serving.names_of(host), token=token)
        tells = {each: partial(tell_in, each) for each in LANGUAGES}
        showcase = desk.Showcase(upkeep)
        application = desk.application(bureau, showcase, guard, language(), tells)
        url = serving.url_of(listening, f"/?token={token}" if token else "/")
        greeting = say("The desk is at {url} – Ctrl-C ends it.", url=url)
        begun = partial(greet, greeting, url, is_opened=is_opened)
        with suppress(KeyboardInterrupt):
            serving.serve(application, upkeep, listening, begun)
    return 0


def _upkeep(
    opened: OpenSite, processes: Executor, desk: ModuleType, serving: ModuleType
) -> "Upkeep":
    """Return the preview of the site, which is made while people work already."""
    executor = serving.InterruptibleExecutor(processes)
    workshop = open_workshop(opened, "desk", executor)
    preview = open_preview(opened, workshop, serving, _ignore, desk.shown_site)
    upkeep: Upkeep = serving.Upkeep(
        preview=preview,
        executor=executor,
        root=opened.root.resolve(),
        is_behind=True,
    )
    return upkeep


def _ignore(_: object) -> None:
    """Say nothing in the terminal of what the page itself says."""


def _bureau(opened: OpenSite, desk: ModuleType) -> "Bureau":
    """Return the site with the windows through which it is worked on."""
    site, store, root = opened.site, opened.store, str(opened.root)

    def now() -> datetime:
        return site.moment(set_clock(site, environment=os.environ).now())

    def compare(revision: str) -> CostReport:
        then = open_revision(root, revision)
        return building.compare(site, store=store, then=then, executor=InlineExecutor())

    bureau: Bureau = desk.Bureau(
        site=site,
        store=store,
        board=desk.Board(site=site, store=store, now=now, program=fingerprint(site)),
        memory=open_memory(opened),
        history=RecalledHistory(GitHistory(root)),
        now=now,
        compare=compare,
        person=_person(root),
        engine=choose_engine(opened),
    )
    return bureau


def _person(root: str) -> Person | None:
    """Return who git says it is that works here."""
    try:
        name, address = (
            ask(root, "config", f"user.{each}").decode("utf-8", "replace")
            for each in ("name", "email")
        )
    except ConfigurationError:
        return None
    return Person(name=name.rstrip("\n"), address=address.rstrip("\n"))


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
