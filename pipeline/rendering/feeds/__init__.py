"""Feed → the file that its subscribers fetch: RSS 2.0, Atom or JSON Feed."""

from pipeline.rendering.feeds.atom import atom
from pipeline.rendering.feeds.checks import check_feed
from pipeline.rendering.feeds.content import for_feed
from pipeline.rendering.feeds.entries import KEPT, Channel
from pipeline.rendering.feeds.jsonfeed import json_feed
from pipeline.rendering.feeds.rss import rss

__all__ = ["KEPT", "Channel", "atom", "check_feed", "for_feed", "json_feed", "rss"]
