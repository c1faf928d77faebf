"""The rules → the page that documents them, so that the two can't drift apart."""

import re
from collections.abc import Callable, Iterator
from textwrap import fill

from pipeline.validating.rulebook import (
    CatalogRule,
    Example,
    LinkRule,
    Rule,
    SourceRule,
)
from pipeline.validating.table import RULES
from pipeline.validating.wording import code_point, reveal

_HEAD = """\
# Diagnostics

<!-- Written from pipeline/validating/rules by `make golden`. -->

What `diptyque check` says of translations, in the order in which it asks.

An **error** keeps a text from being published: readers see the source in its place. A
**warning** is published, and should be looked at. An **info** is for whoever wants to
know. Only approved texts are judged: an untranslated or fuzzy one is not published.

An error that is waived is published, and a site may find a rule more or less grave than
we do: [how to check](checking.md).

Titles, summaries, captions and descriptions of pictures are plain text: no mark in them
has a meaning, and the rules about marks do not ask about them.
"""
_CHAPTERS = {
    "CatalogRule": "The catalog",
    "TextRule": "What is typed",
    "MarkupRule": "What the marks say",
    "SlugRule": "What the address says",
    "ProseRule": "What the words say",
    "SiteRule": "What many articles say",
    "SourceRule": "What the author can mend",
    "LinkRule": "Where links to other sites lead",
}
_CODE = re.compile("`[^`]+`")
_GLUE = "\ufffc"


def write_reference() -> str:
    """Return `docs/diagnostics.md`."""
    return "\n".join((_HEAD, *_overview(), *_chapters()))


def _overview() -> Iterator[str]:
    yield "| code | severity | what is wrong |\n| --- | --- | --- |"
    for rule in RULES:
        name = f"[`{rule.code}`](#{rule.code})"
        yield f"| {name} | {rule.severity.label} | {rule.summary} |"
    yield ""


def _chapters() -> Iterator[str]:
    chapter = ""
    for rule in RULES:
        if type(rule).__name__ != chapter:
            chapter = type(rule).__name__
            yield f"## {_CHAPTERS[chapter]}\n"
        yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code}\n"
    yield f"**{rule.severity.label.capitalize()}.** {rule.summary}\n"
    yield f"{_wrapped(rule.why)}\n"
    if rule.example:
        yield from _example(rule.example, rule)
    yield f"{_wrapped(f'*To mend it:* {rule.mend}')}\n"
    yield f"{_wrapped(_waiving(rule))}\n"


def _waiving(rule: Rule) -> str:
    """Say how to let the findings of a rule pass: one, or all."""
    command = f'`diptyque waive {_place(rule)} {rule.code} --reason "…"`'
    one = f"*To waive it where it is right as it is:* {command}."
    if rule.is_binding:
        return f"{one} It protects the page: no site can make it milder."
    return f'{one} For a whole site: `{rule.code} = "off"` below `[check.rules]`.'


def _place(rule: Rule) -> str:
    if isinstance(rule, LinkRule):
        return "ADDRESS"
    return "ARTICLE:LINE" if isinstance(rule, SourceRule) else "CATALOG:LINE"


def _wrapped(text: str) -> str:
    """Break the text into lines, though not within code."""
    glued = _CODE.sub(lambda found: found[0].replace(" ", _GLUE), text)
    lines = fill(glued, width=88, break_long_words=False, break_on_hyphens=False)
    return lines.replace(_GLUE, " ")


def _example(example: Example, rule: Rule) -> Iterator[str]:
    shown, language = _SHOWN.get(type(rule), (_entry, "po"))
    if example.glossary:
        yield f"With the glossary:\n\n```csv\n{example.glossary}```\n"
    yield f"Wrong:\n\n```{language}\n{shown(example, example.wrong)}\n```\n"
    yield f"Right:\n\n```{language}\n{shown(example, example.right)}\n```\n"


def _passage(_: Example, text: str) -> str:
    return _revealed(text)


def _field(_: Example, field: str) -> str:
    return f'"{field}\\n"'


def _entry(example: Example, text: str) -> str:
    flags = f"#, {', '.join(example.flags)}\n" if example.flags else ""
    return f"{flags}msgid {_quoted(example.source)}\nmsgstr {_quoted(text)}"


def _quoted(text: str) -> str:
    """Write a string as PO does, but for ⟨U+202E⟩, which could not be seen."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{_revealed(escaped)}"'


def _revealed(text: str) -> str:
    """Show no-break spaces too: in these examples all depends on them."""
    shown = reveal(text)
    for each in "\u00a0\u202f":
        shown = shown.replace(each, f"⟨{code_point(each)}⟩")
    return shown


_SHOWN: dict[type, tuple[Callable[[Example, str], str], str]] = {
    CatalogRule: (_field, "po"),
    SourceRule: (_passage, "markdown"),
}
"""How an example of a kind of rule is written, and in which language."""
