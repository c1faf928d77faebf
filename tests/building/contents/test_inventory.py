"""The articles of a site, however many read them."""

import pytest

from pipeline.adapters import BackwardExecutor, MemoryStore
from pipeline.building.contents import inventory
from pipeline.building.contents.inventory import batches, take_inventory
from pipeline.model.ledger import Ledger
from tests.building.conftest import MARKET, Newsroom
from tests.building.desk import SITE


def test_workers_read_the_same_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        f"articles/{number:02}.md": f"---\ntitle: A\nid: a{number % 7}\n---\n".encode()
        for number in range(30)
    }
    store = MemoryStore({**files, "articles/none.md": b"---\ntitle: A\n---\n"})
    alone = take_inventory(SITE, store, Ledger())
    monkeypatch.setattr(inventory, "_MANY", 5)
    assert take_inventory(SITE, store, Ledger(), BackwardExecutor()) == alone
    assert {"none", "a3"} <= {each.id for each in alone.value}


@pytest.mark.parametrize("workers", [1, 2, 8])
@pytest.mark.parametrize("count", [0, 1, 7, 1000, 3001])
def test_the_last_batches_are_the_smallest(count: int, workers: int) -> None:
    work = tuple(range(count))
    shared = batches(work, workers)
    sizes = [len(each) for each in shared]
    assert tuple(each for batch in shared for each in batch) == work
    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes[-workers:]) <= 16 * workers
    assert len(sizes) <= 4 * workers * (1 + count // 250)


@pytest.mark.parametrize(
    "name", ["market.MD", "market.markdown", "market.Html", "a.htm"]
)
def test_an_article_by_another_name_is_said_to_be_passed_over(
    newsroom: Newsroom, name: str
) -> None:
    newsroom.build()
    newsroom.write(f"articles/{name}", MARKET)
    for found in (newsroom.check().diagnostics, newsroom.build().diagnostics):
        told = [each for each in found if each.code == "skipped-file"]
        assert [each.path for each in told] == [f"articles/{name}"]
        assert "ends in .md, .html or .txt" in told[0].message
