"""The guards of `conftest.py`, which every other test counts on."""

import socket

import pytest


def test_no_test_reaches_the_network() -> None:
    with pytest.raises(RuntimeError, match="asked the network"):
        socket.getaddrinfo("example.org", 80)
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe,
        pytest.raises(RuntimeError, match="asked the network"),
    ):
        probe.connect(("192.0.2.1", 80))


def test_a_test_may_talk_to_a_server_of_its_own() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        host, port = server.getsockname()
        socket.create_connection((host, port), timeout=5).close()
