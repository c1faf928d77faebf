"""Signs and spaces typed plainly, as a page sets them: no faults, at most an info."""

from .making import Mutation, swap

_BLANK = "[\u00a0\u202f]"

PLAIN = (
    Mutation(
        "no space before the euro sign",
        ("breaking-space",),
        swap(f"{_BLANK}(?=€)", "", to="fr"),
    ),
    Mutation(
        "no space before a percent sign",
        ("breaking-space",),
        swap(rf"(?<=\d){_BLANK}%", "%", to="fr"),
    ),
    Mutation(
        "a plain space before a sign",
        ("breaking-space",),
        swap("\u202f(?=[;!?])", " ", to="fr"),
    ),
    Mutation(
        "no space before a sign",
        ("breaking-space",),
        swap(r"(?<=[\w»])\u202f(?=[;!?])", "", to="fr"),
    ),
    Mutation(
        "a plain space before a colon",
        ("breaking-space",),
        swap("\u00a0(?=:)", " ", to="fr"),
    ),
    Mutation(
        "no space before a colon",
        ("breaking-space",),
        swap(r"(?<=\w)\u00a0(?=:)", "", to="fr"),
    ),
    Mutation(
        "plain spaces within guillemets",
        ("breaking-space",),
        swap("«\u00a0([^»]*)\u00a0»", r"« \1 »", to="fr"),
    ),
    Mutation(
        "no spaces within guillemets",
        ("breaking-space",),
        swap("«\u00a0([^»]*)\u00a0»", r"«\1»", to="fr"),
    ),
    Mutation(
        "straight quotation marks (fr)",
        ("straight-quotes",),
        swap("«\u00a0([^»“]*)\u00a0»", r'"\1"', to="fr"),
    ),
    Mutation(
        "straight quotation marks (en)",
        ("straight-quotes",),
        swap("“([^”‘]*)”", r'"\1"', to="en"),
    ),
    Mutation(
        "a straight apostrophe", ("straight-quotes",), swap(r"(?<=\w)’(?=\w)", "'")
    ),
    Mutation("three full stops", ("three-dots",), swap("…", "...")),
    Mutation(
        "a plain space between thousands",
        ("breaking-space",),
        swap(r"(?<=\d)\u202f(?=\d{3})", " ", to="fr"),
    ),
    Mutation(
        "a plain space before a unit",
        ("breaking-space",),
        swap(r"(?<=\d)\u00a0(?=(?:km|cm|kg|g|h|°C|min|ans)\b)", " ", to="fr"),
    ),
    Mutation(
        "a plain space behind a title",
        ("breaking-space",),
        swap("(Mme|Mlle|MM?\\.)\u00a0", r"\1 ", to="fr"),
    ),
)
