"""Which words a query on PostgreSQL may hold: what a read-only transaction lets through all the same.

A server's functions read files, end sessions, hold locks, change settings, and run further SQL from a string. A name
has to stand in the query for the server to call it, in whatever case and quotes, so the whole text is looked
through, comments and strings too: there is nothing to parse, and nothing to parse wrongly. The price is that
a query cannot look for those words in articles; `'set_' || 'config'` can.
"""

from __future__ import annotations

import re
from collections.abc import Collection

#: Of the names that begin with pg_ those that are for people who look at their corpus.
_HARMLESS = frozenset(
    {
        "pg_attribute",
        "pg_catalog",
        "pg_class",
        "pg_collation",
        "pg_column_size",
        "pg_constraint",
        "pg_database_size",
        "pg_get_constraintdef",
        "pg_get_indexdef",
        "pg_get_viewdef",
        "pg_index",
        "pg_indexes",
        "pg_indexes_size",
        "pg_namespace",
        "pg_relation_size",
        "pg_size_pretty",
        "pg_sleep",
        "pg_stat_user_indexes",
        "pg_stat_user_tables",
        "pg_stats",
        "pg_table_is_visible",
        "pg_table_size",
        "pg_tables",
        "pg_timezone_names",
        "pg_total_relation_size",
        "pg_trgm",
        "pg_type",
        "pg_typeof",
        "pg_views",
    }
)
_FORBIDDEN = re.compile(
    r"""\b(
        pg_\w+                                      # files, sessions, locks, slots, passwords
      | set_config | nextval | setval               # settings and counters outlive a transaction
      | lo_\w+ | loread | lowrite                   # large objects, from and to files of the server
      | \w+_to_xml\w* | ts_stat | ts_rewrite | crosstab\w* | connectby | xpath_table   # run SQL from a string
      | dblink\w* | postgres_fdw\w* | user_mapping\w*                                 # other servers
      | binary_upgrade\w* | brin_\w+ | gin_clean_pending_list
    )\b""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
#: A name in other letters: U&"\0070g_read_file" is pg_read_file.
_DISGUISE = re.compile(r'\bU&"', re.IGNORECASE)
#: Functions that came from elsewhere than the server itself and run with more rights than a query has: in C or
#: another language without a fence, unless their extension is one that any user may install, or as their owner.
FOREIGN_FUNCTIONS = """
    SELECT DISTINCT p.proname FROM pg_proc AS p JOIN pg_language AS l ON l.oid = p.prolang
    WHERE p.oid >= 16384 AND (p.prosecdef OR NOT l.lanpltrusted) AND NOT EXISTS (
        SELECT FROM pg_depend AS d JOIN pg_extension AS e ON e.oid = d.refobjid
               JOIN pg_available_extension_versions AS v ON v.name = e.extname AND v.version = e.extversion
        WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
              AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND v.trusted AND NOT p.prosecdef)
"""


def forbidden_word(query: str) -> str:
    """The first word of a query that the console refuses; empty when there is none."""
    if disguise := _DISGUISE.search(query):
        return disguise[0]
    found = (match[0] for match in _FORBIDDEN.finditer(query))
    return next((word for word in found if word.lower() not in _HARMLESS), "")


def foreign_word(query: str, functions: Collection[str]) -> str:
    """The first of these functions that a query names; empty when it names none."""
    text = query.casefold()
    return next((name for name in functions if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", text)), "")
