"""Sites, links, addresses that may be asked for, and what a page may declare as its own address."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.urls import MAX_URL_LENGTH, absolute_url, accepted_canonical, is_web_url, site_of

LMI = "https://www.lemag-info.example/actualites/lire-azure-gagne-un-client-93456.html"
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(["http", "https://", "//", "[", "]", ":", "@", "a.example", "/", "?", "#", "\ud800"])).map(
        "".join
    ),
)


@given(texts, texts)
@example("https://https://\ud800", "HTTPS://")
def test_no_text_makes_these_functions_raise(text, other):
    assert isinstance(site_of(text), str)
    assert is_web_url(text) in (True, False)
    assert absolute_url(text, other) == "" or is_web_url(absolute_url(text, other))
    assert accepted_canonical(text, other) is None or is_web_url(accepted_canonical(text, other))


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.lemag-info.example/a", "lemag-info.example"),
        ("https://www.economie.gouv.fr/a", "economie.gouv.fr"),
        ("https://abonnes.journal.fr", "journal.fr"),
        ("https://news.bbc.co.uk/", "bbc.co.uk"),
        ("https://anne.github.io/", "anne.github.io"),
        ("https://github.io/", "github.io"),
        ("http://localhost:8000/a", "localhost"),
        ("http://127.0.0.1:8000/a", "127.0.0.1"),
        ("http://[::1]:8000/a", "[::1]"),
        ("https://www.journal-été.fr/", "xn--journal-t-i4ab.fr"),
        ("www.dsi.example", "dsi.example"),
        ("mailto:anne@dsi.example", ""),
        ("", ""),
    ],
)
def test_a_site_is_the_registered_domain_or_the_host(url, site):
    assert site_of(url) == site


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "mailto:anne@dsi.example",
        "data:text/html,<p>",
        "file:///etc/hostname",
        "ftp://dsi.example/a",
        "//dsi.example/a",
        "/a",
        "https://",
        "https://lecteur:secret@dsi.example/",
        "https://dsi.example:99999/",
        "https://dsi..example/",
        "https://dsi.example/deux mots",
        "https://dsi.example/" + "a" * MAX_URL_LENGTH,
    ],
)
def test_only_plain_web_addresses_may_be_asked_for(url):
    assert not is_web_url(url)


def test_a_web_address_may_have_a_port_an_accent_or_an_ip():
    assert is_web_url("http://localhost:8000/é?à=1")
    assert is_web_url("HTTPS://journal-été.example")
    assert is_web_url("http://[::1]/")


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/b", "https://dsi.example/b"),
        ("b.html#haut", "https://dsi.example/a/b.html"),
        ("//autre.example/b", "https://autre.example/b"),
        ("../../b", "https://dsi.example/b"),
        ("https://dsi.example/../../b", "https://dsi.example/b"),
        ("https://dsi.example/x/../prive/./b?c=/../d", "https://dsi.example/prive/b?c=/../d"),
        ("https://dsi.example/x/..", "https://dsi.example/"),
        ("https://dsi.example/.well-known/b", "https://dsi.example/.well-known/b"),
        ("https://dsi.example//x/../b", "https://dsi.example//x/../b"),
        ("?page=2", "https://dsi.example/a/?page=2"),
        ("#!/article/12", "https://dsi.example/a/#!/article/12"),
        (" https://dsi.example/deux mots\n", "https://dsi.example/deux%20mots"),
        ("javascript:void(0)", ""),
        ("http://[", ""),
    ],
)
def test_a_link_is_resolved_and_loses_its_fragment(link, url):
    assert absolute_url("https://dsi.example/a/", link) == url


@pytest.mark.parametrize(
    ("url", "canonical", "accepted"),
    [
        (LMI + "?utm_source=rss", LMI, LMI),
        (
            "https://amp.dsi.example/a-12345.html",
            "https://www.dsi.example/a-12345.html",
            "https://www.dsi.example/a-12345.html",
        ),
        (
            "https://dsi.example/tech/lireamp-azure-93456.html",
            "/tech/lire-azure-93456.html",
            "https://dsi.example/tech/lire-azure-93456.html",
        ),
        (
            "https://dsi.example/?p=1234",
            "/2024/05/un-accord-pour-le-cloud/",
            "https://dsi.example/2024/05/un-accord-pour-le-cloud/",
        ),
        ("https://dsi.example/a/lire-93456-page-2.html", "/a/lire-93456.html", "https://dsi.example/a/lire-93456.html"),
        ("https://dsi.example/article/93456/le-titre", "/article/93456", "https://dsi.example/article/93456"),
        (
            "https://dsi.example/a/un-accord.html?vue=complete",
            "/a/un-accord.html",
            "https://dsi.example/a/un-accord.html",
        ),
        ("https://dsi.example/a/un-accord.html", "https://dsi.example/", None),
        ("https://dsi.example/a/un-accord.html", "https://dsi.example/index.html?utm_source=x", None),
        ("https://dsi.example/tech/cloud/un-accord.html", "https://dsi.example/tech/", None),
        ("https://dsi.example/tech/cloud/un-accord.html", "https://dsi.example/tech/cloud/", None),
        (
            "https://dsi.example/dossier-cloud-55555/article-1111.html",
            "https://dsi.example/dossier-cloud-55555.html",
            None,
        ),
        ("https://dsi.example/tech/un-accord.html", "https://dsi.example/actualites", None),
        ("https://dsi.example/tech/un-accord.html", "https://dsi.example/actualités", None),
        ("https://dsi.example/tech/un-accord.html", "https://dsi.example/%C3%A9conomie/", None),
        ("https://dsi.example/tech/un-accord.html", "https://dsi.example/%E9conomie/", None),
        (
            "https://dsi.example/7-un-accord-bient%C3%B4t-sign%C3%A9",
            "/7-un-accord-bient%C3%B4t",
            "https://dsi.example/7-un-accord-bient%C3%B4t",
        ),
        (
            "https://dsi.example/a/un-accord-93456",
            "https://dsi.example/a/un-accord-sign%C3%A9",
            "https://dsi.example/a/un-accord-sign%C3%A9",
        ),
        ("https://dsi.example/a/lire-93456.html", "https://dsi.example/a/lire-93457.html", None),
        ("https://dsi.example/2024/05/17/lire-93456", "https://dsi.example/2024/05/17/lire-93457", None),
        ("https://portail.example/spip.php?article32", "https://portail.example/spip.php?article33", None),
        ("https://portail.example/spip.php?article32", "https://portail.example/spip.php", None),
        ("https://dsi.example/?p=12", "https://dsi.example/?p=13", None),
        ("https://dsi.example/lire?id=12", "https://dsi.example/lire", None),
        ("https://dsi.example/a/un-accord.html", "https://agence.example/a/un-accord.html", None),
        ("https://dsi.example/a/un-accord.html", " ", None),
        ("https://dsi.example/article/32/un-accord", "/article/33/un-autre-accord", None),
        ("https://dsi.example/20240517/lire-93456", "/20240517/lire-93457", None),
        ("https://dsi.example/a/palmares-2026", "https://dsi.example/a/palmares-2025", None),
        ("https://dsi.example/a/le-palmares-2026", "/a/le-palmares", "https://dsi.example/a/le-palmares"),
        ("https://dsi.example/a/un-accord-20260304", "/a/un-accord-93456", "https://dsi.example/a/un-accord-93456"),
        ("https://dsi.example/a/un-accord.html", "https://dsi.example/404", None),
        ("https://dsi.example/a/un-accord.html", "javascript:void(0)", None),
        ("pas une adresse", "https://dsi.example/a", None),
    ],
)
def test_a_canonical_address_is_believed_when_it_can_be_the_page(url, canonical, accepted):
    assert accepted_canonical(url, canonical) == accepted
