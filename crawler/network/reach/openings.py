"""Which addresses may be connected to; pure.

Light, since the configuration checks its exceptions with it.
"""

from __future__ import annotations

import ipaddress
import socket
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

_IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
#: Shared address space and IETF protocol assignments: not "private" to the ipaddress module on every Python.
_NEVER = (ipaddress.ip_network("100.64.0.0/10"), ipaddress.ip_network("192.0.0.0/24"))
#: All that is given out of version 6 (RFC 4291 §2.4); the old site-local addresses count as global to the module.
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
_PUBLIC_PORTS = frozenset({80, 443})


@dataclass(frozen=True, kw_only=True)
class Opening:
    """One exception to the guard: a network and a port."""

    network: ipaddress.IPv4Network | ipaddress.IPv6Network
    port: int


def opening(text: str) -> Opening:
    """Read `CIDR#port`, such as `127.0.0.2/32#8101`. Raises ValueError with what was expected."""
    network, separator, port = text.partition("#")
    if not separator or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValueError(f"{text!r} is not of the form CIDR#port, such as 127.0.0.1/32#8080")
    return Opening(network=ipaddress.ip_network(network), port=int(port))


def proxy_opening(proxy: str) -> tuple[Opening, ...]:
    """Read the exception that naming a proxy by its literal address grants: that address and port, nothing else."""
    parts = urlsplit(proxy)
    address = literal_address(parts.hostname or "")
    if address is None:
        return ()
    return (Opening(network=ipaddress.ip_network(str(address)), port=parts.port or 80),)


def may_connect(address: str, port: int, openings: Iterable[Opening] = ()) -> bool:
    """Whether a connection to an address is allowed: public and on a web port, or named by an opening."""
    ip = _unwrapped(ipaddress.ip_address(address))
    if any(ip in opened.network and port == opened.port for opened in openings):
        return True
    return port in _PUBLIC_PORTS and _is_public(ip)


def _is_public(ip: _IpAddress) -> bool:
    if ip.version == 6 and ip not in _GLOBAL_UNICAST:
        return False
    forbidden = ip.is_multicast or ip.is_reserved or ip.is_unspecified or not ip.is_global
    return not forbidden and not any(ip in network for network in _NEVER if network.version == ip.version)


def _unwrapped(ip: _IpAddress) -> _IpAddress:
    """The IPv4 address that an IPv6 form carries: mapped, 6to4, Teredo, NAT64."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None) or ip


def literal_address(host: str) -> _IpAddress | None:
    """The address that a host spells out, in whatever notation the C library would accept; None for a name."""
    host = unicodedata.normalize("NFKC", host).strip("[]").rstrip(".")
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeEncodeError):
        return None
