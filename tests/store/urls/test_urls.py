"""Keys of addresses, over tables of pairs in the shapes of the French press, and over anything hypothesis thinks of."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.urls import url_key

LMI = "https://www.lemag-info.example/actualites/lire-azure-gagne-un-client-93456.html"

MERGE = [
    (LMI, "http://www.lemag-info.example/actualites/lire-azure-gagne-un-client-93456.html"),
    (LMI, "//lemag-info.example/actualites/lire-azure-gagne-un-client-93456.html"),
    (LMI, "lemag-info.example/actualites/lire-azure-gagne-un-client-93456.html"),
    (LMI, "https://WWW.LEMAG-INFO.EXAMPLE./actualites/lire-azure-gagne-un-client-93456.html"),
    (LMI, "https://m.lemag-info.example/actualites/lire-azure-gagne-un-client-93456.html"),
    (LMI, "https://amp.lemag-info.example/actualites/lire-azure-gagne-un-client-93456.html"),
    (LMI, "https://www.lemag-info.example:443/actualites/lire-azure-gagne-un-client-93456.html"),
    (LMI, "http://www.lemag-info.example:80/actualites/lire-azure-gagne-un-client-93456.html"),
    (LMI, "https://lecteur:secret@www.lemag-info.example/actualites/lire-azure-gagne-un-client-93456.html"),
    (LMI, LMI + "?utm_source=rss&utm_medium=flux&UTM_campaign=matin"),
    (LMI, LMI + "?at_medium=social&at_campaign=x&at_custom1=a"),
    (LMI, LMI + "?xtor=RSS-16"),
    (LMI, LMI + "#xtor=RSS-16-[actualites]"),
    (LMI, LMI + "#commentaires"),
    (LMI, LMI + "#:~:text=un%20accord"),
    (LMI, LMI + "?fbclid=IwAR0abc&gclid=1&msclkid=2&twclid=3&ttclid=4&yclid=5&dclid=6&gbraid=7&wbraid=8"),
    (LMI, LMI + "?mc_cid=1a2b&mc_eid=3c4d&mkt_tok=abc&_ga=1.2&_gl=1*x&_hsenc=p2&_hsmi=12&igshid=9"),
    (
        LMI,
        LMI
        + "?mtm_campaign=a&pk_kwd=b&hsa_acc=1&ns_mchannel=rss&cmpid=12&ocid=x&echobox=17&estat_svc=s&outputType=amp",
    ),
    (LMI, LMI + "?ref=rss"),
    (LMI, LMI + "?source=newsletter&from=twitter&share=facebook"),
    (LMI, LMI + "?output=amp"),
    (LMI, LMI + "?view=print"),
    (LMI, LMI + "?amp"),
    (LMI, LMI + "?amp=1"),
    (LMI, LMI + "?"),
    (LMI, LMI + "?&&"),
    (LMI, LMI + "/"),
    (LMI, LMI + "/amp/"),
    (LMI, LMI + "/amp"),
    (LMI, LMI + "/print"),
    (LMI, LMI + ";jsessionid=0A1B2C3D"),
    (LMI, LMI + "?PHPSESSID=9f8e7d6c5b4a39281706f5e4d3c2b1a0"),
    (LMI, LMI + "?sid=9f8e7d6c5b4a39281706f5e4d3c2b1a0"),
    (LMI, "https://www.lemag-info.example//actualites//lire-azure-gagne-un-client-93456.html"),
    (LMI, "https://www.lemag-info.example/dossiers/../actualites/./lire-azure-gagne-un-client-93456.html"),
    (LMI, "https://www.lemag-info.example/actualites/lire%2Dazure-gagne-un-client-93456%2Ehtml"),
    (LMI, " \n" + LMI.replace("gagne", "ga\n\tgne") + "\t"),
    (LMI, "https://www.google.com/url?rct=j&sa=t&url=" + LMI + "&ct=ga&usg=AOv"),
    (
        LMI,
        "https://www.google.fr/url?q=https%3A%2F%2Flemag-info.example%2Factualites%2Flire-azure-gagne-un-client-93456.html",
    ),
    (LMI, "https://l.facebook.com/l.php?u=" + LMI.replace(":", "%3A").replace("/", "%2F") + "%3Ffbclid%3DIwAR&h=AT0"),
    (LMI, "https://www.linkedin.com/redir/redirect?url=" + LMI + "&urlhash=abc"),
    (LMI, "https://www.linkedin.com/safety/go?url=" + LMI + "&trk=x"),
    (
        "https://a.example/b?id=1",
        "https://www.bing.com/ck/a?!&&p=1f&u=a1aHR0cHM6Ly9hLmV4YW1wbGUvYj9pZD0x&ntb=1",
    ),
    (LMI, "https://www.google.com/amp/s/www.lemag-info.example/actualites/lire-azure-gagne-un-client-93456.html"),
    (
        LMI,
        "https://www-lemag--info-example.cdn.ampproject.org/c/s/"
        "www.lemag-info.example/actualites/lire-azure-gagne-un-client-93456.html?amp_js_v=0.1&usqp=mq331",
    ),
    (
        LMI,
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Furl%3D"
        + LMI.replace(":", "%253A").replace("/", "%252F"),
    ),
    ("https://dsi.example", "https://dsi.example/"),
    ("https://dsi.example/", "https://www.dsi.example/index.html"),
    ("https://dsi.example/dossiers/", "https://dsi.example/dossiers/index.php"),
    ("https://dsi.example/?p=12", "https://dsi.example/index.php?p=12"),
    ("https://dsi.example/a?x=1&y=2", "https://dsi.example/a?y=2&x=1"),
    ("https://dsi.example/a?x=1&y=2", "https://dsi.example/a?x=1&amp;y=2"),
    ("https://dsi.example/a?q=deux+mots", "https://dsi.example/a?q=deux%20mots"),
    ("https://dsi.example/a?id[]=1", "https://dsi.example/a?id%5B%5D=1"),
    ("https://dsi.example/économie/été", "https://dsi.example/%c3%a9conomie/%C3%A9t%C3%A9"),
    ("https://dsi.example/0,2-3234,1-0,0.html", "https://dsi.example/0%2C2-3234%2C1-0%2C0.html"),
    ("https://journal-été.example/a", "https://xn--journal-t-i4ab.example/a"),
    ("https://portail.example/spip.php?article32", "https://www.portail.example/spip.php?article32&utm_source=rss"),
    ("https://portail.example/spip.php?article32&lang=fr", "https://portail.example/spip.php?lang=fr&article32"),
    ("https://spa.example/#!/article/12", "http://www.spa.example/#!/article/12"),
]

APART = [
    ("https://portail.example/spip.php?article32", "https://portail.example/spip.php?article33"),
    ("https://portail.example/spip.php?article32", "https://portail.example/spip.php"),
    ("https://portail.example/spip.php?article32", "https://portail.example/spip.php?rubrique32"),
    ("https://dsi.example/?p=12", "https://dsi.example/?p=13"),
    ("https://dsi.example/?p=12", "https://dsi.example/"),
    ("https://dsi.example/lire?id=123", "https://dsi.example/lire?id=124"),
    ("https://dsi.example/lire?id=123", "https://dsi.example/lire"),
    ("https://dsi.example/lire?ref=4512", "https://dsi.example/lire?ref=4513"),
    ("https://dsi.example/lire?source=afp", "https://dsi.example/lire?source=reuters"),
    ("https://dsi.example/lire?from=2024-01-01", "https://dsi.example/lire?from=2024-02-01"),
    ("https://dsi.example/lire?view=12", "https://dsi.example/lire?view=13"),
    ("https://dsi.example/lire?share=981", "https://dsi.example/lire"),
    ("https://dsi.example/lire?sid=41", "https://dsi.example/lire?sid=42"),
    ("https://dsi.example/lire?output=981", "https://dsi.example/lire"),
    ("https://dsi.example/article?page=2", "https://dsi.example/article?page=3"),
    ("https://dsi.example/a/lire-1-page-2.html", "https://dsi.example/a/lire-1.html"),
    ("https://dsi.example/Article-AbC", "https://dsi.example/article-abc"),
    ("https://dsi.example/ac%2Fdc", "https://dsi.example/ac/dc"),
    ("https://dsi.example/a%3Fb", "https://dsi.example/a?b"),
    ("https://dsi.example/a?x=1%262", "https://dsi.example/a?x=1&2"),
    ("https://dsi.example/a?x=a%2Bb", "https://dsi.example/a?x=a+b"),
    ("https://dsi.example/100%25", "https://dsi.example/100"),
    ("https://dsi.example/a?id=1&id=2", "https://dsi.example/a?id=2&id=1"),
    ("https://dsi.example:8080/a", "https://dsi.example/a"),
    ("https://blog.dsi.example/a", "https://dsi.example/a"),
    ("https://presse.dsi.example/a", "https://blog.dsi.example/a"),
    ("https://m.co.uk/a", "https://co.uk/a"),
    ("https://m.github.io/a", "https://github.io/a"),
    ("https://dsi.example/amp", "https://dsi.example/"),
    ("https://dsi.example/amplificateurs", "https://dsi.example/"),
    ("https://spa.example/#!/article/12", "https://spa.example/#!/article/13"),
    ("https://spa.example/#/article/12", "https://spa.example/#/article/13"),
    ("https://www.google.com/url?url=https://a.example/1", "https://www.google.com/url?url=https://a.example/2"),
    ("https://www.facebook.com/photo?u=https://a.example/1", "https://a.example/1"),
    ("https://127.0.0.1/a", "https://127.0.0.2/a"),
    ("https://m.127.0.0.1/a", "https://127.0.0.1/a"),
    ("https://[::1]/a", "https://[::2]/a"),
    ("mailto:anne@dsi.example", "mailto:jean@dsi.example"),
    ("javascript:void(0)", "https://dsi.example/"),
]


@pytest.mark.parametrize(("one", "other"), MERGE)
def test_two_spellings_of_one_address_have_one_key(one, other):
    assert url_key(one) == url_key(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_addresses_that_may_be_two_articles_stay_apart(one, other):
    assert url_key(one) != url_key(other)


@pytest.mark.parametrize("url", [url for pair in MERGE + APART for url in pair])
def test_the_key_of_a_press_address_is_its_own_key(url):
    assert url_key(url_key(url)) == url_key(url)


def test_a_key_reads_like_the_address_without_scheme():
    assert url_key("http://WWW.Dsi.example:80/a/../b/?y=2&utm_source=rss&x=1#haut") == "dsi.example/b?x=1&y=2"


def test_what_is_no_address_gives_itself_as_one_clean_line():
    assert url_key(" pas une\n adresse \x00") == "pas une adresse"
    assert url_key("http://") == "http://"
    assert url_key("") == ""


PIECES = (
    "http https :// // / \\ . .. ... : @ ? & = # ! ; %2F %2f % %25 %3D %00 %zz + [ ] ::1 www. m. amp. amp; "
    "dsi.example google.com/url url q /amp /amp/s/ /print index.html utm_source=rss sid= id=1 ref=rss "
    ";jsessionid=1 é 。 ① xn-- :80 :8080 l.facebook.com/l.php u= bing.com/ck/a a1aHR0cDovL2E "
    "cdn.ampproject.org/c/s/ \u202e "
)
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*PIECES.split(), "\n", "\t", "\x00", "\ud800", "e\u0301"]), max_size=12).map("".join),
)


@given(texts)
@example("http://www.google.com/url?%75rl=http://a.example")
@example("http://a.example/?%61mp;b=1")
@example("ht\x00tp://a.example/")
def test_a_key_is_its_own_key_whatever_the_text(text):
    assert url_key(url_key(text)) == url_key(text)


@given(st.dictionaries(st.text(min_size=1), st.text()), st.randoms())
def test_the_order_of_differently_named_arguments_does_not_matter(arguments, random):
    written = [
        f"x{quote(name.encode('utf-8', 'replace'))}={quote(value.encode('utf-8', 'replace'))}"
        for name, value in arguments.items()
    ]
    shuffled = random.sample(written, len(written))
    if len({one.partition("=")[0] for one in written}) == len(written):
        assert url_key("https://a.example/?" + "&".join(written)) == url_key("https://a.example/?" + "&".join(shuffled))
