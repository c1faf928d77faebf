"""Which file a host of static files would send for a path."""

import pytest
from hypothesis import given, strategies as st

from pipeline.adapters import MemoryStore
from pipeline.serving.answering import answer, media_type

FILES = {
    "index.html": b"door",
    "404.html": b"lost",
    "fr/index.html": b"une",
    "fr/404.html": b"perdu",
    "fr/2026/11/été/index.html": b"article",
    "fr/feed.xml": b"feed",
    ".diptyque": b"marker",
    "fr/.hidden/index.html": b"hidden",
}
OUTPUT = MemoryStore(FILES)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/fr/", "fr/index.html"),
        ("/fr/2026/11/été/", "fr/2026/11/été/index.html"),
        ("/fr/feed.xml", "fr/feed.xml"),
    ],
)
def test_a_folder_has_its_index(path: str, found: str) -> None:
    answered = answer(path, OUTPUT)
    assert (answered.status, answered.path) == (200, found)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/nothing", "404.html"),
        ("/fr/nothing", "fr/404.html"),
        ("/fr/2026/nothing/at/all", "fr/404.html"),
        ("/en/nothing", "404.html"),
        ("/.diptyque", "404.html"),
        ("/fr/.hidden/", "fr/404.html"),
        ("//fr", "404.html"),
        ("/../fr/", "404.html"),
        ("/fr/../../etc/passwd", "fr/404.html"),
    ],
)
def test_what_is_not_there_has_the_nearest_page_that_says_so(
    path: str, found: str
) -> None:
    answered = answer(path, OUTPUT)
    assert (answered.status, answered.path) == (404, found)


class CountedStore(MemoryStore):
    """Counts what is asked."""

    asked = 0

    def exists(self, path: str) -> bool:
        self.asked += 1
        return super().exists(path)


def test_no_path_has_a_server_look_for_ever() -> None:
    output = CountedStore(FILES)
    answered = answer(f"/fr/{'a/' * 9_000}", output)
    assert (answered.status, answered.path) == (404, "fr/404.html")
    assert output.asked < 50


def test_nothing_is_sent_where_the_site_has_no_such_page() -> None:
    assert answer("/x", MemoryStore()).path == ""


def test_a_folder_is_led_to_its_slash() -> None:
    assert answer("/fr", OUTPUT).location == "/fr/"
    assert answer("/fr/2026/11/été", OUTPUT).location == "/fr/2026/11/été/"
    assert not answer("/fr/2026", OUTPUT).location


def test_a_site_below_the_top_of_its_host_is_there_alone() -> None:
    assert answer("/", OUTPUT, "/paper/").location == "/paper/"
    assert answer("/paper", OUTPUT, "/paper/").location == "/paper/"
    assert answer("/paper/fr/", OUTPUT, "/paper/").path == "fr/index.html"
    assert answer("/fr/", OUTPUT, "/paper/").status == 404


@given(st.text())
def test_no_path_leads_to_what_is_not_published(path: str) -> None:
    answered = answer(f"/{path}", OUTPUT)
    assert answered.path in FILES.keys() - {".diptyque", "fr/.hidden/index.html"}


@given(st.lists(st.sampled_from(["fr", "..", ".", "", "etc", ".diptyque", "%2e"])))
def test_no_way_up_leads_out(names: list[str]) -> None:
    answered = answer("/" + "/".join(names), OUTPUT)
    assert answered.location in {"", "/fr/"}
    assert not answered.path.startswith(".")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("fr/index.html", "text/html"),
        ("fr/feed.xml", "application/rss+xml"),
        ("fr/atom.xml", "application/atom+xml"),
        ("fr/feed.json", "application/feed+json"),
        ("sitemap.xml", "application/xml"),
        ("assets/a.webp", "image/webp"),
        ("assets/a.svg", "image/svg+xml"),
        ("assets/a.css", "text/css"),
        ("assets/a.woff2", "font/woff2"),
        ("robots.txt", "text/plain"),
        ("_redirects", "application/octet-stream"),
    ],
)
def test_a_file_has_its_type(path: str, kind: str) -> None:
    assert media_type(path) == kind
