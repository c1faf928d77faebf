"""An open catalog → what the desk shows of each text, and of the whole article."""

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape
from msgspec import Struct

from pipeline.building.editing.amending import typed_text, version
from pipeline.building.editing.looking import Look, look_of, looks
from pipeline.building.tallies.records import fingerprint
from pipeline.building.upkeep.opening import OpenSiteWords
from pipeline.catalogs import hints, left_by
from pipeline.desk.bureau import Opened
from pipeline.differences import LABEL
from pipeline.model.articles import Kind, MessageKey
from pipeline.model.catalogs import State, Translation, state_of
from pipeline.model.diagnostics import Diagnostic, edited, worst
from pipeline.patterns import pattern
from pipeline.rendering.recalling import Approvals

_MARKS = pattern(
    r"\[\^[^\]]*\]|!?\[|\]\[\d+\]|\*{1,3}|~~|`+|</?[A-Za-z][^<>]*>"
    r"|\\(?=[!-/:-@\[-`{-~])"
)
"""The marks of the message syntax, as they stand in a text (`docs/translators.md`)."""

_MARKED = frozenset(kind for kind in Kind if not kind.is_plain)
WORD = "word"
"""What a text of the theme is; other words of the site say it by their context."""

_CHANGE = pattern(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)
_MARK = Markup('<i class="mark">{}</i>')
_WENT, _CAME = Markup("<del>{}</del>"), Markup("<ins>{}</ins>")
_FOUND = Markup("<mark>{}</mark>")
_BUDGET = pattern(r"best under (\d{1,4}) characters")


class DeskText(Struct, frozen=True, kw_only=True):
    """One text of an article.

    `mark` and the two `seen` are what a save of it has to name. `source` and
    `translation` are as readers see them, `marked` the source with its marks, or
    nothing where it has none. `context` is what
    its `#.` lines say, `shown` what readers see until it is approved, `left_by` who
    left it for another to approve. `budget` is in letters, 0 where there is none;
    `forms` are the plural forms, each on a line of `text`.
    """

    mark: str
    kind: str
    context: tuple[str, ...]
    source: Markup
    marked: Markup
    plain: str
    text: str
    forms: int
    translation: Markup
    state: State
    seen: str
    seen_remark: str
    remark: str
    left_by: str
    shown: str
    budget: int
    findings: tuple[Diagnostic, ...] = ()

    @property
    def gravity(self) -> str:
        """How grave the gravest finding is, or nothing."""
        gravest = worst(self.findings)
        return gravest.label if gravest else ""


def desk_texts(
    opened: Opened, found: Mapping[MessageKey, tuple[Diagnostic, ...]]
) -> Iterator[DeskText]:
    """Yield the texts in reading order, one that stands twice once."""
    known = Approvals(opened.catalog)
    for entry, kind, look in _rows(opened):
        state = state_of(entry, known.pairs)
        yield DeskText(
            mark=written_mark(entry.key),
            kind=kind,
            context=context(entry, kind),
            source=inert(look.source),
            marked=_marked(entry, kind),
            plain=entry.source,
            text=typed_text(entry),
            forms=len(entry.texts),
            translation=inert(look.text),
            state=state,
            seen=version(entry),
            seen_remark=version(entry, is_remark=True),
            remark="\n".join(entry.comments),
            left_by=left_by(entry),
            shown=known.shown(entry) if state is State.OUTDATED else "",
            budget=_budget(entry),
            findings=found.get(entry.key, ()),
        )


def _rows(opened: Opened) -> Iterator[tuple[Translation, str, Look]]:
    """Yield the entries in reading order, what each is, and how it looks."""
    if isinstance(opened, OpenSiteWords):
        for entry in opened.catalog.translations:
            yield entry, entry.context or WORD, look_of_word(entry)
        return
    seen = looks(opened)
    entries = {each.key: each for each in opened.catalog.translations}
    for message in opened.article.messages:
        if message.key in entries:
            yield entries.pop(message.key), message.kind, seen[message.key]


def look_of_typed(opened: Opened, typed: Translation) -> Markup:
    """Return a text as it is typed, as readers would see it."""
    if isinstance(opened, OpenSiteWords):
        return inert(look_of_word(typed).text)
    return inert(look_of(opened, typed))


def look_of_word(entry: Translation) -> Look:
    """Return one of the site's own words, which are plain; each form on a line."""
    source = f"{entry.source}\n{entry.plural}" if entry.plural else entry.source
    return Look(source=escape(source), text=escape(typed_text(entry)))


def _marked(entry: Translation, kind: str) -> Markup:
    """Return a source with its marks, or nothing where it has none."""
    is_plain = kind not in _MARKED or not _MARKS.search(entry.source)
    return Markup() if is_plain else marked(entry.source)


def context(entry: Translation, kind: str) -> tuple[str, ...]:
    """Return what a catalog says of a text, but for what the desk shows better."""
    told = {*hints(entry), kind}
    return tuple(
        line
        for line in entry.extracted
        if line not in told and not line.startswith(LABEL)
    )


def written_mark(key: MessageKey) -> str:
    """Return the fingerprint of a key as a page writes it."""
    return f"{fingerprint(key):016x}"


def read_mark(written: str) -> int:
    """Return the fingerprint that a page wrote; raises `ValueError`."""
    return int(written, 16)


def inert(html: str) -> Markup:
    """Return the HTML of a text that was made inert (`rendering/excerpts.py`)."""
    return Markup(html)  # noqa: S704


def marked(text: str) -> Markup:
    """Return a text of the message syntax as HTML that shows it, with its marks.

    >>> str(marked("*a* & b"))
    '<i class="mark">*</i>a<i class="mark">*</i> &amp; b'
    """
    pieces: list[Markup] = []
    at = 0
    for found in _MARKS.finditer(text):
        pieces += (escape(text[at : found.start()]), _MARK.format(found[0]))
        at = found.end()
    return Markup("").join((*pieces, escape(text[at:])))


def found(text: str, words: str) -> Markup:
    """Return a text as HTML in which the words that were sought stand out.

    >>> str(found("The Lez & the lez", "LEZ"))
    'The <mark>Lez</mark> &amp; the <mark>lez</mark>'
    """
    if not words:
        return escape(text)
    parts = re.split(f"({re.escape(words)})", text, flags=re.IGNORECASE)
    pieces = (_FOUND.format(x) if at % 2 else escape(x) for at, x in enumerate(parts))
    return Markup("").join(pieces)


def compared(difference: str) -> Markup:
    """Return a difference (`[-went-]{+came+}`) as HTML."""
    pieces: list[Markup] = []
    at = 0
    for found in _CHANGE.finditer(difference):
        went, came = found.groups()
        change = _CAME.format(came) if went is None else _WENT.format(went)
        pieces += (escape(difference[at : found.start()]), change)
        at = found.end()
    return Markup("").join((*pieces, escape(difference[at:])))


def place_of(finding: Diagnostic) -> str:
    """Return the file and, if it is known, the line of what was found."""
    return f"{finding.path}:{finding.line}" if finding.line else finding.path


def mended(finding: Diagnostic) -> str:
    """Return the text with a finding mended, or nothing where there is no way."""
    return edited(finding.text, finding.fix.edits) if finding.fix else ""


def _budget(entry: Translation) -> int:
    found = (_BUDGET.search(line) for line in entry.extracted)
    return next((int(each[1]) for each in found if each), 0)
