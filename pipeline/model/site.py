"""The configuration of a site, validated, as a pure value."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel import Locale
from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.model.articles import Kind
from pipeline.model.spelling import SpellChecker


class OutdatedPolicy(StrEnum):
    """What a reader sees where the source changed after the approval."""

    LAST_APPROVED = "last-approved"
    SOURCE = "source"
    HOLD = "hold"


class Policy(Struct, frozen=True, kw_only=True):
    """What may be published.

    `publish_from` is the share of an article's words, from 0 to 1, that must
    have an approved text. `required` are the kinds that must have one. With
    `credit_translators` readers are told who translated. With `is_preview` the
    pages are for those who make them: drafts, embargoes and texts that nobody
    has approved are there too, and marked.
    """

    publish_from: float = 0.8
    required: tuple[Kind, ...] = (Kind.TITLE, Kind.SUMMARY)
    outdated: OutdatedPolicy = OutdatedPolicy.LAST_APPROVED
    credit_translators: bool = False
    is_preview: bool = False


class Level(StrEnum):
    """What a site makes of the findings of a rule."""

    OFF = "off"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Checks(Struct, frozen=True, kw_only=True):
    """Which rules are asked, and how grave their findings are.

    `levels` are codes of rules, in order, with what the site makes of them.
    `plugins` name modules of the site's own that have rules (`module`, or
    `module:name`), `packaged` those of installed packages. `spelling` are the
    languages whose words the `speller` looks up, in dictionaries of the system
    or of the folder `dictionaries`.
    """

    levels: tuple[tuple[str, Level], ...] = ()
    plugins: tuple[str, ...] = ()
    packaged: tuple[str, ...] = ()
    spelling: tuple[Locale, ...] = ()
    dictionaries: str = ""
    speller: SpellChecker | None = None


class MemoryUse(StrEnum):
    """What becomes of a text whose very source was translated elsewhere."""

    SUGGEST = "suggest"
    FUZZY = "fuzzy"
    APPROVED = "approved"


class EngineKind(StrEnum):
    """What a machine that translates is spoken to by."""

    LIBRETRANSLATE = "libretranslate"
    DEEPL = "deepl"
    OPENAI = "openai"
    ARGOS = "argos"
    COMMAND = "command"


class EngineChoice(Struct, frozen=True, kw_only=True):
    """The machine that translates what memory and glossary could not.

    `key` names the variable of the environment that has its key. `price` is
    that of a million letters, `rate` the most requests a minute (0: any),
    `timeout` how long it may be silent, in seconds.
    """

    kind: EngineKind
    url: str = ""
    model: str = ""
    command: tuple[str, ...] = ()
    key: str = ""
    price: float = 0.0
    rate: int = 0
    timeout: float = 30.0


class Prefill(Struct, frozen=True, kw_only=True):
    """What `translate` may put into catalogs before people do.

    `fill_from` and `suggest_from` are likenesses of sources, from 0 to 1.
    """

    memory: MemoryUse = MemoryUse.FUZZY
    fill_from: float = 0.85
    suggest_from: float = 0.6
    engine: EngineChoice | None = None


class Pictures(Struct, frozen=True, kw_only=True):
    """Which smaller copies are made of pictures.

    `widths` are in pixels; none is made wider than its picture. `quality` is
    that of photographs, from 1 to 100 (WebP).
    """

    widths: tuple[int, ...] = (320, 480, 800, 1200, 1800)
    quality: int = 80


class Site(Struct, frozen=True, kw_only=True):
    """Everything a build needs to know that is not an article or a catalog.

    `base_url` ends with a slash. The first of `languages` leads the chooser.
    Folders are relative to the site's own. `timezone` is an IANA name. `hub`
    is the address of a WebSub hub, or empty. With `search` each language has a
    page on which readers search.
    """

    base_url: str
    languages: tuple[Locale, ...]
    timezone: str = "UTC"
    articles: str = "articles"
    locales: str = "locales"
    theme: str = "theme"
    static: str = "static"
    page_size: int = 20
    feed_size: int = 30
    hub: str = ""
    search: bool = False
    policy: Policy = field(default_factory=Policy)
    check: Checks = field(default_factory=Checks)
    translate: Prefill = field(default_factory=Prefill)
    pictures: Pictures = field(default_factory=Pictures)

    @property
    def previewed(self) -> "Site":
        """The same site for those who make it: whatever there is can be seen."""
        policy = replace(
            self.policy,
            is_preview=True,
            publish_from=0.0,
            required=(),
            outdated=OutdatedPolicy.LAST_APPROVED,
        )
        return replace(self, policy=policy)

    @property
    def unsearched(self) -> "Site":
        """The same site where nobody can make what readers search with."""
        return replace(self, search=False)

    @property
    def domain(self) -> str:
        """The host of the site, as it stands in the ids of feeds."""
        return urlsplit(self.base_url).hostname or "localhost"

    @property
    def base_path(self) -> str:
        """The path of the site on its host, with a slash at both ends."""
        return urlsplit(self.base_url).path or "/"

    @property
    def ledger(self) -> str:
        """Where the committed ledger stands."""
        return f"{self.locales}/editions.json"

    @property
    def waivers(self) -> str:
        """Where it stands which findings are let pass, and why."""
        return f"{self.locales}/waivers.toml"

    @property
    def glossary(self) -> str:
        """Where it stands how things are called."""
        return f"{self.locales}/glossary.csv"

    @property
    def memories(self) -> str:
        """Where the memories of others are kept (TMX)."""
        return f"{self.locales}/memory"

    def moment(self, day: date | datetime) -> datetime:
        """Return the second that a date stands for, in the site's time zone.

        A date alone is noon there; a time without zone is of there. Before
        standard time, offsets had seconds (Paris was at +00:09:21), which
        neither RFC 3339 nor RFC 5322 can write: such a moment is in UTC.
        """
        return _moment(day, getattr(day, "fold", 0), self.timezone)


# Every page that shows a card asks for the same ones again. The two hours of a night
# on which clocks are put back are equal, but for their fold.
@lru_cache(maxsize=4096)
def _moment(day: date | datetime, fold: int, timezone: str) -> datetime:
    del fold
    zone = ZoneInfo(timezone)
    if not isinstance(day, datetime):
        day = datetime.combine(day, time(hour=12))
    local = day.astimezone(zone) if day.tzinfo else day.replace(tzinfo=zone)
    offset = local.utcoffset() or timedelta()
    whole = local.astimezone(UTC) if offset.seconds % 60 else local
    return whole.replace(microsecond=0)
