"""Templates and names of the site → the template of `site.po`.

The only module that knows Babel's extractor. It takes strings out of
templates; what it would guess about formats is decided here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TypeAlias

from babel import Locale
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from jinja2 import TemplateSyntaxError
from msgspec.structs import replace

from pipeline.catalogs import new_headers, plural_rule
from pipeline.errors import ConfigurationError
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.phrases import say

ENGLISH = Locale("en")
"""The language of the theme's own strings; names have ids, in no language."""

_COMMENT_TAG = "translators:"
_OPTIONS = {"trimmed": "true", "silent": "false", "newstyle_gettext": "true"}
_String: TypeAlias = tuple[str | tuple[str, ...], list[str], str | None]
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteNames:
    """The ids in the articles and the configuration that readers see named."""

    tags: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


def extract_theme(
    templates: Mapping[str, str], names: SiteNames, locale: Locale, project: str = ""
) -> Catalog:
    """Return the site's words: its name, its sections and tags, then the theme's.

    `templates` are sources by name. A name has its id as msgid and says with
    its msgctxt (`site`, `section`, `tag`) of what it is the name. Raises
    `ConfigurationError` for a template that Jinja can't read.
    """
    headers = new_headers(locale, ENGLISH, "", project)
    forms = plural_rule(dict(headers)["Plural-Forms"]).count
    found: dict[MessageKey, Translation] = {}
    for entry in (*_names(names), *_strings(templates, forms)):
        known = found.setdefault(entry.key, entry)
        found[entry.key] = _joined(known, entry)
    return Catalog(
        locale=locale,
        source_locale=ENGLISH,
        translations=tuple(found.values()),
        headers=headers,
    )


def _names(names: SiteNames) -> Iterator[Translation]:
    yield _name("site", "name", "name of the site")
    yield _name("site", "description", "what the site is about, in one sentence")
    for section in sorted(set(names.sections)):
        yield _name("section", section, "name of a section, as readers see it")
    for tag in sorted(set(names.tags)):
        yield _name("tag", tag, "name of a tag, as readers see it")


def _name(context: str, name_id: str, remark: str) -> Translation:
    return Translation(source=name_id, context=context, extracted=(remark,))


def _strings(templates: Mapping[str, str], forms: int) -> Iterator[Translation]:
    for path in sorted(templates):
        for message, comments, context in _extracted(path, templates[path]):
            singular, plural = (
                (message, "") if isinstance(message, str) else message[:2]
            )
            if singular:
                yield Translation(
                    source=singular,
                    context=context or "",
                    plural=plural,
                    texts=("",) * forms if plural else (),
                    extracted=tuple(_remarks(comments)),
                    references=(path,),
                    flags=_flags(singular + plural),
                )


@cache  # the strings are the same for every language
def _extracted(path: str, source: str) -> tuple[_String, ...]:
    """Return (message, comments, msgctxt) for each string of a template."""
    try:
        found = list(
            extract(
                "jinja2.ext:babel_extract",
                BytesIO(source.encode()),
                keywords=DEFAULT_KEYWORDS,
                comment_tags=(_COMMENT_TAG,),
                options=dict(_OPTIONS),
                strip_comment_tags=True,
            )
        )
    except TemplateSyntaxError as error:
        raise ConfigurationError(
            say(
                "{path}, line {line}: {message}",
                path=path,
                line=error.lineno,
                message=error.message or "",
            ),
            say("Mend the template, or remove it to use the theme's own."),
        ) from error
    return tuple(
        (message, comments, context) for _, message, comments, context in found
    )


def _remarks(comments: list[str]) -> Iterator[str]:
    for comment in comments:
        line = comment.strip()
        if line:
            yield line


def _flags(text: str) -> tuple[str, ...]:
    """Return `python-format` where there is a name to fill in, and only there."""
    return ("python-format",) if _PLACEHOLDER.search(text) else ()


def _joined(known: Translation, entry: Translation) -> Translation:
    """Return one entry for a string that stands in several places."""
    if known is entry:
        return known
    return replace(
        known,
        plural=known.plural or entry.plural,
        texts=known.texts or entry.texts,
        extracted=tuple(dict.fromkeys((*known.extracted, *entry.extracted))),
        references=tuple(dict.fromkeys((*known.references, *entry.references))),
        flags=tuple(dict.fromkeys((*known.flags, *entry.flags))),
    )
