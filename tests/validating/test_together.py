"""Catalogs judged together say what each says alone, whatever stands beside it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from hypothesis import given, strategies as st

from pipeline import glossaries
from pipeline.model.articles import Kind
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.locales import parse_tag
from pipeline.validating import Submission, validate, validate_all

from .messages import message
from .test_asking import STORED
from .workbench import SITE, Case, article, path

GLOSSARY = glossaries.parse(b"en,fr\nmarket,foire\n", "glossary.csv").value


def submission(cases: Sequence[Case], origin: str, to: str) -> Submission:
    messages = {
        each.key: (each, case["msgstr"])
        for case in cases
        for each in [message(case["msgid"], Kind(case.get("kind", "paragraph")))]
    }
    return Submission(
        article=article(*(each for each, _ in messages.values()), tag=origin),
        catalog=Catalog(
            locale=parse_tag(to),
            source_locale=parse_tag(origin),
            translations=tuple(
                Translation(
                    source=each.text, text=text, context=each.context, line=line
                )
                for line, (each, text) in enumerate(messages.values())
            ),
        ),
        path=path(to),
        glossary=GLOSSARY,
    )


def languages(case: Case) -> tuple[str, str]:
    return case.get("from", "en"), case.get("to", "fr")


def submissions(cases: Sequence[Case]) -> Iterator[Submission]:
    """Yield a catalog of some cases for each pair of languages that they have."""
    alike: defaultdict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        alike[languages(case)].append(case)
    for pair, some in alike.items():
        yield submission(some, *pair)


def in_rows(sizes: Sequence[int]) -> Iterator[Submission]:
    """Yield catalogs of all cases there are, as many in a row as the sizes say."""
    left = iter(STORED)
    while True:
        for size in sizes:
            row = list(islice(left, size))
            if not row:
                return
            yield from submissions(row)


def check_alone(submitted: Sequence[Submission], *, has_each: bool) -> None:
    for each, found in zip(
        submitted, validate_all(submitted, SITE, has_each=has_each), strict=True
    ):
        assert found == validate(
            each.article, each.catalog, SITE, each.path, GLOSSARY, has_each=has_each
        )


def test_all_cases_say_the_same_in_catalogs_of_any_size() -> None:
    check_alone(tuple(in_rows((1, 40, 3, 700))), has_each=False)


@given(
    rows=st.lists(st.lists(st.sampled_from(STORED), max_size=5), max_size=6),
    has_each=st.booleans(),
)
def test_catalogs_say_together_what_they_say_alone(
    rows: list[list[Case]], *, has_each: bool
) -> None:
    every = [each for row in rows for each in submissions(row)]
    check_alone(every, has_each=has_each)
