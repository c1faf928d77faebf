"""The corridor: sends the articles of a site through the rooms.

The only package that knows two rooms. Whoever calls it passes the windows in;
the command line, a test and a cluster differ in nothing else. Each door is
opened when it is asked for: to extract does not load what publishes.
"""

from typing import TYPE_CHECKING

from pipeline.doorways import doorway

if TYPE_CHECKING:
    from pipeline.building.adoption.alignment import align
    from pipeline.building.adoption.bilinguals import Stack
    from pipeline.building.answers.accounts import (
        ArticleAccount,
        EditionAccount,
        MessageAccount,
        Obstacle,
        Reason,
    )
    from pipeline.building.answers.comparing import CostReport, EditionCost, compare
    from pipeline.building.answers.explaining import Selection, explain
    from pipeline.building.answers.provenance import Provenance, find_page
    from pipeline.building.answers.surveying import survey
    from pipeline.building.assistance.prefilling import Prefilled
    from pipeline.building.assistance.translation import TranslateReport, translate
    from pipeline.building.contents.promises import adopt
    from pipeline.building.exchange.exporting import (
        ExchangeForm,
        ExportReport,
        Wish,
        export,
    )
    from pipeline.building.exchange.ingesting import (
        Arrival,
        IngestReport,
        ingest,
        ingest_pages,
    )
    from pipeline.building.exchange.platforms import describe_for_weblate
    from pipeline.building.exchange.receiving import Received
    from pipeline.building.inspection.checking import check
    from pipeline.building.inspection.correcting import Correction, correct
    from pipeline.building.inspection.exempting import Exemption, waive
    from pipeline.building.inspection.outbound import LinkReport, check_links
    from pipeline.building.manuscripts.withholding import Withheld
    from pipeline.building.press.pinging import PingReport, ping
    from pipeline.building.revision.renewal import build
    from pipeline.building.revision.reprinting import Workshop
    from pipeline.building.tallies.changes import Action, Change, ExtractReport, Tally
    from pipeline.building.tallies.costs import Cost
    from pipeline.building.tallies.reports import (
        AlignedPair,
        AlignReport,
        BuildReport,
        CheckReport,
        Effort,
        Reprint,
    )
    from pipeline.building.tallies.status import (
        EditionStatus,
        LanguageStatus,
        StatusReport,
        Urgency,
    )
    from pipeline.building.upkeep.extraction import extract
    from pipeline.building.upkeep.reconciliation import reconcile

_HOMES = {
    "Action": "tallies.changes",
    "AlignReport": "tallies.reports",
    "AlignedPair": "tallies.reports",
    "ArticleAccount": "answers.accounts",
    "BuildReport": "tallies.reports",
    "Change": "tallies.changes",
    "CheckReport": "tallies.reports",
    "Correction": "inspection.correcting",
    "Cost": "tallies.costs",
    "CostReport": "answers.comparing",
    "EditionAccount": "answers.accounts",
    "EditionCost": "answers.comparing",
    "EditionStatus": "tallies.status",
    "Effort": "tallies.reports",
    "ExchangeForm": "exchange.exporting",
    "Exemption": "inspection.exempting",
    "ExportReport": "exchange.exporting",
    "ExtractReport": "tallies.changes",
    "Arrival": "exchange.ingesting",
    "IngestReport": "exchange.ingesting",
    "LanguageStatus": "tallies.status",
    "LinkReport": "inspection.outbound",
    "MessageAccount": "answers.accounts",
    "Obstacle": "answers.accounts",
    "PingReport": "press.pinging",
    "Prefilled": "assistance.prefilling",
    "Provenance": "answers.provenance",
    "Reason": "answers.accounts",
    "Received": "exchange.receiving",
    "Reprint": "tallies.reports",
    "Selection": "answers.explaining",
    "Stack": "adoption.bilinguals",
    "StatusReport": "tallies.status",
    "Tally": "tallies.changes",
    "TranslateReport": "assistance.translation",
    "Urgency": "tallies.status",
    "Wish": "exchange.exporting",
    "Withheld": "manuscripts.withholding",
    "Workshop": "revision.reprinting",
    "adopt": "contents.promises",
    "align": "adoption.alignment",
    "build": "revision.renewal",
    "check": "inspection.checking",
    "check_links": "inspection.outbound",
    "compare": "answers.comparing",
    "correct": "inspection.correcting",
    "describe_for_weblate": "exchange.platforms",
    "explain": "answers.explaining",
    "find_page": "answers.provenance",
    "export": "exchange.exporting",
    "extract": "upkeep.extraction",
    "ingest": "exchange.ingesting",
    "ingest_pages": "exchange.ingesting",
    "ping": "press.pinging",
    "reconcile": "upkeep.reconciliation",
    "survey": "answers.surveying",
    "translate": "assistance.translation",
    "waive": "inspection.exempting",
}

__all__ = [
    "Action",
    "AlignReport",
    "AlignedPair",
    "Arrival",
    "ArticleAccount",
    "BuildReport",
    "Change",
    "CheckReport",
    "Correction",
    "Cost",
    "CostReport",
    "EditionAccount",
    "EditionCost",
    "EditionStatus",
    "Effort",
    "ExchangeForm",
    "Exemption",
    "ExportReport",
    "ExtractReport",
    "IngestReport",
    "LanguageStatus",
    "LinkReport",
    "MessageAccount",
    "Obstacle",
    "PingReport",
    "Prefilled",
    "Provenance",
    "Reason",
    "Received",
    "Reprint",
    "Selection",
    "Stack",
    "StatusReport",
    "Tally",
    "TranslateReport",
    "Urgency",
    "Wish",
    "Withheld",
    "Workshop",
    "adopt",
    "align",
    "build",
    "check",
    "check_links",
    "compare",
    "correct",
    "describe_for_weblate",
    "explain",
    "export",
    "extract",
    "find_page",
    "ingest",
    "ingest_pages",
    "ping",
    "reconcile",
    "survey",
    "translate",
    "waive",
]

__getattr__ = doorway(__name__, _HOMES)
