"""Source → Article: the front matter typed, the body read by its format."""

import codecs
import re
from pathlib import PurePosixPath

from babel import Locale
from msgspec.structs import replace

from pipeline import text
from pipeline.model.articles import (
    Article,
    Kind,
    Message,
    Metadata,
    Source,
)
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.locales import parse_tag, to_tag
from pipeline.model.phrases import Phrase, say
from pipeline.model.site import Site
from pipeline.patterns import pattern
from pipeline.reading.bodies import Body
from pipeline.reading.choices import with_choices
from pipeline.reading.composing import Composer
from pipeline.reading.corrections import read_corrections
from pipeline.reading.frontmatter import FrontMatter, shortened, split
from pipeline.reading.limits import TooMuch
from pipeline.reading.losses import losses
from pipeline.reading.markdown import read_markdown
from pipeline.reading.metadata import FieldReader, read_metadata
from pipeline.reading.plaintext import read_plaintext
from pipeline.reading.settling import settle, shifted
from pipeline.reading.structure import finish

_ID = pattern(rb"^id[ \t]*:[ \t]*[\"']?([^\"'#\r\n]+)", re.MULTILINE)


def explicit_id(content: bytes) -> str:
    """Return the `id:` of a file's front matter, without reading the rest.

    It has to be known of every article before any of them is read.
    """
    content = content.removeprefix(codecs.BOM_UTF8)
    if not content.startswith(b"---"):
        return ""
    head = content[: content.find(b"\n---", len(b"---")) + 1]
    found = _ID.search(head)
    return text.trim(found[1].decode("utf-8", "replace")) if found else ""


def _metadata(reader: FieldReader) -> Metadata:
    corrections = read_corrections(reader)
    metadata = replace(read_metadata(reader), corrections=corrections)
    return with_choices(metadata, reader)


def read(
    source: Source, site: Site, article_id: str = "", *, is_whole: bool = True
) -> Checked[Article]:
    """Return the article, whatever the source holds; what is wrong is said.

    `article_id` is its path without the suffix, if it is not given. An article
    with an error among its diagnostics must not be published. One that is not
    asked for whole may have no skeleton, and all else that it has.
    """
    front = split(source)
    reader = FieldReader(front, source.path, site.timezone)
    metadata = _metadata(reader)
    locale, problems = _language(front, source.path, site)
    try:
        body = _body(source.path, front.body, metadata, locale, is_whole=is_whole)
        if not metadata.title:
            metadata = replace(metadata, title=body.title)
        problems += _title_problems(metadata, source.path, front)
    except TooMuch as refused:
        body = Body(composer=Composer())
        problems.append(refused.finding(source.path, front.offset))
    if front.diagnostics:  # then what it should have said is no second finding
        problems.clear()
    head = _head_messages(metadata, front, body)
    messages = (*head, *settle(body.composer.messages, len(head), front.offset))
    article = Article(
        id=article_id or str(PurePosixPath(source.path).with_suffix("")),
        path=source.path,
        locale=locale,
        metadata=metadata,
        messages=messages,
        skeleton=finish(shifted(body.composer.parts, len(head)), messages),
        notes=body.notes,
    )
    found = (*front.diagnostics, *reader.diagnostics, *problems)
    return Checked(value=article, diagnostics=(*found, *losses(article, body, front)))


def _body(
    path: str, document: str, metadata: Metadata, locale: Locale, *, is_whole: bool
) -> Body:
    tag = to_tag(locale)
    if path.endswith(".html"):
        # Its parser takes long to load, and most articles are none of HTML.
        from pipeline.reading.html import read_html  # noqa: PLC0415

        return read_html(document, tag, metadata.title)
    if path.endswith(".txt"):
        return read_plaintext(document, has_title=bool(metadata.title))
    return read_markdown(document, tag, metadata.title, is_whole=is_whole)


def _language(
    front: FrontMatter, path: str, site: Site
) -> tuple[Locale, list[Diagnostic]]:
    written = front.fields.get("lang", "")
    tag = written if isinstance(written, str) else ""
    try:
        locale = parse_tag(tag) if tag else None
    except ValueError:
        locale = None
    for language in site.languages:
        if locale is not None and language in (locale, parse_tag(locale.language)):
            return language, []
    problem = Diagnostic(
        code="unknown-language",
        severity=Severity.ERROR,
        message=_unknown(shortened(tag), site),
        path=path,
        line=front.lines.get("lang", 1),
    )
    return site.languages[0], [problem]


def _unknown(tag: str, site: Site) -> Phrase:
    known = ", ".join(to_tag(locale) for locale in site.languages)
    if tag:
        return say(
            "`lang: {tag}` is not a language of this site ({known}).",
            tag=tag,
            known=known,
        )
    return say(
        "The article does not say its language. Add `lang:` ({known}).", known=known
    )


def _title_problems(
    metadata: Metadata, path: str, front: FrontMatter
) -> list[Diagnostic]:
    if metadata.title:
        return []
    return [
        Diagnostic(
            code="missing-title",
            severity=Severity.ERROR,
            message=say("The article has no title. Add `title:` to its front matter."),
            path=path,
            line=front.lines.get("title", 1),
        )
    ]


def _head_messages(
    metadata: Metadata, front: FrontMatter, body: Body
) -> tuple[Message, ...]:
    """Return the prose of the front matter, the title first."""
    image = metadata.image
    prose = (
        (Kind.TITLE, metadata.title, "title"),
        (Kind.SLUG, metadata.slug, "slug"),
        (Kind.SUMMARY, metadata.summary, "summary"),
        (Kind.ALT, image.alt if image else "", "image"),
        (Kind.CAPTION, image.caption if image else "", "image"),
        *((Kind.CORRECTION, each.text, "corrections") for each in metadata.corrections),
    )
    above = body.title_line + front.offset if body.title_line else 1
    return tuple(
        Message(
            text=words,
            kind=kind,
            line=front.lines.get(name, above if kind is Kind.TITLE else 1),
        )
        for kind, words, name in prose
        if words
    )
