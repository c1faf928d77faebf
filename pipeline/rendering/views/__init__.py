"""What a template is given: the interface of a theme, in frozen values.

Every text is plain and is escaped where it is printed; only `Markup` is HTML.
Every URL is relative to the page, unless its comment says absolute.
"""

from pipeline.rendering.views.articles import (
    ArticleView,
    CorrectionPairView,
    CorrectionView,
    FacingView,
    NoticeView,
    OriginalView,
    PairView,
)
from pipeline.rendering.views.cards import (
    CardView,
    HeadlineView,
    OnwardView,
    PaginationView,
    ShelfView,
)
from pipeline.rendering.views.contexts import (
    CONTEXTS,
    ArticleContext,
    CorrectionsContext,
    DoorContext,
    FacingContext,
    FeedsContext,
    ListContext,
    PanelContext,
    PartContext,
    SearchContext,
    SharedContext,
)
from pipeline.rendering.views.frames import (
    AlternateView,
    FrameView,
    LanguageView,
    PageView,
    SiteView,
)
from pipeline.rendering.views.texts import (
    DateView,
    FeedView,
    ImageView,
    LinkView,
    TextView,
)

__all__ = [
    "CONTEXTS",
    "AlternateView",
    "ArticleContext",
    "ArticleView",
    "CardView",
    "CorrectionPairView",
    "CorrectionView",
    "CorrectionsContext",
    "DateView",
    "DoorContext",
    "FacingContext",
    "FacingView",
    "FeedView",
    "FeedsContext",
    "FrameView",
    "HeadlineView",
    "ImageView",
    "LanguageView",
    "LinkView",
    "ListContext",
    "NoticeView",
    "OnwardView",
    "OriginalView",
    "PageView",
    "PaginationView",
    "PairView",
    "PanelContext",
    "PartContext",
    "SearchContext",
    "SharedContext",
    "ShelfView",
    "SiteView",
    "TextView",
]
