"""A site → what Weblate has to be told of it.

The fields are those of its REST API, version 5: each component is the body of
`POST /api/projects/…/components/`, each add-on that of
`POST /api/components/…/addons/`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.building.exchange.opening import languages
from pipeline.building.inventory import catalog_path, read_ledger, take_inventory
from pipeline.building.sources import read_article
from pipeline.errors import StoreError
from pipeline.model.locales import to_gettext, to_tag
from pipeline.model.site import Site
from pipeline.ports import Store

_UNWRAPPED = {"po_line_wrap": -1}
_REPOSITORY = "the address of your repository"
_WORDS = "words"


def describe_for_weblate(site: Site, store: Store) -> str:
    """Return the components of a site and their add-ons, as JSON.

    The words of the site are one component. The articles of each source language
    have one that stands for all: its add-on finds the others, those that are
    written later too.
    """
    leaders = dict(_leaders(site, store))
    components = [_words(site)]
    components += [_leader(site, tag, leaders[tag]) for tag in sorted(leaders)]
    addons = [_discovery(site, tag) for tag in sorted(leaders)]
    described = {"components": components, "addons": addons}
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _leaders(site: Site, store: Store) -> Iterator[tuple[str, str]]:
    """Yield for each source language the id of an article that is in it."""
    for file in take_inventory(site, store, read_ledger(site, store)).value:
        try:
            article = read_article(file, site, store).value
        except StoreError:
            continue
        if article.metadata.is_translated:
            yield to_tag(article.locale), article.id


def _component(name: str, mask: str, source: str, site: Site) -> dict[str, Any]:
    others = [each for each in languages(site) if to_tag(each) != source]
    codes = "|".join(re.escape(to_gettext(each)) for each in others)
    return {
        "name": name,
        "slug": name,
        "vcs": "git",
        "filemask": mask,
        "file_format": "po",
        "file_format_params": _UNWRAPPED,
        "source_language": source,
        "language_regex": f"^({codes})$",
        "new_lang": "none",
        "manage_units": False,
    }


def _words(site: Site) -> dict[str, Any]:
    mask = f"{site.locales}/*/LC_MESSAGES/site.po"
    return {**_component(_WORDS, mask, "en", site), "repo": _REPOSITORY}


def _leader(site: Site, tag: str, article: str) -> dict[str, Any]:
    path = catalog_path(site, languages(site)[0], article)
    folder = f"{site.locales}/{to_gettext(languages(site)[0])}/"
    mask = path.replace(folder, f"{site.locales}/*/", 1)
    name = f"articles-{tag.lower()}"
    repo = f"weblate://the-project/{_WORDS}"
    return {**_component(name, mask, tag, site), "repo": repo}


def _discovery(site: Site, tag: str) -> Mapping[str, Any]:
    """Return the add-on that makes a component of each article in a language."""
    folder = re.escape(site.locales)
    match = f"{folder}/(?P<language>[^/]*)/LC_MESSAGES/articles/(?P<component>.*)\\.po"
    others = (to_gettext(each) for each in languages(site) if to_tag(each) != tag)
    return {
        "component": f"articles-{tag.lower()}",
        "name": "weblate.discovery.discovery",
        "configuration": {
            "match": match,
            "file_format": "po",
            "name_template": "{{ component }}",
            "language_regex": f"^({'|'.join(map(re.escape, others))})$",
            "copy_addons": True,
            "remove": True,
        },
    }
