"""What a rule is: what it looks at, what it answers, how it explains itself."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import TypeAlias

from msgspec import Struct

from pipeline.model.articles import Article, Kind, Message
from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Fix, Severity
from pipeline.model.links import LinkAnswer
from pipeline.validating.batches import Suspicion
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair, Review

Span: TypeAlias = tuple[int, int]


class Rendering(Struct, frozen=True, kw_only=True):
    """An approved text of a site: the language of its catalog, and where it stands.

    `article` and `path` are those of the article and of the catalog.
    """

    tag: str
    article: str
    path: str
    line: int
    context: str
    source: str
    text: str


class Finding(Struct, frozen=True, kw_only=True):
    """What a rule has to say: one or two sentences, for a translator.

    `span` is a pair of offsets in code points into the text that is judged, and
    `fix` edits the same. `severity` stands where a case is graver or milder
    than its rule; `entry` where a rule about the whole catalog means one entry
    of it, `place` where one about a source means one message, and `rendering`
    where one about a whole site means one text.
    """

    message: str
    span: Span | None = None
    fix: Fix | None = None
    severity: Severity | None = None
    entry: Translation | None = None
    place: Message | None = None
    rendering: Rendering | None = None


class Example(Struct, frozen=True, kw_only=True):
    """A text that breaks a rule, and the same one mended.

    For a rule about the header, `wrong` and `right` are fields of it; for one
    about a source they are Markdown in the language `origin`. `glossary` is that
    of the site, as CSV.
    """

    wrong: str
    right: str
    source: str = ""
    kind: Kind = Kind.PARAGRAPH
    flags: tuple[str, ...] = ()
    origin: str = "en"
    to: str = "fr"
    glossary: str = ""


class _Rule(Struct, frozen=True, kw_only=True):
    """What every rule has; `why` and `mend` are Markdown (`docs/diagnostics.md`).

    A rule that protects the page is binding: no site can make it milder.
    """

    code: str
    severity: Severity
    summary: str
    why: str
    mend: str
    example: Example | None = None
    is_binding: bool = False


class CatalogRule(_Rule, frozen=True, kw_only=True):
    """A rule about a whole catalog."""

    check: Callable[[Review], Iterable[Finding]]


class TextRule(_Rule, frozen=True, kw_only=True):
    """A rule about every approved text that has its `signs`, and that it `suspects`."""

    check: Callable[[Pair], Iterable[Finding]]
    signs: tuple[Signs, ...] = ()
    suspects: Suspicion | None = None


class MarkupRule(_Rule, frozen=True, kw_only=True):
    """A rule about the approved texts where a mark stands and has a meaning.

    It is asked where there are its `signs`, too, and of what it `suspects`.
    """

    check: Callable[[Pair], Iterable[Finding]]
    signs: tuple[Signs, ...] = ()
    suspects: Suspicion | None = None


class ProseRule(_Rule, frozen=True, kw_only=True):
    """A rule about the words of every approved text that has its `signs`.

    It is asked about what it `suspects`, where the translation is in one of
    `languages` (ISO 639), or
    always where there are none. What it finds is gathered where that is a habit:
    it is told of the first text of a catalog, with how many more there are.
    """

    check: Callable[[Pair], Iterable[Finding]]
    signs: tuple[Signs, ...] = ()
    suspects: Suspicion | None = None
    languages: tuple[str, ...] = ()
    is_gathered: bool = False


class SlugRule(_Rule, frozen=True, kw_only=True):
    """A rule about an approved slug, which no other rule judges: it is no prose."""

    check: Callable[[Pair], Iterable[Finding]]


class SourceRule(_Rule, frozen=True, kw_only=True):
    """A rule about an article itself, which its author can mend.

    One that `is_always` asked is asked where nobody wants articles judged.
    """

    check: Callable[[Article], Iterable[Finding]]
    is_always: bool = False


class SiteRule(_Rule, frozen=True, kw_only=True):
    """A rule about the texts of all articles; only `check` asks it.

    Where `group` names what a text is looked at beside (nothing: beside none), and
    `said` what of it may differ there, the rule is asked only of groups in several
    catalogs that do not all say the same. Without a `group` it is asked of all texts,
    which are then all in memory, and read again whenever anything has changed.
    """

    check: Callable[[Sequence[Rendering]], Iterable[Finding]]
    group: Callable[[Rendering], Sequence[str]] | None = None
    said: Callable[[Rendering], str] = attrgetter("text")


class LinkRule(_Rule, frozen=True, kw_only=True):
    """A rule about where a link to another site leads; `check --links` asks it."""

    check: Callable[[LinkAnswer], Iterable[Finding]]


Rule: TypeAlias = (
    CatalogRule
    | TextRule
    | MarkupRule
    | ProseRule
    | SlugRule
    | SourceRule
    | SiteRule
    | LinkRule
)
