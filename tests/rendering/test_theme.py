"""The theme speaks every language, can be built upon, and can be read by all."""

import gzip
import re
import sys
from pathlib import Path

import pytest
from babel import Locale
from jinja2 import BytecodeCache, DictLoader, Environment

from pipeline.catalogs import parse, serialize
from pipeline.errors import ConfigurationError
from pipeline.model.catalogs import Catalog, Translation
from pipeline.reading.structure import OF_THE_PAGE
from pipeline.rendering import templates, theming
from pipeline.rendering.assets import asset_files, preloaded
from pipeline.rendering.compiled import PackageBytecode
from pipeline.rendering.translations import Translations, translations
from tests.house import PIPELINE

FR, EN = Locale("fr"), Locale("en")
STYLE = theming.theme_assets()["style.css"].decode()
URLS = re.compile(r"""url\("([^"]+)"\)""")
INLINE = re.compile(
    r"<style|\sstyle=|\son\w+=|javascript:|<script(?! type=\"(?:app|module\" src=))"
)


def catalog(*entries: Translation, forms: str = "") -> Catalog:
    headers = (("Plural-Forms", forms),) if forms else ()
    return Catalog(locale=FR, source_locale=EN, translations=entries, headers=headers)


def shipped(locale: Locale) -> Catalog:
    checked = parse(theming.shipped_catalog(locale) or b"")
    assert checked.value is not None
    assert checked.diagnostics == ()
    return checked.value


def drawn(source: str, words: Translations | None = None, **views: object) -> str:
    made = templates.environment(
        words or translations([]), {"article.html": source, "own.html": source}
    )
    return templates.render(made, "own.html", views)


@pytest.mark.parametrize("locale", [FR, EN], ids=str)
def test_every_string_of_the_templates_is_translated(locale: Locale) -> None:
    made = templates.environment(translations([]))
    strings = {
        message if isinstance(message, str) else message[0]
        for source in theming.theme_sources().values()
        for _, _, message in made.extract_translations(source)  # type: ignore[attr-defined]
    }
    known = shipped(locale)
    assert strings == {entry.source for entry in known.translations}
    assert all(entry.is_approved for entry in known.translations)


def test_a_browser_frames_a_page_in_the_colour_of_its_paper() -> None:
    papers = re.findall(r"--paper: (#\w+);", STYLE)
    framed = re.findall(
        r'name="theme-color" .*content="(#\w+)"', theming.theme_sources()["head.html"]
    )
    assert framed == papers[: len(framed)]
    assert len(framed) == len({*framed}) == 2


@pytest.mark.parametrize("locale", [FR, EN], ids=str)
def test_a_shipped_catalog_is_as_msgcat_writes_it(locale: Locale) -> None:
    assert serialize(shipped(locale)) == theming.shipped_catalog(locale)


def test_a_region_has_the_words_of_its_language_and_others_have_none() -> None:
    assert theming.shipped_catalog(Locale("fr", "CA")) == theming.shipped_catalog(FR)
    assert theming.shipped_catalog(Locale("ca")) is None


def test_an_earlier_catalog_goes_before_a_later_one() -> None:
    mine = catalog(Translation(source="Feeds", text="Abonnements"))
    words = translations([mine, shipped(FR)])
    assert words.gettext("Feeds") == "Abonnements"
    assert words.gettext("Topic") == "Thème"
    assert words.gettext("Unknown") == "Unknown"
    assert words.name("tag", "city") == "city"


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (FR, ["0\u00a0article", "1\u00a0article", "2\u00a0articles"]),
        (EN, ["0 articles", "1 article", "2 articles"]),
    ],
    ids=["fr", "en"],
)
def test_a_number_has_the_plural_of_its_language(
    locale: Locale, expected: list[str]
) -> None:
    source = (
        "{% trans num=n %}{{ num }} article"
        "{% pluralize %}{{ num }} articles{% endtrans %}"
    )
    words = translations([shipped(locale)])
    assert [drawn(source, words, n=number) for number in range(3)] == expected


@pytest.mark.parametrize("text", ["Par %(auteurs)s", "Par %s", "100 %", "%(authors)d"])
def test_a_translation_that_cannot_be_formatted_is_passed_over(text: str) -> None:
    broken = catalog(Translation(source="By %(authors)s", text=text))
    source = "{% trans authors=a %}By {{ authors }}{% endtrans %}"
    assert drawn(source, translations([broken]), a="Ana") == "By Ana"


def test_a_translation_is_text_and_never_markup() -> None:
    hostile = catalog(Translation(source="Feeds", text='<b title="x">&amp;'))
    drawing = drawn('{{ _("Feeds") }}', translations([hostile]))
    assert drawing == "&lt;b title=&#34;x&#34;&gt;&amp;amp;"


def test_a_site_may_build_on_a_template_of_the_theme() -> None:
    made = templates.environment(
        translations([]),
        {
            "chooser.html": '{% extends "theme/chooser.html" %}'
            "{% block main %}mine{% endblock %}",
            "base.html": "own base: {% block main %}{% endblock %}",
        },
    )
    assert templates.render(made, "chooser.html", {}) == "own base: mine"


def test_a_template_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere\.html"):
        drawn('{% extends "nowhere.html" %}')


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('{{ _("By %(who)s", whom="us") }}', "“By %(who)s” has no value for %(who)s"),
        ('{{ _("%(n)d left", n="x") }}', "“%(n)d left” can't be filled in: invalid"),
    ],
)
def test_a_mistake_in_a_template_says_what_is_missing(source: str, said: str) -> None:
    made = templates.environment(translations(()), {"own.html": f"<p>\n{source}"})
    with pytest.raises(ConfigurationError) as caught:
        templates.render(made, "own.html", {})
    assert caught.value.message.startswith("theme/own.html, line 2: ")
    assert said in caught.value.message


