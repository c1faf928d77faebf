"""A site → the memory and the engine that help to translate it."""

import os

from pipeline.adapters.engines import RememberingEngine, identity, open_engine
from pipeline.adapters.tm import SqliteMemory
from pipeline.cli.sites import OpenSite
from pipeline.ports import Engine

_FOLDER = ".diptyque"


def open_memory(opened: OpenSite) -> SqliteMemory:
    """Return the memory of a site, which is made where there is none."""
    return SqliteMemory(str(opened.root / _FOLDER / "memory.db"))


def choose_engine(opened: OpenSite) -> Engine | None:
    """Return the engine that the site names, if it names one."""
    choice = opened.site.translate.engine
    if choice is None:
        return None
    path = str(opened.root / _FOLDER / "engines.db")
    return RememberingEngine(open_engine(choice, os.environ), path, identity(choice))
