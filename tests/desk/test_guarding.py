"""Who may come into the desk, and what may be asked for: all else is refused."""

from http.client import HTTPConnection

import pytest

from tests.desk.conftest import NAME, Standing


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", ""])
def test_a_request_to_another_host_is_refused(porter: Standing, host: str) -> None:
    assert porter.ask("GET", "/", host=host).status == 421
    assert porter.ask("GET", f"/edit/en/{NAME}", host=host).status == 421


def test_who_forwards_a_port_is_let_in(porter: Standing) -> None:
    assert porter.ask("GET", "/", host="localhost:9000").status == 200
    assert porter.ask("GET", "/", host="192.168.0.7:80").status == 200


def test_two_hosts_are_none(porter: Standing) -> None:
    connection = HTTPConnection(porter.host, timeout=30)
    connection.putrequest("GET", "/")
    connection.putheader("Host", "evil.example")
    connection.endheaders()
    assert connection.getresponse().status in {400, 421}
    connection.close()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": None},
        {"x_diptyque_secret": "guessed"},
        {"x_diptyque_secret": None},
        {"sec_fetch_site": "cross-site"},
        {"host": "evil.example", "origin": "http://evil.example"},
        {"origin": "http://localhost:9000"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/save", "/comment", "/undo", "/judge", "/aids"])
def test_a_page_of_another_site_can_write_nothing(
    porter: Standing, path: str, headers: dict[str, str | None]
) -> None:
    before = porter.files()
    facts = b'{"article": "marche"}'
    ours = {"origin": f"http://{porter.host}", "x_diptyque_secret": porter.secret()}
    answer = porter.ask("POST", path, facts, **{**ours, **headers})
    assert answer.status in {403, 421}
    assert porter.files() == before


def test_a_body_without_end_or_measure_is_not_read(porter: Standing) -> None:
    for length in (str(1 << 21), "9" * 30, "x", "-1"):
        answer = porter.tell("/save", {}, content_length=length)
        assert answer.status in {400, 411, 413}
    chunked = porter.tell("/save", {}, content_length=None, transfer_encoding="chunked")
    assert chunked.status in {400, 411}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_other_method_is_known(porter: Standing, method: str) -> None:
    assert porter.ask(method, "/save").status in {400, 403, 405}


@pytest.mark.parametrize(
    "path",
    [
        "/edit/en/../../diptyque.toml",
        "/edit/en/..%2f..%2fdiptyque.toml",
        "/edit/en/%2e%2e/%2e%2e/etc/passwd",
        "/edit/../en/marche",
        "/edit/de/marche",
        "/edit/fr/marche",
        "/edit/en//etc/passwd",
        "/edit/en/marche.md",
        "/edit/en/marche%00",
        "/site/../diptyque.toml",
        "/site/..%2f..%2f..%2fdiptyque.toml",
        "/site/%2e%2e/%2e%2e/%2e%2e/diptyque.toml",
        "/site/..%5c..%5c..%5cdiptyque.toml",
        "/site//etc/passwd",
        "/site/.diptyque/lock",
        "/assets/../templates/edit.html",
        "/assets/..%2f..%2fapplication.py",
    ],
)
def test_no_path_leads_to_a_file(porter: Standing, path: str) -> None:
    answer = porter.ask("GET", path)
    assert answer.status == 404, answer.text
    assert "base_url" not in answer.text
    assert "root:" not in answer.text


def test_every_answer_is_confined(porter: Standing) -> None:
    for path in ("/", f"/edit/en/{NAME}", "/assets/desk.js", "/nowhere", "/cost"):
        headers = porter.ask("GET", path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert "server" not in headers


def test_a_page_of_the_site_may_do_nothing(porter: Standing) -> None:
    for path in ("/site/", "/site/en/", "/site/nowhere", "/site/feed.xml"):
        headers = porter.ask("GET", path).headers
        policy = headers["content-security-policy"]
        assert "script-src 'none'" in policy
        assert "form-action 'none'" in policy
        assert "frame-ancestors 'self'" in policy
        assert policy.endswith("sandbox allow-same-origin")
        assert headers["cross-origin-resource-policy"] == "same-origin"
