"""The grammar of PO files, as regular expressions that go back in vain.

It is that of gettext's own reader: white space and line ends may stand
between any two tokens, and `#~` before a line of an obsolete entry.

No group that is repeated begins as what may follow it does, or what follows it is
looked at first: to give one back fails at its first sign, and the time is linear.
"""

import re

from pipeline.patterns import pattern

SPACE = r"[ \t\n\r\f\v]*+"
_LETTERS = r'[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*'
STRING = f'"{_LETTERS}"'

_GAP = rf"{SPACE}(?:#~(?!\|){SPACE})*"
_STRINGS = rf"{STRING}(?:{_GAP}{STRING})*"
_TEXT = rf"({_STRINGS})"
_REST = r"[^\n]*+(?<!\\)\n"
_MARKS = r"(?:#~[ \t\r\f\v]*+)"
_COMMENT = rf"{SPACE}(?:{_MARKS}*#(?![~|]){_REST}|{_MARKS}+\n)"
_COMMENTS = rf"((?:{_COMMENT})*)(?!{_COMMENT})"
_PREVIOUS = rf"{SPACE}(?P<previous>(?:#(?:~[ \t]*+#?)?\|{_REST}{SPACE})*)"
_FORM = rf"msgstr{_GAP}\[{_GAP}[0-9]{{1,4}}+{_GAP}\]{_GAP}{_STRINGS}"

PLAIN = pattern(
    rf"\n*+((?:#(?![~|]){_REST})*)"
    rf'(?:msgctxt "({_LETTERS})"\n)?msgid "(?P<source>{_LETTERS})"\n'
    rf'msgstr "({_LETTERS})"\n(?=\n*+(?:[#m]|\Z))'
)
"""Most entries of most files, each text on a line: `ENTRY` at twice the speed.

The groups are comments, and context, source and text without quotation marks.
"""

ENTRY = pattern(
    rf"{_COMMENTS}{_PREVIOUS}(?:(?P<mark>#~)|(?!#~)){_GAP}"
    rf"(?:msgctxt{_GAP}(?P<context>{_STRINGS}){_GAP})?"
    rf"msgid{_GAP}(?P<source>{_STRINGS}){_GAP}"
    rf"(?:msgstr{_GAP}(?P<text>{_STRINGS})|msgid_plural{_GAP}{_TEXT}((?:{_GAP}{_FORM})+))"
)
"""An entry: comments, previous source, `#~`, context, source, text, or plural
and forms, in the groups 1 to 8."""

PREVIOUS = pattern(
    rf"{SPACE}(?:msgctxt{SPACE}{_TEXT}{SPACE})?msgid{SPACE}{_TEXT}"
    rf"{SPACE}(?:msgid_plural{SPACE}{_TEXT}{SPACE})?\Z"
)
"""What stands behind the `#|`: context, source, plural."""

PREVIOUS_MARK = pattern(r"^[ \t]*#(?:~[ \t]*#?)?\|", re.MULTILINE)
FORM = pattern(rf"\[{_GAP}([0-9]{{1,4}}+){_GAP}\]{_GAP}{_TEXT}")
"""The number of a plural form, and its text."""

TAIL = pattern(rf"{_COMMENTS}(?:{SPACE}#(?:~\|?|\|))*{SPACE}\Z")
"""What may follow the last entry: comments that belong to nothing, and bare marks."""

STRINGS = pattern(STRING)
AFTER_SOURCE = pattern(rf"{_STRINGS}{_GAP}(?:msgid_plural{_GAP}{_STRINGS}{_GAP})?")
"""What stands between the keyword `msgid` and the translation."""

TRANSLATION = pattern(
    rf"msgstr{_GAP}(?:\[{_GAP}[0-9]{{1,4}}+{_GAP}\]{_GAP})?{_TEXT}{_GAP}"
)
"""A translation, or one of its plural forms."""

ESCAPE = pattern(r"((?:\\[0-7]{1,3}|\\x[0-9A-Fa-f]+)+)|\\(.)")
"""A run of bytes by number, which may be one letter of UTF-8, or an escape."""

CONTINUED = pattern(r"^(?:[^\n]*+(?<=\\)\n)+[^\n]*+", re.MULTILINE)
"""Lines that end in a backslash, and the one they go on in."""

BYTE = pattern(r"\\(?:x([0-9A-Fa-f]+)|([0-7]{1,3}))")
