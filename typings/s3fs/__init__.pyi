# The part of s3fs that our tests call; it ships no types.

from fsspec import AbstractFileSystem

class S3FileSystem(AbstractFileSystem):
    def mkdir(self, path: str) -> None: ...
