"""The grammar of PO files, as regular expressions that never go back.

It is that of gettext's own reader: white space and line ends may stand
between any two tokens, and `#~` before a line of an obsolete entry.
"""

import re

SPACE = r"[ \t\n\r\f\v]*+"
STRING = r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"'

_GAP = rf"{SPACE}(?:#~(?!\|){SPACE})*+"
_TEXT = rf"({STRING}(?:{_GAP}{STRING})*+)"
_COMMENTS = rf"((?:{SPACE}(?:#~[ \t]*+)?#(?![~|])[^\n]*+\n)*+)"
_PREVIOUS = rf"{SPACE}((?:#(?:~[ \t]*+#?)?\|[^\n]*+\n{SPACE})*+)"
_FORMS = rf"((?:{_GAP}msgstr\[[0-9]++\]{_GAP}{STRING}(?:{_GAP}{STRING})*+)++)"

ENTRY = re.compile(
    rf"{_COMMENTS}{_PREVIOUS}(#~)?+{_GAP}"
    rf"(?:msgctxt{_GAP}{_TEXT}{_GAP})?+"
    rf"msgid{_GAP}{_TEXT}{_GAP}"
    rf"(?:msgstr{_GAP}{_TEXT}|msgid_plural{_GAP}{_TEXT}{_FORMS})"
)
"""An entry: comments, previous source, `#~`, context, source, text, or plural
and forms, in the groups 1 to 8."""

PREVIOUS = re.compile(
    rf"{SPACE}(?:msgctxt{SPACE}{_TEXT}{SPACE})?+msgid{SPACE}{_TEXT}"
    rf"{SPACE}(?:msgid_plural{SPACE}{_TEXT}{SPACE})?+\Z"
)
"""What stands behind the `#|`: context, source, plural."""

PREVIOUS_MARK = re.compile(r"^[ \t]*#(?:~[ \t]*#?)?\|", re.MULTILINE)
FORM = re.compile(rf"msgstr\[([0-9]+)\]{_GAP}{_TEXT}")
TAIL = re.compile(rf"{_COMMENTS}(?:{SPACE}#~)*+{SPACE}\Z")
"""What may follow the last entry: comments that belong to nothing."""

STRINGS = re.compile(STRING)
ESCAPE = re.compile(r"((?:\\[0-7]{1,3}|\\x[0-9A-Fa-f]+)+)|\\(.)")
"""A run of bytes by number, which may be one letter of UTF-8, or an escape."""

BYTE = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]{1,3}))")
