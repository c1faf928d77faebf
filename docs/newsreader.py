"""Cut the theme's files of type from Newsreader, which is ten times as large.

    npm pack @fontsource-variable/newsreader@5.3.0 && tar -xzf fontsource-*.tgz
    pip install 'fonttools[woff]==4.68.0'
    python docs/newsreader.py package/files pipeline/rendering/theme/assets

Newsreader is by Production Type, under the SIL Open Font License 1.1, with no
reserved font name: what is cut from it may keep the name, and has the licence
(`newsreader.txt`). A page in a language of western Europe loads the first two files.
"""

# ruff: noqa: INP001 - a script that is read beside the docs

import io
import sys
from copy import deepcopy
from pathlib import Path

from fontTools import subset
from fontTools.misc.roundTools import otRound
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.varLib import instancer
from fontTools.varLib.hvar import add_HVAR

LATIN = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *map(ord, "ıŒœ‒–—―‘’‚“”„†‡•…′″‹›⁄€™−"),
}
"""What western European languages are written with, as far as Newsreader has it."""

EXTENDED = {*range(0x100, 0x180), *range(0x218, 0x21C), 0x1E9E} - LATIN
"""And those of central Europe, of the Baltic, Turkish, Welsh, Maltese, Esperanto."""

TEXT, BOLD, HEADLINE, UNITS = 18, 650, 60, 1000
"""Optical sizes and weight, and the units of an em: half of Newsreader's own."""

_SPACES = {0x2009: 0.2, 0x202F: 0.2}
"""Thin spaces, which it lacks, as parts of an em."""

_RAISED = {"e": 0x1D49, "r": 0x02B3}
"""The letters of French ordinals (1ᵉʳ, 2ᵉ), which it lacks raised."""


def main(source: Path, target: Path) -> None:
    """Write the four files."""
    for part, letters in (("latin", LATIN), ("latin-ext", EXTENDED)):
        end = "" if part == "latin" else "-extended"
        roman = TTFont(source / f"newsreader-{part}-standard-normal.woff2")
        italic = TTFont(source / f"newsreader-{part}-standard-italic.woff2")
        save(varied(roman, letters), target / f"newsreader{end}.woff2")
        save(still(italic, letters), target / f"newsreader-italic{end}.woff2")


def varied(font: TTFont, letters: set[int]) -> TTFont:
    """Return the roman, whose weight and optical size browsers choose.

    Two things are left out, which halve it: how kerning changes with size and
    weight, and what bold headlines differ by from the sum of bold and headline.
    """
    keep(font, letters)
    sizes = {"wght": (400, 400, BOLD), "opsz": (TEXT, TEXT, HEADLINE)}
    master = instancer.instantiateVariableFont(
        deepcopy(font), {"wght": 400, "opsz": TEXT}
    )
    font = instancer.instantiateVariableFont(font, sizes)
    for table in {"GPOS", "GDEF"} & {*master.keys()}:
        font[table] = master[table]
    changes = font["gvar"].variations
    for glyph, each in changes.items():
        changes[glyph] = [change for change in each if len(change.axes) == 1]
    complete(font)
    scale_upem(font, UNITS)
    del font["HVAR"], font["STAT"]
    add_HVAR(font)
    return font


def still(font: TTFont, letters: set[int]) -> TTFont:
    """Return the italic, in one weight and size."""
    keep(font, letters)
    font = instancer.instantiateVariableFont(font, {"wght": 400, "opsz": TEXT})
    complete(font)
    scale_upem(font, UNITS)
    return font


def keep(font: TTFont, letters: set[int]) -> None:
    """Drop all other letters, and what only old rasterizers read."""
    options = subset.Options(
        layout_features=["kern", "liga", "tnum"], hinting=False, glyph_names=False
    )
    options.drop_tables += ["prep", "gasp"]
    cut = subset.Subsetter(options)
    cut.populate(unicodes=letters)
    cut.subset(font)


def complete(font: TTFont) -> None:
    """Add what Newsreader itself lacks, to what has the letters it is made from."""
    known = font.getBestCmap()
    if not known.keys() >= {*map(ord, _RAISED)}:
        return
    for code, width in _SPACES.items():
        add(font, code, deepcopy(font["glyf"][known[0x20]]), [])
        font["hmtx"][f"uni{code:04X}"] = (otRound(width * font["head"].unitsPerEm), 0)
    for letter, code in _RAISED.items():
        add(font, code, *raised(font, known[ord(letter)], code))


def raised(font: TTFont, letter: str, code: int) -> tuple[object, list[TupleVariation]]:
    """Return a letter at the size and height of ª, and its changes."""
    low, high = bounds(font, "ª"), bounds(font, "e")
    scale = (low[3] - low[1]) / (high[3] - high[1])
    small = deepcopy(font["glyf"][letter])
    small.coordinates.scale((scale, scale))
    small.coordinates.translate((0, low[1] - high[1] * scale))
    small.coordinates.toInt()
    small.recalcBounds(font["glyf"])
    width = otRound(font["hmtx"][letter][0] * scale)
    font["hmtx"][f"uni{code:04X}"] = (width, small.xMin)
    changes = deepcopy(font["gvar"].variations[letter]) if "gvar" in font else []
    for change in changes:
        change.coordinates = [
            point and (otRound(point[0] * scale), otRound(point[1] * scale))
            for point in change.coordinates
        ]
    return small, changes


def bounds(font: TTFont, letter: str) -> tuple[float, float, float, float]:
    """Return the box that a letter fills."""
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[ord(letter)]].draw(pen)
    return pen.bounds


def add(font: TTFont, code: int, glyph: object, changes: list[TupleVariation]) -> None:
    """Give a font a glyph, for a character."""
    name = f"uni{code:04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    if "gvar" in font:
        font["gvar"].variations[name] = changes
    for table in font["cmap"].tables:
        table.cmap[code] = name


def save(font: TTFont, place: Path) -> None:
    """Write a font as WOFF2, under the name of the family."""
    font["name"].setName("Newsreader", 1, 3, 1, 0x409)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written, reorderTables=None)
    place.write_bytes(written.getvalue())
    print(place.name, len(written.getvalue()))  # noqa: T201 - what it is run for


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
