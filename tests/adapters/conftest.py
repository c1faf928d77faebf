"""The stores that tests of them are about."""

from pathlib import Path

import pytest

from pipeline.adapters import LocalStore, MemoryStore, RedirectedStore
from pipeline.ports import Store


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    return LocalStore(str(tmp_path))


@pytest.fixture(params=["local", "memory", "redirected"])
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "memory":
        return MemoryStore()
    local = LocalStore(str(tmp_path / "root"))
    if request.param == "local":
        return local
    return RedirectedStore(local, "a/ledger.json", MemoryStore(), "elsewhere.json")
