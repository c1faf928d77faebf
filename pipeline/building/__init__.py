"""The corridor: sends the articles of a site through the rooms.

The only package that knows two rooms. Whoever calls it passes the windows in;
the command line, a test and a cluster differ in nothing else.
"""

from pipeline.building.checking import check
from pipeline.building.extraction import extract
from pipeline.building.publication import build
from pipeline.building.reports import BuildReport, CheckReport, ExtractReport

__all__ = [
    "BuildReport",
    "CheckReport",
    "ExtractReport",
    "build",
    "check",
    "extract",
]
