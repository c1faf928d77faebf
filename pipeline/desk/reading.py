"""The pages that are looked at: the list, an article, and what edits cost."""

from collections import defaultdict
from functools import partial
from http import HTTPStatus
from urllib.parse import quote, urlencode

from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response

from pipeline.adapters import InlineExecutor
from pipeline.building.upkeep.opening import OpenCatalog
from pipeline.desk import wording
from pipeline.desk.bureau import Opened, Spot
from pipeline.desk.charts import HEIGHT, WIDTH, chart
from pipeline.desk.lists import Filter, search, shortlist
from pipeline.desk.replies import Visit, lost
from pipeline.desk.texts import desk_texts, place_of
from pipeline.errors import ConfigurationError
from pipeline.model.catalogs import State
from pipeline.model.diagnostics import Checked
from pipeline.model.locales import to_tag
from pipeline.text import trim


def home(visit: Visit) -> Response:
    """Show how far the articles are, the most urgent first."""
    board = visit.bureau.board
    board.refresh(InlineExecutor())
    asked = _question(visit)
    editions = tuple(board.editions())
    return visit.page(
        "home.html",
        asked=asked,
        shortlist=shortlist(editions, asked),
        found=search(editions, asked, visit.bureau.store),
        totals=board.sums(),
        locales=visit.bureau.site.languages,
        unread=tuple(board.diagnostics()),
        turned=lambda page: urlencode(
            {
                "lang": asked.tag,
                "state": asked.state,
                "words": asked.words,
                "page": page,
            }
        ),
    )


def _question(visit: Visit) -> Filter:
    page = visit.asked.get("page", "1")
    is_number = page.isascii() and page.isdigit() and len(page) < len("1000000")
    return Filter(
        tag=visit.asked.get("lang", ""),
        state=visit.asked.get("state", "waiting"),
        words=trim(visit.asked.get("words", ""))[:200],
        page=int(page) if is_number else 1,
    )


def edit(visit: Visit) -> Response:
    """Show an article in both languages, to be translated."""
    spot = _place(visit)
    opened = visit.bureau.open(spot)
    if not isinstance(opened.value, OpenCatalog):
        return _unopened(visit, opened) if spot.article else lost(visit)
    article = opened.value.article
    return _sheet(visit, opened.value, spot, article.metadata.title, article.path)


def onward(visit: Visit) -> Response:
    """Lead to what waits most urgently in the same language, or to the list."""
    board, place = visit.bureau.board, _place(visit)
    board.refresh(InlineExecutor())
    found = shortlist(board.editions(), Filter(tag=place.tag)).editions
    for each in (x for x in found if x.id != place.article):
        path = f"/edit/{place.tag}/{quote(each.id)}"
        return RedirectResponse(path, HTTPStatus.SEE_OTHER)
    return RedirectResponse("/", HTTPStatus.SEE_OTHER)


def words(visit: Visit) -> Response:
    """Show the site's own words in a language, to be translated."""
    spot = Spot(article="", tag=visit.places["tag"])
    opened = visit.bureau.open(spot)
    if opened.value is None:
        return _unopened(visit, opened)
    title = visit.reader.tell(wording.PAGES["site_words"])
    return _sheet(visit, opened.value, spot, title, opened.value.path)


def _sheet(visit: Visit, opened: Opened, spot: Spot, title: str, path: str) -> Response:
    """Show the texts of a catalog, to be translated; the memory learns meanwhile."""
    found = visit.bureau.judge(opened)
    texts = tuple(desk_texts(opened, found))
    reply = visit.page(
        "edit.html",
        catalog=opened.catalog,
        spot=spot,
        title=title,
        path=path,
        tags=tuple(map(to_tag, visit.bureau.site.languages)),
        texts=texts,
        counts={state: sum(x.state is state for x in texts) for state in State},
        has_machine=bool(visit.bureau.engine and spot.article),
    )
    reply.background = BackgroundTask(visit.bureau.learn)
    return reply


def cost(visit: Visit) -> Response:
    """Show what the edits since a revision ask of translators."""
    since = trim(visit.asked.get("since", ""))[:200]
    titles = {each.id: each.title for each in visit.bureau.board.editions()}
    shown = partial(
        visit.page,
        "cost.html",
        edits=visit.bureau.edits(),
        titles=defaultdict(str, titles),
    )
    if not since:
        return shown(since="HEAD", report=None, said="", hint="")
    try:
        report = visit.bureau.compare(since)
    except ConfigurationError as error:
        said, hint = map(visit.reader.tell, (error.message, error.hint))
        return shown(since=since, report=None, said=said, hint=hint)
    return shown(since=since, report=report, said="", hint="")


def chronicle(visit: Visit) -> Response:
    """Show how far the languages were over time, and who did what."""
    bureau = visit.bureau
    known = bureau.chronicle()
    tags = (to_tag(each) for each in bureau.site.languages)
    charts = (chart(each, known.moments) for each in tags)
    return visit.page(
        "chronicle.html",
        charts=tuple(each for each in charts if each),
        contributions=known.contributions,
        editions={each.catalog: each for each in bureau.board.editions()},
        moment=bureau.site.moment,
        width=WIDTH,
        height=HEIGHT,
    )


def _place(visit: Visit) -> Spot:
    return Spot(article=visit.places["article"], tag=visit.places["tag"])


def _unopened(visit: Visit, opened: Checked[Opened | None]) -> Response:
    """Say why an article can't be shown, or that there is none."""
    if not opened.diagnostics:
        return lost(visit)
    tell = visit.reader.tell
    said = (f"{place_of(x)}: {tell(x.message)}" for x in opened.diagnostics)
    return visit.page(
        "lost.html", HTTPStatus.SERVICE_UNAVAILABLE, said=tuple(said), hint=""
    )
