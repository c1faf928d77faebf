"""Page → the front matter of its article, which any YAML reader understands."""

import json
from collections.abc import Iterator

from pipeline.importing.blocks import Figure, Page
from pipeline.patterns import pattern

# A YAML reader refuses control characters, and takes U+0085, U+2028 and
# U+2029 for the end of a line (YAML 1.1, 4.1 and 4.2).
_NOT_IN_YAML = pattern(
    "[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]",
)


def write_head(page: Page) -> str:
    """Return the front matter, texts in double quotes."""
    return "\n".join(["---", *_fields(page), "---", ""])


def quoted(words: str) -> str:
    """Return a text as a YAML scalar in double quotes."""
    encoded = json.dumps(words, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded)


def _fields(page: Page) -> Iterator[str]:
    yield f"title: {quoted(page.title)}"
    yield f"lang: {page.language}"
    if page.published:
        yield f"date: {page.published.isoformat()}"
    if page.updated:
        yield f"updated: {page.updated.isoformat()}"
    if page.authors:
        yield f"authors: [{', '.join(map(quoted, page.authors))}]"
    if page.summary:
        yield f"summary: {quoted(page.summary)}"
    if page.image:
        yield from _image(page.image)


def _image(image: Figure) -> Iterator[str]:
    parts = {
        "src": image.source,
        "alt": image.alt,
        "caption": image.caption,
        "credit": image.credit,
    }
    yield "image:"
    yield from (f"  {name}: {quoted(said)}" for name, said in parts.items() if said)
