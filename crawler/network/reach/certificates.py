"""Sites whose certificates a person takes as they are: `verify_tls = false` at their source.

An expired certificate, or one for another name, then serves; nobody knows any more who answers. That holds for the
sites that the source names, its home page's and its feeds', and never for others that its pages lead to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from ipaddress import ip_address
from typing import cast

from OpenSSL.SSL import Connection
from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.internet.ssl import CertificateOptions
from twisted.protocols.tls import TLSMemoryBIOProtocol
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer

from crawler.context.crawl_context import context_of
from crawler.network.fetch_log import account_of
from store.types import Source
from store.urls import site_of


def unproven_sites(sources: Iterable[Source]) -> Mapping[str, frozenset[str]]:
    """Registered domains that need not prove who they are, by the source that says so."""
    return {
        one.name: frozenset({site_of(url) for url in (one.homepage, *(feed.url for feed in one.feeds))} - {""})
        for one in sources
        if not one.verify_tls
    }


def takes_any_certificate(crawler: Crawler, request: Request) -> bool:
    """Whether a request goes to a site whose certificate the source that it is made for does not ask for."""
    poll = account_of(crawler, request) if request.url.startswith("https:") else None
    sites = context_of(crawler).unproven.get(poll.feed.source) if poll is not None else None
    return sites is not None and site_of(request.url) in sites


class UnprovenHandler(HTTP11DownloadHandler):
    """Sends to whoever answers. Its connections are its own, so that none of them serves who wants a proof."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        # What verifies stands in a setting of the whole crawl (scrapy 2.19, DOWNLOAD_VERIFY_CERTIFICATES).
        self._contextFactory = cast("IPolicyForHTTPS", _AnyCertificate())


@implementer(IPolicyForHTTPS)
class _AnyCertificate:
    def creatorForNetloc(self, hostname: bytes, port: int) -> IOpenSSLClientConnectionCreator:  # noqa: ARG002, N802 - Twisted's
        return cast("IOpenSSLClientConnectionCreator", _Unverified(hostname))


@implementer(IOpenSSLClientConnectionCreator)
class _Unverified:
    """Makes connections that ask for the certificate of a host, which may have several, and do not look at it."""

    def __init__(self, host: bytes) -> None:
        self._host = host
        self._options = CertificateOptions()  # without roots that are trusted it verifies nothing

    def clientConnectionForTLS(self, protocol: TLSMemoryBIOProtocol) -> Connection:  # noqa: N802 - Twisted's name
        connection = self._options.clientConnectionForTLS(protocol)
        if not _is_address(self._host):  # RFC 6066 §3: no literal addresses
            connection.set_tlsext_host_name(self._host)
        return connection


def _is_address(host: bytes) -> bool:
    try:
        ip_address(host.decode("ascii"))
    except ValueError:
        return False
    return True
