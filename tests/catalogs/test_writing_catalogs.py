"""What we write is what `msgcat --no-wrap` writes, and is read back the same."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib
import pytest
from babel import Locale
from hypothesis import HealthCheck, given, settings, strategies as st
from msgspec.structs import replace

from pipeline.catalogs import new_headers, parse, serialize
from pipeline.model.catalogs import Catalog, Previous, Translation
from tests.catalogs.peers import rewritten

FRENCH, ENGLISH = Locale("fr"), Locale("en")
HEADERS = new_headers(FRENCH, ENGLISH, "news/market", "La Gazette")
Needs = Callable[[str], str]
POLIB_CUTS = "\x1c\x1d\x1e\x85\u2028\u2029"
"""Where polib takes a letter for a line end; it does not know the bell either."""

# NUL ends a string of C, EOT a msgctxt, and a surrogate is no letter.
prose = st.text(
    st.characters(exclude_characters="\0\4", exclude_categories=["Cs"]), max_size=20
) | st.sampled_from(
    ["a\nb", "a\n", "\n", "\na", "\\", '"', "\\n", "a\u2028b\x85", "\a\b"]
)
line = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).filter(
    lambda text: not text.endswith("\\")
)
lines = st.lists(line, max_size=3).map(tuple)
paths = st.sampled_from(["a.md", "é/b c.md", "a-b.md", "x y z.html", "a:12"])
references = st.lists(paths, max_size=2, unique=True).map(tuple)
flags = st.sampled_from(
    [
        (),
        ("no-wrap",),
        ("python-format",),
        ("c-format", "no-java-format", "range: 0..5"),
    ]
)
previous = st.none() | st.builds(Previous, source=prose, context=prose, plural=prose)


def with_edges_of(source: str, text: str) -> str:
    """Begin and end a text with a line end where its source does, as it must."""
    first = "\n" if source.startswith("\n") else ""
    last = "\n" if source.endswith("\n") else ""
    inner = text.strip("\n") or "x"
    return source if source == "\n" else f"{first}{inner}{last}"


@st.composite
def translations(draw: st.DrawFn, *, is_obsolete: bool = False) -> Translation:
    is_plural = draw(st.booleans())
    source = draw(prose.filter(bool))
    first = draw(prose.filter(bool) if is_obsolete else prose)
    first = with_edges_of(source, first) if first else ""
    texts = (first, with_edges_of(source, draw(prose))) if is_plural else ()
    return Translation(
        source=source,
        text=first,
        context=draw(prose),
        plural=with_edges_of(source, draw(prose)) if is_plural else "",
        texts=texts,
        is_fuzzy=bool(first) and draw(st.booleans()),
        previous=draw(previous),
        comments=draw(lines),
        extracted=draw(lines),
        references=draw(references),
        flags=draw(flags.map(lambda found: found[:2]) if is_obsolete else flags),
    )


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    live = draw(st.lists(translations(), max_size=5, unique_by=lambda e: e.key))
    gone = draw(
        st.lists(translations(is_obsolete=True), max_size=3, unique_by=lambda e: e.key)
    )
    keys = {each.key for each in live}
    return Catalog(
        locale=FRENCH,
        source_locale=ENGLISH,
        translations=tuple(live),
        obsolete=tuple(each for each in gone if each.key not in keys),
        headers=(*HEADERS, ("X-B", "1"), ("X-A", "2")),
        comments=draw(lines),
        is_fuzzy_header=draw(st.booleans()),
    )


def without_lines(catalog: Catalog | None) -> tuple[Any, ...]:
    assert catalog is not None
    live = tuple(replace(each, line=0) for each in catalog.translations)
    gone = tuple(replace(each, line=0) for each in catalog.obsolete)
    return (catalog.headers, catalog.comments, catalog.is_fuzzy_header, live, gone)


def written(**fields: Any) -> str:
    entry = Translation(**{"source": "a", "text": "b", **fields})
    catalog = Catalog(
        locale=FRENCH, source_locale=ENGLISH, translations=(entry,), headers=HEADERS
    )
    return serialize(catalog).decode()


@given(catalogs())
def test_what_is_written_is_read_back(catalog: Catalog) -> None:
    checked = parse(serialize(catalog))
    assert without_lines(checked.value) == without_lines(catalog)
    assert not checked.diagnostics


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(catalog=catalogs())
def test_msgcat_writes_the_same_bytes(
    catalog: Catalog, tmp_path: Path, needs: Needs
) -> None:
    content = serialize(catalog)
    assert rewritten(content, tmp_path, needs) == content


@given(catalogs())
def test_polib_reads_the_same_entries(catalog: Catalog) -> None:
    content = serialize(catalog).decode()
    if "\\a" in content or any(each in content for each in POLIB_CUTS):
        return
    theirs = polib.pofile(content)
    assert [(each.msgctxt or "", each.msgid) for each in theirs] == [
        each.key for each in (*catalog.translations, *catalog.obsolete)
    ]
    assert [each.msgstr for each in theirs] == [
        "" if each.texts else each.text
        for each in (*catalog.translations, *catalog.obsolete)
    ]


ODD: dict[str, dict[str, Any]] = {
    "line separators are letters": {"text": "a\u2028b\x85c\x1cd"},
    "the bell is escaped": {"text": "\a"},
    "an empty comment has no space": {
        "comments": ("a", "", "b"),
        "extracted": ("", "c"),
    },
    "flags stand in gettext's order": {
        "flags": ("no-wrap", "range: 0..5", "php-format", "no-c-format"),
        "is_fuzzy": True,
    },
    "an empty text is not fuzzy": {"text": "", "is_fuzzy": True},
    "a path with spaces": {"references": ("a b.md:3", "\u2068c\u2069 d.md", "e.md")},
    "more paths than a line holds": {
        "references": tuple(f"économie/{n * 'x'}.md" for n in range(30)),
    },
    "a path longer than a line": {"references": ("a" * 90, "b", "c" * 90)},
    "a comment that ends in a backslash": {"comments": ("c:\\",), "extracted": ("\\",)},
    "a comment that is empty": {"comments": ("",), "extracted": ("",)},
    "a path that comes twice": {"references": ("a b.md", "c.md", "a b.md")},
    "a path with a line end": {"references": ('a\n#~ msgid "b"',)},
    "a comment with a line end": {
        "comments": ("a\nmsgid", "b\r"),
        "extracted": ("c\nd",),
    },
}


@pytest.mark.parametrize("name", ODD)
def test_odd_values_are_written_as_msgcat_does(
    name: str, tmp_path: Path, needs: Needs
) -> None:
    content = written(**ODD[name]).encode()
    assert rewritten(content, tmp_path, needs) == content


def test_sticky_lines_are_kept_where_they_stand() -> None:
    text = written(
        sticky=("#= md-text",), flags=("no-wrap",), previous=Previous(source="c")
    )
    assert '#, no-wrap\n#= md-text\n#| msgid "c"\nmsgid "a"\n' in text
    checked = parse(text)
    assert checked.value is not None
    assert serialize(checked.value).decode() == text


def test_flags_that_gettext_does_not_know_are_kept_last() -> None:
    text = written(flags=("md-text", "no-wrap", "c-format"))
    assert "#, c-format, no-wrap, md-text\n" in text


def test_obsolete_entries_keep_their_previous_source() -> None:
    gone = Translation(
        source="a", text="b", is_fuzzy=True, previous=Previous(source="c")
    )
    catalog = Catalog(locale=FRENCH, source_locale=ENGLISH, obsolete=(gone,))
    text = serialize(catalog).decode()
    assert text.endswith('\n#, fuzzy\n#~| msgid "c"\n#~ msgid "a"\n#~ msgstr "b"\n')


def test_the_header_is_in_gettexts_order_and_others_in_their_own() -> None:
    headers = (("X-B", "1"), ("Language", "fr"), ("X-A", "2"), ("MIME-Version", "1.0"))
    text = serialize(Catalog(locale=FRENCH, source_locale=ENGLISH, headers=headers))
    names = [each.split(b":")[0] for each in text.split(b'\n"')[1:]]
    assert names == [b"Language", b"MIME-Version", b"Content-Type", b"X-B", b"X-A"]


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("fr", "nplurals=2; plural=(n > 1);"),
        ("fr_CA", "nplurals=2; plural=(n > 1);"),
        ("en", "nplurals=2; plural=(n != 1);"),
        ("ja", "nplurals=1; plural=0;"),
    ],
)
def test_a_new_header_satisfies_msgfmt(
    tag: str, forms: str, tmp_path: Path, needs: Needs
) -> None:
    headers = new_headers(Locale.parse(tag), ENGLISH, "a/b", "La Gazette")
    assert dict(headers)["Plural-Forms"] == forms
    entry = Translation(source="a", text="b")
    catalog = Catalog(
        locale=Locale.parse(tag),
        source_locale=ENGLISH,
        translations=(entry,),
        headers=headers,
    )
    path = tmp_path / "new.po"
    path.write_bytes(serialize(catalog))
    command = [needs("msgfmt"), "-c", "-v", "-o", "/dev/null", str(path)]
    done = subprocess.run(
        command, capture_output=True, check=True, text=True, env={"LC_ALL": "C"}
    )
    assert done.stderr == "1 translated message.\n"


def test_an_obsolete_entry_without_text_is_dropped_as_msgcat_does() -> None:
    gone = (Translation(source="a"), Translation(source="b", text="c"))
    catalog = Catalog(locale=FRENCH, source_locale=ENGLISH, obsolete=gone)
    checked = parse(serialize(catalog), locale=FRENCH)
    assert checked.value is not None
    assert [each.source for each in checked.value.obsolete] == ["b"]


def test_a_catalog_without_charset_says_that_it_is_utf_8() -> None:
    text = serialize(Catalog(locale=FRENCH, source_locale=ENGLISH))
    assert text == b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
