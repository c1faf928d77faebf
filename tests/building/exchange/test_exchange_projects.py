"""Whole projects go to OmegaT, Weblate and other site generators, and come back."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.building.exchange.exchange_desk import ARTICLE, PATH, begun, entries
from tests.catalogs.peers import Needs, complaints
from tests.newsroom import CONFIGURATION, Newsroom

OPENS = "Le marché ouvre *vendredi*, voir [le plan][1]."
CLOSES = "Il ferme à midi."
TEXTS = ["The market", "It opens on *Friday*, see [the map][1].", "It closes at noon."]


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return begun(tmp_path / "site")


def memory(folder: Path, pairs: dict[str, str]) -> None:
    """Put a memory there that OmegaT takes texts from by itself."""
    units = "".join(
        f'<tu><tuv xml:lang="fr"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{text}</seg></tuv></tu>'
        for source, text in pairs.items()
    )
    (folder / "tm/auto").mkdir(parents=True)
    (folder / "tm/auto/all.tmx").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header '
        'creationtool="x" creationtoolversion="1" segtype="paragraph" o-tmf="x" '
        'adminlang="en" srclang="fr" datatype="plaintext"/>'
        f"<body>{units}</body></tmx>",
        "utf-8",
    )


def test_omegat_opens_a_project_and_what_it_makes_comes_back(
    newsroom: Newsroom, tmp_path: Path, needs: Needs
) -> None:
    newsroom.save("locales/glossary.csv", "fr,en,note\nmarché,market,so\n")
    newsroom.succeed("export", "--as", "omegat", "--output", tmp_path / "out")
    project = tmp_path / "out/fr-en"
    assert (project / "glossary/glossary.txt").read_text() == "marché\tmarket\tso\n"
    memory(project, {CLOSES: "It closes at noon."})
    subprocess.run(
        [needs("omegat"), str(project), "--mode=console-translate"],
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        check=True,
        capture_output=True,
    )
    before = newsroom.text(PATH).splitlines()
    assert "1 text approved" in newsroom.succeed("ingest", project)
    after = newsroom.text(PATH)
    assert [each for each in after.splitlines() if each not in before] == [
        'msgstr "It closes at noon."'
    ]
    assert not complaints(after.encode(), tmp_path, needs)


def po(room: Newsroom, folder: Path, text: str) -> Path:
    """Return a PO file as an agency sends it back: with one text of its own."""
    folder.mkdir(exist_ok=True)
    filled = room.text(PATH).replace(
        f'msgid "{CLOSES}"\nmsgstr ""', f'msgid "{CLOSES}"\nmsgstr "{text}"'
    )
    filled = filled.replace('"Last-Translator: \\n"', '"Last-Translator: Ann\\n"')
    file = folder / "back.po"
    file.write_text(filled, "utf-8")
    return file


def test_a_po_file_finds_its_catalog_by_its_headers(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    file = po(newsroom, tmp_path / "back", "It closes at noon.")
    newsroom.succeed("ingest", file)
    assert entries(newsroom)[CLOSES].is_approved
    assert '"Last-Translator: Ann\\n"' in newsroom.text(PATH)
    stray = tmp_path / "stray.po"
    stray.write_text(file.read_text().replace("marche", "nowhere"), "utf-8")
    assert "ingest-unknown" in newsroom.type("ingest", stray).output
    broken = tmp_path / "broken.po"
    broken.write_text(file.read_text()[:-30], "utf-8")
    assert newsroom.type("ingest", broken).code == 1


def test_who_worked_here_meanwhile_keeps_the_text(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    file = po(newsroom, tmp_path / "back", "It closes at noon.")
    newsroom.translate(PATH, ["", "", "It shuts at noon."])
    assert "ingest-conflict" in newsroom.type("ingest", file).output
    assert entries(newsroom)[CLOSES].text == "It shuts at noon."


def described(room: Newsroom) -> dict[str, Any]:
    """Return what Weblate is told of a site."""
    told = subprocess.run(
        [sys.executable, "-m", "pipeline", "init", "--weblate", str(room.root)],
        capture_output=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return dict(json.loads(room.text("weblate.json")))


def listed(room: Newsroom, told: dict[str, Any]) -> dict[str, set[str]]:
    """Return the source languages under which each catalog stands as a component."""
    found: dict[str, set[str]] = {}
    for each in told["components"]:
        for path in room.root.glob(each["filemask"]):
            name = path.relative_to(room.root).as_posix()
            if re.match(each["language_regex"], name.split("/")[1]):
                found.setdefault(name, set()).add(each["source_language"])
    return found


def discovered(room: Newsroom, told: dict[str, Any]) -> dict[str, set[str]]:
    """Return the source languages under which the add-ons find each catalog."""
    mains = {each["slug"]: each for each in told["components"]}
    found: dict[str, set[str]] = {}
    for addon in told["addons"]:
        main, how = mains[addon["component"]], addon["configuration"]
        # A component that links to another can have none that link to it.
        assert not main["repo"].startswith("weblate:")
        for path in room.root.rglob("*.po"):
            name = path.relative_to(room.root).as_posix()
            match = re.fullmatch(how["match"], name)
            if match and re.match(how["language_regex"], match["language"]):
                found.setdefault(name, set()).add(main["source_language"])
    return found


def catalogs_of(room: Newsroom) -> dict[str, set[str]]:
    """Return each catalog of an article, and the source language that it says."""
    return {
        path.relative_to(room.root).as_posix(): set(
            re.findall(r"X-Source-Language: ([\w-]+)", path.read_text("utf-8"))
        )
        for path in room.root.rglob("articles/**/*.po")
    }


@pytest.mark.parametrize(
    ("tags", "english"),
    [
        ('"fr", "en"', "city/tram.md"),
        ('"fr", "en", "es"', "city/tram.md"),
        ('"fr", "en", "es"', "tram.md"),
        ('"fr", "en", "pt-BR", "es"', "ville/tram.md"),
    ],
)
def test_weblate_is_told_of_every_catalog(
    newsroom: Newsroom, tags: str, english: str
) -> None:
    newsroom.save("diptyque.toml", CONFIGURATION.replace('"fr", "en"', tags))
    newsroom.save("articles/ville/gare.md", ARTICLE)
    newsroom.save(f"articles/{english}", ARTICLE.replace("lang: fr", "lang: en"))
    newsroom.succeed("extract")
    told = described(newsroom)
    assert discovered(newsroom, told) == catalogs_of(newsroom)
    words = {e for e in listed(newsroom, told) if e.endswith("site.po")}
    articles = {k: v for k, v in listed(newsroom, told).items() if k not in words}
    assert articles == catalogs_of(newsroom)
    assert words
    slugs = [each["slug"] for each in told["components"]]
    assert len(slugs) == len(set(slugs))
    assert all(re.fullmatch(r"[-\w]+", slug) for slug in slugs)
    # Else it wraps every line that is long.
    assert all(
        each["file_format_params"] == {"po_line_wrap": -1}
        for each in told["components"]
    )


def test_what_is_written_next_year_is_found_by_its_folder(newsroom: Newsroom) -> None:
    newsroom.save("diptyque.toml", CONFIGURATION.replace('"en"', '"en", "es"'))
    newsroom.save("articles/marche.md", ARTICLE)
    for name, language in (("city/tram", "en"), ("ville/gare", "fr")):
        text = ARTICLE.replace("lang: fr", f"lang: {language}")
        newsroom.save(f"articles/{name}.md", text)
    (newsroom.root / "articles/marche.md").unlink()
    newsroom.succeed("extract", "--prune")
    told = described(newsroom)
    newsroom.save("articles/ville/pont.md", ARTICLE)
    newsroom.save("articles/city/bus.md", ARTICLE.replace("lang: fr", "lang: en"))
    newsroom.succeed("extract")
    assert discovered(newsroom, told) == catalogs_of(newsroom)


PAGES = {
    "hugo": "content/marche/index.en.md",
    "mkdocs": "docs/marche.en.md",
    "docusaurus": "i18n/en/docusaurus-plugin-content-docs/current/marche.md",
    "astro": "src/content/docs/en/marche.md",
}
FORMS = pytest.mark.parametrize("form", PAGES)


def exported(room: Newsroom, form: str, folder: Path) -> Path:
    room.translate(PATH, TEXTS)
    room.succeed("export", "--as", form, "--output", folder)
    return folder / PAGES[form]


@FORMS
def test_a_page_in_another_language_is_the_page_in_its_words(
    newsroom: Newsroom, tmp_path: Path, form: str
) -> None:
    page = exported(newsroom, form, tmp_path / "out").read_text("utf-8")
    _, head, body = page.split("---\n", 2)
    assert yaml.safe_load(head)["title"] == "The market"
    assert body.strip() == (
        "It opens on *Friday*, see [the map](https://plan.example/).\n\n"
        "It closes at noon."
    )


@FORMS
def test_pages_that_come_back_untouched_change_nothing(
    newsroom: Newsroom, tmp_path: Path, form: str
) -> None:
    exported(newsroom, form, tmp_path / "out")
    said = newsroom.succeed("ingest", "--from", form, tmp_path / "out")
    assert "0 catalogs changed" in said


@FORMS
def test_a_text_that_the_page_does_not_show_stays_as_it_is(
    newsroom: Newsroom, tmp_path: Path, form: str
) -> None:
    policy = "\n[policy]\npublish_from = 0.1\n"
    newsroom.save("diptyque.toml", newsroom.text("diptyque.toml") + policy)
    newsroom.translate(PATH, [*TEXTS[:2], "It closes at 4 p.m."])
    before = newsroom.text(PATH)
    newsroom.type("export", "--as", form, "--output", tmp_path / "out")
    assert CLOSES in (tmp_path / "out" / PAGES[form]).read_text("utf-8")
    newsroom.succeed("ingest", "--from", form, tmp_path / "out")
    assert newsroom.text(PATH) == before


@FORMS
def test_what_was_edited_in_a_page_is_not_lost(
    newsroom: Newsroom, tmp_path: Path, form: str
) -> None:
    page = exported(newsroom, form, tmp_path / "out")
    edited = page.read_text("utf-8").replace("It closes at noon", "It shuts at noon")
    page.write_text(edited, "utf-8")
    back = ("--from", form, tmp_path / "out")
    assert "ingest-conflict" in newsroom.type("ingest", *back, "--dry-run").output
    assert entries(newsroom)[CLOSES].text == "It closes at noon."
    newsroom.succeed("ingest", *back, "--approve")
    entry = entries(newsroom)[CLOSES]
    assert (entry.text, entry.is_approved) == ("It shuts at noon.", True)


def test_links_and_pictures_lead_where_the_other_program_has_them(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.save("articles/city/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    newsroom.save(
        "articles/city/tram.md",
        ARTICLE.replace("https://plan.example/", "../marche.md#x")
        + "\n![un arrêt](a.svg)\n",
    )
    newsroom.succeed("extract")
    newsroom.translate(PATH, TEXTS)
    places = {
        "hugo": ("index.fr.md", '(<{{< relref path="/marche" lang="fr" >}}#x>)'),
        "mkdocs": ("tram.md", "(../marche.md#x)"),
        "docusaurus": ("tram.md", "(../marche.md#x)"),
        "astro": ("tram.md", "(/fr/marche/#x)"),
    }
    for form, (name, link) in places.items():
        folder = tmp_path / form
        newsroom.succeed("export", "fr", "--as", form, "--output", folder)
        (page,) = [e for e in folder.rglob(name) if "tram" in str(e)]
        assert link in page.read_text("utf-8")
        assert "![un arrêt](a.svg)" in page.read_text("utf-8")
        assert (page.parent / "a.svg").exists()


def test_prose_in_html_is_said_to_stay_html(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.save("articles/marche.md", f"{ARTICLE}\n<p>Un mot</p>\n")
    newsroom.succeed("extract")
    out = tmp_path / "out"
    ended = newsroom.type("export", "fr", "--as", "mkdocs", "--output", out)
    assert "export-html" in ended.output
    assert "<p>Un mot</p>" in (out / "docs/marche.md").read_text("utf-8")
    newsroom.type("export", "fr", "--as", "docusaurus", "--output", out)
    _, head, _ = (out / "docs/marche.md").read_text("utf-8").split("---\n", 2)
    assert yaml.safe_load(head)["mdx"] == {"format": "md"}
