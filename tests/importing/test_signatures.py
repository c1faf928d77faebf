"""When, by whom, with which picture: wherever a page says it."""

import json

import pytest
import yaml

from pipeline.importing import import_page
from pipeline.model.articles import Source
from pipeline.model.diagnostics import Diagnostic

TEXT = "<p>The baker has counted the loaves, and the loaves are all there.</p>"


def fields(html: str, head: str = "", lang: str = "en") -> dict[str, object]:
    return read(html, head, lang)[0]


def read(
    html: str, head: str = "", lang: str = "en"
) -> tuple[dict[str, object], tuple[Diagnostic, ...]]:
    page = (
        f"<!doctype html><html lang={lang}><head>{head}</head><body><article>"
        f"<h1>A title</h1>{html}{TEXT}</article>"
    )
    imported = import_page(Source(path="a.html", content=page))
    _, front, body = imported.value.content.split("---\n", 2)
    found: dict[str, object] = yaml.load(front, yaml.BaseLoader)  # noqa: S506 - texts
    return {**found, "body": body.strip("\n")}, imported.diagnostics


def linked(**said: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **said}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


PLAIN = TEXT.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("fr", "Publié le 3 mai 2026, mis à jour le 4 mai 2026"),
        ("fr", "Mise à jour : lundi 4 mai 2026 | Mis en ligne le 3 mai 2026 à 9h30"),
        ("en", "Published on 3 May 2026 · Updated 4 May 2026"),
        ("en", "First published: May 3rd, 2026. Last updated: May 4, 2026 at 10:30 am"),
        ("es", "Publicado el 3 de mayo de 2026, actualizado el 4 de mayo del 2026"),
        ("de", "Veröffentlicht am 3. Mai 2026, zuletzt aktualisiert am 04.05.2026"),
        ("it", "Pubblicato il 3 maggio 2026 – Aggiornato il 4 maggio 2026 alle ore 10"),
        ("ca", "Publicat el 3 de maig de 2026. Actualitzat el 4 de maig de 2026"),
        ("oc", "Publicat lo 3 de mai de 2026, mes a jorn lo 4 de mai de 2026"),
        ("fr", ("Publié le <time datetime=2026-05-03>dimanche</time>, mis à jour le "
         "<time datetime=2026-05-04>lendemain</time>")),
        ("en", ("<time itemprop=dateModified datetime=2026-05-04>4/5</time> "
         "<time itemprop=datePublished datetime=2026-05-03>3/5</time>")),
    ],
)  # fmt: skip
def test_a_line_of_any_language_says_when(lang: str, line: str) -> None:
    found = fields(f"<p>{line}</p>", lang=lang)
    assert (found["date"], found["updated"]) == ("2026-05-03", "2026-05-04")
    assert found["body"] == PLAIN


@pytest.mark.parametrize(
    "head",
    [
        (
            "<meta property=article:published_time content=2026-05-03T08:00:00+02:00>"
            "<meta property=article:modified_time content=2026-05-04T08:00:00+02:00>"
        ),
        linked(
            datePublished="2026-05-03T08:00:00+02:00",
            dateModified="2026-05-04T08:00:00+02:00",
        ),
    ],
)
def test_the_head_of_a_page_says_when_to_the_second(head: str) -> None:
    found = fields("<p>Published on 3 May 2026</p>", head)
    assert found["date"] == "2026-05-03T08:00:00+02:00"
    assert found["updated"] == "2026-05-04T08:00:00+02:00"
    assert found["body"] == PLAIN


@pytest.mark.parametrize(
    ("published", "modified", "is_update"),
    [
        ("2026-05-03", "2026-05-03T08:00:00Z", False),
        ("2026-05-03T08:00:00Z", "2026-05-03T08:00:00Z", False),
        ("2026-05-03T08:00:00+02:00", "2026-05-03T07:30:00+00:00", True),
        ("2026-05-03", "2026-05-04", True),
    ],
)
def test_an_update_is_later_than_the_publication(
    published: str, modified: str, *, is_update: bool
) -> None:
    head = linked(datePublished=published, dateModified=modified)
    assert ("updated" in fields("", head)) is is_update


def test_midnight_is_a_day() -> None:
    head = linked(datePublished="2026-05-03T00:00:00+00:00")
    assert fields("", head)["date"] == "2026-05-03"


def test_a_time_in_the_text_is_a_time_in_the_text() -> None:
    line = "<p>The fair is on <time datetime=2026-05-03>3 May 2026</time>, at ten.</p>"
    found = fields(TEXT + TEXT + line)
    assert "date" not in found
    assert "3 May 2026" in str(found["body"])
    line = "<p>A report published on <time datetime=2020-01-01>a Wednesday</time> "
    assert "date" not in fields(f"{line}{PLAIN} {PLAIN}</p>")


