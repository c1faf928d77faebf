"""What was corrected is told wherever an article is read, and announces nothing."""

import json
from pathlib import Path

from tests.building.conftest import MARKET, Newsroom
from tests.building.exchange.exchange_desk import PATH, begun
from tests.building.exchange.test_exchange_projects import FORMS, PAGES, TEXTS
from tests.building.press.test_feeds import parsed

CORRECTED = MARKET.replace(
    "date: 2026-11-20",
    "date: 2026-11-20\ncorrections: {date: 2026-11-21, text: Les figues sont à 3 €.}",
)
FEEDS = ("fr/feed.xml", "fr/atom.xml", "fr/feed.json", "fr/sections/city/feed.xml")


def texts(room: Newsroom, path: str) -> dict[str, str]:
    """Return the text of each item of a feed by its title."""
    if path.endswith(".json"):
        items = json.loads(room.page(path))["items"]
        return {each["title"]: each["content_html"] for each in items}
    return {each.title: each.content[0].value for each in parsed(room, path).entries}


def test_a_correction_stands_below_the_text_and_announces_nothing(
    translated: Newsroom,
) -> None:
    translated.build()
    before = {
        path: parsed(translated, path).entries for path in FEEDS if ".j" not in path
    }
    translated.write("articles/market.md", CORRECTED)
    translated.build()
    for path in FEEDS:
        text = texts(translated, path)["Le marché de nuit"]
        _, _, below = text.partition("</table>")
        assert below.index("Rectificatif") < below.index("Les figues sont à 3")
        assert '<time datetime="2026-11-21">21 novembre 2026</time>' in below
        assert "class=" not in text
        assert "Rectificatif" not in texts(translated, path).get("Le dernier train", "")
    for path, entries in before.items():
        after = parsed(translated, path).entries
        dates = ("id", "published", *(("updated",) if "atom" in path else ()))
        for old, new in zip(entries, after, strict=True):
            assert [new[each] for each in dates] == [old[each] for each in dates]


def test_a_correction_is_told_in_the_language_that_it_is_known_in(
    translated: Newsroom,
) -> None:
    translated.write("articles/market.md", CORRECTED)
    translated.build()
    text = texts(translated, "en/feed.xml")["The night market"]
    assert "Correction" in text
    assert '<dd lang="fr">Les figues sont à 3\u00a0€.</dd>' in text
    translated.extract()
    path = "locales/en/LC_MESSAGES/articles/market.po"
    source = 'msgid "Les figues sont à 3 €."\nmsgstr "'
    catalog = translated.text(path)
    assert source in catalog
    translated.write(path, catalog.replace(source, f"{source}Figs are €3."))
    translated.build()
    text = texts(translated, "en/feed.xml")["The night market"]
    assert "<dd>Figs are €3.</dd>" in text


@FORMS
def test_a_correction_goes_out_and_comes_back_in_the_words_of_the_page(
    tmp_path: Path, form: str
) -> None:
    newsroom = begun(tmp_path / "site")
    correction = "corrections: {date: 2026-11-20, text: Il avait ouvert samedi.}"
    text = newsroom.text("articles/marche.md").replace(
        "---\n", f"---\n{correction}\n", 1
    )
    newsroom.translate(PATH, TEXTS)
    newsroom.save("articles/marche.md", text)
    newsroom.succeed("extract")
    newsroom.translate(PATH, ["It had opened on Saturday."])
    newsroom.succeed("export", "--as", form, "--output", tmp_path / "out")
    page = tmp_path / "out" / PAGES[form]
    typed = page.read_text("utf-8").replace(
        "It had opened on Saturday.", "It opened on Saturday."
    )
    assert "It opened on Saturday." in typed
    page.write_text(typed, "utf-8")
    newsroom.succeed("ingest", "--from", form, tmp_path / "out")
    assert "It opened on Saturday." in newsroom.text(PATH)
