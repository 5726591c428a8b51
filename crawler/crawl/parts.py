"""The parts that Scrapy loads by name when a crawl begins, and the list of public suffixes: loaded beforehand.

Importing this module is what it is for: a process that will crawl does so early, and the fork server once for all of
them. Left to Scrapy, some 200 modules would be imported by the first crawler of a batch, within the event loop, which
they would hold for half a second. The list takes a tenth of a second, in each process that asks which site an address
is of. It asks for no reactor, which would install one.
"""

from __future__ import annotations

from scrapy.settings import Settings
from scrapy.utils.misc import load_object

from crawler.crawl.settings import OUR_PARTS
from store.urls import site_of

_LISTS = ("EXTENSIONS", "DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES", "ITEM_PIPELINES")
_SINGLE = (
    "DOWNLOADER",
    "DUPEFILTER_CLASS",
    "LOG_FORMATTER",
    "SCHEDULER",
    "SCHEDULER_MEMORY_QUEUE",
    "SCHEDULER_PRIORITY_QUEUE",
    "STATS_CLASS",
    "TWISTED_DNS_RESOLVER",
)


def _load_parts() -> None:
    settings = Settings(OUR_PARTS)
    for name in _LISTS:
        for path in settings.get_component_priority_dict_with_base(name):
            load_object(path)
    for handler in filter(None, settings.getwithbase("DOWNLOAD_HANDLERS").values()):
        load_object(handler)
    for name in _SINGLE:
        load_object(settings[name])


_load_parts()
site_of("http://www.example/")  # any address: it reads the list, for this process and its forks
