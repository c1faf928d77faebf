"""Each command, as a newsroom types it."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.house import ROOT

PAGES = ROOT / "tests/cases/importing"


def test_init_begins_a_site_that_is_up_to_date(diptyque: Command, site: Path) -> None:
    names = {each.relative_to(site).as_posix() for each in site.rglob("*.*")}
    assert {
        ".github/workflows/editions.yml",
        ".gitignore",
        "README.md",
        "locales/glossary.csv",
        "diptyque.toml",
        "articles/welcome.md",
        "articles/bienvenue.md",
        "locales/fr/LC_MESSAGES/articles/welcome.po",
        "locales/en/LC_MESSAGES/articles/bienvenue.po",
        "locales/en/LC_MESSAGES/site.po",
    } <= names
    assert "date: 2026-11-23\n" in (site / "articles/welcome.md").read_text("utf-8")
    assert diptyque("extract", "--check").code == 0


def test_a_new_site_has_one_thing_left_to_do(diptyque: Command, site: Path) -> None:
    found = diptyque("check", "--json").report["diagnostics"]
    assert [(each["code"], each["path"]) for each in found] == [
        ("untranslated-text", "locales/en/LC_MESSAGES/articles/bienvenue.po")
    ]
    assert diptyque("build").code == 0
    for page in ("fr/mentions-legales", "en/legal-notice", "en/about"):
        assert (site / f"public/{page}/index.html").is_file()


def test_init_makes_the_folder_that_is_named(diptyque: Command, folder: Path) -> None:
    assert diptyque("init", "news/paper").code == 0
    assert (folder / "news/paper/diptyque.toml").is_file()


def test_init_overwrites_nothing(diptyque: Command, folder: Path) -> None:
    (folder / "README.md").write_text("ours")
    ended = diptyque("init")
    assert "README.md was there, and stays as it is." in ended.output
    assert (folder / "README.md").read_text() == "ours"
    again = diptyque("init")
    assert again.code == 2
    assert "There is already a site" in again.errors


def test_new_begins_an_article(diptyque: Command, site: Path) -> None:
    ended = diptyque("new", "L’été : « déjà »", "--lang", "fr")
    assert (ended.code, ended.output) == (0, "articles/l-ete-deja.md\n")
    assert (site / "articles/l-ete-deja.md").read_text("utf-8") == (
        '---\ntitle: "L’été : « déjà »"\nlang: fr\ndate: 2026-11-23\ntags: []\n'
        'summary: ""\n---\n\n'
    )
    assert diptyque("new", "L’été : « déjà »").code == 2
    ended = diptyque("new", "Summer", "--lang", "en", "--path", "city/summer")
    assert ended.output == "articles/city/summer.md\n"


@pytest.mark.parametrize(
    "typed",
    [["T", "--lang", "de"], ["T", "--lang", "x-y"], ["T", "--path", "../t"], [" "]],
)
def test_new_refuses_what_is_no_article(
    diptyque: Command, site: Path, typed: list[str]
) -> None:
    before = sorted(site.rglob("*"))
    assert diptyque("new", *typed).code == 2
    assert sorted(site.rglob("*")) == before


def test_import_makes_an_article_and_says_what_it_doubts(
    diptyque: Command, site: Path
) -> None:
    page = PAGES / "bakery/page.txt"
    ended = diptyque("import", page, "--lang", "en", "--to", "city")
    name = "the-bakery-that-opens-at-midnight-and-why-the-street-is-glad-of-it.md"
    assert ended.code == 0
    assert f"{page}:9: warning import-heading:" in ended.output
    assert f"articles/city/{name}\n" in ended.output
    expected = (PAGES / "bakery/article.md").read_text("utf-8")
    assert (site / "articles/city" / name).read_text("utf-8") == expected
    assert diptyque("extract").code == 0
    again = diptyque("import", page, "--lang", "en", "--to", "city")
    assert again.code == 1
    assert "import-exists" in again.output


def test_import_goes_on_after_a_page_that_it_can_not_read(
    diptyque: Command, site: Path
) -> None:
    (site / "latin.txt").write_bytes("Été\n\nLà.".encode("latin-1"))
    ended = diptyque("import", "latin.txt", PAGES / "orchard/page.html", "--json")
    assert ended.code == 1
    assert ended.report["articles"] == ["articles/an-orchard-on-the-roof.md"]
    first = ended.report["diagnostics"][-1]
    assert (first["code"], first["severity"]) == ("unreadable-source", "error")
    assert "UTF-8" in first["message"]


def test_extract_writes_what_its_check_announces(diptyque: Command, site: Path) -> None:
    diptyque("new", "Un titre", "--lang", "fr")
    path = "locales/en/LC_MESSAGES/articles/un-titre.po"
    announced = diptyque("extract", "--check", "--json")
    assert announced.code == 1
    assert announced.report["changed"] == [path]
    assert not (site / path).exists()
    ended = diptyque("extract")
    assert ended.code == 0
    assert ended.output == (
        f"changed {path}: 1 new text (2 words)\n"
        "5 articles: 1 catalog changed, 6 unchanged\n"
    )
    assert diptyque("extract", "--check").code == 0


def test_extract_says_what_it_moved(diptyque: Command, site: Path) -> None:
    (site / "articles/welcome.md").rename(site / "articles/hello.md")
    folder = "locales/fr/LC_MESSAGES/articles"
    announced = diptyque("extract", "--check")
    assert announced.code == 1
    assert (
        f"would be moved {folder}/hello.po, which was {folder}/welcome.po\n"
        in announced.output
    )
    ended = diptyque("extract", "--json")
    assert ended.code == 0
    (change,) = ended.report["changes"]
    assert (change["action"], change["path"], change["origin"]) == (
        "moved",
        f"{folder}/hello.po",
        f"{folder}/welcome.po",
    )


def test_extract_removes_only_when_told_to_and_says_what(
    diptyque: Command, site: Path
) -> None:
    path = "locales/fr/LC_MESSAGES/articles/welcome.po"
    (site / "articles/welcome.md").unlink()
    assert diptyque("extract").output == "3 articles: 0 catalogs changed, 5 unchanged\n"
    announced = diptyque("extract", "--prune", "--check")
    assert announced.code == 1
    assert announced.output.startswith(f"would be removed {path}: 10 texts (")
    assert (site / path).exists()
    ended = diptyque("extract", "--prune")
    assert ended.code == 0
    assert "3 articles: 0 catalogs changed, 1 removed, 5 unchanged\n" in ended.output
    assert not (site / path).exists()


def test_extract_fails_on_a_catalog_that_it_can_not_read(
    diptyque: Command, site: Path
) -> None:
    (site / "locales/fr/LC_MESSAGES/articles/welcome.po").write_text('msgid "x\n')
    (site / "articles/bienvenue.md").write_text(
        "---\ntitle: Tout autre\nlang: fr\n---\n", "utf-8"
    )
    ended = diptyque("extract")
    assert ended.code == 1
    assert "welcome.po:1: error po-syntax" in ended.output
    assert "changed locales/en/LC_MESSAGES/articles/bienvenue.po" in ended.output


def test_check_judges_all_or_what_is_named(diptyque: Command, site: Path) -> None:
    whole = diptyque("check", "--json")
    assert whole.code == 0
    assert whole.report["articles"] == 4
    for name in ("welcome", "articles/welcome.md", site / "articles/welcome.md"):
        assert diptyque("check", name, "--json").report["articles"] == 1
    ended = diptyque("check", "nothing")
    assert ended.code == 2
    assert "“nothing” is no article, catalog or language" in ended.errors


def test_check_fails_on_what_it_is_told_to(diptyque: Command, site: Path) -> None:
    (site / "articles/welcome.md").write_text("---\nlang: en\n---\n\nNo title.\n")
    ended = diptyque("check")
    assert ended.code == 1
    assert re.search(
        r"(?m)^articles/welcome\.md:1: error missing-title: ", ended.output
    )
    assert diptyque("check", "--fail-on", "never").code == 0


def test_build_publishes_an_edition_in_each_language(
    diptyque: Command, site: Path
) -> None:
    assert diptyque("build", "--check", "--jobs", "1").code == 1
    assert not (site / "public").exists()
    ended = diptyque("build", "--json")
    assert ended.code == 0
    assert ended.report["published"] == {"fr": 4, "en": 3}
    found = {(each["code"], each["path"]) for each in ended.report["diagnostics"]}
    unfinished = "locales/en/LC_MESSAGES/articles/bienvenue.po"
    assert found == {("untranslated-text", unfinished)}
    assert (site / "public/fr/feed.xml").is_file()
    assert diptyque("build", "--check").code == 0


def test_build_says_what_it_did_and_how_long_it_took(
    diptyque: Command, site: Path
) -> None:
    first = diptyque("build", "--json").report
    assert first["work"]["articles"] == {"anew": 4, "reused": 0}
    assert first["withheld"]["absent"] == 1
    assert sum(first["stages"].values()) <= first["seconds"] + 0.01
    catalog = site / "locales/fr/LC_MESSAGES/articles/welcome.po"
    text = catalog.read_text("utf-8")
    wrong = re.sub(r'(?m)^msgstr "([^"]+)"$', r'msgstr "\1<script>"', text)
    catalog.write_text(wrong, "utf-8")
    second = diptyque("build", "--json", "--fail-on", "never").report
    assert second["work"]["articles"] == {"anew": 1, "reused": 3}
    errors = [each for each in second["diagnostics"] if each["severity"] == "error"]
    assert 0 < second["rejected"] <= len(errors)
    told = diptyque("build", "--fail-on", "never").output
    assert f"{second['rejected']} text" in told
    assert "0 of 4 articles read" in told


def test_build_can_be_told_where_when_and_what(diptyque: Command, site: Path) -> None:
    typed = ("--output", "out", "--lang", "fr", "--now", "2026-11-24", "--quiet")
    ended = diptyque("build", *typed, "--ledger", "kept/ledger.json")
    assert (ended.code, ended.output) == (0, "")
    assert (site / "out/fr/index.html").is_file()
    assert not (site / "out/en/index.html").exists()
    assert "2026-11-24" in (site / "kept/ledger.json").read_text()
    assert not (site / "locales/editions.json").exists()


def test_extract_knows_the_ledger_that_is_kept_elsewhere(
    diptyque: Command, site: Path
) -> None:
    ledger = "kept/ledger.json"
    assert diptyque("build", "--quiet", "--ledger", ledger).code == 0
    (site / "articles/bienvenue.md").rename(site / "articles/accueil.md")
    ended = diptyque("extract", "--ledger", ledger)
    assert "recognized articles/accueil.md" in ended.output
    assert '"articles/accueil.md": "bienvenue"' in (site / ledger).read_text()
    assert diptyque("extract", "--ledger", "kept").code == 2


@pytest.mark.parametrize(
    "typed", [["--lang", "de"], ["--now", "soon"], ["--output", "diptyque.toml"]]
)
def test_build_refuses_what_it_can_not_do(
    diptyque: Command, site: Path, typed: list[str]
) -> None:
    assert diptyque("build", *typed).code == 2
    assert not (site / "public").exists()


def test_a_command_works_from_any_folder_of_the_site(
    diptyque: Command, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site / "articles")
    assert diptyque("extract", "--check").code == 0
    monkeypatch.chdir("/")
    assert diptyque("extract", "--check", "--site", site).code == 0
