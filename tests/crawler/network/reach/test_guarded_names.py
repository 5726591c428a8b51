"""Of the addresses that a name has, only those are connected to that are public or opened, at each connection anew.

The private server that no literal, redirect or name of this machine reaches is in `test_guard.py`; here the
machine's resolver is played, since a test has no names of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

import pytest
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError
from twisted.internet.address import IPv4Address, IPv6Address

from crawler.network.faults import RequestRefused
from crawler.network.reach.guard import GuardedResolver, RefusedHosts
from crawler.network.reach.openings import opening

PUBLIC, OTHER_PUBLIC = "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"


class Resolver:
    """Stands where the machine's resolver is, and answers each question with the next list of addresses."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self._answers = list(answers)

    def resolveHostName(self, receiver, host, port, types, semantics):  # noqa: N802 - Twisted's interface
        receiver.resolutionBegan(self)
        for address in self._answers.pop(0):
            kind = IPv6Address if ":" in address else IPv4Address
            receiver.addressResolved(kind("TCP", address, port))
        receiver.resolutionComplete()
        return self


class Reactor:
    """Holds the resolver, as Twisted's reactor does."""

    def __init__(self, resolver: Resolver) -> None:
        self.nameResolver = resolver

    def installNameResolver(self, resolver) -> None:  # noqa: N802 - Twisted's interface
        self.nameResolver = resolver


class Cache:
    """Scrapy's cache, which stands inside the guard."""

    def install_on_reactor(self) -> None:
        pass


class Connection:
    """Hears which addresses may be connected to."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.is_complete = False

    def resolutionBegan(self, resolution) -> None:  # noqa: N802 - Twisted's interface
        pass

    def addressResolved(self, address) -> None:  # noqa: N802 - Twisted's interface
        self.addresses.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's interface
        self.is_complete = True


def connections(answers: Sequence[Sequence[str]], port: int = 80, allow: Sequence[str] = ()) -> list[list[str]]:
    """The addresses that each of some connections to one name may use."""
    reactor = Reactor(Resolver(*answers))
    GuardedResolver(reactor, Cache(), [opening(text) for text in allow]).install_on_reactor()
    heard = []
    for _ in answers:
        connection = Connection()
        reactor.nameResolver.resolveHostName(connection, "titre.example", port)
        assert connection.is_complete
        heard.append(connection.addresses)
    return heard


@pytest.mark.parametrize(
    ("answers", "heard"),
    [
        pytest.param([[PUBLIC, OTHER_PUBLIC]], [[PUBLIC, OTHER_PUBLIC]], id="public"),
        pytest.param([["127.0.0.1"]], [[]], id="a name of loopback"),
        pytest.param([["::1", "127.0.0.1"]], [[]], id="a name of loopback, both versions"),
        pytest.param([["10.0.0.7"]], [[]], id="a name of a private network"),
        pytest.param([["169.254.169.254"]], [[]], id="a name of the cloud's keys"),
        pytest.param([[PUBLIC, "127.0.0.1"]], [[PUBLIC]], id="mixed, the private one last"),
        pytest.param([["192.168.1.1", PUBLIC]], [[PUBLIC]], id="mixed, the private one first"),
        pytest.param([["::ffff:127.0.0.1", OTHER_PUBLIC]], [[OTHER_PUBLIC]], id="mixed, mapped"),
        pytest.param([[PUBLIC], ["127.0.0.1"], [PUBLIC]], [[PUBLIC], [], [PUBLIC]], id="rebinding"),
        pytest.param([[]], [[]], id="no address"),
    ],
)
def test_a_name_is_judged_by_each_of_its_addresses(answers: list[list[str]], heard: list[list[str]]) -> None:
    assert connections(answers) == heard
    assert connections(answers, port=443) == heard


@pytest.mark.parametrize("port", [22, 25, 6379, 8080, 9200])
def test_no_name_leads_to_another_port(port: int) -> None:
    assert connections([[PUBLIC, "127.0.0.1"]], port=port) == [[]]


def test_an_opening_lets_one_network_through_on_one_port() -> None:
    allow = ["10.0.0.0/24#8080"]
    assert connections([["10.0.0.7", "10.0.1.7", "127.0.0.1"]], port=8080, allow=allow) == [["10.0.0.7"]]
    assert connections([["10.0.0.7"]], port=80, allow=allow) == [[]]


@pytest.mark.parametrize(
    ("answers", "refused"),
    [
        pytest.param([["127.0.0.1"]], True, id="private"),
        pytest.param([["127.0.0.1", PUBLIC], []], False, id="mixed, and then none"),
        pytest.param([["127.0.0.1"], [PUBLIC], []], False, id="private once"),
        pytest.param([[]], False, id="none"),
    ],
)
def test_a_name_is_called_refused_only_when_all_its_addresses_were(answers: list[list[str]], refused: bool) -> None:
    connections(answers)
    unknown = CannotResolveHostError("no such host")
    with pytest.raises(RequestRefused, match="private address") if refused else nullcontext():
        RefusedHosts().process_exception(Request("http://titre.example/"), unknown)
