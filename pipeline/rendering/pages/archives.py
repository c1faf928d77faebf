"""Cards by their months → the archive of a language: its years, their months.

An article that is new changes its month's first page, its year and the index; full
pages stay as they are.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from babel import Locale

from pipeline.model.editions import Card
from pipeline.rendering.dates import month_of_year, name_of_month, name_of_year
from pipeline.rendering.pages.addresses import (
    archive_folder,
    month_folder,
    year_folder,
)
from pipeline.rendering.pages.contexts import SiteContext
from pipeline.rendering.pages.listings import Collection, Month, list_place
from pipeline.rendering.pages.lists import CardShelf, ListPage, chained, split

_MOST = 100
"""How many articles, each a line, a page of a month has at least where it has two."""

_NEWEST = 3
"""How many articles of each month the page of a year names."""

_Years = Mapping[int, Mapping[Month, list[Card]]]


def archive_pages(collection: Collection, context: SiteContext) -> Iterator[ListPage]:
    """Yield the index, the years and the months of a language, newest first."""
    title = context.words.gettext("Archive")
    every = {each: _years(collection.months[each]) for each in collection.months}
    own = every[context.locale]
    editions = {each: archive_folder(each) for each in every}
    folder = editions[context.locale]
    yield ListPage(
        template="archive.html",
        place=list_place(folder, title, editions),
        heading=title,
        shelves=tuple(_year(year, months, context) for year, months in own.items()),
        total=len(collection.listed[context.locale]),
    )
    yield from chained(_year_page(year, every, context, title) for year in own)
    yield from chained(_month_pages(collection, context))


def _years(months: Mapping[Month, list[Card]]) -> _Years:
    return {
        year: {month: months[month] for month in within}
        for year, within in groupby(months, key=lambda month: month[0])
    }


def _year(
    year: int, months: Mapping[Month, list[Card]], context: SiteContext
) -> CardShelf:
    return CardShelf(
        name=name_of_year(date(year, 1, 1), context.locale),
        folder=year_folder(context.locale, year),
        total=sum(map(len, months.values())),
        shelves=tuple(_month(each, cards, context) for each, cards in months.items()),
    )


def _month(
    month: Month, cards: list[Card], context: SiteContext, shown: int = 0
) -> CardShelf:
    return CardShelf(
        name=name_of_month(date(*month, 1), context.locale),
        folder=month_folder(context.locale, month),
        total=len(cards),
        cards=tuple(cards[:shown]),
    )


def _year_page(
    year: int, every: Mapping[Locale, _Years], context: SiteContext, title: str
) -> ListPage:
    months = every[context.locale][year]
    editions = {each: year_folder(each, year) for each in every if year in every[each]}
    name = name_of_year(date(year, 1, 1), context.locale)
    folder = editions[context.locale]
    return ListPage(
        template="year.html",
        place=list_place(folder, f"{title} {name}", editions),
        heading=name,
        shelves=tuple(
            _month(each, cards, context, _NEWEST) for each, cards in months.items()
        ),
        total=sum(map(len, months.values())),
    )


def _month_pages(collection: Collection, context: SiteContext) -> Iterator[ListPage]:
    """Yield the pages of every month; the last of one leads to the month before."""
    locale = context.locale
    for month, cards in collection.months[locale].items():
        day = date(*month, 1)
        title = month_of_year(day, locale)
        year = (name_of_year(day, locale), year_folder(locale, day.year))
        editions = {
            each: month_folder(each, month)
            for each, months in collection.months.items()
            if month in months
        }
        first = ListPage(
            template="month.html",
            place=list_place(editions[locale], title, editions),
            heading=title,
            total=len(cards),
            above=(year,),
        )
        yield from split(first, cards, _MOST)
