"""A word that is English says so, whatever stands around it."""

import pytest
from babel import Locale
from hypothesis import given, strategies as st
from markupsafe import Markup

from pipeline.model.catalogs import Catalog, Translation
from pipeline.rendering import templates
from pipeline.rendering.translations import translations

FR, EN, AR = Locale("fr"), Locale("en"), Locale("ar")


def drawn(source: str, locale: Locale = FR, **views: object) -> str:
    known = Translation(source="Feeds", text="Flux")
    catalog = Catalog(locale=locale, source_locale=EN, translations=(known,))
    words, own = translations([catalog]), {"own.html": source}
    made = templates.environment(words, own, locale=locale)
    return templates.render(made, "own.html", views)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ _('Feeds') }}", "Flux"),
        ("{{ _('Topic') }}", '<span lang="en">Topic</span>'),
        (
            "{% trans who=name %}By {{ who }}{% endtrans %}",
            '<span lang="en">By <span lang="fr">A &amp; B</span></span>',
        ),
        (
            "{% trans num=2 %}{{ num }} day{% pluralize %}{{ num }} days{% endtrans %}",
            '<span lang="en">2 days</span>',
        ),
        ("<title>{{ _('Topic') }}</title>", "<title>Topic</title>"),
        ("<!-- {{ _('Topic') }} -->", "<!-- Topic -->"),
        ("<img alt=\"{{ _('Topic') }}\">", '<img lang="en" alt="Topic">'),
        (
            "<nav title=\"{{ _('Topic') }}\"><ul><li>a</li></ul><p>b</p></nav><p>c",
            (
                '<nav lang="en" title="Topic"><ul lang="fr"><li>a</li></ul>'
                '<p lang="fr">b</p></nav><p>c'
            ),
        ),
        (
            '<nav aria-label="{{ _(\'Topic\') }}"><br><b lang="de">a</b></nav><b>c</b>',
            (
                '<nav lang="en" aria-label="Topic"><br lang="fr">'
                '<b lang="de">a</b></nav><b>c</b>'
            ),
        ),
        ('<b lang="de" title="{{ _(\'Topic\') }}">', '<b lang="de" title="Topic">'),
        ("<a title='>{{ _(\"Topic\") }}'>", "<a lang=\"en\" title='>Topic'>"),
    ],
)
def test_what_a_language_lacks_is_marked(source: str, expected: str) -> None:
    assert drawn(source, name="A & B") == expected


def test_directions_are_said_where_they_meet() -> None:
    source = "{% trans who=name %}By {{ who }}{% endtrans %}"
    assert drawn(source, AR, name=Markup("<b>نور</b>")) == (
        '<span lang="en" dir="ltr">By '
        '<span lang="ar" dir="rtl"><b>نور</b></span></span>'
    )


@pytest.mark.parametrize("locale", [EN, Locale("en", "GB")])
def test_a_page_in_english_marks_nothing(locale: Locale) -> None:
    assert drawn("{{ _('Topic') }}", locale) == "Topic"


@given(st.text("\x01[]{}ab<>\"' "))
def test_no_text_can_pass_for_a_sign(text: str) -> None:
    shown = drawn("<p>{{ text }}</p>{{ _('Topic') }}", text=text)
    plain = drawn("<p>{{ text }}</p>", text=text)
    assert shown == f'{plain}<span lang="en">Topic</span>'
