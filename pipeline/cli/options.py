"""The options that commands share."""

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar

import click

from pipeline.cli.formats import FORMATS
from pipeline.cli.output import Output
from pipeline.model.diagnostics import Severity

Command = TypeVar("Command", bound=Callable[..., object])

site_option = click.option(
    "--site",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of the site; the nearest one upwards, if it is not given.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    help="How many processes work at once; one for each processor by default.",
)
now_option = click.option(
    "--now",
    default="",
    metavar="TIME",
    help="The time of the run; SOURCE_DATE_EPOCH or the machine's by default.",
)


def check_option(what: str) -> Callable[[Command], Command]:
    """Return the option that makes a command change nothing."""
    text = f"Change nothing; exit with 1 if {what}."
    return click.option("--check", "is_check", is_flag=True, help=text)


def languages_option(what: str) -> Callable[[Command], Command]:
    """Return the option that names languages; a command gets them as `tags`."""
    text = f"A language to {what}, for as many as are given; all by default."
    return click.option("--lang", "tags", multiple=True, metavar="LANGUAGE", help=text)


json_option = click.option(
    "--json", "is_json", is_flag=True, help="Print one JSON object instead of lines."
)

_JOB_SUMMARY = "GITHUB_STEP_SUMMARY"
"""What GitHub Actions, and those that do as it does, call the file of summaries."""

_OUTPUT_OPTIONS = (
    click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="text",
        show_default=True,
        help="How the findings are written.",
    ),
    click.option("--json", "is_json", is_flag=True, help="As --format json."),
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "info", "never"]),
        default="error",
        show_default=True,
        help="The least grave finding that makes the exit code 1.",
    ),
    click.option(
        "--quiet",
        "is_quiet",
        is_flag=True,
        help="Show only the findings that fail.",
    ),
)


def output_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that say how findings are shown, and which of them fail.

    The command gets them as one `Output`, its parameter `output`.
    """

    @wraps(command)
    def told(
        *, form: str, is_json: bool, fail_on: str, is_quiet: bool, **rest: object
    ) -> int:
        summary = os.environ.get(_JOB_SUMMARY, "")
        output = Output(
            form="json" if is_json else form,
            is_quiet=is_quiet,
            fails_on=None if fail_on == "never" else Severity[fail_on.upper()],
            job_summary=Path(summary) if summary else None,
        )
        return command(output=output, **rest)

    for option in reversed(_OUTPUT_OPTIONS):
        told = option(told)
    return told
