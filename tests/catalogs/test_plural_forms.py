"""Plural forms and the rule that chooses between them are judged as gettext does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.catalogs import parse
from tests.catalogs.peers import HEADER, complaints

Needs = Callable[[str], str]
PLURAL = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'
EMPTY = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""\n'

PLURALS = {
    "nplurals=2; plural=(n > 1);": True,
    "nplurals=2; plural=n != 1": True,
    "nplurals=1; plural=0;": True,
    "nplurals=2; plural=n==1 ? 0 : n>=2 && n<=4 ? 1 : !n || 0;": True,
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
    ": n%100>=11 ? 4 : 5;": True,
    "nplurals=2 plural=(n > 1)": True,
    "plural=(n > 1); nplurals=2;": True,
    "nplurals=3; plural=(n+2)%3;": True,
    "nplurals=2; plural=(n > 1)\u2028;": False,
    "nplurals=2; plural=n-1;": False,
    "nplurals=2; plural=n;": False,
    "nplurals=2; plural=(n > 1;": False,
    "nplurals=2; plural=5/n;": False,
    "nplurals=2; plural=n -;": False,
    "nplurals=2; plural=__import__(1);": False,
    "nplurals=2; plural=n.real;": False,
    "nplurals=INTEGER; plural=EXPRESSION;": False,
}


@pytest.mark.parametrize("field", PLURALS)
def test_plural_expressions_are_judged_as_gettext_does(
    field: str, tmp_path: Path, needs: Needs
) -> None:
    text = HEADER.replace("nplurals=2; plural=(n > 1);", field)
    content = f'{text}msgid "a"\nmsgstr "b"\n'.encode()
    assert bool(complaints(content, tmp_path, needs)) is not PLURALS[field]
    checked = parse(content)
    assert (checked.value is not None) is PLURALS[field]
    assert {each.code for each in checked.diagnostics} <= {"po-plural"}


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_a_plural_has_as_many_forms_as_its_language(
    count: int, tmp_path: Path, needs: Needs
) -> None:
    rule = f"nplurals={count}; plural=n%{count};"
    forms = "".join(f'msgstr[{index}] "{index}"\n' for index in range(count))
    text = HEADER.replace("nplurals=2; plural=(n > 1);", rule)
    content = f'{text}msgid "a"\nmsgid_plural "b"\n{forms}'.encode()
    assert not complaints(content, tmp_path, needs)
    checked = parse(content)
    assert checked.value is not None
    (entry,) = checked.value.translations
    assert entry.texts == tuple(map(str, range(count)))


def test_plural_forms_that_no_rule_chooses_between_are_refused(
    tmp_path: Path, needs: Needs
) -> None:
    header = HEADER.replace('"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n', "")
    content = (header + PLURAL).encode()
    assert complaints(content, tmp_path, needs)
    (finding,) = parse(content).diagnostics
    assert (finding.code, finding.line) == ("po-plural", header.count("\n") + 1)
    assert parse(header + EMPTY).value is not None
