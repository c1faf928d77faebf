"""What is said of a URL at one look is what would be said of it taken apart."""

from urllib.parse import quote, urlsplit

from hypothesis import assume, example, given, strategies as st

from pipeline.building.manuscripts.drafting import local_path
from pipeline.syntax import escape_url

_PLACE = "articles/a/b.md"
_URLS = st.text(st.sampled_from("aZ9+.--:::/?#&'%~!\"<>()\\ \t\nàé\u00a0"), max_size=12)


@given(_URLS)
@example("-a:b")
@example("é:b")
@example("a\t:b")
def test_a_url_is_a_path_in_the_site_where_it_has_no_scheme(url: str) -> None:
    assume(url[:1].isalnum() or url[:1] in {"-", ".", "+"})
    # No scheme begins with a point.
    path = local_path(f"./{url}", _PLACE)
    assert local_path(url, _PLACE) == ("" if urlsplit(url).scheme else path)


@given(_URLS)
def test_a_url_is_encoded_as_if_every_part_of_it_needed_it(url: str) -> None:
    encoded = quote(url, safe="!#$%&'()*+,-./:;=?@^_~")
    told = encoded.replace("&", "&amp;").replace("'", "&#x27;")
    assert escape_url(url) == told
