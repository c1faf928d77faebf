"""Words of the theme that a language lacks say that they are English."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace, replace as altered

from pipeline import catalogs
from pipeline.text import trim
from tests.atlas import lay_out, publish
from tests.inspection import tree

_PLACE = re.compile(r"%\\\((\w+)\\\)s|%\((\w+)\)s")
_ARABIC = re.compile("[\u0600-\u06ff]")
_LABELS = ("aria-label", "title", "alt", "placeholder", "data-nothing")

Said = tuple[str, str]
"""A text, and the language that a screen reader reads it in."""


@pytest.fixture(scope="module")
def partial(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Build a site whose Arabic lacks every other string of the theme; name these."""
    folder = tmp_path_factory.mktemp("partial")
    lay_out(folder)
    place = folder / "locales" / "ar" / "LC_MESSAGES" / "site.po"
    catalog = catalogs.parse(place.read_bytes()).value
    assert catalog is not None
    own = [entry for entry in catalog.translations if not entry.context]
    lost = own[::2]
    left = tuple(
        altered(entry, text="", texts=("",) * len(entry.texts))
        if entry in lost
        else entry
        for entry in catalog.translations
    )
    place.write_bytes(catalogs.serialize(replace(catalog, translations=left)))
    publish(folder)
    return folder / "public", [
        each for entry in lost for each in (entry.source, entry.plural) if each
    ]


def test_each_missing_word_is_marked_and_nothing_else(
    partial: tuple[Path, list[str]],
) -> None:
    public, lost = partial
    shapes = {each: re.compile(_shape(each)) for each in lost}
    seen, unmarked, wrong = set(), [], []
    for path in sorted((public / "ar").rglob("*.html")):
        for text, lang in spoken(tree(path.read_text("utf-8"))):
            known = [each for each, shape in shapes.items() if shape.fullmatch(text)]
            seen.update(known)
            if known and lang != "en":
                unmarked.append((path.name, text, lang))
            if lang == "en" and _ARABIC.search(text) and "everything" not in str(path):
                wrong.append((path.name, text))
    assert unmarked == []
    assert wrong == []
    assert len(seen) > len(lost) / 2


def test_no_page_keeps_a_sign_or_a_mark_where_none_can_be(
    partial: tuple[Path, list[str]],
) -> None:
    public, _ = partial
    for path in public.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "\x01" not in text
        assert "<span" not in "".join(re.findall(r"<title>.*?</title>", text))
        assert not re.search(r'="[^"]*<', text)


def test_the_other_languages_have_no_such_mark(partial: tuple[Path, list[str]]) -> None:
    public, _ = partial
    for locale in ("fr", "de"):
        page = (public / locale / "index.html").read_text("utf-8")
        assert '<span lang="en"' not in page


def spoken(root: etree._Element) -> Iterator[Said]:
    """Yield what a screen reader says, with the language it takes it to be in."""
    for element in root.iter(etree.Element):
        if element.tag in {"script", "style", "title", "head"}:
            continue
        lang = _language(element)
        if text := trim(element.text or ""):
            yield text, lang
        yield from ((element.get(each, ""), lang) for each in _LABELS)
        above = element.getparent()
        if above is not None and (text := trim(element.tail or "")):
            yield text, _language(above)


def _language(element: etree._Element) -> str:
    found = element.xpath("ancestor-or-self::*[@lang][1]/@lang")
    assert isinstance(found, list)
    return str(found[0])


def _shape(message: str) -> str:
    """Return what a text looks like that a message begins, up to a value in it."""
    start = _PLACE.split(message)[0] if _PLACE.search(message) else message
    return re.escape(trim(start)) or "(?!)"
