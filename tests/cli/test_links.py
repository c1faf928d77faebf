"""`check --links`: each address is asked for once, and told where it stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Ended
from tests.strangers import Stranger, serving

SITE = 'base_url = "https://gazette.example/"\nlanguages = ["fr", "en"]\n'
ARTICLE = """\
---
title: Un marché
lang: fr
date: 2026-11-20
summary: Des figues.
---

Voir [le rapport]({url}/here#page) et [le plan]({url}/gone).

Encore [le plan]({url}/gone), et [l'ancien]({url}/old).
"""
ASK = ("check", "--links", "--private-links", "--link-delay", "0", "--json")
NOW = "2026-11-23T09:00:00Z"
CATALOG = "locales/en/LC_MESSAGES/articles/market.po"


@pytest.fixture
def stranger() -> Iterator[Stranger]:
    """Start a server that has two pages, of which one has moved."""
    pages = {
        "/here": (200, {}, b""),
        "/new": (200, {}, b""),
        "/old": (301, {"Location": "/new"}, b""),
    }
    with serving(Stranger(pages=pages)) as started:
        yield started


@pytest.fixture
def site(folder: Path, stranger: Stranger, diptyque: Command) -> Path:
    """Go to a site that links to it."""
    (folder / "diptyque.toml").write_text(SITE, "utf-8")
    (folder / "articles").mkdir()
    text = ARTICLE.format(url=stranger.url)
    (folder / "articles" / "market.md").write_text(text, "utf-8")
    assert diptyque("extract").code == 0
    return folder


@pytest.mark.usefixtures("site")
def test_a_dead_link_is_told_wherever_it_stands(
    diptyque: Command, stranger: Stranger
) -> None:
    ended = diptyque(*ASK, "--now", NOW)
    found = [each for each in ended.report["diagnostics"] if "-link" in each["code"]]
    assert [(each["code"], each["line"]) for each in found] == [
        ("dead-link", 8),
        ("dead-link", 10),
        ("moved-link", 10),
    ]
    assert "404" in found[0]["message"]
    assert f"{stranger.url}/new" in found[2]["message"]
    counts = {"asked": 3, "known": 0, "unasked": 0, "waived": 0}
    assert ended.report["links"] == counts
    assert sorted(stranger.paths) == ["/gone", "/gone", "/here", "/new", "/old"]
    assert ended.code == 0
    assert diptyque(*ASK, "--now", NOW, "--fail-on", "warning").code == 1


@pytest.mark.usefixtures("site")
def test_nobody_is_asked_without_a_word(diptyque: Command, stranger: Stranger) -> None:
    assert diptyque("check").code == 0
    assert diptyque("build").code == 0
    assert stranger.asked == []


@pytest.mark.usefixtures("site")
def test_what_was_found_is_believed_for_a_week(
    diptyque: Command, stranger: Stranger
) -> None:
    diptyque(*ASK, "--now", NOW)
    stranger.asked.clear()
    ended = diptyque(*ASK, "--now", "2026-11-30T08:59:59Z")
    assert set(stranger.paths) == {"/gone"}
    counts = {"asked": 1, "known": 2, "unasked": 0, "waived": 0}
    assert ended.report["links"] == counts
    assert "moved-link" in {each["code"] for each in ended.report["diagnostics"]}
    stranger.asked.clear()
    diptyque(*ASK, "--now", "2026-11-30T09:00:00Z")
    assert set(stranger.paths) == {"/gone", "/here", "/old", "/new"}


def test_what_is_remembered_and_can_not_be_read_is_as_good_as_none(
    site: Path, diptyque: Command, stranger: Stranger
) -> None:
    diptyque(*ASK, "--now", NOW)
    (site / ".diptyque" / "links").write_bytes(b"\xc1")
    stranger.asked.clear()
    assert diptyque(*ASK, "--now", NOW).code == 0
    assert "/here" in stranger.paths


def test_an_address_that_a_translator_typed_is_asked_for(
    site: Path, diptyque: Command, stranger: Stranger
) -> None:
    catalog = site / CATALOG
    text = catalog.read_text("utf-8")
    before = 'msgid "Des figues."\nmsgstr ""'
    assert before in text
    typed = before.replace('""', f'"Figs ({stranger.url}/figs)."')
    catalog.write_text(text.replace(before, typed), "utf-8")
    found = diptyque(*ASK, "en", "--now", NOW).report["diagnostics"]
    (dead,) = (each for each in found if each["code"] == "dead-link")
    assert dead["path"] == CATALOG
    assert dead["message"].startswith(f"Nothing was found at {stranger.url}/figs:")
    assert stranger.paths == ["/figs", "/figs"]


@pytest.mark.usefixtures("site")
def test_this_machine_is_asked_nothing_unless_it_may_be(
    diptyque: Command, stranger: Stranger
) -> None:
    ended = diptyque("check", "--links", "--link-delay", "0", "--now", NOW)
    assert "3 addresses can't be judged" in ended.output
    assert stranger.asked == []


def test_only_what_is_named_is_asked_for(
    site: Path, diptyque: Command, stranger: Stranger
) -> None:
    other = ARTICLE.format(url=stranger.url).replace("/here", "/other")
    (site / "articles" / "other.md").write_text(other, "utf-8")
    diptyque(*ASK, "market", "--now", NOW)
    assert "/other" not in stranger.paths


def _told(ended: Ended) -> list[tuple[str, str, int]]:
    return [
        (each["code"], each["severity"], each["line"])
        for each in ended.report["diagnostics"]
        if "-link" in each["code"] or "waiver" in each["code"]
    ]


@pytest.mark.usefixtures("site")
def test_a_dead_link_is_let_pass_for_a_reason_until_a_day(
    diptyque: Command, stranger: Stranger
) -> None:
    reason = ("--reason", "They rebuild.", "--until", "2026-12-24")
    asked = ("waive", f"{stranger.url}/gone#plan", "dead-link", *reason, "--now", NOW)
    assert diptyque(*asked).code == 0
    assert stranger.asked == []
    for day in ("2026-11-23", "2026-12-24"):
        ended = diptyque(*ASK, "--now", f"{day}T09:00:00Z", "--fail-on", "warning")
        assert _told(ended) == [("moved-link", "info", 10)]
        assert ended.report["links"]["waived"] == 1
        assert ended.code == 0
    late = diptyque(*ASK, "--now", "2026-12-25T09:00:00Z", "--fail-on", "warning")
    assert _told(late) == [
        ("dead-link", "warning", 8),
        ("dead-link", "warning", 10),
        ("moved-link", "info", 10),
        ("waiver-unused", "warning", 4),
    ]
    assert late.code == 1
    assert _told(diptyque("check", "--json")) == [], "who asks nobody does not know"


def test_a_waiver_of_a_link_that_was_mended_is_told(
    site: Path, diptyque: Command, stranger: Stranger
) -> None:
    address = f"{stranger.url}/gone"
    asked = ("waive", address, "dead-link", "--reason", "So.", "--now", NOW)
    diptyque(*asked)
    place = site / "articles" / "market.md"
    place.write_text(place.read_text("utf-8").replace("/gone", "/here"), "utf-8")
    ended = diptyque(*ASK, "--now", NOW)
    assert ("waiver-unused", "warning", 4) in _told(ended)
    refused = diptyque(*asked)
    assert refused.code == 2
    assert f"has the address {address}" in refused.errors


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("articles/market.md:8", "dead-link"), "is about an address"),
        (("articles/market.md:8", "long-title", "--until", "2027-01-01"), "ends on a"),
        (("https://else.example/", "dead-link"), "has the address https://else"),
    ],
)
def test_a_waiver_that_makes_no_sense_is_refused(
    diptyque: Command, words: tuple[str, ...], said: str
) -> None:
    ended = diptyque("waive", *words, "--reason", "So.", "--now", NOW)
    assert ended.code == 2
    assert said in ended.errors


def test_a_site_says_how_grave_a_dead_link_is(site: Path, diptyque: Command) -> None:
    text = SITE + '[check.rules]\ndead-link = "error"\nmoved-link = "off"\n'
    (site / "diptyque.toml").write_text(text, "utf-8")
    ended = diptyque(*ASK, "--now", NOW)
    assert _told(ended) == [("dead-link", "error", 8), ("dead-link", "error", 10)]
    assert ended.code == 1
