"""A site → what Weblate has to be told of it.

The fields are those of its REST API, version 5: each component is the body of
`POST /api/projects/…/components/`, each add-on that of
`POST /api/components/…/addons/`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.building.contents.inventory import (
    catalog_path,
    read_ledger,
    take_inventory,
)
from pipeline.building.contents.sources import read_article
from pipeline.building.exchange.opening import languages
from pipeline.errors import StoreError
from pipeline.model.locales import to_gettext, to_tag
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.text import slugify

_UNWRAPPED = {"po_line_wrap": -1}
_REPOSITORY = "the address of your repository"
_PROJECT = "the-project"
_LONGEST = 100
"""Letters of a name in Weblate."""

_Sources = Mapping[str, tuple[str, ...]]
"""Tag of a source language → ids of the articles that are in it."""


def describe_for_weblate(site: Site, store: Store) -> str:
    """Return the components of a site and their add-ons, as JSON.

    The words of the site are one component, and each article is one. The first of
    each source language stands for all of that language: its add-on finds those
    that are written later. Weblate gives these no parameters of the format, so what
    is there already is listed with them.
    """
    sources = _by_source(site, store)
    components = [_words(site)]
    for tag, ids in sources.items():
        leader = _leader_name(tag)
        components.append(_article(site, tag, ids[0], leader, _REPOSITORY))
        for each in ids[1:]:
            link = f"weblate://{_PROJECT}/{leader}"
            components.append(_article(site, tag, each, each, link))
    addons = [_discovery(site, tag, sources) for tag in sources]
    described = {"components": _apart(components), "addons": addons}
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _by_source(site: Site, store: Store) -> _Sources:
    """Return the articles that are translated, by language, in order."""
    found: dict[str, tuple[str, ...]] = {}
    for file in take_inventory(site, store, read_ledger(site, store)).value:
        try:
            article = read_article(file, site, store).value
        except StoreError:
            continue
        if article.metadata.is_translated:
            tag = to_tag(article.locale)
            found[tag] = (*found.get(tag, ()), article.id)
    return dict(sorted(found.items()))


def _leader_name(tag: str) -> str:
    return f"articles-{tag.lower()}"


def _component(name: str, mask: str, source: str, site: Site) -> dict[str, Any]:
    return {
        "name": name[:_LONGEST],
        "slug": slugify(name),
        "vcs": "git",
        "filemask": mask,
        "file_format": "po",
        "file_format_params": _UNWRAPPED,
        "source_language": source,
        "language_regex": _others(site, source),
        "new_lang": "none",
        "manage_units": False,
    }


def _apart(components: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return components no two of which have one slug."""
    known: set[str] = set()
    told = []
    for each in components:
        slug, count = each["slug"], 1
        while slug in known:
            count += 1
            slug = f"{each['slug']}-{count}"
        known.add(slug)
        told.append({**each, "slug": slug})
    return told


def _others(site: Site, source: str) -> str:
    """Return what matches the folders of the languages that one is translated into."""
    others = (to_gettext(each) for each in languages(site) if to_tag(each) != source)
    return f"^({'|'.join(map(re.escape, others))})$"


def _words(site: Site) -> dict[str, Any]:
    mask = f"{site.locales}/*/LC_MESSAGES/site.po"
    return {**_component("words", mask, "en", site), "repo": _REPOSITORY}


def _article(
    site: Site, tag: str, article: str, name: str, repo: str
) -> dict[str, Any]:
    path = catalog_path(site, languages(site)[0], article)
    folder = f"{site.locales}/{to_gettext(languages(site)[0])}/"
    mask = path.replace(folder, f"{site.locales}/*/", 1)
    return {**_component(name, mask, tag, site), "repo": repo}


def _discovery(site: Site, tag: str, sources: _Sources) -> Mapping[str, Any]:
    """Return the add-on that makes a component of each article in a language.

    It stands by a component that has the repository: one that only links to
    another finds nothing.
    """
    folder = re.escape(site.locales)
    names = _names(tag, sources) if _is_unclear(site, sources) else ".*"
    return {
        "component": _leader_name(tag),
        "name": "weblate.discovery.discovery",
        "configuration": {
            "match": f"{folder}/(?P<language>[^/]*)/LC_MESSAGES/articles/"
            f"(?P<component>{names})\\.po",
            "file_format": "po",
            "name_template": "{{ component }}",
            "language_regex": _others(site, tag),
            "copy_addons": True,
            "remove": True,
        },
    }


def _is_unclear(site: Site, sources: _Sources) -> bool:
    """Say whether the folder of a language does not tell that of the source."""
    return len(sources) > 1 and len(languages(site)) > len(("source", "translation"))


def _names(tag: str, sources: _Sources) -> str:
    """Return what matches the articles in a language, and none in another.

    By their folders, where these hold no other language; else one by one.
    """
    ours = {each.partition("/")[0] for each in sources[tag] if "/" in each}
    others = {
        each.partition("/")[0]
        for other, ids in sources.items()
        if other != tag
        for each in ids
    }
    is_apart = ours.isdisjoint(others) and all("/" in each for each in sources[tag])
    if is_apart:
        return f"(?:{'|'.join(map(re.escape, sorted(ours)))})/.*"
    return "|".join(map(re.escape, sources[tag]))
