"""Marks as translators lose them: links, footnotes, tags, code, stress.

The corpus has few marks, so the makers first put one on both sides, around a word
that both share.
"""

import re
from collections.abc import Callable

from pipeline.model.articles import Kind
from tests.validating.workbench import Case

from .making import Maker, Mutation, changed

_SHARED = re.compile(r"(?<![\w’-])[A-ZÀ-Ý][\w’-]{3,}(?![\w’-])")
_URL = "https://example.org/report"


def marked(case: Case, form: str) -> Case | None:
    """Return a pair with a mark on both sides; `form` is as `**{}**`."""
    word = _shared(case)
    if word is None:
        return None
    mark = form.format(word)
    sides = {side: case[side].replace(word, mark) for side in ("msgid", "msgstr")}
    return {**case, **sides}


def _shared(case: Case) -> str | None:
    """Return the longest name that stands once on both sides, where no mark does."""
    source, target = case["msgid"], case["msgstr"]
    if Kind(case.get("kind", "paragraph")).is_plain or re.search(
        r"[*\[`<]", source + target
    ):
        return None
    names = [
        name
        for name in dict.fromkeys(_SHARED.findall(source))
        if source.count(name) == 1 == target.count(name)
        and name in _SHARED.findall(target)
    ]
    return max(names, key=len, default=None)


def broken(form: str, wrong: str) -> Maker:
    """Return a maker that marks both sides, then breaks the mark of the translation."""

    def make(case: Case) -> Case | None:
        word, pair = _shared(case), marked(case, form)
        if word is None or pair is None:
            return None
        text = pair["msgstr"].replace(form.format(word), wrong.format(word))
        return changed(pair, text)

    return make


def _added(wrap: Callable[[str], str]) -> Maker:
    """Return a maker that writes HTML around a whole translation."""

    def make(case: Case) -> Case | None:
        if Kind(case.get("kind", "paragraph")).is_plain:
            return None
        return changed(case, wrap(case["msgstr"]))

    return make


def _placed(form: str, wrong: str, flag: str) -> Maker:
    """Return a maker for a message of a program, whose placeholder is changed."""

    def make(case: Case) -> Case | None:
        word = _shared(case)
        if word is None or "%" in case["msgid"]:
            return None
        return {
            **case,
            "msgid": case["msgid"].replace(word, form),
            "msgstr": case["msgstr"].replace(word, wrong),
            "flags": [flag],
        }

    return make


LINK, STRONG, CODE, NOTE = "[{}][1]", "**{}**", "`{}`", "{}[^1]"
ABBR, STRUCK, PICTURE = "<abbr>{}</abbr>", "~~{}~~", "![{}][1]"
FORMS = (LINK, STRONG, CODE, NOTE, ABBR, STRUCK, PICTURE, "*{}*", "<sup>{}</sup>")
"""How a word may be marked."""

MARKS = (
    Mutation("a link is lost", ("links-differ",), broken(LINK, "{}")),
    Mutation("a link has another number", ("links-differ",), broken(LINK, "[{}][2]")),
    Mutation(
        "a link stands twice", ("links-differ",), broken(LINK, "[{0}][1] [(ici)][1]")
    ),
    Mutation(
        "an address is typed for a number",
        ("links-differ",),
        broken(LINK, "[{}](" + _URL + ")"),
    ),
    Mutation("a link has no words", ("links-differ",), broken(LINK, "{}[][1]")),
    Mutation("a picture is lost", ("links-differ",), broken(PICTURE, "{}")),
    Mutation("a picture becomes a link", ("links-differ",), broken(PICTURE, "[{}][1]")),
    Mutation(
        "a space splits a link", ("broken-link-markup",), broken(LINK, "[{}] [1]")
    ),
    Mutation(
        "the number stands alone", ("broken-link-markup",), broken(LINK, "{} [1]")
    ),
    Mutation(
        "round brackets hold the number",
        ("broken-link-markup",),
        broken(LINK, "[{}] (1)"),
    ),
    Mutation("a note is lost", ("notes-differ",), broken(NOTE, "{}")),
    Mutation("a note has another number", ("notes-differ",), broken(NOTE, "{}[^2]")),
    Mutation("a note is called twice", ("notes-differ",), broken(NOTE, "{}[^1] [^1]")),
    Mutation("a note lost its sign", ("notes-differ",), broken(NOTE, "{}[1]")),
    Mutation("a tag is lost", ("tags-differ",), broken(ABBR, "{}")),
    Mutation(
        "a tag is renamed", ("tags-differ",), broken(ABBR, "<acronym>{}</acronym>")
    ),
    Mutation(
        "a tag is given attributes",
        ("tags-differ",),
        broken(ABBR, '<abbr title="x">{}</abbr>'),
    ),
    Mutation("a small tag is lost", ("tags-differ",), broken("<sup>{}</sup>", "{}")),
    Mutation("code is set as text", ("code-differs",), broken(CODE, "{}")),
    Mutation("code is changed", ("code-differs",), broken(CODE, "`{}s`")),
    Mutation(
        "code has a no-break space", ("code-differs",), broken(CODE, "`{}\u00a0`")
    ),
    Mutation("code gets quotes", ("code-differs",), broken(CODE, "«\u00a0{}\u00a0»")),
    Mutation("bold is not closed", ("unbalanced-markup",), broken(STRONG, "**{}")),
    Mutation("bold is not opened", ("unbalanced-markup",), broken(STRONG, "{}**")),
    Mutation(
        "bold has spaces inside", ("unbalanced-markup",), broken(STRONG, "** {} **")
    ),
    Mutation("italics are not closed", ("unbalanced-markup",), broken("*{}*", "*{}")),
    Mutation("a backtick is lost", ("unbalanced-markup",), broken(CODE, "`{}")),
    Mutation("a tag is not closed", ("unbalanced-markup",), broken(ABBR, "<abbr>{}")),
    Mutation("a bracket is lost", ("unbalanced-markup",), broken(LINK, "[{}[1]")),
    Mutation("bold is lost", ("emphasis-differs",), broken(STRONG, "{}")),
    Mutation("struck words are not", ("emphasis-differs",), broken(STRUCK, "{}")),
    Mutation("italics are lost", ("emphasis-differs",), broken("*{}*", "{}")),
    Mutation("bold becomes italics", ("emphasis-differs",), broken(STRONG, "*{}*")),
    Mutation(
        "a script", ("unsafe-html",), _added(lambda text: f"{text}<script>x()</script>")
    ),
    Mutation("a block", ("unsafe-html",), _added(lambda text: f"<div>{text}</div>")),
    Mutation(
        "a handler",
        ("unsafe-html",),
        _added(lambda text: f'<span onclick="x()">{text}</span>'),
    ),
    Mutation(
        "a style",
        ("unsafe-html",),
        _added(lambda text: f'<b style="color:red">{text}</b>'),
    ),
    Mutation(
        "a link in HTML",
        ("unsafe-html",),
        _added(lambda text: f'{text} <a href="{_URL}">PDF</a>'),
    ),
    Mutation(
        "a dangerous link",
        ("unsafe-html",),
        _added(lambda text: f"{text} [PDF](javascript:x())"),
    ),
    Mutation(
        "a frame", ("unsafe-html",), _added(lambda text: f"{text}<iframe></iframe>")
    ),
    Mutation(
        "a placeholder is translated",
        ("placeholder-differs",),
        _placed("%(place)s", "%(lieu)s", "python-format"),
    ),
    Mutation(
        "a placeholder is lost",
        ("placeholder-differs",),
        _placed("{place}", "place", "python-brace-format"),
    ),
)
