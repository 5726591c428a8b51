"""The views of a database, made those of this version; a view may change without a change of the tables."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, delete, insert, inspect, select

from store.schema import setting
from store.views import VIEWS

_SETTING = "views"


def renew_views(connection: Connection) -> None:
    """Make every view anew when one of them is missing, or worded otherwise by this version.

    Raises StoreUnavailable when somebody's own view stands on one of them, on PostgreSQL.
    """
    wanted = {view.name: view.definition(connection.dialect.name) for view in VIEWS}
    digest = hashlib.sha256("\n".join(wanted.values()).encode()).hexdigest()
    known = connection.execute(select(setting.c.value).where(setting.c.name == _SETTING)).scalar()
    if known == digest and wanted.keys() <= set(inspect(connection).get_view_names()):
        return
    for name, query in wanted.items():
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")
    connection.execute(delete(setting).where(setting.c.name == _SETTING))
    connection.execute(insert(setting).values(name=_SETTING, value=digest))


def drop_views(connection: Connection) -> None:
    """Drop every view, so that a table may be altered; `renew_views` in the same transaction makes them again."""
    for view in VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {view.name}")
