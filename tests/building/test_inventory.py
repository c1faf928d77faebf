"""The articles of a site, however many read them."""

import pytest

from pipeline.adapters import BackwardExecutor, MemoryStore
from pipeline.building.contents import inventory
from pipeline.building.contents.inventory import take_inventory
from pipeline.model.ledger import Ledger

from .desk import SITE


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
