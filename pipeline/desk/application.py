"""Requests → the pages of the desk, and what a person types → the catalogs.

The routes are all there is: an article is looked up by its id in a table, a text by
its fingerprint, and no path of a file ever comes from a browser.
"""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.desk import pages, reading, wording, writing
from pipeline.desk.bureau import Bureau
from pipeline.desk.guarding import Guard, Guarded
from pipeline.desk.pages import Reader
from pipeline.desk.replies import Visit, apology, asset, lost, troubled
from pipeline.desk.showing import PLACE, Showcase
from pipeline.errors import PipelineError
from pipeline.model.locales import to_tag

Answer: TypeAlias = Callable[[Visit], Response]

_READING: Mapping[str, Answer] = {
    "/": reading.home,
    "/cost": reading.cost,
    "/edit/{tag}/{article:path}": reading.edit,
    "/onward/{tag}/{article:path}": reading.onward,
    "/words/{tag}": reading.words,
}
_WRITING: Mapping[str, Answer] = {
    "/aids": writing.aids,
    "/chronicle": reading.chronicle,
    "/comment": writing.comment,
    "/history": writing.history,
    "/judge": writing.judge,
    "/machine": writing.machine,
    "/save": writing.save,
    "/set": writing.set_typed,
    "/undo": writing.undo,
}
_LANGUAGE = "diptyque-language"


def application(
    bureau: Bureau,
    showcase: Showcase,
    guard: Guard,
    language: str,
    tells: Mapping[str, wording.Tell],
) -> Starlette:
    """Return the desk; it speaks `language` until it is asked for another.

    `tells` says phrases in each of the languages.
    """
    routes = _Routes(bureau, guard, language, tells)
    routes.rehearse()

    async def news(request: Request) -> Response:
        reader, asked = routes.reader(request), request.path_params
        article = asked.get("article", "")
        return showcase.news(article, asked["tag"], reader.language, reader.tell)

    return Starlette(
        routes=[
            Route("/news/{tag}", news),
            Route("/news/{tag}/{article:path}", news),
            Route(f"{PLACE}{{path:path}}", showcase.page),
            *(Route(path, routes.answers(answer)) for path, answer in _READING.items()),
            *(
                Route(path, routes.answers(answer), methods=["POST"])
                for path, answer in _WRITING.items()
            ),
            *(Route(f"/assets/{name}", asset(name)) for name in pages.assets()),
            Route("/{path:path}", routes.answers(lost)),
        ],
        middleware=[Middleware(Guarded, guard=guard)],
    )


class _Routes:
    """What all requests have in common; the clerk is the thread in which work is done.

    There is one, so that whoever saves is alone, as is the memory's database. What
    waits for a machine somewhere waits elsewhere, and what git is asked is asked by
    one who does nothing else.
    """

    def __init__(
        self,
        bureau: Bureau,
        guard: Guard,
        language: str,
        tells: Mapping[str, wording.Tell],
    ) -> None:
        self.bureau = bureau
        self.guard = guard
        self.language = language
        self.tells = tells
        self.clerk = ThreadPoolExecutor(1, "clerk")
        self.errand = ThreadPoolExecutor(1, "errand")
        self.archivist = ThreadPoolExecutor(1, "archivist")

    def rehearse(self) -> None:
        """Show the list and an article to nobody: what is done first takes longer."""
        reader = Reader(language=self.language, tell=self.tells[self.language])
        for each in islice(self.bureau.board.editions(), 1):
            places = {"article": each.id, "tag": to_tag(each.locale)}
            visit = Visit(
                bureau=self.bureau, reader=reader, secret="", places=places, asked={}
            )
            for answer in (reading.home, reading.edit):
                self.clerk.submit(_answered, answer, visit)

    def answers(self, answer: Answer) -> Callable[[Request], object]:
        """Return what answers a request in the thread of the clerk."""
        thread = self._thread(answer)

        async def answered(request: Request) -> Response:
            body = await request.body() if request.method == "POST" else b""
            visit = self._visit(request, body)
            loop = asyncio.get_running_loop()
            reply = await loop.run_in_executor(
                thread, partial(_answered, answer, visit)
            )
            if request.query_params.get("ui") in self.tells:
                reply.set_cookie(_LANGUAGE, visit.reader.language, samesite="strict")
            return reply

        return answered

    def _thread(self, answer: Answer) -> ThreadPoolExecutor:
        if answer in {reading.chronicle, reading.cost, writing.history}:
            return self.archivist
        return self.errand if answer is writing.machine else self.clerk

    def reader(self, request: Request) -> Reader:
        """Return who asks, and in which language."""
        chosen = request.query_params.get("ui") or request.cookies.get(_LANGUAGE, "")
        language = chosen if chosen in self.tells else self.language
        return Reader(language=language, tell=self.tells[language])

    def _visit(self, request: Request, body: bytes) -> Visit:
        return Visit(
            bureau=self.bureau,
            reader=self.reader(request),
            secret=self.guard.secret,
            places=request.path_params,
            asked=request.query_params,
            body=body,
        )


def _answered(answer: Answer, visit: Visit) -> Response:
    """Answer; a trouble of the operator is a page, or what a script can read."""
    try:
        return answer(visit)
    except PipelineError as error:
        return troubled(visit, error)
    except Exception as error:  # noqa: BLE001 - this is the front door of a request
        return apology(visit, error)
