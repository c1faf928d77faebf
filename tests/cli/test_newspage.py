"""`diptyque build --report`, and what a CI system shows of a run."""

import re
from pathlib import Path

from tests.cli.conftest import Command
from tests.house import ROOT
from tests.inspection import elements, tree, values

HOSTILE = "articles/<b onclick=x>.md"


def _page(site: Path) -> str:
    return (site / "report.html").read_text("utf-8")


def test_an_editor_reads_the_state_of_each_edition(
    diptyque: Command, site: Path
) -> None:
    assert diptyque("build", "--report", "report.html").code == 0
    root = tree(_page(site))
    assert values(root, "/html/@lang") == ["en"]
    assert [each.text for each in elements(root, "//h2")] == [
        "Findings",
        "French",
        "English",
        "The build",
    ]
    rows = values(root, "//th[@scope='row']/bdi/text()")
    assert sorted(rows) == [
        "articles/about.md",
        "articles/bienvenue.md",
        "articles/mentions-legales.md",
        "articles/welcome.md",
    ]
    assert "left to do" in _page(site)
    titles = values(root, "//th[@scope='row']/cite/text()")
    assert "Une rédaction, deux unes" in titles
    told = values(root, "//section[h2='The build']//li/text()")
    assert any(each.startswith("4 of 4 articles read; rendered: ") for each in told)


def test_an_editor_sees_first_how_much_is_wrong_and_where(
    diptyque: Command, site: Path
) -> None:
    place = site / "locales/fr/LC_MESSAGES/articles/welcome.po"
    text = place.read_text("utf-8")
    place.write_text(text.replace("Par où commencer", "Par 12 où commencer"), "utf-8")
    assert "Par 12 où" in place.read_text("utf-8")
    diptyque("build", "--report", "report.html", "--now", "2026-11-29T01:30:00+00:00")
    root = tree(_page(site))
    assert values(root, "//header//time/text()") == ["November 29, 2026, 02:30"]
    anchors = values(root, "//ul[@class='glance']//a/@href")
    assert anchors == ["#language-1", "#language-2", "#error", "#info"]
    assert all(elements(root, f"//*[@id='{each[1:]}']") for each in anchors)
    [finding] = elements(root, "//details[@id='error'][@open]//li")
    assert values(finding, ".//i/text()") == ["number-differs"]
    assert values(finding, ".//code//text()")[-1].startswith("welcome.po:")
    assert values(finding, "./blockquote/@lang") == ["fr"]
    assert values(finding, ".//mark/text()") == ["12"]


def test_two_builds_alike_write_the_same_page(diptyque: Command, site: Path) -> None:
    # What was written a moment before a build is looked at once more by the next.
    diptyque("build", "--quiet")
    diptyque("build", "--quiet")
    diptyque("build", "--report", "report.html")
    page = _page(site)
    diptyque("build", "--report", "report.html")
    assert _page(site) == page


def test_the_page_speaks_the_language_of_the_command(
    diptyque: Command, site: Path
) -> None:
    diptyque("build", "--report", "report.html", "--ui-lang", "fr")
    root = tree(_page(site))
    assert values(root, "/html/@lang") == ["fr"]
    assert "Constats" in _page(site)


def test_what_people_typed_is_text_in_the_page(diptyque: Command, site: Path) -> None:
    (site / HOSTILE).write_text(
        "---\ntitle: T\nlang: en\ncolour: <script>\n---\n\nA.\n"
    )
    diptyque("build", "--report", "report.html", "--fail-on", "never")
    root = tree(_page(site))
    assert elements(root, "//script | //*[@onclick or @src]") == []
    assert all(each.startswith("#") for each in values(root, "//@href"))
    assert HOSTILE in values(root, "//bdi/text()")


def test_a_report_that_can_not_be_written_is_said(
    diptyque: Command, site: Path
) -> None:
    (site / "report.html").mkdir()
    assert diptyque("build", "--report", "report.html").code in {2, 3}


def test_a_ci_system_gets_a_summary_of_each_command(
    diptyque: Command, site: Path
) -> None:
    summary = site / "summary.md"
    summary.write_text("Before.\n")
    (site / "articles/x.md").write_text(
        "---\ntitle: T | <b>\nlang: en\n---\n\n[a](b.md)\n"
    )
    env = {"GITHUB_STEP_SUMMARY": str(summary)}
    diptyque("check", "--sources", env=env)
    diptyque("build", env=env)
    text = summary.read_text("utf-8")
    assert text.startswith("Before.\n## Diptyque\n\n- ")
    assert text.count("## Diptyque") == 2
    assert (
        "| error broken-link | articles/x.md:6 | There is no file articles/b.md."
        in text
    )


def test_a_summary_that_can_not_be_written_is_said(
    diptyque: Command, site: Path
) -> None:
    ended = diptyque("check", env={"GITHUB_STEP_SUMMARY": str(site)})
    assert ended.code == 3
    assert "can't be written" in ended.errors


def test_the_colours_of_states_fill_bars_and_keys_alone() -> None:
    # The rows of a state bear its name too.
    style = (ROOT / "pipeline/cli/formats/newspage.css").read_text("utf-8")
    states = re.findall(
        r"^(.*\.(?:approved|outdated|fuzzy|untranslated)) \{", style, re.MULTILINE
    )
    assert states
    assert all(each.startswith(":is(.bar span, .key)") for each in states)
