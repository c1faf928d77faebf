"""Source → the article it holds, written as its author would have written it."""

import re
from pathlib import PurePosixPath

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline import text
from pipeline.importing.blocks import Findings, Page
from pipeline.importing.heads import write_head
from pipeline.importing.languages import guess
from pipeline.importing.markdown import write_markdown
from pipeline.importing.plaintext import read_plaintext
from pipeline.importing.webpages import read_webpage
from pipeline.model.articles import Source
from pipeline.model.diagnostics import Checked
from pipeline.model.locales import parse_tag, to_tag
from pipeline.model.phrases import say
from pipeline.patterns import pattern

_MARKUP = pattern(
    r"[ \t\n\ufeff]*<(?:!doctype[ \t]+html|html|head|body)\b", re.IGNORECASE
)
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_SAMPLE = 20_000
_FALLBACK_SLUG = "article"


class ImportedArticle(Struct, frozen=True, kw_only=True):
    """An article made of a page; `content` is its file, front matter and all."""

    title: str
    slug: str
    locale: Locale
    content: str


def import_page(source: Source, hint: Locale | None = None) -> Checked[ImportedArticle]:
    """Turn a page, pasted as plain text or saved as HTML, into an article.

    `hint` is its language, where that is known. Total: any text gives an
    article, and every doubt about it is a diagnostic on its line.
    """
    findings = Findings(source.path)
    content = text.normalize(source.content)
    page = _read(replace(source, content=content), hint, findings)
    page = replace(page, title=page.title or _name_as_title(source.path, findings))
    article = ImportedArticle(
        title=page.title,
        slug=text.slugify(page.title) or _FALLBACK_SLUG,
        locale=parse_tag(page.language),
        content=f"{write_head(page)}\n{write_markdown(page.blocks)}\n",
    )
    if page.published is None:
        message = say("The page does not say when it was published. Add `date:`.")
        findings.note("import-date", message)
    found = sorted(findings.diagnostics, key=lambda each: each.order)
    return Checked(value=article, diagnostics=tuple(found))


def _read(source: Source, hint: Locale | None, findings: Findings) -> Page:
    is_html = source.path.lower().endswith(_HTML_SUFFIXES)
    if is_html or _MARKUP.match(source.content):
        page = read_webpage(source.content, findings)
        tag = _language(page.summary + _words(page), hint, page.language, findings)
        return replace(page, language=tag)
    tag = _language(source.content, hint, "", findings)
    page = read_plaintext(source.content, tag.partition("-")[0], findings)
    return replace(page, language=tag)


def _words(page: Page) -> str:
    return write_markdown(page.blocks)


def _language(
    words: str, hint: Locale | None, declared: str, findings: Findings
) -> str:
    """Return the tag of a page's language: told, declared, or guessed."""
    likely, is_sure = guess(words[:_SAMPLE])
    tag = to_tag(hint) if hint else _known(declared)
    if not tag:
        if not is_sure:
            message = say(
                "The language may be `{likely}`. Check it, or give `--lang`.",
                likely=likely,
            )
            findings.doubt("import-language", message)
        return likely
    if is_sure and tag.partition("-")[0] in {"en", "fr"} - {likely}:
        message = say(
            "The text reads like `{likely}`, not `{tag}`. Check `lang:`.",
            likely=likely,
            tag=tag,
        )
        findings.doubt("import-language", message)
    return tag


def _known(tag: str) -> str:
    try:
        return to_tag(parse_tag(tag)) if tag else ""
    except ValueError:
        return ""


def _name_as_title(path: str, findings: Findings) -> str:
    name = PurePosixPath(path).name.partition(".")[0]
    title = text.trim(re.sub(r"[-_]+", " ", name)) or _FALLBACK_SLUG
    message = say(
        "No line looks like a title. “{title}” is the name of the file.", title=title
    )
    findings.doubt("import-title", message, 1)
    return title
