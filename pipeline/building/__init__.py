"""The corridor: sends the articles of a site through the rooms.

The only package that knows two rooms. Whoever calls it passes the windows in;
the command line, a test and a cluster differ in nothing else. Each door is
opened when it is asked for: to extract does not load what publishes.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.building.accounts import (
        ArticleAccount,
        EditionAccount,
        MessageAccount,
        Obstacle,
        Reason,
    )
    from pipeline.building.alignment import align
    from pipeline.building.bilinguals import Stack
    from pipeline.building.changes import Action, Change, Tally
    from pipeline.building.checking import check
    from pipeline.building.comparing import CostReport, EditionCost, compare
    from pipeline.building.correcting import Correction, correct
    from pipeline.building.costs import Cost
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
    from pipeline.building.exempting import Exemption, waive
    from pipeline.building.explaining import Selection, explain
    from pipeline.building.extraction import extract
    from pipeline.building.outbound import LinkReport, check_links
    from pipeline.building.pinging import PingReport, ping
    from pipeline.building.prefilling import Prefilled
    from pipeline.building.promises import adopt
    from pipeline.building.provenance import Provenance, find_page
    from pipeline.building.reconciliation import reconcile
    from pipeline.building.renewal import build
    from pipeline.building.reports import (
        AlignedPair,
        AlignReport,
        BuildReport,
        CheckReport,
        Effort,
        ExtractReport,
        Reprint,
    )
    from pipeline.building.reprinting import Workshop
    from pipeline.building.status import (
        EditionStatus,
        LanguageStatus,
        StatusReport,
        Urgency,
    )
    from pipeline.building.surveying import survey
    from pipeline.building.translation import TranslateReport, translate
    from pipeline.building.withholding import Withheld

_HOMES = {
    "Action": "changes",
    "AlignReport": "reports",
    "AlignedPair": "reports",
    "ArticleAccount": "accounts",
    "BuildReport": "reports",
    "Change": "changes",
    "CheckReport": "reports",
    "Correction": "correcting",
    "Cost": "costs",
    "CostReport": "comparing",
    "EditionAccount": "accounts",
    "EditionCost": "comparing",
    "EditionStatus": "status",
    "Effort": "reports",
    "ExchangeForm": "exchange.exporting",
    "Exemption": "exempting",
    "ExportReport": "exchange.exporting",
    "ExtractReport": "reports",
    "Arrival": "exchange.ingesting",
    "IngestReport": "exchange.ingesting",
    "LanguageStatus": "status",
    "LinkReport": "outbound",
    "MessageAccount": "accounts",
    "Obstacle": "accounts",
    "PingReport": "pinging",
    "Prefilled": "prefilling",
    "Provenance": "provenance",
    "Reason": "accounts",
    "Received": "exchange.receiving",
    "Reprint": "reports",
    "Selection": "explaining",
    "Stack": "bilinguals",
    "StatusReport": "status",
    "Tally": "changes",
    "TranslateReport": "translation",
    "Urgency": "status",
    "Wish": "exchange.exporting",
    "Withheld": "withholding",
    "Workshop": "reprinting",
    "adopt": "promises",
    "align": "alignment",
    "build": "renewal",
    "check": "checking",
    "check_links": "outbound",
    "compare": "comparing",
    "correct": "correcting",
    "describe_for_weblate": "exchange.platforms",
    "explain": "explaining",
    "find_page": "provenance",
    "export": "exchange.exporting",
    "extract": "extraction",
    "ingest": "exchange.ingesting",
    "ingest_pages": "exchange.ingesting",
    "ping": "pinging",
    "reconcile": "reconciliation",
    "survey": "surveying",
    "translate": "translation",
    "waive": "exempting",
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


def __getattr__(name: str) -> object:
    """Return a public name from its home (PEP 562)."""
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(name)
