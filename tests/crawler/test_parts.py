"""What Scrapy loads by name is loaded before its loop runs, and installs no reactor by that."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
import sys
import crawler.crawl.run
assert "twisted.internet.reactor" not in sys.modules
for name in ("downloadermiddlewares.redirect", "core.downloader.handlers.http11", "extensions.closespider", "squeues"):
    assert f"scrapy.{name}" in sys.modules, name
"""


def test_the_parts_of_a_crawl_are_there_before_it_begins_and_no_reactor_is() -> None:
    ran = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
