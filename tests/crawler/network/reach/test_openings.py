"""Which addresses may be connected to: public ones on web ports, and those that were opened by name and port."""

from __future__ import annotations

import ipaddress

import pytest

from crawler.network.reach.openings import literal_address, may_connect, opening, proxy_opening

LOOPBACK = (
    "127.0.0.1",
    "::1",
    "::ffff:127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "127.0.0.1.",
    "[::1]",
    "①②⑦.⓪.⓪.①",
    "127．0．0．1",
)
INSIDE = {
    "loopback": "127.8.8.8",
    "unspecified": "0.0.0.0",
    "unspecified, version 6": "::",
    "this network": "0.1.2.3",
    "private, 10": "10.0.0.1",
    "private, 172": "172.16.0.1",
    "private, 192": "192.168.1.1",
    "shared address space": "100.64.0.1",
    "protocol assignments": "192.0.0.8",
    "protocol assignments that are global to Python": "192.0.0.9",
    "link local, where clouds keep their keys": "169.254.169.254",
    "link local, version 6": "fe80::1",
    "unique local": "fd00::1",
    "site local": "fec0::1",
    "multicast": "224.0.0.1",
    "multicast that is global": "233.252.0.1",
    "multicast, version 6": "ff0e::1",
    "broadcast": "255.255.255.255",
    "reserved": "240.0.0.1",
    "documentation": "203.0.113.7",
    "documentation, version 6": "2001:db8::1",
    "mapped": "::ffff:10.0.0.1",
    "compatible": "::127.0.0.1",
    "6to4 of loopback": "2002:7f00:1::1",
    "6to4 of a private network": "2002:a00:1::",
    "Teredo of loopback": "2001:0:53aa:64c::80ff:fffe",
    "NAT64 of loopback": "64:ff9b::7f00:1",
    "NAT64 of a private network": "64:ff9b::10.0.0.1",
    "NAT64 for local use": "64:ff9b:1::a00:1",
    "discard": "100::1",
}
PUBLIC = ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14", "64:ff9b::93.184.215.14")


@pytest.mark.parametrize("host", LOOPBACK)
def test_every_notation_of_loopback_is_read_as_an_address_and_refused(host: str) -> None:
    address = literal_address(host)
    assert address is not None
    assert not may_connect(str(address), 80)


@pytest.mark.parametrize("address", INSIDE.values(), ids=INSIDE)
@pytest.mark.parametrize("port", [80, 443])
def test_an_address_inside_is_refused(address: str, port: int) -> None:
    assert not may_connect(address, port)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_reached_on_web_ports_only(address: str) -> None:
    assert may_connect(address, 80)
    assert may_connect(address, 443)
    assert not any(may_connect(address, port) for port in (0, 21, 22, 25, 8080, 8443, 65535))


def test_an_opening_opens_one_network_on_one_port() -> None:
    opened = [opening("127.0.0.2/32#8101")]
    assert may_connect("127.0.0.2", 8101, opened)
    assert not may_connect("127.0.0.2", 80, opened)
    assert not may_connect("127.0.0.2", 8102, opened)
    assert not may_connect("127.0.0.1", 8101, opened)
    assert not may_connect("93.184.215.14", 8101, opened)


def test_an_opening_holds_for_every_form_of_its_addresses() -> None:
    assert may_connect("::ffff:10.1.2.3", 8080, [opening("10.0.0.0/8#8080")])
    assert may_connect("fd12::5", 443, [opening("fd00::/8#443")])
    assert not may_connect("10.1.2.3", 443, [opening("fd00::/8#443")])


@pytest.mark.parametrize(
    "text", ["127.0.0.1", "127.0.0.1#", "127.0.0.1:80", "127.0.0.1/32#0", "127.0.0.1/32#65536", "127.0.0.1/32#web", ""]
)
def test_an_opening_without_a_port_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"CIDR#port, such as 127\.0\.0\.1/32#8080"):
        opening(text)


@pytest.mark.parametrize("text", ["example.org/32#80", "127.0.0.1/33#80", "10.0.0.1/8#80"])
def test_an_opening_names_a_network(text: str) -> None:
    with pytest.raises(ValueError, match=r"127|10\.0|example"):
        opening(text)


def test_a_proxy_named_by_its_address_is_reached_and_nothing_else_there() -> None:
    opened = proxy_opening("http://127.0.0.1:3128")
    assert may_connect("127.0.0.1", 3128, opened)
    assert not may_connect("127.0.0.1", 80, opened)
    assert not may_connect("127.0.0.2", 3128, opened)


@pytest.mark.parametrize("proxy", ["", "http://proxy.example:3128"])
def test_a_proxy_named_by_its_name_opens_nothing(proxy: str) -> None:
    assert proxy_opening(proxy) == ()


def test_a_proxy_of_version_6_is_opened_too() -> None:
    assert may_connect("::1", 3128, proxy_opening("http://[::1]:3128"))


@pytest.mark.parametrize(
    "host", ["example.org", "localhost", "", "1.2.3.4.5", "0x7g", "dsi-magazine.example", "été.fr"]
)
def test_a_name_is_no_literal_address(host: str) -> None:
    assert literal_address(host) is None


@pytest.mark.parametrize(("host", "address"), [("93.184.215.14", "93.184.215.14"), ("[2606:2800::1]", "2606:2800::1")])
def test_a_literal_public_address_is_read_as_itself(host: str, address: str) -> None:
    assert literal_address(host) == ipaddress.ip_address(address)
