"""What is special to a store that has a URL."""

import os
import time
from pathlib import Path
from uuid import uuid4

import fsspec
import pytest
import s3fs

from pipeline.adapters.remote import RemoteStore
from pipeline.errors import ConfigurationError, StoreError


@pytest.fixture
def objects(bucket: str) -> RemoteStore:
    """An empty store of objects."""
    return RemoteStore(f"{bucket}/{uuid4().hex}")


def test_what_no_folder_could_hold_is_passed_over_and_said() -> None:
    objects, files = RemoteStore("memory://odd"), fsspec.filesystem("memory")
    objects.write("articles/a.md", b"a")
    for name in ("articles//b.md", "articles/line\nbreak.md", "articles/.hidden"):
        files.pipe_file(f"/odd/{name}", b"")
    assert list(objects.walk()) == ["articles/a.md"]
    assert dict(objects.skipped()) == {
        "articles//b.md": "its name is not one for a file; rename it",
        "articles/line\\nbreak.md": (
            "its name holds a line break or a control character; rename it"
        ),
    }


def test_an_object_of_the_same_bytes_is_not_put_again(objects: RemoteStore) -> None:
    objects.write("a", b"1")
    place = f"{objects.url.removeprefix('s3://')}/a"
    before = s3fs.S3FileSystem().info(place)
    time.sleep(1.1)  # the clock of objects goes by the second
    assert not objects.write("a", b"1")
    assert s3fs.S3FileSystem().info(place) == before


def test_what_others_write_is_seen_at_once(objects: RemoteStore) -> None:
    objects.write("a", b"1")
    assert list(objects.walk()) == ["a"]
    place = objects.url.removeprefix("s3://")
    s3fs.S3FileSystem().pipe_file(f"{place}/b", b"2")
    assert list(objects.walk()) == ["a", "b"]
    s3fs.S3FileSystem().pipe_file(f"{place}/a", b"3")
    assert objects.read("a") == b"3"


def test_a_folder_in_the_place_of_a_file_is_said(objects: RemoteStore) -> None:
    objects.write("a/b", b"")
    assert objects.obstacle("a").startswith("it is a folder")
    assert objects.obstacle("a/b") == objects.obstacle("none") == ""


def test_a_bucket_that_is_not_there_is_a_trouble_of_the_store(bucket: str) -> None:
    lost = RemoteStore(f"{bucket}-lost/site")
    with pytest.raises(StoreError, match="press-lost/site/a can't be written"):
        lost.write("a", b"")
    with pytest.raises(StoreError, match="press-lost/site/a can't be read"):
        lost.read("a")


def test_a_place_that_nobody_knows_is_a_wrong_call() -> None:
    with pytest.raises(ConfigurationError, match="nowhere://a is not a place"):
        RemoteStore("nowhere://a").read("b")


def test_a_server_that_does_not_answer_is_a_trouble_of_the_store() -> None:
    with pytest.raises(StoreError, match=r"ftp://127\.0\.0\.1:9/a can.t be opened: "):
        RemoteStore("ftp://127.0.0.1:9/a").read("b")


def test_a_password_is_in_no_sentence_and_no_pickle(
    objects: RemoteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "swordfish")
    with pytest.raises(StoreError) as caught:
        objects.read("a")
    assert "swordfish" not in str(caught.value) + repr(objects)


def test_where_files_are_renamed_what_a_killed_writer_left_goes_in_time(
    tmp_path: Path,
) -> None:
    store = RemoteStore(f"file://{tmp_path}")
    store.write("a/b", b"1")
    old, new = (tmp_path / f"a/.diptyque-{each * 32}" for each in "ab")
    old.touch()
    new.touch()
    os.utime(old, (1, 1))
    assert store.sweep() == ("a/b",)
    assert not old.exists()
    assert new.exists()
    assert list(store.skipped()) == []


def test_a_failed_write_leaves_no_litter(tmp_path: Path) -> None:
    store = RemoteStore(f"file://{tmp_path}")
    store.write("folder/a", b"a")
    with pytest.raises(StoreError):
        store.write("folder/a/b", b"")
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["a", "folder"]


def test_times_tell_where_no_digest_does(tmp_path: Path) -> None:
    store = RemoteStore(f"file://{tmp_path}")
    store.write("a", b"1")
    ((_, stamp, is_settled),) = store.stamps()
    assert not is_settled
    os.utime(tmp_path / "a", (1, 1))
    ((_, later, is_settled),) = store.stamps()
    assert is_settled
    assert later != stamp


def test_many_stamps_are_listed_and_few_asked_for(objects: RemoteStore) -> None:
    paths = [f"a/{number:02}" for number in range(60)]
    for path in paths:
        objects.write(path, path.encode())
    every = list(objects.restamp([*paths, "a/none"]))
    assert every == [*map(objects.stamp, paths), ""]
    assert list(objects.restamp(["a/none", "a/07"])) == ["", every[7]]
    assert objects.has_settled("a/07")
