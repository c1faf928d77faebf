"""Manuscripts, read and set as the corridor does it, and their HTML made comparable."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

import html5lib
from babel import Locale
from lxml import etree

from pipeline import text
from pipeline.model.articles import (
    Article,
    Message,
    Part,
    Reference,
    Source,
)
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Checked
from pipeline.model.site import Policy, Site
from pipeline.reading import decode, read
from pipeline.reading.safety import clean
from pipeline.rendering.filling import fill, resolve
from pipeline.rendering.localizing import localize
from pipeline.syntax import PARSER, boxes, escape_url, parse, write_html
from pipeline.syntax.addresses import is_safe_url
from pipeline.syntax.tokens import LinkStart, Picture, Raw, TagEnd, TagStart, Token

FR, EN, DE = Locale("fr"), Locale("en"), Locale("de")
SITE = Site(base_url="https://gazette.example/", languages=(FR, EN, DE))
OPEN = Policy(publish_from=0.0, required=())
Element = etree._Element


def manuscript(body: str, lang: str = "de") -> bytes:
    return f"---\ntitle: Titel\nlang: {lang}\n---\n{body}".encode()


def understood(content: bytes, suffix: str = ".md") -> Checked[Article]:
    decoded = decode(f"articles/a{suffix}", content)
    checked = read(decoded.value, SITE)
    diagnostics = (*decoded.diagnostics, *checked.diagnostics)
    return Checked(value=checked.value, diagnostics=diagnostics)


def article(body: str, suffix: str = ".md", lang: str = "de") -> Article:
    return understood(manuscript(body, lang), suffix).value


def source(content: str, path: str = "articles/a.md") -> Checked[Article]:
    return read(Source(path=path, content=content), SITE)


def prose(body: str, suffix: str = ".md", lang: str = "de") -> list[str]:
    """Return the messages of a body, without the title."""
    return [each.text for each in article(body, suffix, lang).messages[1:]]


def whole(read_article: Article) -> str:
    """Return the article's own edition, its URLs in place."""
    localized = localize(read_article, read_article.locale, None, OPEN)
    return resolve(fill(localized), escape_url)


def edition(read_article: Article, texts: dict[str, str], locale: Locale = EN) -> str:
    """Return a translated edition: msgid → msgstr."""
    entries = tuple(
        Translation(source=each.text, context=each.context, text=texts[each.text])
        for each in read_article.messages
        if each.text in texts
    )
    catalog = Catalog(
        locale=locale, source_locale=read_article.locale, translations=entries
    )
    return resolve(fill(localize(read_article, locale, catalog, OPEN)), escape_url)


def tree(html: str) -> Element:
    """Parse a body as a browser does."""
    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("lxml"), namespaceHTMLElements=False
    )
    root: Element = parser.parse(f"<!doctype html><body>{html}</body>").getroot()
    body = root.find("body")
    assert body is not None
    return body


def elements(html: str) -> list[Element]:
    return list(tree(html).iter("*"))


def ids(html: str) -> list[str]:
    """Return the ids of a page, in order."""
    return [str(each.get("id")) for each in elements(html) if each.get("id")]


def targets(html: str) -> list[str]:
    """Return where the links of a page lead."""
    return [str(each.get("href")) for each in elements(html) if each.get("href")]


# What we add on purpose is taken away again, on both sides alike.


def plainly(html: str) -> str:
    """Return HTML with one spelling, and without what we add on purpose."""
    root = tree(re.sub("<!--.*?-->", "", html, flags=re.DOTALL))
    for element in list(root.iter()):
        _undress(element)
    etree.strip_tags(root, "unwrapped")
    return _folded(etree.tostring(root, encoding="unicode"))


def _undress(element: Element) -> None:
    attributes = element.attrib
    kind = attributes.get("class", "")
    for name in ("id", "scope", "loading"):
        attributes.pop(name, "")
    for name in ("href", "src", "cite"):
        url = str(attributes.get(name, "#"))
        attributes[name] = quote(url, safe="!#$%&'()*+,-./:;=?@^_~")
        if url == "#" or not is_safe_url(url):
            del attributes[name]
    if kind == "attribution":
        del attributes["class"]
    if (element.tag, kind) in {("div", "table"), ("span", "box")}:
        element.tag = "unwrapped"
        attributes.clear()
    if element.tag == "a" and not attributes:
        element.tag = "unwrapped"


def _folded(html: str) -> str:
    pieces = re.split(r"(<pre.*?</pre>)", html, flags=re.DOTALL)
    folded = [
        piece if place % 2 else text.fold(piece) for place, piece in enumerate(pieces)
    ]
    html = "".join(folded)
    # A mark that is not closed goes on in the next block of a browser, not in ours.
    html = re.sub(r"<(a|b|i|em|strong|code)(?: [^<>]*)?(?:/>|> ?</\1>)", "", html)
    html = re.sub(r"> (?=<)", ">", html)
    return re.sub(r"(<br/>) ", r"\1", html)


_FIGURE = re.compile(
    r'<figure><img src="([^"]*)" alt="([^"]*)" loading="lazy">'
    r"(?:<figcaption>(.*?)</figcaption>)?</figure>"
)
_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)" loading="lazy">')


def without_figures(html: str) -> str:
    """Write each figure as the paragraph that the author typed."""
    html = _FIGURE.sub(_paragraph, html)
    return _IMAGE.sub(r'<img src="\1" alt="\2" />', html)


def _paragraph(found: re.Match[str]) -> str:
    title = f' title="{found[3]}"' if found[3] else ""
    return f'<p><img src="{found[1]}" alt="{found[2]}"{title} /></p>'


def wanted(markdown: str) -> str:
    """Return what the parser alone makes of a manuscript, made safe."""
    signed = boxes.without_parsed(PARSER.html(markdown), frozenset())
    html = clean(signed).html
    if "<h1" in html:
        html = re.sub(
            r"<(/?)h([1-5])(?=[ >])", lambda m: f"<{m[1]}h{int(m[2]) + 1}", html
        )
    return html


# The skeleton and its messages, before anything is added to them.


def refilled(parts: list[Part], messages: list[Message]) -> str:
    """Fill a skeleton with its own messages, and nothing else."""
    return "".join(_part(part, messages) for part in parts)


def _part(part: Part, messages: list[Message]) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Reference):
        return part.url.replace("&", "&amp;").replace("'", "&#x27;")
    message = messages[part.message]
    if part.is_attribute:
        return escape(message.text).replace("&#x27;", "&#39;")
    return write_html(_own_tokens(message, messages))


def _own_tokens(message: Message, messages: list[Message]) -> Iterator[Token]:
    tips = {
        link.number: messages[link.tooltip].text
        for link in message.links
        if link.tooltip is not None
    }
    for token in parse(message.text, message):
        if isinstance(token, LinkStart):
            yield LinkStart(token.url, tips.get(token.number, ""))
        elif isinstance(token, Picture):
            yield Picture(token.url, token.alt, tips.get(token.number, ""))
        else:
            yield _own_tag(token, message, messages)


def _own_tag(token: Token, message: Message, messages: list[Message]) -> Token:
    tags = {tag.name: tag for tag in message.tags}
    if isinstance(token, TagStart) and token.name in tags:
        tag = tags[token.name]
        kept = refilled(list(tag.attributes), messages)
        return TagStart(tag.element, kept) if tag.element else Raw(kept)
    if isinstance(token, TagEnd) and token.name in tags:
        return TagEnd(tags[token.name].element, token.source)
    return token


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One example of a specification: the Markdown, and the HTML it stands for."""

    markdown: str
    html: str
    section: str
