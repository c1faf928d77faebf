"""What a translator is given: the texts in reading order, and what helps."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale

from pipeline.catalogs import serialize
from pipeline.errors import ConfigurationError
from pipeline.extracting import SiteNames, extract, extract_strings, extract_theme
from pipeline.model.articles import Article, Kind, Link, Message, Metadata, Tag
from pipeline.model.catalogs import Catalog

FRENCH, ENGLISH = Locale("fr"), Locale("en")
MESSAGES = (
    Message(text="The market", kind=Kind.TITLE),
    Message(text="The market", kind=Kind.HEADING_2),
    Message(
        text="See [the report][1], ![a plan][2] and 5 % of <abbr>it</abbr>[^a].",
        kind=Kind.PARAGRAPH,
        section="The market",
        links=(
            Link(number=1, url="https://example.org/report"),
            Link(number=2, url="plan.png", is_image=True),
        ),
        notes=("a",),
        tags=(Tag(name="abbr", element="abbr", attributes=(' title="x"',)),),
        comments=("“it” is\nthe roof",),
    ),
    Message(text="Yes", kind=Kind.TABLE_CELL, section="The market"),
    Message(text="Yes", kind=Kind.TABLE_CELL, section="The market"),
    Message(text="", kind=Kind.SUMMARY),
)
ARTICLE = Article(
    id="news/market",
    path="articles/news/le marché.md",
    locale=ENGLISH,
    metadata=Metadata(title="The market"),
    messages=MESSAGES,
    skeleton=(),
)
Needs = Callable[[str], str]
Golden = Callable[[Path, str | bytes], None]
CASES = Path(__file__).parents[1] / "cases" / "extracting"

TEMPLATE = """{# translators: on every page #}
<p>{{ _("5 % de") }} {% trans n=count %}
  {{ n }} article
  of ours{% pluralize %}{{ n }} articles of ours{% endtrans %}
{{ pgettext("nav", "Home") }} {{ _("Home") }}</p>
"""


def keys(catalog: Catalog) -> list[tuple[str, str]]:
    return [each.key for each in catalog.translations]


def assert_accepted(content: bytes, folder: Path, msgfmt: str) -> None:
    (folder / "new.po").write_bytes(content)
    command = [msgfmt, "-c", "-v", "-o", "/dev/null", "new.po"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    assert b"warning" not in done.stderr


def test_the_catalog_of_an_article(
    golden: Golden, tmp_path: Path, needs: Needs
) -> None:
    content = serialize(extract(ARTICLE, FRENCH, "La Gazette"))
    golden(CASES / "article.po", content)
    assert_accepted(content, tmp_path, needs("msgfmt"))


def test_the_catalog_of_the_theme(golden: Golden, tmp_path: Path, needs: Needs) -> None:
    names = SiteNames(tags=("roof", "market", "roof"), sections=("culture",))
    templates = {"b.html": '{{ _("Home") }}', "a.html": TEMPLATE}
    content = serialize(
        extract_theme(extract_strings(templates), names, FRENCH, "La Gazette")
    )
    golden(CASES / "site.po", content)
    assert_accepted(content, tmp_path, needs("msgfmt"))


def test_each_text_has_one_entry_in_reading_order() -> None:
    assert keys(extract(ARTICLE, FRENCH)) == [
        ("title", "The market"),
        ("", "The market"),
        ("", MESSAGES[2].text),
        ("", "Yes"),
    ]


def test_an_article_without_text_has_no_entry_for_the_header() -> None:
    catalog = extract(ARTICLE, FRENCH)
    assert all(each.source for each in catalog.translations)


def test_a_new_paragraph_touches_no_other_entry() -> None:
    more = (Message(text="New", kind=Kind.PARAGRAPH, line=1), *MESSAGES)
    longer = Article(
        id=ARTICLE.id,
        path=ARTICLE.path,
        locale=ENGLISH,
        metadata=ARTICLE.metadata,
        messages=more,
        skeleton=(),
    )
    assert (
        extract(longer, FRENCH).translations[1:]
        == extract(ARTICLE, FRENCH).translations
    )


def test_prose_is_never_a_format() -> None:
    catalog = extract_theme(
        extract_strings({"a.html": TEMPLATE}), SiteNames(tags=("5 % de",)), FRENCH
    )
    flagged = [each.source for each in catalog.translations if each.flags]
    assert flagged == ["%(n)s article of ours"]


@pytest.mark.parametrize(("tag", "forms"), [("fr", 2), ("ja", 1), ("ar", 6)])
def test_a_plural_has_the_forms_of_its_language(tag: str, forms: int) -> None:
    catalog = extract_theme(
        extract_strings({"a.html": TEMPLATE}), SiteNames(), Locale(tag)
    )
    (plural,) = (each for each in catalog.translations if each.plural)
    assert len(plural.texts) == forms


def test_a_broken_template_is_the_operators_to_mend() -> None:
    with pytest.raises(ConfigurationError, match=r"a\.html, line 2"):
        extract_strings({"a.html": "\n{% trans %}x"})
