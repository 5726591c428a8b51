"""All faults that the fault server plays, in the order of the table."""

from __future__ import annotations

from tests.faults.feed_faults import FEED_FAULTS
from tests.faults.network_faults import NETWORK_FAULTS
from tests.faults.page_faults import PAGE_FAULTS
from tests.faults.web import Fault

FAULTS: tuple[Fault, ...] = tuple(sorted((*NETWORK_FAULTS, *FEED_FAULTS, *PAGE_FAULTS), key=lambda fault: fault.row))
