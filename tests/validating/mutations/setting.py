"""Signs and spaces typed plainly, as a page sets them: no faults, and no findings."""

from .making import Mutation, swap

_BLANK = "[\u00a0\u202f]"

PLAIN = (
    Mutation("no space before the euro sign", (), swap(f"{_BLANK}(?=€)", "", to="fr")),
    Mutation(
        "no space before a percent sign", (), swap(rf"(?<=\d){_BLANK}%", "%", to="fr")
    ),
    Mutation("a plain space before a sign", (), swap("\u202f(?=[;!?])", " ", to="fr")),
    Mutation(
        "no space before a sign", (), swap(r"(?<=[\w»])\u202f(?=[;!?])", "", to="fr")
    ),
    Mutation("a plain space before a colon", (), swap("\u00a0(?=:)", " ", to="fr")),
    Mutation("no space before a colon", (), swap(r"(?<=\w)\u00a0(?=:)", "", to="fr")),
    Mutation(
        "plain spaces within guillemets",
        (),
        swap("«\u00a0([^»]*)\u00a0»", r"« \1 »", to="fr"),
    ),
    Mutation(
        "no spaces within guillemets",
        (),
        swap("«\u00a0([^»]*)\u00a0»", r"«\1»", to="fr"),
    ),
    Mutation(
        "straight quotation marks (fr)",
        (),
        swap("«\u00a0([^»“]*)\u00a0»", r'"\1"', to="fr"),
    ),
    Mutation("straight quotation marks (en)", (), swap("“([^”‘]*)”", r'"\1"', to="en")),
    Mutation("a straight apostrophe", (), swap(r"(?<=\w)’(?=\w)", "'")),
    Mutation("three full stops", (), swap("…", "...")),
    Mutation(
        "a plain space between thousands",
        (),
        swap(r"(?<=\d)\u202f(?=\d{3})", " ", to="fr"),
    ),
    Mutation(
        "a plain space before a unit",
        (),
        swap(r"(?<=\d)\u00a0(?=(?:km|cm|kg|g|h|°C|min|ans)\b)", " ", to="fr"),
    ),
    Mutation(
        "a plain space behind a title",
        (),
        swap("(Mme|Mlle|MM?\\.)\u00a0", r"\1 ", to="fr"),
    ),
)
