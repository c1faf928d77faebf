"""Saved pages, construct by construct."""

import pytest
from babel import Locale

from pipeline.importing import ImportedArticle, import_page
from pipeline.model.articles import Source
from pipeline.model.diagnostics import Checked


def page(html: str, head: str = "") -> Checked[ImportedArticle]:
    document = f"<html lang=en><head>{head}</head><body>{html}</body></html>"
    return import_page(Source(path="a.html", content=document), Locale("en"))


def body(html: str, head: str = "") -> str:
    return page(html, head).value.content.partition("\n---\n\n")[2].removesuffix("\n")


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <em> b </em>c", "a *b* c"),
        ("<p>a<em>b</em>c", "a*b*c"),
        ("<p><b></b>a<i> </i>b", "a b"),
        ("<p>x<sup>2</sup>", "x<sup>2</sup>"),
        ("<p>a<br>b", "a\\\nb"),
        ("<p>a<br><br>b", "a\n\nb"),
        ("<p>a&nbsp;: b&nbsp;</p>", "a\u00a0: b"),
        ("<p># a</p><p>1. b</p>", "\\# a\n\n1\\. b"),
        ("<p>&lt;script&gt;", "<script\\>"),
        ("<h2>a</h2><h5>b", "## a\n\n##### b"),
        (
            "<p><a href='https://a.example/(b) c'>d</a>",
            "[d](<https://a.example/(b) c>)",
        ),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n<!-- -->\n\n- b"),
        ("<ul><li>a<ul><li>b</ul></ul>", "- a\n\n  - b"),
        ("<blockquote>a<p>b</blockquote>", "> a\n>\n> b"),
        ("<p>a<hr><p>b", "a\n\n***\n\nb"),
        ("<pre>a\n  ``` b</pre>", "````\na\n  ``` b\n````"),
        ("<section><div>a</div>b</section>c", "a\n\nb\n\nc"),
        (
            (
                "<figure><img src='https://a.example/i.png' alt='[a]'>"
                "<figcaption>b “c”</figcaption></figure>"
            ),
            '![\\[a\\]](https://a.example/i.png "b “c”")',
        ),
        (
            "<table><tr><th>a<th>b<tr><td>1|2<td><b>3</b></table>",
            "| a | b |\n| --- | --- |\n| 1\\|2 | **3** |",
        ),
    ],
)
def test_a_construct_is_written_as_its_markdown(html: str, markdown: str) -> None:
    assert body(html) == markdown


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td>1</td></tr>",
        "<tr><th colspan=2>a<tr><td>1<td>2",
        "<tr><th>a<tr><td><p>1<p>2",
        "<caption>c</caption><tr><th>a<tr><td>1",
        "<tr><th>a<tr><td>1<td>2",
    ],
)
def test_a_table_that_markdown_has_not_stays_html_on_one_line(table: str) -> None:
    written = body(f"<table onclick=x>{table}</table>")
    assert written.startswith("<table>")
    assert "\n" not in written


@pytest.mark.parametrize(
    "frame",
    [
        "<nav>x</nav>",
        "<footer>x</footer>",
        "<aside>x</aside>",
        "<script>x</script>",
        "<form>x</form>",
        "<div hidden>x</div>",
        "<div role=navigation>x</div>",
        "<div class=site__shareBar>x</div>",
        "<div class='col-md-4 fil-ariane'>x</div>",
        "<div class=boton-compartir>x</div>",
        "<div id=Kommentare>x</div>",
        "<div class=pubblicita-box>x</div>",
        "<div class=comparteix>x</div>",
        "<div class=partejar>x</div>",
        "<div id=cookie-notice><p>x</p></div>",
        "<div style='color: red; display:none'>x</div>",
        "<p>Weiterlesen</p>",
        "<p>Condividi:</p>",
        "<p>Inicio > Noticias</p>",
        "<p><a href=/>Acuèlh</a> | <a href=/n>Novèlas</a></p>",
        "<ul><li>Accueil<li>Culture</ul>",
        "<ul><li>Facebook<li>E-mail</ul>",
        "<div class='page-breadcrumb top'>x</div>",
        "<ul id=share><li>x</ul>",
        "<p>Toutes les actualités</p>",
        "<!-- x -->",
        "<style>x</style>",
    ],
)
def test_the_frame_of_the_site_is_left_out(frame: str) -> None:
    assert body(f"{frame}<h1>Title</h1><p>Text.{frame}</p>").startswith("Text.")


def test_what_names_the_subject_of_a_page_is_no_frame() -> None:
    html = "<div class='post category-social tag-share has-sidebar'><p>Text.</p></div>"
    assert body(f"<h1>T</h1><p>Another, a longer text.</p>{html}").endswith("Text.")


def test_what_holds_most_of_the_text_is_no_frame() -> None:
    assert body("<div class=comments><p>All the text there is.</p></div>") == (
        "All the text there is."
    )


def test_an_aside_that_may_be_text_is_said_on_its_line() -> None:
    words = "Forty trees stand on the roof of the old halls, in tubs, and a hen. " * 2
    found = page(f"<h1>a</h1>\n<aside><p>{words}</aside><p>{words * 3}").diagnostics
    assert [(each.line, each.code) for each in found if each.line] == [
        (2, "import-lost")
    ]


def test_the_text_is_looked_for_where_pages_have_it() -> None:
    html = "<p>frame</p><main><article>s</article><article>the text</article></main>"
    assert body(html) == "the text"


@pytest.mark.parametrize(
    ("html", "head", "title"),
    [
        ("<h1>A\n<i>b</i></h1>", "<title>c</title>", "A b"),
        ("", "<meta property=og:title content='A b'><title>c</title>", "A b"),
        ("", "<title>A b | Site</title>", "A b"),
        ("", "<title>A - b | Site</title>", "A - b"),
        ("", "<title>A - b</title><meta property=og:site_name content=S>", "A - b"),
        ("", "", "a"),
    ],
)
def test_the_title_is_the_heading_or_what_the_page_declares(
    html: str, head: str, title: str
) -> None:
    assert page(f"{html}<p>x", head).value.title == title


def test_a_relative_link_is_resolved_where_the_page_says_its_address() -> None:
    canonical = "<link rel=canonical href='https://a.example/b/c'>"
    assert body("<p><a href=d>e</a>", canonical) == "[e](https://a.example/b/d)"
    found = page("<h1>a</h1>\n\n<p><a href=d>e</a>").diagnostics
    assert [(each.line, each.code) for each in found if each.line] == [
        (3, "import-link")
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//["])
def test_a_link_that_can_do_harm_is_left_out(url: str) -> None:
    assert body(f"<p><a href='{url}'>e</a> <img src='{url}'>") == "e"


def test_what_is_embedded_is_said_to_be_lost() -> None:
    found = page("<h1>a</h1><iframe src='https://v.example/'></iframe>").diagnostics
    assert "https://v.example/" in found[-1].message


def test_the_language_of_the_page_is_that_which_it_declares() -> None:
    source = Source(path="a.html", content="<html lang=de-AT><p>Brot, Butter.</html>")
    assert import_page(source).value.locale == Locale("de", "AT")
