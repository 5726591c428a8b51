"""The table of the configuration that bounds what crawls take of the machine."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scheduler.configuration.tables import IS_WHOLE, Table

#: A crawl begins with 180 MB, a process that extracts with 80: less would refuse every page.
Megabytes = Annotated[int, IS_WHOLE, Field(ge=256, le=1_000_000)]


class LimitsTable(Table):
    """What crawls may take of the machine."""

    #: Batches that the daemon polls side by side: while one waits for a slow site, another goes on.
    batches_at_once: Annotated[int, IS_WHOLE, Field(ge=1, le=32)] = 2
    #: A crawl ends in good order when it has taken so much; half as much again is refused to it.
    crawl_memory_mb: Megabytes = 1024
    #: A page that needs more of a process that extracts fails.
    extraction_memory_mb: Megabytes = 768
