"""Other sites are asked whether a page is there, as politely as they wish."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from pipeline.adapters.calling import Courtesy
from pipeline.adapters.http import AGENT
from pipeline.adapters.web import HttpWeb
from pipeline.model.links import LinkAnswer, Presence
from tests.strangers import Reply, Stranger, serving

HERE: Reply = (200, {}, b"Here.")
Host = Callable[..., Stranger]


@pytest.fixture
def host() -> Iterator[Host]:
    """Start servers, each with some pages."""
    with ExitStack() as stack:

        def start(silent: tuple[str, ...] = (), **pages: Reply) -> Stranger:
            named = {f"/{name}": page for name, page in pages.items()}
            stranger = Stranger(pages=named, silent=frozenset(silent))
            return stack.enter_context(serving(stranger))

        yield start


def web(patience: float = 5.0, *, has_private: bool = True) -> HttpWeb:
    """Return the web of this machine, without a rest between questions."""
    return HttpWeb(Courtesy(patience=patience, delay=0, has_private=has_private))


def ask(*urls: str) -> dict[str, LinkAnswer]:
    """Return the answers by address."""
    return {each.url: each for each in web().ask(urls)}


def leads(status: int, place: str) -> Reply:
    """Return an answer that leads elsewhere."""
    return (status, {"Location": place}, b"")


def test_a_page_that_is_there_is_asked_for_once_by_head(host: Host) -> None:
    site = host(page=HERE)
    (found,) = web().ask([f"{site.url}/page"])
    assert found == LinkAnswer(url=f"{site.url}/page", presence=Presence.FOUND)
    assert site.asked == [("GET", "/robots.txt"), ("HEAD", "/page")]
    assert {each["User-Agent"] for each in site.headers} == {AGENT}


@pytest.mark.parametrize("status", [404, 410, 400, 500, 503])
def test_a_page_that_is_not_there_is_dead(host: Host, status: int) -> None:
    site = host(page=(status, {}, b""))
    (found,) = web().ask([f"{site.url}/page"])
    assert found.presence is Presence.DEAD
    assert str(status) in found.reason


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_what_is_refused_to_head_is_asked_for_by_get(host: Host, status: int) -> None:
    site = host(page=HERE)
    site.pages["HEAD /page"] = (status, {}, b"")
    (found,) = web().ask([f"{site.url}/page"])
    assert found.presence is Presence.FOUND
    assert site.asked[1:] == [("HEAD", "/page"), ("GET", "/page")]


@pytest.mark.parametrize("status", [401, 402, 403, 451])
def test_a_page_for_members_is_not_judged(host: Host, status: int) -> None:
    site = host(page=(status, {}, b""))
    (found,) = web().ask([f"{site.url}/page"])
    assert found.presence is Presence.UNASKED


def test_a_server_that_is_silent_is_dead_and_asked_no_more(host: Host) -> None:
    site = host(silent=("/robots.txt",), page=HERE)
    answers = list(web(0.2).ask([f"{site.url}/{name}" for name in "abc"]))
    assert {each.presence for each in answers} == {Presence.DEAD}
    assert "0.2 seconds" in answers[0].reason
    assert len(site.asked) == 1


def test_a_page_that_drips_is_dead(host: Host) -> None:
    site = host(silent=("/page",))
    (found,) = web(0.2).ask([f"{site.url}/page"])
    assert (found.presence, "silent" in found.reason) == (Presence.DEAD, True)


def test_a_server_that_is_not_there_is_dead() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (found,) = web().ask([f"http://127.0.0.1:{port}/"])
    assert found.presence is Presence.DEAD
    assert found.reason


@pytest.mark.parametrize("status", [301, 308])
def test_a_page_that_moved_for_good_says_where(host: Host, status: int) -> None:
    other = host(there=HERE)
    site = host(page=leads(status, f"{other.url}/there"))
    (found,) = web().ask([f"{site.url}/page"])
    assert (found.presence, found.moved) == (Presence.FOUND, f"{other.url}/there")
    assert other.asked[0] == ("GET", "/robots.txt")


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_page_that_is_elsewhere_for_now_has_not_moved(
    host: Host, status: int
) -> None:
    site = host(page=leads(status, "/there"), there=HERE)
    (found,) = web().ask([f"{site.url}/page"])
    assert (found.presence, found.moved) == (Presence.FOUND, "")


def test_only_the_permanent_part_of_the_way_is_told(host: Host) -> None:
    site = host(a=leads(301, "/b"), b=leads(302, "/c"), c=leads(301, "/d"), d=HERE)
    (found,) = web().ask([f"{site.url}/a"])
    assert (found.presence, found.moved) == (Presence.FOUND, f"{site.url}/b")


def test_a_circle_is_left(host: Host) -> None:
    site = host(a=leads(301, "/b"), b=leads(301, "/a"))
    (found,) = web().ask([f"{site.url}/a"])
    assert found.presence is Presence.DEAD
    assert len(site.paths) == 6


def test_a_page_that_moved_to_where_nothing_is_is_dead(host: Host) -> None:
    site = host(page=leads(301, "/gone"))
    assert ask(f"{site.url}/page")[f"{site.url}/page"].presence is Presence.DEAD


@pytest.mark.parametrize("place", ["mailto:a@b.example", "file:///etc/passwd", "x:y"])
def test_no_other_scheme_is_followed(host: Host, place: str) -> None:
    site = host(page=leads(302, place))
    (found,) = web().ask([f"{site.url}/page"])
    assert found.presence is Presence.UNASKED


def test_what_the_rules_close_is_not_asked(host: Host) -> None:
    rules = b"User-agent: *\r\nDisallow: /members\r\n"
    site = host(members=HERE, page=HERE)
    site.pages["/robots.txt"] = (200, {}, rules)
    answers = ask(f"{site.url}/members", f"{site.url}/page")
    assert answers[f"{site.url}/members"].presence is Presence.UNASKED
    assert answers[f"{site.url}/page"].presence is Presence.FOUND
    assert site.paths == ["/page"]


def test_rules_for_us_alone_are_ours(host: Host) -> None:
    site = host(page=HERE)
    site.pages["/robots.txt"] = (200, {}, b"User-agent: diptyque\nDisallow: /\n")
    (found,) = web().ask([f"{site.url}/page"])
    assert (found.presence, site.paths) == (Presence.UNASKED, [])


def test_a_server_that_fails_to_say_its_rules_is_asked_nothing(host: Host) -> None:
    site = host(page=HERE)
    site.pages["/robots.txt"] = (503, {}, b"")
    (found,) = web().ask([f"{site.url}/page"])
    assert (found.presence, site.paths) == (Presence.UNASKED, [])


def test_a_server_that_has_enough_is_left_alone(host: Host) -> None:
    site = host(a=(429, {}, b""), b=HERE, c=HERE)
    answers = list(web().ask([f"{site.url}/{name}" for name in "abc"]))
    assert {each.presence for each in answers} == {Presence.UNASKED}
    assert site.paths == ["/a"]


def test_each_server_is_asked_one_question_at_a_time(host: Host) -> None:
    names = [f"page{number}" for number in range(3)]
    first = host(**dict.fromkeys(names, HERE))
    first.pause = 0.005
    onward = {name: leads(302, f"{first.url}/{name}") for name in names}
    sites = [first, *(host(**onward) for _ in range(4))]
    urls = [f"{site.url}/{name}" for site in sites for name in names]
    answers = list(web().ask(urls))
    assert {each.presence for each in answers} == {Presence.FOUND}
    assert len(answers) == len(urls)
    assert [each.most for each in sites] == [1] * len(sites)


def test_a_server_rests_between_two_questions_as_long_as_it_wishes(host: Host) -> None:
    site = host(a=HERE, b=HERE)
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7\n")
    rests: list[float] = []
    courtesy = Courtesy(delay=3, has_private=True)
    list(HttpWeb(courtesy, rests.append).ask([f"{site.url}/a", f"{site.url}/b"]))
    assert [round(each) for each in rests] == [3, 7]


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:{port}/page", "http://localhost:{port}/page", "http://[::1]/"],
)
def test_nothing_of_this_machine_is_asked_unless_it_may_be(
    host: Host, url: str
) -> None:
    site = host(page=HERE)
    place = url.format(port=site.url.rpartition(":")[2])
    (found,) = web(has_private=False).ask([place])
    assert (found.presence, site.asked) == (Presence.UNASKED, [])


@pytest.mark.parametrize(
    "url",
    [
        "http://[/",
        "http:///a",
        "http://a:b:c/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:0/",
        "http://exa mple/\r\nX: y",
        "https://" + "a" * 300 + "/",
        "http://127.0.0.1:1/é\u202f\ud800",
    ],
)
def test_an_address_that_is_none_is_dead(url: str) -> None:
    (found,) = web().ask([url])
    assert found.presence is Presence.DEAD
    assert found.reason


def test_names_and_passwords_are_not_sent(host: Host) -> None:
    site = host(page=HERE)
    url = site.url.replace("http://", "http://ana:secret@") + "/page"
    (found,) = web().ask([url])
    assert found.presence is Presence.FOUND
    assert not any("Authorization" in each for each in site.headers)


def test_an_address_in_letters_of_any_script_is_asked_for(host: Host) -> None:
    site = host()
    site.pages["/caf%C3%A9?q=%C3%A9"] = HERE
    (found,) = web().ask([f"{site.url}/café?q=%C3%A9"])
    assert found.presence is Presence.FOUND
