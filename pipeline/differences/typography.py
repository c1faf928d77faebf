"""A text → what is left of it without its typography, to be compared."""

from pipeline.patterns import pattern
from pipeline.text import has_any, normalize

_MARKS = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2009\u2002\u2003\u2007\u200a\u3000\t\n", " "),
        **dict.fromkeys("’‘‛ʼ′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("–—‒―‐‑−", "-"),
        "…": "...",
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)
_SPACES = pattern(r" {2,}")
_BEFORE_MARK = pattern(r" +(?=[;:!?%])")
_SPACED_MARKS = (" ;", " :", " !", " ?", " %")
_INSIDE_QUOTES = pattern(r"(?<=«)[ \u00a0\u202f]+|[ \u00a0\u202f]+(?=»)")
_DASHES = pattern(r"-{2,}")


def plain_typography(text: str) -> str:
    """Return a text in NFC with the plainest quotes, spaces, dashes and dots."""
    if text.isascii():
        plain = text.replace("\t", " ").replace("\n", " ")
    else:
        plain = _INSIDE_QUOTES.sub("", normalize(text)).translate(_MARKS)
    # What most texts have nothing of is found out sooner than a pattern does.
    if "--" in plain:
        plain = _DASHES.sub("-", plain)
    if has_any(plain, _SPACED_MARKS):
        plain = _BEFORE_MARK.sub("", plain)
    if "  " in plain:
        plain = _SPACES.sub(" ", plain)
    return plain.strip(" ")
