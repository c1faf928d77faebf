"""Catalogs, memories and glossaries ↔ the files of other translation programs."""

from pipeline.exchanging.doors import (
    SUFFIXES,
    Contents,
    open_parcels,
    read_memory,
    write_parcels,
)
from pipeline.exchanging.layouts import LAYOUTS, Fields, Layout, PageFacts, write_page
from pipeline.exchanging.omegat import (
    PROJECT,
    SOURCE,
    TARGET,
    write_glossary,
    write_project,
)
from pipeline.exchanging.packing import pack
from pipeline.exchanging.parcels import ExchangeUnit, Parcel, Progress
from pipeline.exchanging.tbx import write_tbx
from pipeline.exchanging.tmx import paired_path, pairs, write_tmx
from pipeline.exchanging.unpacking import Unpacked, unpack

__all__ = [
    "LAYOUTS",
    "PROJECT",
    "SOURCE",
    "SUFFIXES",
    "TARGET",
    "Contents",
    "ExchangeUnit",
    "Fields",
    "Layout",
    "PageFacts",
    "Parcel",
    "Progress",
    "Unpacked",
    "open_parcels",
    "pack",
    "paired_path",
    "pairs",
    "read_memory",
    "unpack",
    "write_glossary",
    "write_page",
    "write_parcels",
    "write_project",
    "write_tbx",
    "write_tmx",
]
