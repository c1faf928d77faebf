"""An extraction that is killed loses nothing, and the next one completes it."""

from dataclasses import dataclass

import pytest

from pipeline import building, catalogs
from pipeline.adapters import InlineExecutor, MemoryStore
from pipeline.model.articles import MessageKey
from tests.building.desk import FIGS, LAMP, SITE, Desk, article


@dataclass(slots=True)
class Killed(Exception):  # noqa: N818 - a power cut is no error of ours
    """The machine stops."""


@dataclass(slots=True)
class FailingStore(MemoryStore):
    """A store whose machine stops when so many writes and removals are done."""

    left: int = 0

    def write(self, path: str, content: bytes) -> bool:
        """Write, if the machine still runs."""
        self._tick()
        return MemoryStore.write(self, path, content)

    def remove(self, path: str) -> None:
        """Remove, if the machine still runs."""
        self._tick()
        MemoryStore.remove(self, path)

    def _tick(self) -> None:
        if not self.left:
            raise Killed
        self.left -= 1


@pytest.mark.parametrize("prune", [False, True])
@pytest.mark.parametrize("left", range(6))
def test_a_run_killed_at_any_write_loses_nothing_and_is_completed(
    desk: Desk, left: int, *, prune: bool
) -> None:
    before = desk.approved()
    desk.rename("market.md", "fair.md")
    desk.save("tram.md", article("Le tramway", LAMP))
    desk.save("fair.md", article("Le marché", FIGS))
    whole = MemoryStore(files=desk.files())
    cut = FailingStore(files=desk.files(), left=left)
    run = building.extract
    executor = InlineExecutor()
    try:
        run(SITE, store=cut, executor=executor, prune=prune)
    except Killed:
        assert prune or pairs(cut) >= {(key, text) for _, key, text in before}
    again = MemoryStore(files=cut.files)
    run(SITE, store=again, executor=executor, prune=prune)
    run(SITE, store=whole, executor=executor, prune=prune)
    assert pairs(again) == pairs(whole)


def pairs(store: MemoryStore) -> set[tuple[MessageKey, str]]:
    """Return the approved pairs of all catalogs."""
    found = set()
    for path in store.walk("locales"):
        catalog = catalogs.parse(store.read(path), path).value
        assert catalog is not None
        entries = (*catalog.translations, *catalog.obsolete)
        found |= {(each.key, each.text) for each in entries if each.is_approved}
    return found
