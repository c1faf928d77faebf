"""A document that stands anywhere → the article it is, in its language."""

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline import reading
from pipeline.building.adoption.naming import named_language
from pipeline.building.contents.sources import read_source
from pipeline.importing.languages import guess
from pipeline.model.articles import Article, Source
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.patterns import pattern
from pipeline.ports import Store
from pipeline.reading.frontmatter import split

_FENCE = pattern(r"---[ \t]*\n")


class Stack(Struct, frozen=True, kw_only=True):
    """Documents in one language: a folder, and the paths below it.

    `folder` is that of the site where it lies in it (`is_inside`), else what
    the user calls it. `locale` is the language of the documents that do not
    name theirs, where it is known.
    """

    store: Store
    paths: tuple[str, ...]
    folder: str = ""
    is_inside: bool = False
    locale: Locale | None = None

    def shown(self, path: str) -> str:
        """Return the path of a document as a person finds it."""
        return f"{self.folder}/{path}" if self.folder else path

    def home(self, path: str, site: Site) -> str:
        """Return where a document stands among the articles, or is to be put."""
        shown = self.shown(path)
        is_article = self.is_inside and shown.startswith(f"{site.articles}/")
        return shown if is_article else f"{site.articles}/{path}"


class Document(Struct, frozen=True, kw_only=True):
    """A document that was read; `content` is its file, its language named in it."""

    article: Article
    content: bytes


def read_document(
    side: Stack, path: str, site: Site, article_id: str = ""
) -> Checked[Document]:
    """Return the article in a document, which need not say its language.

    What it says counts for more than what is known of its side, and that for
    more than what its words look like, or else its path is called. Raises
    `StoreError` where it can't be opened.
    """
    content = side.store.read(path)
    source = reading.decode(side.shown(path), content).value
    if split(source).fields.get("lang"):
        read = read_source(source.path, content, site, article_id)
        return Checked(
            value=Document(article=read.value, content=content),
            diagnostics=read.diagnostics,
        )
    locale, doubts = _language(side, source, site)
    # Of a site in one language, a document that names none is in that one.
    alone = replace(site, languages=(locale,))
    named = _with_language(source.content, to_tag(locale)).encode()
    read = read_source(source.path, content, alone, article_id)
    found = (each for each in read.diagnostics if each.code != "unknown-language")
    return Checked(
        value=Document(article=read.value, content=named),
        diagnostics=(*doubts, *found),
    )


def _language(
    side: Stack, source: Source, site: Site
) -> tuple[Locale, tuple[Diagnostic, ...]]:
    """Return the likely language, of those of the site, and the doubt about it."""
    if side.locale:
        return side.locale, ()
    likely, is_sure = guess(source.content)
    for locale in site.languages:
        if locale.language == likely and is_sure:
            return locale, ()
    if named := named_language(source.path, site):
        return named, ()
    doubt = Diagnostic(
        code="align-language",
        severity=Severity.ERROR,
        message=say("It does not say its language. Add `lang:`, or give `--lang`."),
        path=source.path,
        line=1,
    )
    return site.languages[0], (doubt,)


def _with_language(content: str, tag: str) -> str:
    """Return a document whose front matter names its language."""
    fence = _FENCE.match(content)
    if fence is None:
        return f"---\nlang: {tag}\n---\n\n{content}"
    return f"{fence[0]}lang: {tag}\n{content[fence.end() :]}"
