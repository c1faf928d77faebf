# The part of Spylls that we call; it ships no types.

from typing import Any

class Word:
    stem: str

class Dic:
    words: list[Word]

class Dictionary:
    dic: Dic
    def __init__(self, aff: Any, dic: Any) -> None: ...
    def lookup(self, word: str) -> bool: ...
