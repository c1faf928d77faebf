"""Findings → text for people or for a program, one file for each form."""

from pipeline.cli.formats.github import write_github
from pipeline.cli.formats.junit import write_junit
from pipeline.cli.formats.plain import write_text
from pipeline.cli.formats.sarif import write_sarif
from pipeline.cli.formats.structured import record, write_json

FORMATS = ("text", "json", "github", "sarif", "junit")
"""The names of the forms, as `--format` takes them."""

__all__ = [
    "FORMATS",
    "record",
    "write_github",
    "write_json",
    "write_junit",
    "write_sarif",
    "write_text",
]
