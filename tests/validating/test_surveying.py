"""A rule about a site is asked of few texts, and says what it would of all."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.locales import parse_tag
from pipeline.model.site import Checks, Site
from pipeline.validating import Rendering, mark, select, survey, suspects
from pipeline.validating.rulebook import Finding, SiteRule
from pipeline.validating.rules import varies_elsewhere

SITE = Site(base_url="https://gazette.example/", languages=(parse_tag("fr"),))
PLUGGED = replace(SITE, check=Checks(plugins=("tests.validating.test_surveying",)))


def count(texts: Iterable[Rendering]) -> Iterator[Finding]:
    """Say how many texts there are."""
    texts = list(texts)
    if texts:
        yield Finding(message=f"{len(texts)}", rendering=texts[0])


def refuse(each: Rendering) -> tuple[str, ...]:
    """Fail on some texts."""
    if "lamp" in each.text:
        raise ValueError(each.text)
    return (each.source,)


RULES = [
    SiteRule(
        code=code,
        severity=Severity.INFO,
        summary="",
        why="",
        mend="",
        check=check,
        group=group,
    )
    for code, check, group in (
        ("count-all", count, None),
        ("count-failing", count, refuse),
        ("count-alike", count, lambda each: (each.source,)),
    )
]

RENDERINGS = st.lists(
    st.builds(
        partial(Rendering, tag="en", article="a.md", line=1),
        path=st.sampled_from("abc"),
        context=st.sampled_from(["", "title"]),
        source=st.sampled_from(["The market of the night", "Lamp", "A lamp, a crate."]),
        text=st.sampled_from(["Une lampe", "une lampe.", "Deux", "the lamp"]),
    ),
    max_size=9,
)


def of(path: str, texts: Iterable[Rendering]) -> list[Rendering]:
    return [each for each in texts if each.path == path]


def asked(texts: list[Rendering], site: Site) -> tuple[Diagnostic, ...]:
    """Return what is said of the texts that have to be looked at together."""
    marks = {path: mark(of(path, texts), site) for path in {e.path for e in texts}}
    wanted = suspects(marks)
    return survey([each for each in texts if each.path in wanted], site)


def is_before(each: Rendering) -> tuple[str, int, str]:
    return each.path, each.line, each.source


@given(RENDERINGS)
def test_what_varies_is_found_in_the_few_catalogs_that_are_looked_at(
    texts: list[Rendering],
) -> None:
    found = varies_elsewhere.check(sorted(texts, key=is_before))
    told = [(each.message, each.rendering) for each in found]
    assert [each.message for each in asked(texts, SITE)] == [text for text, _ in told]


def test_a_catalog_that_says_what_the_others_say_is_not_looked_at() -> None:
    make = partial(Rendering, tag="en", article="a.md", line=1, context="")
    same, other = "Une lampe dans la nuit", "Deux"
    marks = {
        path: mark([make(path=path, source=source, text=text)], SITE)
        for path, source, text in (
            ("a", "The market of the night", same),
            ("b", "The market of the night", same + "."),
            ("c", "A lamp, a crate.", same),
            ("d", "A lamp, a crate.", other),
        )
    }
    assert suspects(marks) == {"c", "d"}
    assert all(len(each["varies-elsewhere"]) == 16 for each in marks.values())


@pytest.fixture(name="numbers")
def read_numbers() -> Iterator[Callable[[list[Rendering]], dict[str, str]]]:
    """Return how many texts each rule of a plug-in was asked about."""
    select.cache_clear()
    yield lambda texts: {
        each.code: each.message
        for each in asked(texts, PLUGGED)
        if each.code.startswith("count")
    }
    select.cache_clear()


def test_a_rule_without_a_group_is_asked_of_all_and_one_that_fails_too(
    numbers: Callable[[list[Rendering]], dict[str, str]],
) -> None:
    make = partial(Rendering, tag="en", article="a.md", line=1, context="")
    texts = [
        make(path="a", source="one", text="un"),
        make(path="b", source="one", text="une"),
        make(path="b", source="two", text="deux"),
        make(path="c", source="two", text="deux"),
    ]
    said = {"count-all": "4", "count-failing": "2", "count-alike": "2"}
    assert numbers(texts) == said
    texts.append(make(path="d", source="three", text="trois lamps"))
    assert numbers(texts) == said | {"count-all": "5", "count-failing": "5"}
    assert Counter(each.code for each in asked(texts, SITE)) == {}
