"""The views people query, and what each column means: the public interface of the corpus.

They are the same on every database. Renaming a column breaks somebody's spreadsheet: say so in the changelog. The
README's tables are checked against `VIEWS`, so that no column goes undocumented.
"""

from store.views.ledger import PARTNER_TIMELINE, PARTNERS, PARTNERSHIPS, PEOPLE, QUOTES
from store.views.pickups import PICKUPS, SOURCES
from store.views.polls import ALARMS, CRAWLS, DATES, FAILURES, FETCHES, SOURCE_HEALTH, VOLUMES
from store.views.quarantine import QUARANTINE
from store.views.stories import COPIES, COVERAGE, STORIES
from store.views.texts import ARTICLES, AUTHORS, REMOVED_BLOCKS, REVISIONS
from store.views.topic import MATCHES, NEAR_MISSES
from store.views.view import View, ViewColumn

__all__ = ["VIEWS", "View", "ViewColumn"]

VIEWS = (
    ARTICLES,
    REVISIONS,
    STORIES,
    COPIES,
    COVERAGE,
    PICKUPS,
    SOURCES,
    MATCHES,
    NEAR_MISSES,
    PARTNERSHIPS,
    PARTNERS,
    PARTNER_TIMELINE,
    PEOPLE,
    QUOTES,
    AUTHORS,
    REMOVED_BLOCKS,
    CRAWLS,
    FAILURES,
    FETCHES,
    QUARANTINE,
    SOURCE_HEALTH,
    ALARMS,
    VOLUMES,
    DATES,
)
