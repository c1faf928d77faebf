"""`diptyque desk`: a page on which to translate, and to see what there is to do."""

import ipaddress
import os
import secrets
import socket
import webbrowser
from contextlib import suppress
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import click

from pipeline import building
from pipeline.adapters import InlineExecutor, ProcessExecutor, set_clock
from pipeline.adapters.git import ask
from pipeline.adapters.histories import GitHistory
from pipeline.adapters.revisions import open_revision
from pipeline.building import CostReport
from pipeline.building.amending import Person
from pipeline.building.stocking import stock
from pipeline.cli.means import choose_engine, open_memory
from pipeline.cli.options import site_option
from pipeline.cli.progress import WatchedExecutor
from pipeline.cli.sites import OpenSite, open_site
from pipeline.cli.wording import LANGUAGES, language, tell, tell_in
from pipeline.errors import ConfigurationError
from pipeline.model.phrases import say
from pipeline.ports import Executor

if TYPE_CHECKING:  # it needs an extra, and is slow to load
    from pipeline.desk import Bureau, Guard


@click.command("desk")
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
    help="The port to listen at; 0 takes any that is free.",
)
@click.option("--open", "is_opened", is_flag=True, help="Open it in a browser.")
def command(*, folder: Path | None, host: str, port: int, is_opened: bool) -> int:
    """Translate the articles of the site on a page in your browser.

    Both texts stand side by side, with what was said before, how things are
    called, and what the checks find as you type. Each text is saved into its
    catalog, and nothing else of the file changes.
    """
    desk = _room()
    opened = open_site(folder, is_judging=True)
    bureau = _bureau(opened, desk)
    # Before there are threads: processes that are forked later would copy them.
    with ProcessExecutor() as processes:
        _read_all(bureau, opened, WatchedExecutor(processes, is_quiet=False))
    with desk.listen(host, port) as listening:
        guard = _guard(listening, host, desk)
        tells = {each: partial(tell_in, each) for each in LANGUAGES}
        application = desk.application(bureau, guard, language(), tells)
        url = _url(listening, guard)
        with suppress(KeyboardInterrupt):
            desk.serve(application, listening, partial(_greet, url, is_opened))
    return 0


def _room() -> ModuleType:
    """Return the desk, if what it needs is installed."""
    try:
        return import_module("pipeline.desk")
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            say(
                "The desk needs {name}, which is not installed.", name=error.name or ""
            ),
            say("Install it with `pip install 'diptyque[desk]'`."),
        ) from error


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
        board=desk.Board(site=site, store=store, now=now),
        memory=open_memory(opened),
        history=GitHistory(root),
        now=now,
        compare=compare,
        person=_person(root),
        engine=choose_engine(opened),
    )
    return bureau


def _read_all(bureau: "Bureau", opened: OpenSite, executor: Executor) -> None:
    """Have board and memory know all that there is.

    The memory of the desk stays closed: its database is of the thread that opens it.
    """
    bureau.board.refresh(executor)
    memory = open_memory(opened)
    stock(opened.site, store=opened.store, executor=executor, memory=memory)


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


def _guard(listening: socket.socket, host: str, desk: ModuleType) -> "Guard":
    """Return who may come in: on this machine everybody, else who knows the token."""
    port = listening.getsockname()[1]
    names = {_bracketed(host)} | (_LOOPBACK if _is_loopback(host) else _own(host))
    guard: Guard = desk.Guard(
        hosts=frozenset(f"{each.lower()}:{port}" for each in names),
        token="" if _is_loopback(host) else secrets.token_urlsafe(24),
    )
    return guard


_LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}


def _own(host: str) -> set[str]:
    """Return the names of this machine, where it listens at all its addresses."""
    if host not in {"0.0.0.0", "::"}:  # noqa: S104 - it is asked for
        return set()
    name = socket.gethostname()
    found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    addresses = {_bracketed(str(each[4][0])) for each in found}
    return {name, f"{name}.local", *addresses} | _LOOPBACK


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _url(listening: socket.socket, guard: "Guard") -> str:
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - any
    key = f"?token={guard.token}" if guard.token else ""
    return f"http://{_bracketed(shown)}:{port}/{key}"


def _greet(url: str, is_opened: bool) -> None:  # noqa: FBT001 - of a partial
    """Say where the desk is, now that it answers."""
    click.echo(tell(say("The desk is at {url} – Ctrl-C ends it.", url=url)))
    if is_opened:
        webbrowser.open(url)
