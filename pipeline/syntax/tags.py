"""The tags that a translator may add to what the source says."""

FREE_TAGS = frozenset(
    [
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
    ]
)
"""Their names: elements of a phrase, which load and run nothing."""

FREE_ATTRIBUTES = frozenset({"lang", "dir"})
"""What they may say: the language of a phrase, and its direction."""
