"""Whom the server takes itself to be."""

import pytest

from pipeline.serving.hosts import is_named


@pytest.mark.parametrize(
    "header",
    ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000", "192.168.0.7"],
)
def test_this_machine_answers_to_its_addresses(header: str) -> None:
    assert is_named(header, "127.0.0.1")


@pytest.mark.parametrize(
    "header",
    ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[evil]"],
)
def test_it_answers_to_no_other_name(header: str) -> None:
    assert not is_named(header, "")
    assert not is_named(header, "desk.example")


def test_it_answers_to_the_name_that_it_was_given() -> None:
    assert is_named("desk.example:80", "Desk.example")
