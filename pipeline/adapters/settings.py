"""Every key of the configuration: its type, its default, and what it means.

`docs/configuration.md` is written from here, and so are the suggestions for a
key that does not exist.
"""

from dataclasses import fields
from typing import Annotated, Any

from msgspec import Meta, Struct, field

from pipeline.model.articles import Kind
from pipeline.model.site import Level, OutdatedPolicy, Policy, Site

_SITE: dict[str, Any] = {each.name: each.default for each in fields(Site)}
_POLICY = Policy()


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
        Meta(ge=1, le=1000, description="How many articles a page of a list shows."),
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
    policy: PolicySettings = field(default_factory=PolicySettings)
    check: CheckSettings = field(default_factory=CheckSettings)
