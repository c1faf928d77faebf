"""`diptyque align`, as a newsroom types it that has its articles in two languages."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.house import ROOT

CASES = ROOT / "tests/cases/aligning"


@pytest.fixture
def content(site: Path) -> Path:
    """Put a few articles in two languages beside the site's own."""
    folder = site / "content"
    for name in ("plain", "long", "markup"):
        for source in (CASES / name).glob("[ef][rn].*"):
            place = folder / source.stem / f"{name}{source.suffix}"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(source.read_bytes())
    return folder


def test_align_brings_two_folders_in(diptyque: Command, content: Path) -> None:
    ended = diptyque("align", "content/fr", "content/en")
    assert ended.code == 0, ended.output + ended.errors
    assert "articles/plain.md copied from content/fr/plain.md\n" in ended.output
    filled = "locales/en/LC_MESSAGES/articles/plain.po filled: 6 approved, 0 fuzzy\n"
    assert filled in ended.output
    assert "content/fr/long.md:17: info align-untranslated: " in ended.output
    assert ended.output.splitlines()[-2] == "3 articles: 3 catalogs filled"
    assert (content.parent / "articles/markup.html").is_file()
    assert diptyque("extract", "--check").code == 0
    (content.parent / "articles/releves.csv").touch()  # to which an article leads
    assert diptyque("check").code == 0
    again = diptyque("align", "content/fr", "content/en", "--jobs", "2")
    assert "3 articles: 0 catalogs filled\n" in again.output


def test_align_brings_two_documents_in(diptyque: Command, content: Path) -> None:
    typed = (content / "fr/plain.md", content / "en/plain.md")
    ended = diptyque("align", *typed, "--source", "en", "--json")
    assert ended.code == 0
    (pair,) = ended.report["pairs"]
    assert pair["source"] == "articles/plain.md"
    assert pair["target"] == "content/fr/plain.md"
    assert pair["catalog"] == "locales/fr/LC_MESSAGES/articles/plain.po"


def test_align_says_what_it_would_do(diptyque: Command, content: Path) -> None:
    before = sorted(content.parent.rglob("*"))
    ended = diptyque("align", "content/fr", "content/en", "--dry-run")
    assert "articles/plain.md would be copied from content/fr/plain.md" in ended.output
    assert sorted(content.parent.rglob("*")) == before


def test_align_fails_for_articles_that_are_not_the_same(
    diptyque: Command, site: Path
) -> None:
    case = CASES / "unrelated"
    ended = diptyque("align", case / "fr.md", case / "en.md")
    assert ended.code == 1
    assert "error align-unlike: " in ended.output
    assert not (site / "articles/fr.md").exists()


def test_align_names_what_stands_outside_as_it_stands_from_the_site(
    diptyque: Command, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    old = tmp_path_factory.mktemp("old")
    for name in ("fr.md", "en.md"):
        (old / name).write_bytes((CASES / "plain" / name).read_bytes())
    with (old / "en.md").open("a") as stream:
        stream.write("\nTomorrow 45 % of the roofs in Agde will be mended.\n")
    ended = diptyque("align", old / "fr.md", old / "en.md")
    assert ended.code == 0, ended.output
    assert f"articles/fr.md copied from ../{old.name}/fr.md\n" in ended.output
    catalog = (site / "locales/en/LC_MESSAGES/articles/fr.po").read_text("utf-8")
    assert f"\n# not placed, from ../{old.name}/en.md, line " in catalog
    assert str(old) not in catalog


def test_align_names_a_folder_that_is_a_link_as_it_was_typed(
    diptyque: Command, content: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    moved = tmp_path_factory.mktemp("elsewhere") / "content"
    content.rename(moved)
    content.symlink_to(moved)
    ended = diptyque("align", content / "fr", "content/en")
    assert "articles/plain.md copied from content/fr/plain.md\n" in ended.output


@pytest.mark.parametrize(
    "typed",
    [
        ["content/fr", "nowhere"],
        ["content/fr"],
        ["content/fr", "content/en", "--source", "de"],
        ["content/fr", "content/en", "--lang", "fr"],
        ["diptyque.toml", "content/en/plain.md"],
    ],
)
def test_align_refuses_what_makes_no_sense(
    diptyque: Command, content: Path, typed: list[str]
) -> None:
    assert content.is_dir()
    assert diptyque("align", *typed).code == 2