def test_template_syntax_in_a_text_is_text() -> None:
    assert drawn("{{ text }}", text="{{ 7*7 }}") == "{{ 7*7 }}"


def test_the_code_of_templates_is_kept_but_for_what_a_site_brings_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    sources = {"base.html": "base", "own.html": "own"}
    checksum = BytecodeCache().get_source_checksum("base")
    folder = tmp_path / "code"
    for options, count in ((1, 1), (1, 1), (2, 2)):
        kept = PackageBytecode(str(folder), [checksum], options)
        made = Environment(
            loader=DictLoader(sources), bytecode_cache=kept, autoescape=True
        )
        assert [made.get_template(name).render() for name in sources] == ["base", "own"]
        assert len(list(folder.iterdir())) == count


def test_where_the_code_of_templates_cannot_be_kept_they_are_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "code").touch()
    checksum = BytecodeCache().get_source_checksum("base")
    kept = PackageBytecode(str(tmp_path / "code"), [checksum], ())
    made = Environment(
        loader=DictLoader({"a": "base"}), bytecode_cache=kept, autoescape=True
    )
    assert made.get_template("a").render() == "base"


def test_an_asset_is_published_under_the_hash_of_its_bytes() -> None:
    files, paths = asset_files({"style.css": b"a", "mark": b"b"})
    assert re.fullmatch(r"assets/style\.[0-9a-f]{8}\.css", paths["style.css"])
    assert re.fullmatch(r"assets/mark\.[0-9a-f]{8}", paths["mark"])
    assert {file.path for file in files} == set(paths.values())
    changed, _ = asset_files({"style.css": b"c"})
    assert changed[0].path != paths["style.css"]


def test_what_an_article_leaves_to_the_page_are_all_ids_of_the_page() -> None:
    places = [
        PIPELINE / "rendering/theme" / name for name in ("base.html", "article.html")
    ]
    written = "".join(each.read_text("utf-8") for each in places)
    assert set(re.findall(r' id="([^"{]+)"', written)) <= OF_THE_PAGE


def test_no_template_holds_a_script_or_a_style() -> None:
    assert [
        n for n, text in theming.theme_sources().items() if INLINE.search(text)
    ] == []


def test_the_style_is_one_small_file_that_needs_none_from_elsewhere() -> None:
    assert len(gzip.compress(STYLE.encode())) <= 12_000
    assert "@import" not in STYLE
    assert set(URLS.findall(STYLE)) <= set(theming.theme_assets())


def test_what_a_page_asks_for_at_once_is_marked_in_the_style_sheet() -> None:
    style = b"""
        @font-face { src: url("b.woff2") format("woff2"); /* preload */ }
        @font-face { src: url("c.woff2") } @font-face { src: url(gone); /* preload */ }
    """
    _, paths = asset_files({"style.css": style, "b.woff2": b"b", "c.woff2": b"c"})
    assert preloaded(paths) == (paths["b.woff2"],)
    assert preloaded(asset_files({"print.css": style, "b.woff2": b"b"})[1]) == ()


def test_a_style_sheet_is_published_with_the_paths_of_what_it_names() -> None:
    files, paths = asset_files(
        {
            "a.css": b'x{src:url("b.woff2")}y{background:url( ../assets/c.svg )}',
            "print/own.css": b"x{background:url('../c.svg')}y{src:url(gone.woff2)}",
            "b.woff2": b"type",
            "c.svg": b"<svg/>",
        }
    )
    published = {file.path: file.content.decode() for file in files}
    assert published.keys() == set(paths.values())
    type_, drawing = (
        paths[name].removeprefix("assets/") for name in ("b.woff2", "c.svg")
    )
    assert published[paths["a.css"]] == (
        f'x{{src:url("{type_}")}}y{{background:url("{drawing}")}}'
    )
    assert published[paths["print/own.css"]] == (
        f'x{{background:url("../{drawing}")}}y{{src:url(gone.woff2)}}'
    )


def test_other_type_makes_another_style_sheet() -> None:
    one, other = (
        asset_files({"a.css": b"url(b.woff2)", "b.woff2": content})[1]["a.css"]
        for content in (b"1", b"2")
    )
    assert one != other


def test_the_style_reads_from_either_side() -> None:
    sides = r"(?:margin|padding|border|inset)-(?:left|right)|(?<![\w-])(?:left|right):"
    assert not re.search(sides, STYLE)
    uneven = r"(?:margin|padding|inset): [^\s()]+ ([^\s()]+) [^\s()]+ (?!\1;)[^\s()]+;"
    assert not re.search(uneven, STYLE)


def test_text_is_hyphenated_and_headlines_are_not() -> None:
    """Where a browser knows how: not at all, or with no fewer than four letters."""
    rules = re.findall(r"([^{}]*)\{([^{}]*)\}", STYLE)
    automatic = [(names, body) for names, body in rules if "hyphens: auto" in body]
    assert any(".prose" in names for names, _ in automatic)
    assert all("hyphenate-limit-chars: 8 4 4" in body for _, body in automatic)
    [headlines] = [body for names, body in rules if "h1,\nh2," in names]
    assert "hyphens: manual" in headlines
    assert "text-wrap: balance" in headlines


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in channels
    ]
    return sum(map(float.__mul__, (0.2126, 0.7152, 0.0722), linear))


@pytest.mark.parametrize("index", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("front", ["ink", "soft", "accent"])
@pytest.mark.parametrize("back", ["paper", "shade"])
def test_text_stands_out_from_its_ground(index: int, front: str, back: str) -> None:
    palette = colours(re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[index])
    dark, light = sorted((luminance(palette[front]), luminance(palette[back])))
    assert (light + 0.05) / (dark + 0.05) >= 4.5
