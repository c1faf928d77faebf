"""Catalogs, memories and glossaries ↔ the files of other translation programs."""

from pipeline.exchanging.doors import (
    SUFFIXES,
    Contents,
    open_parcels,
    read_memory,
    write_parcels,
)
from pipeline.exchanging.packing import pack
from pipeline.exchanging.parcels import ExchangeUnit, Parcel, Progress
from pipeline.exchanging.tbx import write_tbx
from pipeline.exchanging.tmx import paired_path, pairs, write_tmx
from pipeline.exchanging.unpacking import Unpacked, unpack

__all__ = [
    "SUFFIXES",
    "Contents",
    "ExchangeUnit",
    "Parcel",
    "Progress",
    "Unpacked",
    "open_parcels",
    "pack",
    "paired_path",
    "pairs",
    "read_memory",
    "unpack",
    "write_parcels",
    "write_tbx",
    "write_tmx",
]
