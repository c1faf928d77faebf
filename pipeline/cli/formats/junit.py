"""Findings → JUnit's XML, in which CI systems show them as failed tests.

Each file is a suite; a file without findings is a test that passed. There is
no standard but what Jenkins, GitLab and others read: `testsuites`,
`testsuite`, `testcase`, `failure`.
"""

from collections.abc import Callable, Iterable
from itertools import groupby

from lxml import etree

from pipeline.model.diagnostics import Diagnostic

_UNWRITABLE = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)],
    "\ufffd",
)
"""What XML 1.0, section 2.2 has no way to write."""


def write_junit(
    found: Iterable[Diagnostic], fails: Callable[[Diagnostic], bool]
) -> str:
    """Return a document; only findings that fail the command are failures."""
    root = etree.Element("testsuites", name="diptyque")
    for path, group in groupby(found, key=lambda each: each.path):
        _add_suite(root, path, list(group), fails)
    if len(root) == 0:
        suite = etree.SubElement(root, "testsuite", name="diptyque", tests="1")
        suite.set("failures", "0")
        etree.SubElement(suite, "testcase", name="no findings", classname="diptyque")
    etree.indent(root)
    written = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}'


def _add_suite(
    root: etree._Element,
    path: str,
    found: list[Diagnostic],
    fails: Callable[[Diagnostic], bool],
) -> None:
    name = _text(path or "site")
    failures = sum(map(fails, found))
    suite = etree.SubElement(root, "testsuite", name=name, tests=str(len(found)))
    suite.set("failures", str(failures))
    for each in found:
        title = f"{each.code}, line {each.line}" if each.line else each.code
        case = etree.SubElement(suite, "testcase", name=title, classname=name)
        tag = "failure" if fails(each) else "system-out"
        told = etree.SubElement(case, tag)
        if tag == "failure":
            told.set("message", _text(each.message))
            told.set("type", each.severity.label)
        place = f"{each.path}:{each.line}" if each.line else each.path
        quoted = f"\n“{each.msgid}”" if each.msgid else ""
        told.text = _text(f"{place}: {each.message}{quoted}")


def _text(text: str) -> str:
    return text.translate(_UNWRITABLE)
