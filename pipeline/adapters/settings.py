"""Every key of the configuration: its type, its default, and what it means.

`docs/configuration.md` is written from here, and so are the suggestions for a
key that does not exist.
"""

from typing import Annotated, Any

from msgspec import Meta, Struct, field
from msgspec.structs import fields

from pipeline.model.articles import Kind
from pipeline.model.site import (
    EngineChoice,
    EngineKind,
    Level,
    MemoryUse,
    OutdatedPolicy,
    Pictures,
    Policy,
    Prefill,
    Site,
)

_SITE: dict[str, Any] = {each.name: each.default for each in fields(Site)}
_POLICY = Policy()
_PREFILL = Prefill()
_PICTURES = Pictures()
_ENGINE = EngineChoice(kind=EngineKind.COMMAND)


class PolicySettings(Struct, kw_only=True, forbid_unknown_fields=True):
    """What may be published of an article that is not wholly translated."""

    publish_from: Annotated[
        float,
        Meta(
            ge=0,
            le=1,
            description="The share of an article's words, from 0 to 1, that must have"
            " an approved translation before it is published in a language.",
        ),
    ] = _POLICY.publish_from
    required: Annotated[
        tuple[Kind, ...],
        Meta(
            description="The kinds of message that must be translated, whatever the"
            " share."
        ),
    ] = _POLICY.required
    outdated: Annotated[
        OutdatedPolicy,
        Meta(
            description="What readers see where the source has changed since its"
            " translation was approved: the last approved text, marked as such"
            " (`last-approved`); the source text (`source`); or the whole article as"
            " it last was (`hold`)."
        ),
    ] = _POLICY.outdated
    credit_translators: Annotated[
        bool,
        Meta(
            description="Whether pages and feeds name the last translator of an"
            " article, as its catalog does (`Last-Translator`); an address of mail is"
            " never shown."
        ),
    ] = _POLICY.credit_translators


class CheckSettings(Struct, kw_only=True, forbid_unknown_fields=True):
    """Which rules are asked of translations and articles (`diagnostics.md`)."""

    rules: Annotated[
        dict[str, Level],
        Meta(
            description="How grave the findings of a rule are, by its code: `off` (it"
            " is not asked), `info`, `warning` or `error`. A rule that protects the"
            " page can't be made milder.",
            examples=[{"length-differs": "off", "title-case": "error"}],
        ),
    ] = {}
    plugins: Annotated[
        tuple[str, ...],
        Meta(
            description="Modules that have rules of the site's own, each by its name:"
            " of an installed package, or of a file beside the configuration.",
            examples=[("house_rules",)],
        ),
    ] = ()
    spelling: Annotated[
        tuple[str, ...],
        Meta(
            description="The languages of the site whose spelling is checked. It needs"
            " the extra `spell`, and a dictionary of Hunspell for each of them.",
            examples=[("fr", "en")],
        ),
    ] = ()
    dictionaries: Annotated[
        str,
        Meta(
            description="A folder, beside the configuration or anywhere, with"
            " dictionaries (`fr.aff` and `fr.dic`) that go before those of the system.",
            examples=["dictionaries"],
        ),
    ] = ""


class EngineSettings(Struct, kw_only=True, forbid_unknown_fields=True):
    """The machine that translates what memory and glossary could not."""

    kind: Annotated[
        EngineKind,
        Meta(
            description="`deepl`, `libretranslate`, `openai` (a server that chats as"
            " OpenAI's does: Ollama, vLLM), `argos` (Argos Translate, installed"
            " beside) or `command`.",
        ),
    ]
    url: Annotated[
        str,
        Meta(
            description="The address of the service, where it is not the usual one.",
            examples=["http://127.0.0.1:11434/v1"],
        ),
    ] = _ENGINE.url
    model: Annotated[
        str, Meta(description="The model that is asked, which `openai` needs.")
    ] = _ENGINE.model
    command: Annotated[
        tuple[str, ...],
        Meta(
            description="The program and its arguments. It reads `{source, target,"
            " texts}` and writes `{texts}`, as JSON.",
            examples=[("python", "translate.py")],
        ),
    ] = _ENGINE.command
    key: Annotated[
        str,
        Meta(
            description="The variable of the environment that has the key:"
            " `DEEPL_AUTH_KEY`, `LIBRETRANSLATE_API_KEY` or `OPENAI_API_KEY` if it is"
            " not given. A key never stands in a file.",
        ),
    ] = _ENGINE.key
    price: Annotated[
        float,
        Meta(ge=0, description="What a million letters cost, for the estimate."),
    ] = _ENGINE.price
    rate: Annotated[
        int,
        Meta(ge=0, le=100_000, description="The most requests a minute; 0 is any."),
    ] = _ENGINE.rate
    timeout: Annotated[
        float,
        Meta(gt=0, le=3600, description="The seconds that an answer may take."),
    ] = _ENGINE.timeout


