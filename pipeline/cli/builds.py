"""A report of a build → what people and programs are told of it."""

from collections.abc import Iterator, Mapping
from itertools import starmap

from msgspec import Struct

from pipeline.building import BuildReport
from pipeline.cli.efforts import facts_of, told_withheld, told_work
from pipeline.cli.output import Output
from pipeline.model.editions import EditionState
from pipeline.model.phrases import Phrase, say, say_list, say_many


class BuildAccount(Struct, frozen=True, kw_only=True):
    """A report of a build, told to people and to programs.

    It took `seconds` in all, and `stages` says how many of them each stage took.
    """

    report: BuildReport
    is_check: bool
    seconds: float
    stages: Mapping[str, float]

    def finish(self, output: Output) -> int:
        """Tell it; return the exit code."""
        report = self.report
        # A check found something to write or remove.
        would_change = self.is_check and bool(report.written or report.removed)
        lines = (*self.lines(), duration(self.seconds))
        return output.finish_in_order(
            report.diagnostics, lines, self.facts(), would_change=would_change
        )

    def lines(self) -> Iterator[str]:
        """Yield a line for each language, then what was not published and done."""
        for tag, states in self.report.editions.items():
            yield say_many(
                "{tag}: {count} article published ({states})",
                "{tag}: {count} articles published ({states})",
                tag=tag,
                count=self.report.published.get(tag, 0),
                states=say_list(starmap(_in_state, states.items())),
            )
        yield from told_withheld(self.report)
        yield told_work(self.report.work)
        yield say(
            "{written}, {removed}, {unchanged}",
            written=_written(self.report.written, is_check=self.is_check),
            removed=say_many(
                "{count} removed", "{count} removed", count=self.report.removed
            ),
            unchanged=say_many(
                "{count} unchanged", "{count} unchanged", count=self.report.unchanged
            ),
        )

    def facts(self) -> dict[str, object]:
        """Return the same for a program."""
        return {
            "editions": {
                tag: {str(state): count for state, count in states.items()}
                for tag, states in self.report.editions.items()
            },
            "published": dict(self.report.published),
            "written": self.report.written,
            "removed": self.report.removed,
            "unchanged": self.report.unchanged,
            **facts_of(self.report),
            "seconds": round(self.seconds, 3),
            "stages": {name: round(each, 3) for name, each in self.stages.items()},
        }


def duration(seconds: float) -> Phrase:
    """Return how long a build took; of two builds alike, this alone differs."""
    whole, tenths = divmod(round(seconds * 10), 10)
    if whole:
        return say("done in {whole}.{tenths} seconds", whole=whole, tenths=tenths)
    return say_many(
        "done in {count} millisecond",
        "done in {count} milliseconds",
        count=round(seconds * 1000),
    )


def _written(count: int, *, is_check: bool) -> Phrase:
    if is_check:
        return say_many(
            "{count} file would be written",
            "{count} files would be written",
            count=count,
        )
    return say_many("{count} file written", "{count} files written", count=count)


def _in_state(state: EditionState, count: int) -> Phrase:
    match state:
        case EditionState.SOURCE:
            return say_many(
                "{count} written in it", "{count} written in it", count=count
            )
        case EditionState.COMPLETE:
            return say_many("{count} translated", "{count} translated", count=count)
        case EditionState.OUTDATED:
            return say_many("{count} outdated", "{count} outdated", count=count)
        case EditionState.PARTIAL:
            return say_many("{count} in part", "{count} in part", count=count)
        case EditionState.ABSENT:
            return say_many(
                "{count} not translated", "{count} not translated", count=count
            )
