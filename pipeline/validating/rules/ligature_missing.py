"""A French word is spelt with two letters for one."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_CORES = pattern(
    r"(?<![^\W\d_])(?:d[’'])?(?P<word>"
    r"(?:ch|c|s|b|n|v|f|man|désh)?(?P<oe>oe|Oe|OE)"
    r"(?:ur(?:s|es?|er|rant)?|il(?:s|lets?|lères?|lades?)?|ufs?|uvr(?:es?|er|é|ées?)"
    r"|u|ux|uds?|tus|tal|sophages?|dèmes?|dipe|cuméni(?:que|ques|sme)))(?![^\W\d_])"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Look for the words of a short list, such as coeur and oeuvre."""
    text = pair.words.text
    if "oe" not in text and "Oe" not in text and "OE" not in text:
        return
    for found in _CORES.finditer(text):
        start, end = pair.words.span(found.start("oe"), found.end("oe"))
        letter = "œ" if found["oe"] == "oe" else "Œ"
        word = found["word"].replace(found["oe"], letter)
        yield Finding(
            message=say(
                "Write “{right}” for “{wrong}”.", right=word, wrong=found["word"]
            ),
            span=pair.words.span(*found.span("word")),
            fix=Fix(edits=(Replacement(start, end, letter),)),
        )


RULE = ProseRule(
    code="ligature-missing",
    severity=Severity.INFO,
    summary="A French word is spelt “oe” for “œ”.",
    why="`œ` is a letter of French, not an ornament: *cœur*, *œuvre*, *sœur*. Words in "
    "which the two are apart, such as *moelle* or *coexister*, are not meant.",
    mend="Write œ.",
    example=Example(source="sister works", wrong="l’oeuvre", right="l’œuvre"),
    check=check,
    languages=("fr",),
    signs=(Signs(stretches=("oe", "Oe", "OE")),),
)