class TranslateSettings(Struct, kw_only=True, forbid_unknown_fields=True):
    """What `diptyque translate` may put into catalogs before people do."""

    memory: Annotated[
        MemoryUse,
        Meta(
            description="What becomes of a text whose very source was translated"
            " elsewhere: it is shown (`suggest`), put in to be reviewed (`fuzzy`), or,"
            " where all agree and the context is the same, put in as `approved`."
        ),
    ] = _PREFILL.memory
    fill_from: Annotated[
        float,
        Meta(
            ge=0.5,
            le=1,
            description="How alike two sources must be, from 0 to 1, for the"
            " translation of one to be put in for the other, to be reviewed.",
        ),
    ] = _PREFILL.fill_from
    suggest_from: Annotated[
        float,
        Meta(
            ge=0.3,
            le=1,
            description="How alike they must be for it to be shown as a suggestion.",
        ),
    ] = _PREFILL.suggest_from
    engine: EngineSettings | None = None


class PicturesSettings(Struct, kw_only=True, forbid_unknown_fields=True):
    """Which smaller copies are made of pictures, for smaller screens."""

    widths: Annotated[
        tuple[Annotated[int, Meta(ge=16, le=4096)], ...],
        Meta(
            max_length=16,
            description="The widths of the copies, in pixels; none is made wider than"
            " its picture. With `[]` none is made at all.",
        ),
    ] = _PICTURES.widths
    quality: Annotated[
        int,
        Meta(ge=1, le=100, description="How much the copies of photographs keep."),
    ] = _PICTURES.quality


class SiteSettings(Struct, kw_only=True, forbid_unknown_fields=True):
    """The site."""

    base_url: Annotated[
        str,
        Meta(
            description="The address that the site is published at, with its path if"
            " it has one.",
            examples=["https://diptyque.example/"],
        ),
    ]
    languages: Annotated[
        tuple[str, ...],
        Meta(
            description="The languages of the site, as BCP 47 tags. The first leads"
            " the page where readers choose.",
            examples=[("fr", "en")],
        ),
    ]
    timezone: Annotated[
        str,
        Meta(
            description="The time zone of the newsroom, as the IANA names it. A date"
            " without time is noon there.",
            examples=["Europe/Paris"],
        ),
    ] = _SITE["timezone"]
    articles: Annotated[str, Meta(description="The folder of the articles.")] = _SITE[
        "articles"
    ]
    locales: Annotated[
        str,
        Meta(description="The folder of the catalogs and of the ledger."),
    ] = _SITE["locales"]
    theme: Annotated[
        str,
        Meta(
            description="The folder of the site's own templates and assets. A file"
            " there stands in for the theme's file of the same name."
        ),
    ] = _SITE["theme"]
    static: Annotated[
        str,
        Meta(description="The folder of files that are published as they are."),
    ] = _SITE["static"]
    page_size: Annotated[
        int,
        Meta(
            ge=1,
            le=1000,
            description="How many articles a page of a list shows; the newest, up to "
            "twice as many.",
        ),
    ] = _SITE["page_size"]
    feed_size: Annotated[
        int,
        Meta(ge=1, le=1000, description="How many articles a feed announces."),
    ] = _SITE["feed_size"]
    hub: Annotated[
        str,
        Meta(
            description="The address of a WebSub hub, which `diptyque ping` tells of"
            " the feeds that changed. It stands in every feed.",
            examples=["https://hub.example/"],
        ),
    ] = _SITE["hub"]
    search: Annotated[
        bool,
        Meta(
            description="Whether each language has a page on which readers search its"
            " articles, without a server. It needs the extra `search`."
        ),
    ] = _SITE["search"]
    policy: PolicySettings = field(default_factory=PolicySettings)
    check: CheckSettings = field(default_factory=CheckSettings)
    translate: TranslateSettings = field(default_factory=TranslateSettings)
    pictures: PicturesSettings = field(default_factory=PicturesSettings)
