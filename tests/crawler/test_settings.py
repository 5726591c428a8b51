"""Scrapy is set up as faults.md asks, whatever its own defaults become."""

from __future__ import annotations

import pytest
from scrapy.settings import default_settings

from crawler.batch import NetworkRules
from crawler.network.throttle import JITTER, STRETCH
from crawler.settings import network_settings

RULES = NetworkRules(
    user_agent="Vigie/1 (+mailto:a@b.example)", delay_s=4.0, allow=("127.0.0.1/32#80",), proxy="http://p:1", timeout_s=9.0
)
