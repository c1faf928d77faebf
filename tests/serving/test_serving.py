"""`diptyque serve`, asked as a browser asks, and as one that means harm."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving.conftest import (
    ADDRESS,
    CATALOG,
    ENVIRONMENT,
    FIGS,
    TEXTS,
    Copy,
    Served,
    begin,
    serving,
)

PAGE = "text/html; charset=utf-8"


def test_a_page_is_sent_as_a_host_would_and_kept_by_nobody(shown: Served) -> None:
    for path in ("/", "/fr/", ADDRESS):
        reply = shown.ask(path)
        assert (reply.status, reply.headers["content-type"]) == (200, PAGE)
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["x-content-type-options"] == "nosniff"
    assert TEXTS[2] in shown.ask(ADDRESS).text
    assert shown.ask(ADDRESS.removesuffix("/")).headers["location"] == ADDRESS
    kind = shown.ask("/fr/feed.xml").headers["content-type"]
    assert kind.startswith("application/rss+xml")


def test_an_address_where_nothing_stands_is_answered_in_its_language(
    shown: Served,
) -> None:
    reply = shown.ask("/fr/nothing/")
    assert reply.status == 404
    assert '<html lang="fr"' in reply.text
    assert '<html lang="en"' in shown.ask("/en/2026/nothing/").text
    assert "preview.js" in reply.text, "it is shown anew when the page comes"


def test_what_is_published_has_no_script_of_the_preview(shown: Served) -> None:
    pages = list((shown.root / ".diptyque/preview/public").rglob("*.html"))
    assert pages
    assert not [each for each in pages if b"preview.js" in each.read_bytes()]


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:80", ""])
def test_a_request_for_another_host_is_refused(shown: Served, host: str) -> None:
    for path in ("/fr/", "/.diptyque/events", "/.diptyque/preview.js"):
        assert shown.ask(path, host=host).status in {400, 421}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:8000"])
def test_a_request_for_this_machine_is_answered(shown: Served, host: str) -> None:
    assert shown.ask("/fr/", host=host).status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent(shown: Served, method: str) -> None:
    assert shown.ask("/fr/", method).status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/../diptyque.toml",
        "/fr/../../../../diptyque.toml",
        "/%2e%2e/%2e%2e/diptyque.toml",
        "/..%2f..%2f..%2fdiptyque.toml",
        "//etc/passwd",
        "/%00",
        "/fr/%5c..%5c..",
        "/.diptyque",
        "/.diptyque/made",
        "/.diptyque/../fr/",
        "/%ff%fe",
    ],
)
def test_no_path_leads_out_of_what_is_published(shown: Served, path: str) -> None:
    reply = shown.ask(path)
    assert reply.status == 404
    assert 'gazette.example/"\nlanguages' not in reply.text


def test_nothing_behind_a_link_is_sent(shown: Served, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("secret")
    public = shown.root / ".diptyque/preview/public"
    (public / "away").symlink_to(tmp_path)
    (public / "away.html").symlink_to(tmp_path / "index.html")
    for path in ("/away/", "/away", "/away/index.html", "/away.html"):
        assert shown.ask(path).status == 404


def test_a_saved_text_is_in_the_open_page_and_nothing_is_written(
    tmp_path: Path, files: Copy
) -> None:
    newsroom = begin(tmp_path)
    before = files(tmp_path)
    edited = newsroom.text(CATALOG).replace(TEXTS[2], "Three crates.")
    with serving(newsroom) as served:
        with served.looking_at(ADDRESS) as news:
            newsroom.save(CATALOG, edited)
            news.await_reload()
            assert "Three crates." in served.ask(ADDRESS).text
        with served.looking_at("/en/") as news:
            newsroom.save("theme/front.html", "A new front")
            news.await_reload()
    typed = {CATALOG: edited.encode(), "theme/front.html": b"A new front"}
    assert files(tmp_path) == before | typed


def test_lists_follow(served: Served) -> None:
    with served.looking_at("/en/") as news:
        text = served.newsroom.text(CATALOG)
        served.newsroom.save(CATALOG, text.replace(TEXTS[0], "Figs by night"))
        news.await_reload()
        page = served.ask("/en/").text
    assert "Figs by night" in page
    assert ADDRESS.removeprefix("/en/") in page, "it stays where it was first seen"


def test_drafts_and_texts_that_nobody_approved_are_there_and_marked(
    served: Served,
) -> None:
    head = FIGS.replace("Des figues au marché", "Un brouillon")
    with served.looking_at("/fr/") as news:
        served.newsroom.save("articles/b.md", head.replace("lang", "draft: yes\nlang"))
        news.await_reload()
        assert "Brouillon</strong>" in served.ask("/fr/").text
    assert "Brouillon</strong>" in served.ask("/fr/2026/11/un-brouillon/").text
    assert (
        'lang="fr" class="untranslated"' in served.ask("/en/2026/11/un-brouillon/").text
    )
    with served.looking_at(ADDRESS) as news:
        text = served.newsroom.text(CATALOG)
        fuzzy = text.replace('msgid "Une lampe', '#, fuzzy\nmsgid "Une lampe')
        served.newsroom.save(CATALOG, fuzzy)
        news.await_reload()
        page = served.ask(ADDRESS).text
    assert f'<p class="fuzzy">{TEXTS[2]}' in page
    assert "One text is not approved yet" in page


def test_a_broken_catalog_leaves_the_last_good_pages_until_it_is_mended(
    served: Served,
) -> None:
    whole = served.newsroom.text(CATALOG)
    page = served.ask(ADDRESS).text
    with served.looking_at(ADDRESS) as news:
        served.newsroom.save(CATALOG, whole.replace(f'"{TEXTS[1]}"', TEXTS[1]))
        told = news.await_bulletin(has_complaints=True)
        assert told["is_held"] is True
        assert CATALOG in str(told["complaints"])
        assert served.ask(ADDRESS).text == page
        served.newsroom.save(CATALOG, whole.replace(TEXTS[2], "Mended."))
        news.await_reload()
    assert "Mended." in served.ask(ADDRESS).text


def test_a_template_with_a_mistake_leaves_the_last_good_pages(served: Served) -> None:
    page = served.ask(ADDRESS).text
    with served.looking_at(ADDRESS) as news:
        served.newsroom.save("theme/article.html", "{% if %}")
        told = news.await_bulletin(has_complaints=True)
        assert told["is_held"] is True
        assert "article.html" in str(told["complaints"])
        assert served.ask(ADDRESS).text == page
        served.newsroom.save("theme/article.html", "<p>{{ article.card.title.text }}")
        news.await_reload()
    assert served.ask(ADDRESS).text.startswith(f"<p>{TEXTS[0]}")


def test_a_configuration_that_can_not_be_read_is_said_and_then_followed(
    served: Served,
) -> None:
    whole = served.newsroom.text("diptyque.toml")
    with served.looking_at("/fr/") as news:
        served.newsroom.save("diptyque.toml", whole + "page_sise = 3\n")
        told = news.await_bulletin(has_complaints=True)
        assert "page_size" in str(told["complaints"])
        served.newsroom.save("diptyque.toml", whole.replace('"en"', '"en", "es"'))
        news.await_reload()
    assert served.ask("/es/").status == 200


def test_an_article_comes_and_goes(served: Served) -> None:
    address = "/fr/2026/11/du-pain/"
    with served.looking_at(address) as news:
        served.newsroom.save(
            "articles/pain.md", FIGS.replace("Des figues au marché", "Du pain")
        )
        news.await_reload()
    with served.looking_at(address) as news:
        (served.root / "articles/pain.md").unlink()
        news.await_reload()
    assert served.ask(address).status == 404


def test_an_interrupt_ends_it_while_pages_are_open(served: Served) -> None:
    with served.looking_at("/fr/"):
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(timeout=30) == 0


def test_the_next_free_port_is_taken(tmp_path: Path) -> None:
    newsroom = begin(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(newsroom, "--port", str(port)) as served:
            assert port < served.port < port + 50


def test_it_starts_again_with_what_it_kept(tmp_path: Path) -> None:
    newsroom = begin(tmp_path)
    with serving(newsroom) as served:
        page = served.ask(ADDRESS).text
    newsroom.succeed("build")
    with serving(newsroom, "--lang", "en") as served:
        assert served.ask(ADDRESS).text == page


def test_the_preview_needs_its_extra(tmp_path: Path) -> None:
    without = "import sys; sys.modules['uvicorn'] = None"
    program = f"{without}; from pipeline.cli import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", program, "serve", "--site", begin(tmp_path).root],
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert ended.returncode == 2
    assert "diptyque[serve]" in ended.stderr
