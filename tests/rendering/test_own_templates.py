"""A template of a site that is wrong is named with its file and line, and ends."""

import pytest

from pipeline.errors import ConfigurationError
from pipeline.model.diagnostics import Severity
from pipeline.rendering import rationing, templates
from pipeline.rendering.proofing import proof_templates
from pipeline.rendering.translations import translations
from pipeline.rendering.views import TextView

TEXT = TextView(text="Words")


def drawn(source: str, name: str = "own.html") -> str:
    made = templates.environment(translations(()), {name: source}, "look")
    return templates.render(made, name, {"title": TEXT})


def proofed(**sources: str) -> list[tuple[str, str, int]]:
    overrides = {f"{name}.html": text for name, text in sources.items()}
    found = proof_templates(overrides, "look")
    return [(each.code, each.path, each.line) for each in found]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ title.txet }}", "TextView has no “txet”. Did you mean “text”?"),
        ("{{ titel }}", "nothing here is called “titel”"),
        ("{{ title.text.flip() }}", "str has no “flip”"),
        ("{{ 'a' + 1 }}", "can only concatenate"),
        ("{{ title() }}", "not callable"),
        ("{{ title | shout }}", "No filter named 'shout'"),
        ("{{ title | tojson }}", "not JSON serializable"),
        ("{% for each in 5 %}{% endfor %}", "not iterable"),
        ("{% include '../../etc/passwd' %}", "no template “../../etc/passwd”"),
        ("{% include '/etc/passwd' %}", "no template “/etc/passwd”"),
        ("{% from 'parts.html' import gone %}{{ gone() }}", "does not export"),
        ("{% include 'own.html' %}", "it goes round in a circle"),
        ("{% extends 'own.html' %}", "it goes round in a circle"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "round in a circle"),
        ("{{ 'x' * 10 ** 18 }}", "a number or a text grows without end"),
        ("{{ 'x'.ljust(10 ** 18) }}", "more text than there is memory for"),
        ("{% for each in range(10 ** 12) %}{% endfor %}", "more than 2000000 times"),
        ("{{ 9 ** (9 ** 9) }}", "grows without end"),
        ("{% set n = 99999 %}{{ (n ** n) ** n }}", "grows without end"),
        ("{% if 2 ** (3 * 10 ** 9) %}{% endif %}", "grows without end"),
        ("{{ ('x' * 10 ** 11) | length }}", "grows without end"),
        ("{{ 10 ** 11 * [1] }}", "grows without end"),
        (
            "{% for i in range(9999) %}{% for j in 'x' * i %}{% endfor %}{% endfor %}",
            "more than 2000000 times",
        ),
        (
            "{% for each in range(99) %}{{ 'x' * 10 ** 6 }}{% endfor %}",
            "more than 64000000 characters",
        ),
    ],
)
def test_a_mistake_is_said_with_its_file_and_line(source: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        drawn(f"<p>\n{source}")
    assert caught.value.message.startswith("look/own.html, line 2: ")
    assert said in caught.value.message


def test_a_mistake_in_one_of_ours_is_said_with_its_own_file() -> None:
    with pytest.raises(ConfigurationError) as caught:
        drawn('{% extends "theme/base.html" %}')
    assert caught.value.message.startswith("pipeline/rendering/theme/base.html, line ")


def test_a_template_that_is_too_deep_to_be_read_is_named() -> None:
    with pytest.raises(ConfigurationError, match=r"look/own\.html: it goes round"):
        drawn("{% if 1 %}" * 2000 + "{% endif %}" * 2000)


def test_each_page_has_turns_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rationing, "MOST_TURNS", 5)
    source = "{% for n in range(5) %}{{ loop.index }}/{{ loop.length }} {% endfor %}"
    made = templates.environment(translations(()), {"own.html": source})
    for _ in range(2):
        assert templates.render(made, "own.html", {}) == "1/5 2/5 3/5 4/5 5/5 "


def test_what_is_right_is_let_alone() -> None:
    assert proof_templates({}, "look") == ()
    assert (
        proofed(
            article='{% extends "theme/article.html" %}{% block onward %}'
            '{% include "mine.html" %}{% block inner %}{% endblock %}{% endblock %}',
            base="{% block main %}{% endblock %}{% block anything %}{% endblock %}",
            mine='{% include "gone.html" ignore missing %}',
        )
        == []
    )


def test_a_block_that_nothing_shows_is_told_with_the_likeliest_one() -> None:
    source = '{% extends "theme/article.html" %}\n\n{% block mian %}x{% endblock %}'
    [found] = proof_templates({"article.html": source}, "look")
    assert (found.code, found.path, found.line) == (
        "unknown-block",
        "look/article.html",
        3,
    )
    assert found.severity is Severity.WARNING
    assert "“mian”" in found.message
    assert "Did you mean “main”?" in found.message
    strange = source.replace("mian", "qqqqq")
    [found] = proof_templates({"article.html": strange}, "look")
    assert "It has these: brand, dateline, footer, " in found.message


def test_a_block_may_stand_in_any_template_that_this_one_builds_on() -> None:
    child = '{% extends "mine.html" %}{% block footer %}{% endblock %}'
    middle = '{% extends "theme/base.html" %}{% block own %}{% endblock %}'
    assert proofed(article=child, mine=middle) == [
        ("unknown-block", "look/mine.html", 1)
    ]
    own = child.replace("footer", "own")
    assert proofed(article=own, mine=middle.replace("own", "main")) == [
        ("unknown-block", "look/article.html", 1)
    ]


def test_a_template_that_nothing_asks_for_is_told_with_the_likeliest_one() -> None:
    [found] = proof_templates({"artcle.html": "x", "parts.html": "x"}, "look")
    assert (found.code, found.path) == ("unused-template", "look/artcle.html")
    assert "Did you mean “article.html”?" in found.message
    asked = "{% include name %}"
    assert proofed(artcle="x", article=asked) == []


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("\n{% if %}", 2),
        ('\n\n{% extends "theme/artcle.html" %}', 3),
        ('{% from "part.html" import x %}', 1),
        ("{% if 1 %}" * 2000 + "{% endif %}" * 2000, 0),
    ],
)
def test_a_template_that_no_page_can_be_drawn_with_is_found(
    source: str, line: int
) -> None:
    assert proofed(article=source) == [("template-invalid", "look/article.html", line)]


def test_what_a_template_reckons_comes_out_as_in_python() -> None:
    source = "{{ 2 ** 3 ** 2 }} {{ 2 ** -1 }} {{ -3 * 4 }} {{ 'ab' * 3 }} {{ 1.5 * 2 }}"
    assert drawn(source) == "64 0.5 -12 ababab 3.0"
    assert drawn("{{ (10 ** 6 * title.text) | length }}") == str(5 * 10**6)
