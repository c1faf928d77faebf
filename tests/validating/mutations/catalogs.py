"""Catalogs as programs and people get them wrong: their header, their entries."""

import re
from collections.abc import Callable

from tests.validating.workbench import Case

from .making import Maker, Mutation, changed_in

_PO = "po"
_ENTRY = re.compile(
    r'((?:^msgctxt .*\n)?^msgid "(.+)"\n)^msgstr "(.*)"\n', re.MULTILINE
)


def _field(name: str, *values: str) -> Maker:
    """Return a maker that gives a field of the header another value, or none."""

    def make(case: Case) -> Case | None:
        value = values[len(case[_PO]) % len(values)]
        new = f'"{name}: {value}\\n"\n' if value else ""
        text = re.sub(
            rf'^"{name}: .*\\n"\n', lambda _: new, case[_PO], flags=re.MULTILINE
        )
        return changed_in(case, _PO, text)

    return make


def _entry(number: int, new: Callable[[re.Match[str]], str]) -> Maker:
    """Return a maker that writes one entry of a catalog anew."""

    def make(case: Case) -> Case | None:
        found = list(_ENTRY.finditer(case[_PO]))[number]
        text = case[_PO]
        return changed_in(
            case, _PO, text[: found.start()] + new(found) + text[found.end() :]
        )

    return make


def _varied(case: Case) -> Case | None:
    """Repeat a text as a caption, and translate it otherwise."""
    found = list(_ENTRY.finditer(case[_PO]))[2]
    words = found[3].split(" ")
    other = " ".join((words[-1].rstrip("."), *words[:-1]))
    again = f'\nmsgctxt "caption"\nmsgid "{found[2]}"\nmsgstr "{other}"\n'
    article = [*case["article"], ["caption", found[2].replace("\\", "")]]
    return {**case, "article": article, _PO: case[_PO] + again}


def _reused(case: Case) -> Case | None:
    """Give one text the translation of another."""
    entries = list(_ENTRY.finditer(case[_PO]))
    return _entry(3, lambda it: f'{it[1]}msgstr "{entries[2][3]}"\n')(case)


def _added(source: str, text: str) -> str:
    return f'\nmsgid "{source}"\nmsgstr "{text}"\n'


def _nearly(case: Case) -> Case | None:
    """Say nearly the same twice, and translate it by other words."""
    found = list(_ENTRY.finditer(case[_PO]))[2]
    near = re.sub(r"(?<=[a-z])\.?$", " now.", found[2])
    if near == found[2] or len(found[2]) < 60:
        return None
    words = found[3].split(" ")
    other = " ".join(f"{word[::-1]}" for word in words[::-1])
    article = [*case["article"], ["paragraph", near.replace("\\", "")]]
    return {**case, "article": article, _PO: case[_PO] + _added(near, other)}


_FEET = {
    "en": (
        ("The tower is 200 feet high.", "La tour fait 60 mètres de haut."),
        ("From its 200 feet one sees the sea.", "De ses 65 mètres, on voit la mer."),
    ),
    "fr": (
        ("Il faut deux livres, soit 2 livres de farine.", "It takes 900 g of flour."),
        ("Pesez les 2 livres de farine.", "Weigh the 1,000 g of flour."),
    ),
}


def _converted(case: Case) -> Case | None:
    """Convert one measure in two ways."""
    rows = _FEET[case["from"]]
    article = [*case["article"], *(["paragraph", source] for source, _ in rows)]
    return {**case, "article": article, _PO: case[_PO] + "".join(map(_pair, rows))}


def _pair(row: tuple[str, str]) -> str:
    return _added(*row)


_PERSONS = {
    "en": (
        ("Lou Sabatier opened the hall.", "Lou Sabatier a ouvert la salle."),
        ("The keys are hers.", "Les clés sont celles de Lou Sabattier."),
    ),
    "fr": (
        ("Lou Sabatier a ouvert la salle.", "Lou Sabatier opened the hall."),
        ("Les clés sont à elle.", "The keys are those of Lou Sabattier."),
    ),
}


def _respelt(case: Case) -> Case | None:
    """Spell a name in two ways, of which the source has one."""
    rows = _PERSONS[case["from"]]
    article = [*case["article"], *(["paragraph", source] for source, _ in rows)]
    return {**case, "article": article, _PO: case[_PO] + "".join(map(_pair, rows))}


_SHORT = {
    "en": ("The parish council met.", "Le CQFS s’est réuni."),
    "fr": ("Le conseil s’est réuni.", "The CQFS met."),
}


def _abbreviated(case: Case) -> Case | None:
    """Use an acronym that nobody explains, and the source does not have."""
    source, text = _SHORT[case["from"]]
    article = [*case["article"], ["paragraph", source]]
    return {**case, "article": article, _PO: case[_PO] + _added(source, text)}


CATALOGS = (
    Mutation(
        "another language in the header",
        ("header-language",),
        _field("Language", "de", "es", "", "it", "pt_BR"),
    ),
    Mutation(
        "another source language in the header",
        ("header-source-language",),
        _field("X-Source-Language", "de", "", "es"),
    ),
    Mutation(
        "another article in the header",
        ("header-article-id",),
        _field("X-Article-Id", "another", "", "sample-2"),
    ),
    Mutation(
        "other plurals in the header",
        ("header-plural-forms",),
        _field(
            "Plural-Forms",
            "nplurals=1; plural=0;",
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);",
        ),
    ),
    Mutation("an entry is lost", ("catalog-outdated",), _entry(2, lambda _: "")),
    Mutation(
        "a source changed, and the catalog did not",
        ("catalog-outdated",),
        _entry(3, lambda it: it[0].replace(it[2], f"{it[2]} {it[2]}", 1)),
    ),
    Mutation(
        "a title is not translated",
        ("required-missing",),
        _entry(0, lambda it: f'{it[1]}msgstr ""\n'),
    ),
    Mutation(
        "a text is not translated",
        ("untranslated-text",),
        _entry(2, lambda it: f'{it[1]}msgstr ""\n'),
    ),
    Mutation(
        "a guess waits for approval",
        ("untranslated-text",),
        _entry(4, lambda it: f"#, fuzzy\n{it[0]}"),
    ),
    Mutation("one text in two translations", ("translation-varies",), _varied),
    Mutation("two texts in one translation", ("translation-reused",), _reused),
    Mutation("nearly one text in other words", ("near-texts-differ",), _nearly),
    Mutation("one measure in two conversions", ("measure-varies",), _converted),
    Mutation("a name in two spellings (catalog)", ("name-respelt",), _respelt),
    Mutation("an acronym that nobody explains", ("unexplained-acronym",), _abbreviated),
)
