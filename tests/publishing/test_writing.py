"""What a reader finds is there; what is not ours is never touched."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given, strategies as st

from pipeline.adapters import MemoryStore
from pipeline.errors import OperatingError
from pipeline.model.editions import File
from pipeline.publishing import MARKER, Phase, claim, phase, prune, publish

FOLDERS = ("assets", "en", "fr")


@dataclass
class RecordingStore(MemoryStore):
    """A tree of files that remembers in which order it was changed."""

    changes: list[str] = field(default_factory=list)

    def write(self, path: str, content: bytes) -> bool:
        is_new = MemoryStore.write(self, path, content)
        self.changes += [path] * is_new
        return is_new


def files(*paths: str) -> list[File]:
    return [File(path=path, content=path.encode()) for path in paths]


def holding(*paths: str) -> RecordingStore:
    return RecordingStore(files=dict.fromkeys(paths, b"old"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("assets/style.3f2a.css", Phase.ASSET),
        ("assets/demo/index.html", Phase.ASSET),
        ("favicon.ico", Phase.ASSET),
        ("fr/2026/11/le-marche/index.html", Phase.PAGE),
        ("fr/a-propos/index.html", Phase.PAGE),
        ("index.html", Phase.LIST),
        ("404.html", Phase.LIST),
        ("fr/index.html", Phase.LIST),
        ("fr/page/2/index.html", Phase.LIST),
        ("fr/tags/culture/index.html", Phase.LIST),
        ("fr/feeds/index.html", Phase.LIST),
        ("fr/feed.xml", Phase.FEED),
        ("fr/tags/culture/feed.xml", Phase.FEED),
        ("en/atom.xml", Phase.FEED),
        ("en/feed.json", Phase.FEED),
        ("sitemap.xml", Phase.FEED),
        ("sitemap-2.xml", Phase.FEED),
        ("news-fr-CA.xml", Phase.FEED),
        ("robots.txt", Phase.FEED),
        ("editions.json", Phase.FEED),
    ],
)
def test_a_file_is_written_after_all_that_it_points_at(
    path: str, expected: Phase
) -> None:
    assert phase(path) is expected


@given(
    st.permutations(
        ["assets/a.png", "fr/2026/11/a/index.html", "fr/index.html", "fr/feed.xml"]
    )
)
def test_files_are_written_in_that_order_however_they_come(order: list[str]) -> None:
    store = RecordingStore()
    report = publish(files(*order), store)
    assert store.changes == [
        "assets/a.png",
        "fr/2026/11/a/index.html",
        "fr/index.html",
        "fr/feed.xml",
    ]
    assert report.written == tuple(store.changes)


def test_writing_again_writes_nothing() -> None:
    store = RecordingStore()
    publish(files("index.html", "fr/index.html"), store)
    again = publish(files("index.html", "fr/index.html"), store)
    assert again.written == ()
    assert again.unchanged == ("fr/index.html", "index.html")


@pytest.mark.parametrize("path", ["../up.html", "/up.html", "fr/nul.html", "fr/A.html"])
def test_nothing_is_written_where_one_path_is_unsafe(path: str) -> None:
    store = RecordingStore()
    with pytest.raises(OperatingError, match="rename"):
        publish(files("fr/a.html", path), store)
    assert not store.files


def test_an_empty_output_is_marked_before_anything_else() -> None:
    store = RecordingStore()
    assert claim(store, FOLDERS) == FOLDERS
    assert store.changes == [MARKER]
    claim(store, FOLDERS)
    assert store.changes == [MARKER]


@pytest.mark.parametrize("path", ["fr/thesis.doc", "assets/a.png", "index.html"])
def test_a_folder_that_is_not_ours_is_refused_untouched(path: str) -> None:
    store = holding(path)
    with pytest.raises(OperatingError, match="not a folder made by diptyque") as caught:
        claim(store, FOLDERS)
    assert "--output" in caught.value.hint
    assert store.changes == []


def test_files_that_we_never_write_are_no_reason_to_refuse() -> None:
    store = holding("CNAME", ".git/config", "photos/a.jpg")
    assert claim(store, FOLDERS) == FOLDERS


def test_what_is_no_longer_made_is_removed_from_our_folders_alone() -> None:
    store = holding(
        MARKER,
        ".git/config",
        "CNAME",
        "assets/old.css",
        "fr/.htaccess",
        "fr/2026/11/gone/index.html",
        "fr/index.html",
        "news-fr.xml",
        "news-letter.xml",
        "photos/a.jpg",
        "sitemap-2.xml",
        "sitemap.xml",
    )
    assert prune(store, None, FOLDERS) == ()
    removed = prune(store, {"fr/index.html", "sitemap.xml"}, FOLDERS)
    gone = {"assets/old.css", "fr/2026/11/gone/index.html", "news-fr.xml"}
    assert set(removed) == gone | {"sitemap-2.xml"}
    assert sorted(store.files) == [
        MARKER,
        ".git/config",
        "CNAME",
        "fr/.htaccess",
        "fr/index.html",
        "news-letter.xml",
        "photos/a.jpg",
        "sitemap.xml",
    ]


NAMES = st.sampled_from(["fr", "en", "assets", "old", "CNAME", "index.html", ".git"])


@given(st.sets(st.lists(NAMES, min_size=1, max_size=3).map("/".join)))
def test_nothing_goes_that_stands_outside_our_folders(paths: set[str]) -> None:
    store = RecordingStore(files=dict.fromkeys(paths, b""))
    prune(store, set(), FOLDERS)
    foreign = {path for path in paths if path.split("/")[0] not in FOLDERS}
    assert foreign - {"index.html"} <= store.files.keys()


def test_a_language_is_not_forgotten_while_its_news_stand() -> None:
    store = RecordingStore()
    claim(store, ("assets", "de"))
    publish(files("news-de.xml"), store)
    assert "de" in claim(store, ("assets",))


def test_a_language_that_the_site_had_is_removed_and_then_forgotten() -> None:
    store = RecordingStore()
    claim(store, ("assets", "de", "fr"))
    publish(files("de/index.html", "fr/index.html"), store)
    owned = claim(store, ("assets", "fr"))
    assert owned == ("assets", "de", "fr")
    assert prune(store, {"fr/index.html"}, owned) == ("de/index.html",)
    assert claim(store, ("assets", "fr")) == ("assets", "fr")


def test_a_marker_can_claim_nothing_but_folders_of_the_output() -> None:
    store = RecordingStore(files={MARKER: b"../\n/\n.git/\nphotos/b/\n\xff/\n"})
    store.files["photos/b/c.jpg"] = b""
    assert claim(store, ("fr",)) == ("fr",)
