"""The corridor: sends the articles of a site through the rooms.

The only package that knows two rooms. Whoever calls it passes the windows in;
the command line, a test and a cluster differ in nothing else. Each door is
opened when it is asked for: to extract does not load what publishes.
"""

from typing import TYPE_CHECKING

from pipeline.doorways import doorway

if TYPE_CHECKING:
    from pipeline.building.adoption.alignment import align as align
    from pipeline.building.adoption.bilinguals import Stack as Stack
    from pipeline.building.answers.accounts import (
        ArticleAccount as ArticleAccount,
        EditionAccount as EditionAccount,
        MessageAccount as MessageAccount,
        Obstacle as Obstacle,
        Reason as Reason,
    )
    from pipeline.building.answers.comparing import (
        CostReport as CostReport,
        EditionCost as EditionCost,
        compare as compare,
    )
    from pipeline.building.answers.explaining import (
        Selection as Selection,
        explain as explain,
    )
    from pipeline.building.answers.provenance import (
        Provenance as Provenance,
        find_page as find_page,
    )
    from pipeline.building.answers.surveying import survey as survey
    from pipeline.building.assistance.prefilling import Prefilled as Prefilled
    from pipeline.building.assistance.translation import (
        TranslateReport as TranslateReport,
        translate as translate,
    )
    from pipeline.building.contents.promises import adopt as adopt
    from pipeline.building.exchange.exporting import (
        ExchangeForm as ExchangeForm,
        ExportReport as ExportReport,
        Wish as Wish,
        export as export,
    )
    from pipeline.building.exchange.ingesting import (
        Arrival as Arrival,
        IngestReport as IngestReport,
        ingest as ingest,
        ingest_pages as ingest_pages,
    )
    from pipeline.building.exchange.platforms import (
        describe_for_weblate as describe_for_weblate,
    )
    from pipeline.building.exchange.receiving import Received as Received
    from pipeline.building.inspection.checking import check as check
    from pipeline.building.inspection.correcting import (
        Correction as Correction,
        correct as correct,
    )
    from pipeline.building.inspection.exempting import (
        Exemption as Exemption,
        waive as waive,
    )
    from pipeline.building.inspection.outbound import (
        LinkReport as LinkReport,
        check_links as check_links,
    )
    from pipeline.building.manuscripts.withholding import Withheld as Withheld
    from pipeline.building.press.pinging import PingReport as PingReport, ping as ping
    from pipeline.building.revision.origins import (
        FileOrigin as FileOrigin,
        find_file as find_file,
    )
    from pipeline.building.revision.renewal import build as build
    from pipeline.building.revision.reprinting import Workshop as Workshop
    from pipeline.building.tallies.changes import (
        Action as Action,
        Change as Change,
        ExtractReport as ExtractReport,
        Tally as Tally,
    )
    from pipeline.building.tallies.costs import Cost as Cost
    from pipeline.building.tallies.reports import (
        AlignedPair as AlignedPair,
        AlignReport as AlignReport,
        BuildReport as BuildReport,
        CheckReport as CheckReport,
        Effort as Effort,
        Reprint as Reprint,
    )
    from pipeline.building.tallies.status import (
        EditionStatus as EditionStatus,
        LanguageStatus as LanguageStatus,
        StatusReport as StatusReport,
        Urgency as Urgency,
    )
    from pipeline.building.traces.sheaves import Sheaf as Sheaf
    from pipeline.building.upkeep.extraction import extract as extract
    from pipeline.building.upkeep.reconciliation import reconcile as reconcile

__getattr__, __dir__, __all__ = doorway(
    __name__,
    {
        "adoption.alignment": ("align",),
        "adoption.bilinguals": ("Stack",),
        "answers.accounts": (
            "ArticleAccount",
            "EditionAccount",
            "MessageAccount",
            "Obstacle",
            "Reason",
        ),
        "answers.comparing": ("CostReport", "EditionCost", "compare"),
        "answers.explaining": ("Selection", "explain"),
        "answers.provenance": ("Provenance", "find_page"),
        "answers.surveying": ("survey",),
        "assistance.prefilling": ("Prefilled",),
        "assistance.translation": ("TranslateReport", "translate"),
        "contents.promises": ("adopt",),
        "exchange.exporting": ("ExchangeForm", "ExportReport", "Wish", "export"),
        "exchange.ingesting": ("Arrival", "IngestReport", "ingest", "ingest_pages"),
        "exchange.platforms": ("describe_for_weblate",),
        "exchange.receiving": ("Received",),
        "inspection.checking": ("check",),
        "inspection.correcting": ("Correction", "correct"),
        "inspection.exempting": ("Exemption", "waive"),
        "inspection.outbound": ("LinkReport", "check_links"),
        "manuscripts.withholding": ("Withheld",),
        "press.pinging": ("PingReport", "ping"),
        "revision.origins": ("FileOrigin", "find_file"),
        "revision.renewal": ("build",),
        "revision.reprinting": ("Workshop",),
        "tallies.changes": ("Action", "Change", "ExtractReport", "Tally"),
        "tallies.costs": ("Cost",),
        "tallies.reports": (
            "AlignedPair",
            "AlignReport",
            "BuildReport",
            "CheckReport",
            "Effort",
            "Reprint",
        ),
        "tallies.status": (
            "EditionStatus",
            "LanguageStatus",
            "StatusReport",
            "Urgency",
        ),
        "traces.sheaves": ("Sheaf",),
        "upkeep.extraction": ("extract",),
        "upkeep.reconciliation": ("reconcile",),
    },
)
