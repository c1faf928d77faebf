"""What becomes of a catalog when its source changes; the cases are data."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from pipeline import catalogs
from pipeline.catalogs import new_headers, times
from pipeline.merging import merge
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.locales import parse_tag
from tests.house import ROOT

CASES: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests/cases/merging/changes.yaml").read_text("utf-8")
)


def catalog(case: dict[str, Any], pairs: list[tuple[str, str]]) -> Catalog:
    source, locale = parse_tag(case.get("from", "en")), parse_tag(case.get("to", "fr"))
    return Catalog(
        locale=locale,
        source_locale=source,
        translations=tuple(entries(pairs)),
        headers=new_headers(locale, source, "orchard", "gazette.example"),
    )


def entries(pairs: list[tuple[str, str]]) -> Iterator[Translation]:
    """Yield one entry for a text that stands in several places, as extracting does."""
    for (source, text), count in Counter(pairs).items():
        told = (times(count),) if count > 1 else ()
        yield Translation(source=source, text=text, extracted=told)


def merged(case: dict[str, Any]) -> tuple[Catalog, Catalog, Catalog]:
    old = new = catalog(case, [(source, text) for source, text in case["had"]])
    for sources in case.get("between", ()):
        new = merge(catalog(case, [(each, "") for each in sources]), new)
    template = catalog(case, [(each[0], "") for each in case["now"]])
    return old, template, merge(template, new)


def state(entry: Translation) -> str:
    return "F" if entry.is_fuzzy else "A" if entry.text else "-"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_change_is_carried_as_a_translator_would(case: dict[str, Any]) -> None:
    _, _, new = merged(case)
    rows = {each[0]: each for each in case["now"]}.values()
    for (source, form, text, remark), entry in zip(rows, new.translations, strict=True):
        assert (entry.source, state(entry), entry.text) == (source, form, text)
        if isinstance(remark, list):
            assert len(remark) == len(entry.extracted)
        told = list(entry.extracted) or [""]
        expected = remark if isinstance(remark, list) else [remark]
        assert bool(told[0]) is bool(expected[0])
        assert all(map(str.startswith, told, expected))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_second_merge_changes_nothing_and_a_revert_restores_all(
    case: dict[str, Any],
) -> None:
    old, template, new = merged(case)
    assert merge(template, new) == new
    reread = catalogs.parse(catalogs.serialize(new)).value
    assert reread is not None
    assert catalogs.serialize(merge(template, reread)) == catalogs.serialize(new)
    back = merge(catalog(case, [(source, "") for source, _ in case["had"]]), new)
    assert {each.source: each.text for each in back.translations} == dict(case["had"])
    assert all(each.is_approved for each in back.translations)
    assert not [each for each in back.obsolete if each.is_fuzzy]
    assert len(old.translations) == len(back.translations)
