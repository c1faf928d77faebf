"""How a build has left a site and its output: by this the next knows what changed."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.contents.orders import Order
from pipeline.building.manuscripts.drafts import RECORDS
from pipeline.building.manuscripts.withholding import Withheld
from pipeline.building.tallies.reports import BuildReport, count_work
from pipeline.building.traces.remembering import digest, packed, remember, unpacked
from pipeline.building.traces.seals import Seal, files_of
from pipeline.building.traces.sheaves import Sheaf
from pipeline.errors import StoreError
from pipeline.model.editions import EditionState
from pipeline.model.locales import to_tag

if TYPE_CHECKING:
    from pipeline.building.revision.telling import Revised


class Baseline(Struct, frozen=True, kw_only=True, array_like=True):
    """How the last build left the site and its output.

    `key` says what was asked of it, `since` and `until` between which moments
    the same would come of it (seconds since 1970). `inputs` and `outputs` seal
    all files; `kinds` is how many of the latter were made, by their kind, and
    `articles` of how many articles. `told` names what was found, which is kept
    beside it, and `kept` all else that the build has left to be known.
    """

    key: str
    since: float
    until: float
    inputs: Seal
    outputs: Seal
    kinds: dict[str, int]
    articles: int
    editions: dict[str, dict[EditionState, int]]
    published: dict[str, int]
    withheld: dict[Withheld, int]
    told: str = ""
    kept: str = ""

    def may_hold(self, order: Order) -> bool:
        """Say whether the same is asked, and nothing is due."""
        now = order.clock.now().timestamp()
        return self.key == key_of(order) and self.since <= now < self.until

    def holds_after_all(self, order: Order) -> bool:
        """Say the same of files alone: a folder changes while one is replaced."""
        if self.inputs.files != files_of(order.stamps):
            return False
        found = {path: each for path, each in order.found.items() if path[-1] != "/"}
        return self.outputs.files == found

    def findings(self, order: Order) -> Sheaf | None:
        """Return what was found; none where it is not there as it was left."""
        try:
            content = order.store.read(order.told)
        except StoreError:
            return None
        return unpacked(content, Sheaf) if digest(content) == self.told else None

    def amended(self, found: "Revised", inputs: Seal, order: Order) -> "Baseline":
        """Return how a build has left it that made again what some articles show."""
        return replace(
            self,
            inputs=inputs,
            outputs=self.outputs.replaced(found.written, order.output),
            editions=_counted(self.editions, found.changes),
            withheld=dict(Counter(self.withheld) + found.withheld),
        )

    def report(self, findings: Sheaf, found: "Revised | None" = None) -> BuildReport:
        """Return what a build reports that has left all like this.

        Where it did anything for it, it has made again what was `found`.
        """
        written = len(found.written) if found else 0
        return BuildReport(
            written=written,
            unchanged=sum(self.kinds.values()) - written,
            removed=0,
            editions=self.editions,
            published=self.published,
            withheld=self.withheld,
            diagnostics=findings,
            work=count_work(
                articles=self.articles,
                read=found.read if found else 0,
                kinds=self.kinds,
                made=found.made if found else Counter(),
            ),
        )


def keep(left: Baseline, findings: Sheaf, order: Order) -> None:
    """Keep how a build has left all, and what it found: that by which it holds last."""
    content = packed(findings)
    order.store.write(order.told, content)
    # Of a part of the languages it is not known what shows an article.
    kept = token(order) if order.is_whole else ""
    named = replace(left, told=digest(content), kept=kept)
    remember(order.store, order.baseline, named)


def token(order: Order) -> str:
    """Return a name for all that is known of articles, files, and what shows what."""
    try:
        kept = map(order.store.read, (RECORDS, order.made, order.showing))
        return digest(*kept)
    except StoreError:
        return ""


def key_of(order: Order) -> str:
    """Return what tells the builds that were asked the same from others."""
    return digest(order.key, *map(to_tag, order.languages))


def _counted(
    editions: Mapping[str, Mapping[EditionState, int]],
    changes: Mapping[tuple[str, EditionState], int],
) -> dict[str, dict[EditionState, int]]:
    """Return how many articles are in each state after some have changed."""
    return {
        tag: {
            state: count
            for state in sorted(EditionState)
            if (count := states.get(state, 0) + changes.get((tag, state), 0))
        }
        for tag, states in editions.items()
    }
