"""What holds of the key of every address: over addresses in the shapes of the press, put together by hypothesis."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.urls import absolute_url, accepted_canonical, site_of, url_key

HOSTS = st.sampled_from(["dsi.example", "www.dsi.example", "m.dsi.example", "blog.dsi.example", "journal-été.example"])
#: No white space and no control characters: an address is one clean line, whose ends and inner runs are tidied first.
_SIGNS = st.characters(codec="utf-8", exclude_categories=("Z", "C"), exclude_characters="/?#&=;")
SEGMENTS = st.lists(st.text(_SIGNS, min_size=1, max_size=8), max_size=4)
NAMES = st.sampled_from(["id", "article", "page", "p", "lang", "vue", "art_32", "idé", "x[]", "reference"])
VALUES = st.text(_SIGNS, max_size=8)
ARGUMENTS = st.dictionaries(NAMES, st.none() | VALUES, max_size=4)
NOISE = st.lists(
    st.sampled_from(
        ["utm_source=rss", "utm_medium=x&utm_campaign=y", "fbclid=IwAR0", "xtor=RSS-16", "at_medium=social", "gclid=1"]
    ),
    max_size=3,
    unique=True,
)


def address(host: str, segments: list[str], arguments: list[str], *, scheme: str = "https") -> str:
    return f"{scheme}://{host}/" + "/".join(segments) + ("?" + "&".join(arguments) if arguments else "")


def written(arguments: dict[str, str | None]) -> list[str]:
    return [name if value is None else f"{name}={value}" for name, value in arguments.items()]


@settings(max_examples=100)
@given(HOSTS, SEGMENTS, ARGUMENTS)
def test_a_key_is_its_own_key_and_of_the_same_site(host, segments, arguments) -> None:
    url = address(host, segments, written(arguments))
    assert url_key(url_key(url)) == url_key(url)
    assert site_of(url_key(url)) == site_of(url)


@settings(max_examples=100)
@given(HOSTS, SEGMENTS, ARGUMENTS, NOISE, st.randoms(use_true_random=False))
def test_neither_the_order_of_arguments_nor_tracking_ones_make_another_key(host, segments, arguments, noise, random):
    plain = written(arguments)
    mixed = plain + noise
    random.shuffle(mixed)
    assert url_key(address(host, segments, mixed)) == url_key(address(host, segments, plain))


@settings(max_examples=100)
@given(SEGMENTS, ARGUMENTS)
def test_scheme_www_case_of_the_host_and_a_fragment_make_no_other_key(segments, arguments) -> None:
    arguments_ = written(arguments)
    key = url_key(address("dsi.example", segments, arguments_))
    assert url_key(address("www.DSI.example", segments, arguments_, scheme="http") + "#commentaires") == key
    assert url_key(address("dsi.example.:443", segments, arguments_)) == key


@settings(max_examples=100)
@given(
    st.integers(1, 10**9),
    st.integers(1, 10**9),
    st.sampled_from(["?article{}", "?id={}", "/lire-{}.html", "?p={}", "/n/{}"]),
)
def test_addresses_with_different_numbers_stay_apart(one, other, shape) -> None:
    first, second = (f"https://dsi.example/actualites{shape.format(number)}" for number in (one, other))
    assert (url_key(first) == url_key(second)) == (one == other)


@settings(max_examples=100)
@given(st.text(), st.text())
def test_nothing_makes_a_key_a_link_or_a_canonical_raise(one, other) -> None:
    url_key(one)
    link = absolute_url(one, other)
    accepted = accepted_canonical(one, other)
    assert link == "" or url_key(link) == url_key(url_key(link))
    assert accepted is None or site_of(accepted) == site_of(one)
