"""How long each stage of some work took."""

from pipeline.adapters import Stopwatch


def test_a_stage_lasts_until_the_next_begins_and_goes_on_when_it_does_again() -> None:
    moments = iter([1.0, 2.0, 4.0, 8.0, 16.0, 32.0])
    watch = Stopwatch(lambda: next(moments))
    for stage in ("reading", "pages", "reading"):
        watch.begin(stage)
    assert watch.stop() == {"reading": 2.0 + 8.0, "pages": 4.0}
    assert watch.elapsed == 31.0