def test_two_dates_that_differ_are_said() -> None:
    line = "<p>Published <time datetime=2026-05-05>on Tuesday</time></p>"
    found, said = read(line, linked(datePublished="2026-05-03"))
    assert found["date"] == "2026-05-03"
    assert "import-date" in {each.code for each in said}


@pytest.mark.parametrize(
    ("html", "head", "authors"),
    [
        ("<p>By Ann Vane and Hugh Vane</p>", "", ["Ann Vane", "Hugh Vane"]),
        ("<p>Par Léa d’Ormoy — Publié le 3 mai 2026</p>", "", ["Léa d’Ormoy"]),
        ("<div class=post-author>Ann Vane</div>", "", ["Ann Vane"]),
        ("<p>Von <a rel=author href=/a>Ann von Vane</a></p>", "", ["Ann von Vane"]),
        ("", linked(author=[{"name": "Ann"}, {"name": "Bo"}]), ["Ann", "Bo"]),
        ("<p>By Ann</p>", linked(author="Ann Vane"), ["Ann Vane"]),
    ],
)
def test_whoever_wrote_a_page_is_its_author(
    html: str, head: str, authors: list[str]
) -> None:
    found = fields(html, head)
    assert found["authors"] == authors
    assert found["body"] == PLAIN


def test_a_sentence_that_begins_like_a_byline_is_a_sentence() -> None:
    assert "By Gallimard, on a" in str(fields("<p>By Gallimard, on a Monday.</p>"))
    assert "By the river" in str(fields("<p>By the river</p>"))


IMAGE = "<meta property=og:image content=https://a.example/up/roof-scaled.jpg>"
FIGURE = (
    "<figure><img src=https://a.example/up/roof-800x600.jpg alt=Trees>"
    "<figcaption>The roof. Photo: Lou</figcaption></figure>"
)


def test_the_picture_of_a_page_is_that_of_its_text_in_another_size() -> None:
    found = fields(FIGURE, IMAGE)
    assert found["image"] == {
        "src": "https://a.example/up/roof-800x600.jpg",
        "alt": "Trees",
        "caption": "The roof.",
        "credit": "Lou",
    }
    assert found["body"] == PLAIN


def test_a_picture_that_no_one_describes_is_said() -> None:
    found, said = read("", IMAGE)
    assert found["image"] == {"src": "https://a.example/up/roof-scaled.jpg"}
    assert "import-image" in {each.code for each in said}


def test_a_picture_in_the_midst_of_a_text_stays_there() -> None:
    found, said = read(TEXT + TEXT + FIGURE, IMAGE)
    assert "image" not in found
    assert "![Trees]" in str(found["body"])
    assert "import-image" in {each.code for each in said}


@pytest.mark.parametrize("source", ["javascript:x", "data:image/png,x", "/logo.svg"])
def test_what_is_no_picture_of_the_page_is_none(source: str) -> None:
    assert "image" not in fields("", f"<meta property=og:image content='{source}'>")


def test_a_summary_stands_once() -> None:
    words = "Forty trees stand on the roof of the old halls, in tubs."
    meta = f'<meta name=description content="{words}">'
    found = fields(f"<p>{words}</p>", meta)
    assert (found["summary"], found["body"]) == (words, PLAIN)
    found = fields(f"<p class=article__chapo>{words}</p>")
    assert (found["summary"], found["body"]) == (words, PLAIN)


@pytest.mark.parametrize("end", [" […]", "…", "..."])
def test_a_summary_that_is_cut_off_is_none_and_that_is_said(end: str) -> None:
    words = "Forty trees stand on the roof of the old halls"
    meta = f'<meta name=description content="{words}{end}">'
    found, said = read(f"<p>{words}, in tubs.</p>", meta)
    assert "summary" not in found
    assert f"{words}, in tubs." in str(found["body"])
    assert "import-summary" in {each.code for each in said}


def test_a_graph_that_refers_to_itself_or_is_broken_says_nothing() -> None:
    node = {"@id": "#a", "author": {"@id": "#a"}, "mainEntity": [{"@id": "#a"}]}
    assert fields("", linked(**node))["title"] == "A title"
    broken = '<script type="application/ld+json">{"@type": [</script>'
    assert fields("", broken + "[" * 99)["title"] == "A title"
    deep = f'<script type="application/ld+json">{"[" * 9000}{"]" * 9000}</script>'
    assert fields("", deep)["title"] == "A title"
