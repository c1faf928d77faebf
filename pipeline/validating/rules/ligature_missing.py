"""A French word is spelt with two letters for one."""

from collections.abc import Iterator
from itertools import product

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.batches import with_words
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import names

_BEGINNINGS = ("", "b", "c", "ch", "désh", "f", "man", "n", "s", "v")
_LETTERS = ("oe", "Oe", "OE")
_ENDINGS = names(
    "cuménique cuméniques cuménisme dipe dème dèmes il illade illades illet illets "
    "illère illères ils sophage sophages tal tus u ud uds uf ufs ur ure urer ures "
    "urrant urs uvre uvrer uvres uvré uvrée uvrées ux"
)
_WORDS = frozenset(map("".join, product(_BEGINNINGS, _LETTERS, _ENDINGS)))
_CORES = pattern(
    r"(?<![^\W\d_])(?:d[’'])?(?P<word>"
    rf"(?:{'|'.join(_BEGINNINGS)})(?P<oe>{'|'.join(_LETTERS)})"
    rf"(?:{'|'.join(sorted(_ENDINGS))}))(?![^\W\d_])"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Look for the words of a short list, such as coeur and oeuvre."""
    for found in _CORES.finditer(pair.words.text):
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
    suspects=with_words(_WORDS),
    languages=("fr",),
)
