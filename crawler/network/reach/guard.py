"""Nobody is led inside: addresses of private networks are refused where the connection is made.

Feeds, redirects and pages name URLs that strangers wrote. Twisted connects exactly to the addresses the resolver
hands back, IP literals included, so the check stands there, with no gap between check and use. With a proxy the proxy
resolves, and only literal addresses can be judged here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.interfaces import IAddress, IHostnameResolver, IResolutionReceiver
from zope.interface import implementer

from crawler.network.faults import RequestRefused
from crawler.network.reach.openings import Opening, literal_address, may_connect, opening, proxy_opening
from store.urls import is_web_url

logger = logging.getLogger(__name__)

#: An address whose host ends in a dot.
_ROOTED = re.compile(r"(https?://[^/?#:@]*[^/?#:@.])\.(?=[/?#:]|$)", re.IGNORECASE)


def _openings(crawler: Any) -> tuple[Opening, ...]:  # noqa: ANN401 - a Crawler, or the process that stands in for it
    proxy = crawler.settings.get("VIGIE_PROXY", "")
    return tuple(opening(text) for text in crawler.settings.getlist("VIGIE_ALLOW")) + proxy_opening(proxy)


#: Hosts whose every address was refused last, so that the middleware can tell "refused" from "no such host".
_refused_hosts: set[str] = set()


@implementer(IHostnameResolver)
class GuardedResolver:
    """Scrapy's caching resolver, with every address that may not be connected to left out of its answers.

    Set as TWISTED_DNS_RESOLVER. It stands outside the cache, so that a name which later resolves to a private
    address (DNS rebinding) is judged anew at each connection.
    """

    def __init__(self, reactor: Any, inner: CachingThreadedResolver, openings: Sequence[Opening]) -> None:  # noqa: ANN401
        self._reactor = reactor
        self._inner = inner
        self._openings = openings

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> Self:  # noqa: ANN401 - reactors have no common base
        return cls(reactor, CachingThreadedResolver.from_crawler(crawler, reactor), _openings(crawler))

    def install_on_reactor(self) -> None:
        self._inner.install_on_reactor()
        self._resolver = self._reactor.nameResolver
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802 - Twisted's interface
        self,
        resolutionReceiver: Any,  # noqa: ANN401, N803 - zope interfaces are no types
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:  # noqa: ANN401
        screen = _Screen(resolutionReceiver, hostName, portNumber, self._openings)
        return self._resolver.resolveHostName(screen, hostName, portNumber, addressTypes, transportSemantics)


@implementer(IResolutionReceiver)
class _Screen:
    """Passes on the addresses of one host that may be connected to."""

    def __init__(self, receiver: Any, host: str, port: int, openings: Sequence[Opening]) -> None:  # noqa: ANN401
        self._receiver = receiver
        self._host = host
        self._port = port
        self._openings = openings
        self._refused = self._passed = 0

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: ANN401, N802 - Twisted's interface
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: ANN401, N802 - Twisted's interface
        if may_connect(address.host, self._port, self._openings):
            self._passed += 1
            self._receiver.addressResolved(address)
            return
        self._refused += 1
        logger.warning("address refused host=%r address=%s port=%d", self._host, address.host, self._port)

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's interface
        host = self._host.lower()
        if self._refused and not self._passed:
            _refused_hosts.add(host)
        else:
            _refused_hosts.discard(host)
        self._receiver.resolutionComplete()


class GuardMiddleware:
    """Refuses requests that must not leave: other schemes, credentials in the URL, literal private addresses.

    It stands before robots.txt is asked for. Redirects and retries come by again, as requests of their own.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._openings = _openings(crawler)
        #: None rather than missing, so that Scrapy does not take a proxy from the environment.
        self._proxy: str | None = crawler.settings.get("VIGIE_PROXY") or None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> Request | None:
        request.meta["proxy"] = self._proxy
        if not is_web_url(request.url):
            detail = "only http and https addresses with a valid host, and without a password, are fetched"
            raise RequestRefused(None, "bad address", detail)
        parts = urlsplit(request.url)
        if rooted := _ROOTED.match(request.url):
            # Servers and certificates know the name without the root's dot, which the resolver takes.
            return request.replace(url=rooted[1] + request.url[rooted.end() :])
        literal = literal_address(parts.hostname or "")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if literal is not None and not may_connect(str(literal), port, self._openings):
            detail = f"{literal} is not a public address, or {port} not a web port"
            raise RequestRefused(None, "private address", detail)
        return None


class RefusedHosts:
    """Names the refusals of the resolver, which Twisted takes for hosts that do not exist."""

    def process_exception(self, request: Request, exception: Exception) -> None:
        host = (urlsplit(request.url).hostname or "").lower()
        if isinstance(exception, CannotResolveHostError) and host in _refused_hosts:
            detail = f"{host} leads to a private address, or to another port than 80 and 443"
            raise RequestRefused(None, "private address", detail)
