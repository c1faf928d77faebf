"""The site in all its languages → `feeds.opml`, the list of all its feeds.

OPML 2.0 (http://opml.org/spec2.opml), which readers import and export.
"""

from collections.abc import Iterator, Sequence
from html import escape

from pipeline.model.editions import File
from pipeline.model.locales import endonym
from pipeline.rendering.pages.addresses import (
    OUTLINE,
    absolute,
    author_folder,
    front_folder,
    section_folder,
    tag_folder,
)
from pipeline.rendering.pages.contexts import SiteContext, both_view, feed_views


def outline(contexts: Sequence[SiteContext]) -> File:
    """Return the file, with a branch for each language and an RSS feed a leaf."""
    names = dict.fromkeys(context.name for context in contexts)
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<opml version="2.0">',
        f"<head>\n<title>{escape(' · '.join(names))}</title>\n</head>",
        "<body>",
        *(line for context in contexts for line in _branch(context)),
        "</body>",
        "</opml>",
    )
    return File(path=OUTLINE, content=("\n".join(lines) + "\n").encode())


def _branch(context: SiteContext) -> Iterator[str]:
    front = front_folder(context.locale)
    yield f"<outline{_attributes(text=endonym(context.locale))}>"
    yield _leaf(context, context.name, front, front)
    if both := both_view(context, ""):
        page = absolute(context.site, front)
        yield _line(both.title, both.address, page, context)
    for section in context.sections:
        folder = section_folder(context.locale, section)
        yield _leaf(context, context.section_name(section), folder, folder)
    for tag in context.tags:
        folder = tag_folder(context.locale, tag)
        yield _leaf(context, context.tag_name(tag), folder, folder)
    for name in context.authors:
        folder = author_folder(context.locale, name)
        yield _leaf(context, name, folder, folder)
    yield "</outline>"


def _leaf(context: SiteContext, name: str, folder: str, page: str) -> str:
    address = feed_views(folder, name, context, "")[0].address
    title = name if name == context.name else f"{context.name} – {name}"
    return _line(title, address, absolute(context.site, page), context)


def _line(title: str, address: str, page: str, context: SiteContext) -> str:
    # `rss` is the type of every feed, whatever its format.
    facts = _attributes(
        type="rss",
        text=title,
        title=title,
        xmlUrl=address,
        htmlUrl=page,
        language=context.tag,
    )
    return f"<outline{facts}/>"


def _attributes(**facts: str) -> str:
    return "".join(f' {name}="{escape(text)}"' for name, text in facts.items())
