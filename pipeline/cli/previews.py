"""A site that is opened → a preview of it, which writes nothing that people write."""

import os
from collections.abc import Callable
from operator import attrgetter
from types import ModuleType
from typing import TYPE_CHECKING

from pipeline.adapters import (
    AsideStore,
    LocalStore,
    PillowDarkroom,
    fingerprint,
    set_clock,
)
from pipeline.building import BuildReport, Reprint, Workshop
from pipeline.building.traces.remembering import FOLDER
from pipeline.cli.sites import OpenSite, open_site, parse_languages
from pipeline.errors import PipelineError
from pipeline.model.site import Site
from pipeline.ports import Executor

if TYPE_CHECKING:  # it needs an extra, and is slow to load
    from pipeline.serving import Preview

Hear = Callable[[BuildReport | Reprint | PipelineError], None]


def open_workshop(
    opened: OpenSite,
    name: str,
    executor: Executor,
    *,
    tags: tuple[str, ...] = (),
    now: str = "",
) -> Workshop:
    """Return the windows of a preview, which keeps all it makes under a name."""
    place = opened.root / FOLDER / name
    return Workshop(
        store=AsideStore(opened.store, FOLDER, LocalStore(str(place))),
        output=LocalStore(str(place / "public")),
        executor=executor,
        clock=set_clock(opened.site, now, os.environ),
        program=fingerprint(opened.site),
        darkroom=PillowDarkroom(),
        languages=parse_languages(tags, opened.site),
    )


def open_preview(
    opened: OpenSite,
    workshop: Workshop,
    serving: ModuleType,
    hear: Hear,
    shown: Callable[[Site], Site] = attrgetter("previewed"),
) -> "Preview":
    """Return a preview of the site as `shown` makes it, however it is configured."""

    def load() -> Site:
        return shown(open_site(opened.root, is_judging=True).site)

    preview: Preview = serving.Preview(load(), workshop, load, hear)
    return preview
