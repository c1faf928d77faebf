"""What templates print is what Jinja prints."""

from hypothesis import given, strategies as st
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from pipeline.rendering.printing import printed
from pipeline.rendering.rationing import RationedEnvironment

VALUES = st.one_of(
    st.text(), st.integers(), st.floats(), st.none(), st.builds(Markup, st.text())
)
TEMPLATE = """\
{% macro shown(text, around="*", kind=None) %}
{{ around }}{{ text }}{{ kind }}\
{% endmacro %}
{% macro framed(text) %}{{ text }}{{ caller() }}{% endmacro %}
{% set kept %}<b>{{ value }}</b>{% endset %}
{{ value }}{{ kept }}{{ shown(value) }}{{ shown(value, kind=value) }}
{{ shown(value, "-") }}{{ shown(value, "-", value) }}{{ "<" if value is none }}
{% call framed(value) %}<i>{{ value }}</i>{% endcall %}
{% for each in values %}{{ shown(each) }}{{ loop.index }}{{ other(each) }}{% endfor %}
{{ value | string | upper }}{{ value ~ "<" }}{{ [value, "<"] }}
{% autoescape false %}{{ value }}{{ shown(value) }}{% endautoescape %}
"""


@given(VALUES)
def test_a_value_is_escaped_as_markupsafe_does_it(value: object) -> None:
    assert printed(value) == escape(value)


@given(VALUES, st.lists(VALUES, max_size=3))
def test_a_template_gives_what_it_gives_in_jinja_itself(
    value: object, values: list[object]
) -> None:
    def drawn(kind: type[Environment]) -> str:
        made = kind(autoescape=True, undefined=StrictUndefined)
        made.globals["other"] = lambda each: f"<{each}>"
        views = {"value": value, "values": values}
        return made.from_string(TEMPLATE).render(views)

    assert drawn(RationedEnvironment) == drawn(Environment)
