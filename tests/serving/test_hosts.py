"""Whom the server takes itself to be."""

import socket

import pytest

from pipeline.serving.hosts import is_named, names_of


@pytest.mark.parametrize(
    "header",
    ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000", "192.168.0.7"],
)
def test_this_machine_answers_to_its_addresses(header: str) -> None:
    assert is_named(header, names_of("127.0.0.1"))


@pytest.mark.parametrize(
    "header",
    ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[evil]"],
)
def test_it_answers_to_no_other_name(header: str) -> None:
    assert not is_named(header, names_of("::1"))
    assert not is_named(header, names_of("desk.example"))


def test_it_answers_to_the_name_that_it_was_given() -> None:
    assert is_named("desk.example:80", names_of("Desk.example"))


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104 - it asks nothing
def test_it_answers_to_the_name_of_the_machine_where_others_may_ask(host: str) -> None:
    name = socket.gethostname().upper()
    assert is_named(f"{name}:8000", names_of(host))
    assert is_named(f"{name}.local", names_of(host))
    assert not is_named("evil.local", names_of(host))
