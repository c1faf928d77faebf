"""A place and the views of a page → the page, in the frame that pages share."""

from collections.abc import Mapping
from functools import lru_cache

from pipeline.model.editions import File
from pipeline.rendering import templates
from pipeline.rendering.pages.contexts import SiteContext, site_view
from pipeline.rendering.pages.heads import Place, page_view
from pipeline.rendering.views import FrameView, PartContext, SharedContext

_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
"""What no HTML document may hold (HTML, 13.2.3.5), as any text might."""


def page_file(
    template: str, place: Place, context: SiteContext, views: Mapping[str, object]
) -> File:
    """Return the page of a place; one that is a folder has its `index.html`."""
    page = page_view(place, context)
    site = site_view(context, page.root)
    is_linked = any(page.url == each.url for each in site.sections + site.pages)
    frame = _frame(context, page.root, page.url if is_linked else "")
    shared = SharedContext(site=site, page=page, frame=frame)
    html = templates.render(context.environment, template, {**shared, **views})
    path = place.folder
    is_folder = not path or path.endswith("/")
    return File(
        path=f"{path}index.html" if is_folder else path,
        content=html.encode(errors="replace").translate(None, _CONTROLS),
    )


@lru_cache(maxsize=1024)
def _frame(context: SiteContext, root: str, current: str) -> FrameView:
    """Return the parts that are the same on every page at one depth.

    Drawing them anew would take half of the time of a page.
    """
    views = PartContext(site=site_view(context, root), current=current)
    parts = {
        name: templates.render(context.environment, f"{name}.html", views)
        for name in ("head", "navigation", "colophon")
    }
    return FrameView(**parts)
