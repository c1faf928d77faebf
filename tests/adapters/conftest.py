"""Every kind of store, for what all of them promise."""

from pathlib import Path
from uuid import uuid4

import pytest

from pipeline.adapters import LocalStore, MemoryStore, RedirectedStore
from pipeline.adapters.remote import RemoteStore
from pipeline.ports import Store


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    """A folder in which nothing is."""
    return LocalStore(str(tmp_path))


@pytest.fixture(
    params=["local", "memory", "redirected", "kept", "objects", "renaming", "s3"]
)
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """A store in which nothing is."""
    match request.param:
        case "memory":
            return MemoryStore()
        case "objects":
            return RemoteStore(f"memory://{uuid4().hex}")
        case "renaming":
            return RemoteStore(f"file://{tmp_path}")
        case "s3":
            return RemoteStore(f"{request.getfixturevalue('bucket')}/{uuid4().hex}")
    local = LocalStore(str(tmp_path / "root"))
    if request.param == "local":
        return local
    is_kept = request.param == "kept"
    return RedirectedStore(
        local, "a/ledger.json", MemoryStore(), "elsewhere.json", is_kept
    )
