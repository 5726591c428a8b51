"""Scrapy's settings, and why ours differ from its defaults.

As found in 2.19, Scrapy accepts answers of 1 GiB, verifies no certificate, opens a telnet console and a remote
control, reads `file://` when a spider yields it, retries 429 at once, and follows a hostile Referrer-Policy.
"""

from __future__ import annotations

from typing import Any

from crawler.batch import Batch, NetworkRules
from crawler.context.crawl_context import SETTING, CrawlContext
from crawler.network.pace.throttle import JITTER, STRETCH

#: Larger answers are cut off: no article, and hardly a feed, is that large.
MAX_ANSWER_BYTES = 10 * 1024 * 1024

_SAFETY = {
    "DOWNLOAD_MAXSIZE": MAX_ANSWER_BYTES,
    "DOWNLOAD_WARNSIZE": 0,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "DOWNLOAD_HANDLERS": dict.fromkeys(("http", "https"), "crawler.network.pace.handler.PoliteHandler")
    | dict.fromkeys(("file", "ftp", "s3", "data")),
    "TWISTED_DNS_RESOLVER": "crawler.network.reach.guard.GuardedResolver",
    "DNS_TIMEOUT": 20,
    "REDIRECT_MAX_TIMES": 8,
    "METAREFRESH_ENABLED": False,
    "REFERER_ENABLED": False,
    "COOKIES_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "URLLENGTH_LIMIT": 2083,
    "RETRY_TIMES": 2,
    # 429 and 503 are answers about us: they end the poll instead of being asked again at once (scrapy#3849).
    "RETRY_HTTP_CODES": [500, 502, 504, 522, 524, 408],
    "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",
}

_LEAN = {
    # 36 ms a crawl instead of 170, and 7.5 ms a page instead of 9.7; of these 2 were for the 100 tasks that Scrapy
    # starts for every answer, though a page brings one article.
    "CONCURRENT_ITEMS": 1,
    # Pages of one feed that are on their way, or wait for their turn at a host. Those behind them wait in the
    # scheduler, where they weigh little: of 32, without a delay, most came and lay in memory until they were extracted,
    # 450 MB for 20 feeds instead of 355, and the garbage collector held the loop for 0.18 s instead of 0.07.
    "CONCURRENT_REQUESTS": 8,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    # In the order in which pages were admitted, the newest first: Scrapy's own queue begins at the end.
    "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
    # Pages that a spider holds while they wait for an extractor; 5 MB in each of 32 spiders would be a lot of memory.
    "SCRAPER_SLOT_MAX_ACTIVE_SIZE": 1_000_000,
    "LOGSTATS_INTERVAL": 0,
    # Counted for nobody: a poll has an account of its own.
    "STATS_DUMP": False,
    "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",
    "DOWNLOADER_STATS": False,
    # All of Scrapy's own that run here. The others are not switched off one by one, since what is set to None is
    # imported as well (2.19, `get_component_priority_dict_with_base`): 100 modules of a web server, say, which held the
    # loop of each crawl for a tenth of a second.
    "EXTENSIONS_BASE": {
        "scrapy.extensions.memusage.MemoryUsage": 0,
    },
    "EXTENSIONS": {
        "crawler.network.pace.throttle.PoliteThrottle": 0,
        "crawler.network.headers.HeaderBounds": 0,
        "crawler.network.ending.TimeUp": 0,
    },
}

#: Seconds between two requests where no delay is wanted. With none at all Scrapy sends whatever waits for a host at
#: once, whatever CONCURRENT_REQUESTS_PER_DOMAIN says, each on a connection of its own: requests count as under way only
#: once their task has begun (2.19, `Downloader._process_queue`).
_NO_DELAY_S = 1e-3

_OUR_ROOMS = {
    "ROBOTSTXT_OBEY": False,  # obeyed by crawler.network.permission.robots, which RFC 9309 would recognise
    "DOWNLOADER_MIDDLEWARES": {
        "crawler.network.fetch_log.FetchLog": 10,
        "crawler.network.reach.guard.GuardMiddleware": 50,
        "crawler.network.pace.handler.AwayMiddleware": 60,
        "crawler.network.permission.robots.RobotsMiddleware": 100,
        "crawler.network.permission.rights_files.RightsMiddleware": 110,
        # They look at each request and never do anything: no spider here names its domains or a password.
        "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
        "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
        # Nearer to the wire than retries (550), since asking again would not help.
        "crawler.network.reach.guard.RefusedHosts": 640,
    },
    # Nearer to the spider than Scrapy's own, which judges by the status alone.
    "SPIDER_MIDDLEWARES": {
        "crawler.network.whole_answers.WholeAnswers": 60,
        # Each is one more generator around everything that is found. Nobody asks how deep a page lies, addresses that
        # are too long are refused by the guard, which gives an account of them, and no metadata are copied here.
        "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
        "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
        "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
    },
    "ITEM_PIPELINES": {"crawler.crawl.pipeline.ArchivePipeline": 100},
}

#: What Scrapy is told whatever the batch.
OUR_PARTS: dict[str, Any] = _SAFETY | _LEAN | _OUR_ROOMS


def scrapy_settings(batch: Batch, context: CrawlContext) -> dict[str, Any]:
    """Scrapy's settings for one batch."""
    ours = {SETTING: context, "CLOSESPIDER_TIMEOUT": batch.timeout_s, "LOG_INSTALL_ROOT_HANDLER": False}
    ours["MEMUSAGE_LIMIT_MB"] = batch.memory_mb
    return OUR_PARTS | _politeness(batch.network) | ours


def _politeness(network: NetworkRules) -> dict[str, Any]:
    delay_s = max(STRETCH * network.delay_s, _NO_DELAY_S)
    return {
        "USER_AGENT": network.user_agent,
        "DOWNLOAD_TIMEOUT": network.timeout_s,
        "DOWNLOAD_DELAY": delay_s,
        "DOWNLOAD_DELAY_JITTER": JITTER,
        "AUTOTHROTTLE_ENABLED": network.delay_s > 0,
        "AUTOTHROTTLE_START_DELAY": delay_s,
        "VIGIE_DELAY_S": network.delay_s,
        "VIGIE_STRICT_ROBOTS": network.strict_robots,
        "VIGIE_ALLOW": list(network.allow),
        "VIGIE_PROXY": network.proxy,
    }
