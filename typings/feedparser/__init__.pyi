# The one function of feedparser that our tests call; it ships no types.

from typing import Any

class FeedParserDict(dict[str, Any]):
    def __getattr__(self, key: str) -> Any: ...

def parse(url_file_stream_or_string: str | bytes) -> FeedParserDict: ...
