"""What a check knows of articles is kept so that one of them costs what one does."""

from msgspec.structs import replace

from pipeline.adapters import InlineExecutor, MemoryStore
from pipeline.building.inspection.anchors import outline
from pipeline.building.inspection.errands import Errand
from pipeline.building.inspection.records import Judgment, Judgments, keep, recollect
from tests.validating.messages import message
from tests.validating.workbench import SITE, article

OUTLINE = outline(article(message("A word")))
EVERY = {
    path: Judgment(
        path=path,
        id=path,
        explicit="",
        inputs={path: ("1", "2")},
        found=b"",
        judged=b"",
        outline=OUTLINE,
        catalogs=(),
    )
    for path in (f"articles/{number}.md" for number in range(1000))
}


def errand_in(store: MemoryStore) -> Errand:
    return Errand(site=SITE, store=store, executor=InlineExecutor(), program="1")


def keep_all(articles: dict[str, Judgment], errand: Errand) -> None:
    before = recollect(errand)
    keep(replace(before, articles=articles), before, errand)


def drawers(store: MemoryStore) -> set[str]:
    return set(store.walk(".diptyque/judged.d"))


def test_what_is_kept_is_recollected() -> None:
    errand = errand_in(MemoryStore())
    keep_all(EVERY, errand)
    known = recollect(errand)
    assert known.articles == EVERY
    assert known.key == errand.key


def test_one_article_that_has_changed_moves_one_drawer() -> None:
    store = MemoryStore()
    errand = errand_in(store)
    keep_all(EVERY, errand)
    before = drawers(store)
    changed = EVERY | {"articles/7.md": replace(EVERY["articles/7.md"], found=b"x")}
    keep_all(changed, errand)
    assert len(before) > 3
    assert len(before - drawers(store)) == len(drawers(store) - before) == 1
    assert recollect(errand).articles == changed


def test_an_article_that_goes_moves_one_drawer() -> None:
    store = MemoryStore()
    errand = errand_in(store)
    keep_all(EVERY, errand)
    before = drawers(store)
    left = {path: each for path, each in EVERY.items() if path != "articles/7.md"}
    keep_all(left, errand)
    assert len(before - drawers(store)) == 1
    assert recollect(errand).articles == left


def test_a_drawer_that_is_gone_is_all_forgotten() -> None:
    store = MemoryStore()
    errand = errand_in(store)
    keep_all(EVERY, errand)
    store.remove(min(drawers(store)))
    assert recollect(errand) == Judgments(key=errand.key)


def test_nothing_that_was_kept_before_is_left_behind() -> None:
    store = MemoryStore()
    errand = errand_in(store)
    keep_all(EVERY, errand)
    keep_all({}, errand)
    assert not drawers(store)
    assert recollect(errand) == Judgments(key=errand.key)
