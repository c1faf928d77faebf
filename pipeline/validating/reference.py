"""The rules → the page that documents them, so that the two can't drift apart.

It is said in any language, by what tells our sentences and those of rules.
"""

from collections.abc import Callable, Iterator
from textwrap import fill

from msgspec import Struct

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.rulebook import (
    CatalogRule,
    Example,
    LinkRule,
    Rule,
    SourceRule,
)
from pipeline.validating.table import RULES
from pipeline.validating.wording import code_point, reveal

_COMMENT = "<!-- Written from pipeline/validating/rules by `make golden`. -->"
_HEAD = (
    say("What `diptyque check` says of translations, in the order in which it asks."),
    say(
        "An **error** keeps a text from being published: readers see the source in "
        "its place. A **warning** is published, and should be looked at. An "
        "**info** is for whoever wants to know. Only approved texts are judged: an "
        "untranslated or fuzzy one is not published."
    ),
    say(
        "An error that is waived is published, and a site may find a rule more or "
        "less grave than we do: [how to check](checking.md)."
    ),
    say(
        "Titles, summaries, captions and descriptions of pictures are plain text: "
        "no mark in them has a meaning, and the rules about marks do not ask about "
        "them."
    ),
)
_CHAPTERS = {
    "CatalogRule": say("The catalog"),
    "TextRule": say("What is typed"),
    "MarkupRule": say("What the marks say"),
    "SlugRule": say("What the address says"),
    "ProseRule": say("What the words say"),
    "SiteRule": say("What many articles say"),
    "SourceRule": say("What the author can mend"),
    "LinkRule": say("Where links to other sites lead"),
}
_SEVERITIES = {
    Severity.ERROR: say("Error"),
    Severity.WARNING: say("Warning"),
    Severity.INFO: say("Info"),
}
_CODE = pattern("`[^`]+`")
_GLUE = "\ufffc"


class Telling(Struct, frozen=True, kw_only=True):
    """How a page is told: sentences of ours, and what a rule (by its code) says."""

    tell: Callable[[str], str] = str
    tell_of: Callable[[str, str], str] = lambda _, text: text


ENGLISH = Telling()


def write_reference(telling: Telling = ENGLISH) -> str:
    """Return `docs/diagnostics.md`, or the same page in another language."""
    head = (_wrapped(telling.tell(each)) for each in _HEAD)
    title = f"# {telling.tell(say('Diagnostics'))}"
    opening = "\n\n".join((title, _COMMENT, *head))
    return "\n".join((f"{opening}\n", *_overview(telling), *_chapters(telling)))


def write_rule(rule: Rule, telling: Telling = ENGLISH) -> str:
    """Return the section about one rule."""
    return "\n".join(_section(rule, telling))


def _overview(telling: Telling) -> Iterator[str]:
    yield telling.tell(say("| code | severity | what is wrong |"))
    yield "| --- | --- | --- |"
    for rule in RULES:
        name = f"[`{rule.code}`](#{rule.code})"
        severity = telling.tell(_SEVERITIES[rule.severity]).lower()
        yield f"| {name} | {severity} | {telling.tell_of(rule.code, rule.summary)} |"
    yield ""


def _chapters(telling: Telling) -> Iterator[str]:
    chapter = ""
    for rule in RULES:
        if type(rule).__name__ != chapter:
            chapter = type(rule).__name__
            yield f"## {telling.tell(_CHAPTERS[chapter])}\n"
        yield from _section(rule, telling)


def _section(rule: Rule, telling: Telling) -> Iterator[str]:
    summary, why, mend = (
        telling.tell_of(rule.code, each) for each in (rule.summary, rule.why, rule.mend)
    )
    yield f"### {rule.code}\n"
    yield f"**{telling.tell(_SEVERITIES[rule.severity])}.** {summary}\n"
    yield f"{_wrapped(why)}\n"
    if rule.example:
        yield from _example(rule.example, rule, telling)
    mending = say("*To mend it:* {mend}", mend=mend)
    yield f"{_wrapped(telling.tell(mending))}\n"
    yield f"{_wrapped(telling.tell(_waiving(rule)))}\n"


def _waiving(rule: Rule) -> str:
    """Say how to let the findings of a rule pass: one, or all."""
    command = f'`diptyque waive {_place(rule)} {rule.code} --reason "…"`'
    if rule.is_binding:
        return say(
            "*To waive it where it is right as it is:* {command}. It protects the "
            "page: no site can make it milder.",
            command=command,
        )
    return say(
        "*To waive it where it is right as it is:* {command}. For a whole site: "
        "{level} below `[check.rules]`.",
        command=command,
        level=f'`{rule.code} = "off"`',
    )


def _place(rule: Rule) -> str:
    if isinstance(rule, LinkRule):
        return "ADDRESS"
    return "ARTICLE:LINE" if isinstance(rule, SourceRule) else "CATALOG:LINE"


def _wrapped(text: str) -> str:
    """Break the text into lines, though not within code."""
    glued = _CODE.sub(lambda found: found[0].replace(" ", _GLUE), text)
    lines = fill(glued, width=88, break_long_words=False, break_on_hyphens=False)
    return lines.replace(_GLUE, " ")


def _example(example: Example, rule: Rule, telling: Telling) -> Iterator[str]:
    shown, language = _SHOWN.get(type(rule), (_entry, "po"))
    if example.glossary:
        label = telling.tell(say("With the glossary:"))
        yield f"{label}\n\n```csv\n{example.glossary}```\n"
    for said, text in ((say("Wrong:"), example.wrong), (say("Right:"), example.right)):
        label = telling.tell(said)
        yield f"{label}\n\n```{language}\n{shown(example, text)}\n```\n"


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
