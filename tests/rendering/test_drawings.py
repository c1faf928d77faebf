"""The size of an SVG, from its text alone."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from pipeline.rendering.drawings import acts, measure

ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))


def svg(attributes: str, before: str = "", inside: str = "") -> bytes:
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'
    ).encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="1200" height="675"', (1200, 675)),
        ('width="1200px" height="675px" viewBox="0 0 16 9"', (1200, 675)),
        ('width="2in" height="2.54cm"', (192, 96)),
        ('width="36pt" height="1PC"', (48, 16)),
        ('width="10.4" height="0.2"', (10, 1)),
        ('viewBox="0 0 16 9"', (1200, 675)),
        ('viewBox="-8,-8 , 16\n9"', (1200, 675)),
        ('width="100%" height="100%" viewBox="0 0 4 3"', (1200, 900)),
        ('width="320" viewBox="0 0 4 3"', (320, 240)),
        ('height="240" viewBox="0 0 4 3"', (320, 240)),
        ("", (300, 150)),
        ('viewBox="0 0 0 0"', (300, 150)),
        ('viewBox="0 0 nan inf"', (300, 150)),
        ('viewBox="0 0 1e300 1e-300"', (300, 150)),
        ('width="-4" height="1e9"', (300, 150)),
        (f'width="{"9" * 5000}" height="90000000"', (300, 100_000)),
    ],
)
def test_a_drawing_has_the_size_that_its_root_says(
    attributes: str, size: tuple[int, int]
) -> None:
    assert measure(svg(attributes)) == size


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a text",
        b"<svg width='4' height='3'/>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        svg('width="4" height="3"')[:-3],
        svg('width="4" height="3" width="5"'),
        svg('width="&e11;"', f'<!DOCTYPE svg [<!ENTITY e0 "ha">{ENTITIES}]>'),
    ],
)
def test_what_browsers_would_not_draw_has_no_size(content: bytes) -> None:
    assert measure(content) is None


def test_nothing_is_loaded_and_no_entity_counts(tmp_path: Path) -> None:
    (tmp_path / "broken.xml").write_text("<g>", "utf-8")
    address = (tmp_path / "broken.xml").as_uri()
    before = f'<!DOCTYPE svg [<!ENTITY e SYSTEM "{address}">]>'
    found = measure(svg('width="4" height="3"', before, "<text>&e;</text>"))
    assert found == (4, 3)


@given(st.binary(max_size=200), st.integers(0, 60))
def test_any_bytes_are_answered(content: bytes, place: int) -> None:
    whole = svg('width="4" height="3" viewBox="0 0 8 6"')
    found = measure(whole[:place] + content + whole[place:])
    assert found is None or min(found) > 0


def drawn(within: str, before: str = "", attributes: str = "") -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"'
    return f"{before}{head} {attributes}>{within}</svg>".encode()


@pytest.mark.parametrize(
    "content",
    [
        drawn("<script>alert(1)</script>"),
        drawn("<g><SCRIPT href='x.js'/></g>"),
        drawn('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
        drawn("", attributes='onload="alert(1)"'),
        drawn('<rect onCLICK="alert(1)"/>'),
        drawn('<a href=" java&#10;script:alert(1)"><rect/></a>'),
        drawn(
            '<a x:href="javascript:alert(1)" xmlns:x="http://www.w3.org/1999/xlink"/>'
        ),
        drawn('<set attributeName="onmouseover" to="alert(1)"/>'),
        drawn('<animate attributeName="href" values="#;javascript:alert(1)"/>'),
        drawn("<foreignObject><p/></foreignObject>"),
        drawn('<use href="data:text/html,x"/>'),
        drawn("", '<?xml-stylesheet type="text/xsl" href="x.xsl"?>'),
        drawn("&s;", "<!DOCTYPE svg [<!ENTITY s '<script>alert(1)</script>'>]>"),
        drawn("&s;", "<!DOCTYPE svg [<!ENTITY s '&#60;script/>'>]>"),
        drawn("<script/>").decode().encode("utf-16"),
    ],
)
def test_a_drawing_that_acts_is_known(content: bytes) -> None:
    assert acts(content)


@pytest.mark.parametrize(
    "content",
    [
        drawn('<a href="https://example.org/"><text>on javascript</text></a>'),
        drawn("<style>rect { fill: red }</style><rect/>"),
        drawn('<animate attributeName="x" from="0" to="9"/>'),
        drawn("", '<!DOCTYPE svg [<!ENTITY ns "http://ns.adobe.com/"> ]>'),
        b"<svg",
        b"",
    ],
)
def test_a_drawing_that_only_draws_is_let_alone(content: bytes) -> None:
    assert not acts(content)
