"""What to do about each kind of alarm, a sentence each."""

from __future__ import annotations

from store.types import AlarmKind

ADVICE = {
    AlarmKind.BLOCKED: "ask the publisher for access, naming your contact; until then leave the source out",
    AlarmKind.RATE_LIMITED: "raise network.delay_s and schedule.min_interval_s, or name fewer feeds of this site",
    AlarmKind.ROBOTS: "respect it: look at its robots.txt, and name another feed, or ask the publisher",
    AlarmKind.RIGHTS_RESERVED: "respect it: ask the publisher for a licence, or leave the source out",
    AlarmKind.CONSENT_WALL: "look for a feed with full text, or ask the publisher: consent walls are not worked around",
    AlarmKind.PAYWALL: "its articles are for subscribers: rely on titles elsewhere, or leave the source out",
    AlarmKind.BOT_CHALLENGE: "ask the publisher to let you in by your user agent: challenges are not worked around",
    AlarmKind.SOFT_404: "open the feed in a browser: its links lead nowhere; look for the new address of the site",
    AlarmKind.NOT_A_FEED: "look for its new address with `vigie sources discover`, and correct the configuration",
    AlarmKind.PARSES_TO_NOTHING: "open the feed in a browser: if it is really empty, look for another of this site",
    AlarmKind.EMPTY_BODIES: "try `vigie extract URL --explain` on one of its pages, and write a site rule",
    AlarmKind.UNREACHABLE: "open the site in a browser; if it moved, correct its address, if it is gone, take it out",
    AlarmKind.TLS: "open the site in a browser: tell the publisher of the certificate, and check your own clock",
    AlarmKind.TIMED_OUT: "the site is slow or blocks silently: wait, or raise schedule.min_interval_s for fewer polls",
    AlarmKind.QUARANTINED: "its pages break the reader and are left alone: please report the address as a bug",
    AlarmKind.CLOCK: "set the machine's clock, and let it be kept by NTP",
    AlarmKind.INTERNAL: "look into the log, and report what stands there as a bug",
    AlarmKind.SILENT: "open the site in a browser: if it goes on, look for its new feed with `vigie sources discover`",
    AlarmKind.SHORT_TEXTS: "read one of its last articles with `vigie show ID`: paywall, teasers or redesign",
    AlarmKind.SAME_TEXT: "read one of its last articles: a wall or a notice is kept as article; write a site rule",
    AlarmKind.AGEING: "open the feed in a browser: it seems abandoned; look for the one that the site links to now",
    AlarmKind.REDESIGN: "compare one of its pages with `vigie extract URL --explain`, and write or renew its site rule",
    AlarmKind.STRAYED: "open the feed in a browser: if it lists another publisher's articles by now, leave it out",
    AlarmKind.LATE_TICK: "look into the log and at the load of the machine; restart the daemon if it stays",
    AlarmKind.DISK: "make room, or lower store.keep_pages_days and the days of [retention]",
    AlarmKind.DATABASE: "look at the database: is its server up, its disk full, is somebody else holding it?",
}
#: Where Vigie's own alarm needs another advice than that of a source.
OWN_ADVICE = ADVICE | {
    AlarmKind.UNREACHABLE: "look at the network of this machine: its cable, its proxy, its name server",
}
