"""Templates → the strings in them that are translated.

The only module that knows Babel's extractor. It takes strings out of
templates; what it would guess about formats is decided here.
"""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import TypeAlias

from msgspec.structs import replace

from pipeline.errors import ConfigurationError
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.model.phrases import say
from pipeline.patterns import pattern

_COMMENT_TAG = "translators:"
_OPTIONS = {"trimmed": "true", "silent": "false", "newstyle_gettext": "true"}
_String: TypeAlias = tuple[str | tuple[str, ...], list[str], str | None]
_PLACEHOLDER = pattern(r"%\(\w+\)[sd]")


def extract_strings(templates: Mapping[str, str]) -> tuple[Translation, ...]:
    """Return the strings of templates, which are sources by name; a plural has two.

    Raises `ConfigurationError` for a template that Jinja can't read.
    """
    return joined(_strings(templates))


def joined(entries: Iterable[Translation]) -> tuple[Translation, ...]:
    """Return one entry for each key, with all that is said of it."""
    found: dict[MessageKey, Translation] = {}
    for entry in entries:
        known = found.setdefault(entry.key, entry)
        found[entry.key] = _united(known, entry)
    return tuple(found.values())


def _strings(templates: Mapping[str, str]) -> Iterator[Translation]:
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
                    texts=("", "") if plural else (),
                    extracted=tuple(_remarks(comments)),
                    references=(path,),
                    flags=_flags(singular + plural),
                )


def _extracted(path: str, source: str) -> tuple[_String, ...]:
    """Return (message, comments, msgctxt) for each string of a template."""
    # What reads templates is loaded where there are any that are not known.
    from babel.messages.extract import DEFAULT_KEYWORDS, extract  # noqa: PLC0415
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415

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


def _united(known: Translation, entry: Translation) -> Translation:
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
