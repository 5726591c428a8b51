"""Letters to an address as signed JSON, by the guard of crawls: nobody is led inside.

The signature is an HMAC-SHA256 over the time and the body, so that a receiver can tell ours from others', and today's
from one that somebody recorded:

    Vigie-Timestamp: 1790000000
    Vigie-Signature: v1=HEX        of the bytes `1790000000.BODY`
    Vigie-Id: …                    of the message, the same each time that it is sent
"""

from __future__ import annotations

import hmac
import http.client
import re
import socket
import ssl
from base64 import b64encode
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from time import monotonic
from urllib.parse import SplitResult, unquote, urlsplit

from crawler.network.pace.courtesy import retry_after_s
from crawler.network.reach.openings import Opening, literal_address, may_connect, opening
from scheduler.configuration.secrets import read_secret
from scheduler.configuration.sink_tables import WebhookSink
from scheduler.configuration.tables import NetworkTable
from scheduler.errors import SinkFailed
from scheduler.sinks.letters import Letter, payload
from scheduler.sinks.time_limit import cut_off
from store.text import clean_line

_PORTS = {"http": 80, "https": 443}
#: Answers that mean "not this body", whatever comes next (RFC 9110 §15.5).
_REFUSALS = frozenset({400, 413, 415, 422})
#: That an address has at least to answer in: 0 would be no waiting at all.
_LEAST_S = 0.1
#: Of an answer that is no success.
_LONGEST_ANSWER = 200
#: Of the page for people that many servers answer with; its last element is cut off.
_MARKUP = re.compile(r"<[^>]*(?:>|$)")


def send_webhook(sink: WebhookSink, letter: Letter, network: NetworkTable, now: datetime) -> str:
    """Post the letter; nothing, since whoever takes it has no more to say.

    Raises SinkFailed for any answer but 2xx, and BadConfiguration for a secret that cannot be read.
    """
    body = payload(letter)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Vigie",
        "Vigie-Id": letter.key,
    } | signature(read_secret(sink.secret_env, sink.secret_file), body, now)
    parts = urlsplit(sink.url)
    connection, target = _connection(parts, network, sink.timeout_s)
    try:
        with cut_off(lambda: connection.sock, sink.timeout_s):
            connection.request("POST", target, body, headers | _proxy_login(parts, network))
            # One read alone: from here on the connection has let go of its socket, and nothing cuts off a drip.
            with connection.getresponse() as answer:
                said = answer.read1(_LONGEST_ANSWER)
    except (OSError, http.client.HTTPException) as error:
        raise SinkFailed(f"{parts.hostname}: {_why(error)}") from error
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise _failure(parts, answer, said, now)
    return ""


def signature(secret: str, body: bytes, now: datetime) -> dict[str, str]:
    """The headers that sign a body."""
    sent = str(int(now.timestamp()))
    signed = hmac.digest(secret.encode(), sent.encode() + b"." + body, "sha256").hex()
    return {"Vigie-Timestamp": sent, "Vigie-Signature": f"v1={signed}"}


class _GuardedConnection(http.client.HTTPConnection):
    """A connection to the very address that was judged, with no gap between check and use."""

    def __init__(self, parts: SplitResult, openings: tuple[Opening, ...], timeout_s: float) -> None:
        super().__init__(parts.hostname or "", parts.port or _PORTS[parts.scheme], timeout=timeout_s)
        self._openings = openings
        self._timeout_s = timeout_s
        self._trust = ssl.create_default_context() if parts.scheme == "https" else None

    def connect(self) -> None:
        """Connect; the base class asks for it with the first request."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        addresses = [str(place[4][0]) for place in found]
        allowed = [address for address in addresses if may_connect(address, self.port, self._openings)]
        if not allowed:
            raise _private(self.host, self.port)
        self.sock = self._reached(allowed)
        self.sock.settimeout(self._timeout_s)
        if self._trust is not None:
            self.sock = self._trust.wrap_socket(self.sock, server_hostname=self.host)

    def _reached(self, addresses: Sequence[str]) -> socket.socket:
        """A socket to the first of the addresses that answers; together they have the time of one."""
        ends_s = monotonic() + self._timeout_s
        *others, last = addresses
        for place, address in enumerate(others):
            share_s = (ends_s - monotonic()) / (len(addresses) - place)
            with suppress(OSError):
                return socket.create_connection((address, self.port), max(share_s, _LEAST_S))
        return socket.create_connection((last, self.port), max(ends_s - monotonic(), _LEAST_S))


def _connection(parts: SplitResult, network: NetworkTable, timeout_s: float) -> tuple[http.client.HTTPConnection, str]:
    """A connection that is still to be made, and what to ask for on it."""
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    openings = tuple(opening(text) for text in network.allow)
    if not network.proxy:
        return _GuardedConnection(parts, openings, timeout_s), target
    proxy, host = urlsplit(network.proxy), parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    # The proxy resolves names; only addresses can be judged here.
    literal = literal_address(host)
    if literal is not None and not may_connect(str(literal), port, openings):
        raise _private(host, port)
    if proxy.scheme != "http":
        raise SinkFailed("expected a proxy that begins with http:// for a webhook")
    place = (proxy.hostname or "", proxy.port or _PORTS["http"])
    if parts.scheme == "http":
        return http.client.HTTPConnection(*place, timeout=timeout_s), f"http://{parts.netloc}{target}"
    tunnel = http.client.HTTPSConnection(*place, timeout=timeout_s, context=ssl.create_default_context())
    tunnel.set_tunnel(host, port, _login(proxy))
    return tunnel, target


def _proxy_login(parts: SplitResult, network: NetworkTable) -> dict[str, str]:
    """What a proxy that sees the request itself wants to know; through a tunnel it is told before."""
    return _login(urlsplit(network.proxy)) if network.proxy and parts.scheme == "http" else {}


def _login(proxy: SplitResult) -> dict[str, str]:
    if proxy.username is None:
        return {}
    pair = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": f"Basic {b64encode(pair.encode()).decode()}"}


def _private(host: str, port: int) -> SinkFailed:
    return SinkFailed(
        f"{host} port {port} is no public address, or no web port; [network] allow = [CIDR#port] can open it"
    )


def _failure(parts: SplitResult, answer: http.client.HTTPResponse, said: bytes, now: datetime) -> SinkFailed:
    told = clean_line(_MARKUP.sub(" ", said.decode(errors="replace")))
    problem = f"{parts.hostname} answered {answer.status}" + (f": {told}" if told else "")
    if 300 <= answer.status < 400:
        problem = f"{parts.hostname} answered {answer.status}: it has moved; name its new address"
    wait_s = retry_after_s(answer.getheader("Retry-After") or "", now)
    return SinkFailed(problem, is_refusal=answer.status in _REFUSALS, retry_after_s=wait_s)


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it took too long"
    told = getattr(error, "strerror", None) or str(error) or "it hung up"
    return clean_line(str(told))[:_LONGEST_ANSWER]
