"""The tags that a translation may have, and those that no sentence may."""

from pipeline.syntax.tokens import LinkStart, Picture, TagEnd, TagStart, Token
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import names

_BLOCKS = names(
    "address article aside blockquote body caption col colgroup dd details dialog "
    "div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 head header "
    "hgroup hr html legend li main menu nav ol p pre search section summary table "
    "tbody td tfoot th thead title tr ul"
)
_ACTIVE = names(
    "a applet area audio base button canvas embed form frame frameset iframe img "
    "input link map marquee math meta noscript object option picture plaintext "
    "portal script select slot source style svg template textarea track video "
    "xmp"
)
_UNSAFE = _BLOCKS | _ACTIVE
_CODE_ATTRIBUTES = frozenset({"style", "srcdoc", "formaction", "background"})
_CODE_SCHEMES = frozenset({"javascript", "data", "vbscript", "blob", "file"})
_UNSEEN = dict.fromkeys([*range(0x21), *range(0x7F, 0xA1)])


def element(name: str) -> str:
    """Return the element of a tag that the message has numbered: `abbr-2`."""
    base, _, number = name.rpartition("-")
    return (base if number.isdigit() else name).lower()


def is_unsafe_element(token: TagStart | TagEnd, pair: Pair) -> bool:
    """Say whether a tag could open a block, load or run something."""
    if not token.source and token.name in pair.kept_tags:
        return False
    return token.name.lower() in _UNSAFE


def unsafe_attribute(token: TagStart) -> str:
    """Return the first attribute that could run something, or an empty text."""
    return next(
        (
            name
            for name, value in token.attributes
            if name.startswith("on") or name in _CODE_ATTRIBUTES or is_unsafe_url(value)
        ),
        "",
    )


def is_unsafe_url(url: str) -> bool:
    """Say whether a URL runs or holds code; browsers skip spaces in a scheme."""
    scheme, colon, _ = url.translate(_UNSEEN).partition(":")
    return bool(colon) and scheme.lower() in _CODE_SCHEMES


def is_unsafe(token: Token, pair: Pair) -> bool:
    """Say whether a token is what `unsafe-html` is about."""
    match token:
        case TagStart():
            return is_unsafe_element(token, pair) or bool(unsafe_attribute(token))
        case TagEnd():
            return is_unsafe_element(token, pair)
        case LinkStart() | Picture():
            return not token.number and is_unsafe_url(token.url)
        case _:
            return False
