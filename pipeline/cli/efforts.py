"""What a build did, and what it kept back → what people and programs are told of it."""

from collections.abc import Iterator

from pipeline.building import BuildReport, Effort, Withheld
from pipeline.building.tallies.reports import Work
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import Phrase, say, say_list, say_many


def told_work(work: Work) -> Phrase:
    """Return how many articles were read, and how many files rendered, of how many."""
    files = {
        kind: work.files.get(kind, Effort()) for kind in ("pages", "lists", "feeds")
    }
    return say(
        "{read}; rendered: {pages}, {lists}, {feeds}",
        read=say_many(
            "{anew} of {count} article read",
            "{anew} of {count} articles read",
            count=work.articles.total,
            anew=work.articles.anew,
        ),
        pages=_pages(files["pages"]),
        lists=_lists(files["lists"]),
        feeds=_feeds(files["feeds"]),
    )


def _pages(effort: Effort) -> Phrase:
    return say_many(
        "{anew} of {count} page",
        "{anew} of {count} pages",
        count=effort.total,
        anew=effort.anew,
    )


def _lists(effort: Effort) -> Phrase:
    return say_many(
        "{anew} of {count} list",
        "{anew} of {count} lists",
        count=effort.total,
        anew=effort.anew,
    )


def _feeds(effort: Effort) -> Phrase:
    return say_many(
        "{anew} of {count} feed or sitemap",
        "{anew} of {count} feeds and sitemaps",
        count=effort.total,
        anew=effort.anew,
    )


def told_withheld(report: BuildReport) -> Iterator[Phrase]:
    """Yield what readers don't see and why, if there is any such thing."""
    told = [
        _kept_back(reason, count)
        for reason in Withheld
        if (count := report.withheld.get(reason, 0))
    ]
    if rejected := count_rejected(report):
        told.append(
            say_many(
                "{count} text with an error",
                "{count} texts with an error",
                count=rejected,
            )
        )
    if told:
        yield say("not published: {reasons}", reasons=say_list(told))


def count_rejected(report: BuildReport) -> int:
    """Return how many translations have an error, for which others are shown."""
    return len(
        {
            (each.path, each.context, each.msgid)
            for each in report.diagnostics.at_least(Severity.ERROR)
            if each.locale and each.msgid
        }
    )


def _kept_back(reason: Withheld, count: int) -> Phrase:
    match reason:
        case Withheld.BROKEN:
            return say_many(
                "{count} article with an error",
                "{count} articles with an error",
                count=count,
            )
        case Withheld.DRAFT:
            return say_many("{count} draft", "{count} drafts", count=count)
        case Withheld.EMBARGO:
            return say_many(
                "{count} article under embargo",
                "{count} articles under embargo",
                count=count,
            )
        case Withheld.ABSENT:
            return say_many(
                "{count} edition without a translation",
                "{count} editions without a translation",
                count=count,
            )
        case Withheld.POLICY:
            return say_many(
                "{count} edition for the policy of the site",
                "{count} editions for the policy of the site",
                count=count,
            )


def facts_of(report: BuildReport) -> dict[str, object]:
    """Return the same for a program."""
    work = report.work
    efforts = {"articles": work.articles, **work.files}
    return {
        "withheld": {str(each): report.withheld.get(each, 0) for each in Withheld},
        "rejected": count_rejected(report),
        "work": {
            name: {"anew": each.anew, "reused": each.reused}
            for name, each in efforts.items()
        },
    }
