"""What every test may count on: no network, no luck, and no silent skip."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import TypeVar

import hypothesis
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from pipeline import building
from pipeline.adapters import (
    FixedClock,
    InlineExecutor,
    LocalStore,
    PillowDarkroom,
    load,
)
from tests import clouds
from tests.atlas import lay_out, publish
from tests.house import ROOT

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

_AN_HOUR = 3_600_000
"""In milliseconds; pytest ends a test long before. `expect` takes 0 for 5 seconds."""

expect.set_options(timeout=_AN_HOUR)

# How fast a machine is proves nothing, so neither deadline nor slowness counts.
hypothesis.settings.register_profile(
    "default",
    derandomize=True,
    max_examples=100,
    deadline=None,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile(
    "thorough",
    hypothesis.settings.get_profile("default"),
    derandomize=False,
    max_examples=5000,
    print_blob=True,
)
hypothesis.settings.load_profile("default")

_ASKS_NETWORK = {"socket.connect", "socket.sendto", "socket.getaddrinfo"}


def _is_loopback(host: object) -> bool:
    if host in {None, "", "localhost", b"localhost"}:
        return True
    try:
        return ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _forbid_network(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse every address but this machine's; audit hooks can't be undone."""
    if event not in _ASKS_NETWORK:
        return
    place = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
    host = place[0] if isinstance(place, tuple) else place
    is_local_socket = event != "socket.getaddrinfo" and not isinstance(place, tuple)
    if not is_local_socket and not _is_loopback(host):
        message = f"a test asked the network for {host!r}"
        raise RuntimeError(message)


def pytest_configure() -> None:
    sys.addaudithook(_forbid_network)
    # Whoever runs the tests, in whatever language, the commands speak English.
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ.pop("LANGUAGE", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden",
        action="store_true",
        help="rewrite the expected files of tests/cases; review the diff",
    )


@pytest.fixture(scope="session")
def needs() -> Callable[[str], str]:
    """Return the path of a program; without it, skip here and fail under CI."""

    def find(program: str) -> str:
        path = shutil.which(program)
        if path is None:
            missing = f"{program} is not installed"
            if os.environ.get("CI") == "true":
                pytest.fail(missing)
            pytest.skip(missing)
        return path

    return find


Golden = Callable[[Path, str | bytes], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare with an expected file, or rewrite it (`make golden`)."""
    is_rewriting: bool = request.config.getoption("--golden")

    def compare(expected: Path, actual: str | bytes) -> None:
        content = actual.encode() if isinstance(actual, str) else actual
        if is_rewriting:
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_bytes(content)
        stored = expected.read_bytes() if expected.exists() else b""
        assert content.decode() == stored.decode(), f"{expected}; see `make golden`"

    return compare


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build this repository's site from a copy, so that nothing of it changes."""
    folder = tmp_path_factory.mktemp("site")
    for name in ("articles", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    output = folder / "public"
    building.build(
        load(folder),
        store=LocalStore(str(folder)),
        output=LocalStore(str(output)),
        executor=InlineExecutor(),
        clock=FixedClock(datetime(2026, 11, 23, 11, tzinfo=UTC)),
        darkroom=PillowDarkroom(),
    )
    return output


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site that has every language, construct and state."""
    folder = tmp_path_factory.mktemp("atlas")
    lay_out(folder)
    publish(folder)
    return folder / "public"


@pytest.fixture(scope="session")
def bucket() -> Iterator[str]:
    """The URL of a bucket of a real server that speaks S3."""
    with clouds.object_store() as url:
        yield url


Window = TypeVar("Window", BrowserContext, Page)


def _patient(begin: Callable[..., Window]) -> Callable[..., Window]:
    """Return what opens a window that waits as long as its test may take.

    How busy the machine is proves nothing: a test that waits in vain is ended by
    `timeout` of pytest, and by no other clock.
    """

    def opened(**options: object) -> Window:
        window = begin(**options)
        window.set_default_timeout(_AN_HOUR)
        return window

    return opened


@pytest.fixture(scope="session")
def browser(needs: Callable[[str], str]) -> Iterator[Browser]:
    """Start the one browser of all tests: Playwright stands no second beside it."""
    program = needs("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
        with pytest.MonkeyPatch.context() as patching:
            for name in ("new_context", "new_page"):
                patching.setattr(started, name, _patient(getattr(started, name)))
            yield started
        started.close()
