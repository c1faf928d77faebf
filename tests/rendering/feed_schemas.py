"""Schemas of feeds, written from the standards and not from our code."""

from lxml import etree

from tests.house import ROOT

SCHEMAS = {
    name: etree.RelaxNG(etree.parse(ROOT / "tests/cases/feeds" / file))
    for name, file in (("feed.xml", "rss.rng"), ("atom.xml", "atom.rng"))
}


def faults(name: str, content: bytes) -> list[str]:
    """Return what a schema finds wrong with a feed."""
    schema = SCHEMAS[name]
    schema.validate(etree.fromstring(content))
    return [str(each) for each in schema.error_log]
