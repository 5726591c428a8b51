"""Pairs of addresses written with the rules of store/urls/ in sight, each against one of them.

Hosts are real ones, because registered domains and their habits are; no path names an article that exists.
"""

from __future__ import annotations

_HOSPITAL = "https://www.dsih.fr/articles/5512/un-hopital-chiffre-ses-dossiers"

#: One article, twice.
ONE_ARTICLE = (
    # scheme, host, port
    ("http://WWW.DSIH.FR:80/articles/5512/un-hopital-chiffre-ses-dossiers", _HOSPITAL),
    ("https://dsih.fr./articles/5512/un-hopital-chiffre-ses-dossiers", _HOSPITAL),
    ("//www.dsih.fr/articles/5512/un-hopital-chiffre-ses-dossiers", _HOSPITAL),
    ("https://amp.www.dsih.fr/articles/5512/un-hopital-chiffre-ses-dossiers", _HOSPITAL),
    ("https://www.actualité-hospitalière.fr/un-hopital", "https://xn--actualit-hospitalire-61bl.fr/un-hopital"),
    # path
    ("https://www.dsih.fr/articles//5512/./un-hopital-chiffre-ses-dossiers/", _HOSPITAL),
    ("https://www.dsih.fr/agenda/../articles/5512/un-hopital-chiffre-ses-dossiers", _HOSPITAL),
    (f"{_HOSPITAL}/amp", _HOSPITAL),
    (f"{_HOSPITAL}/print/", _HOSPITAL),
    (f"{_HOSPITAL}/index.php", _HOSPITAL),
    (f"{_HOSPITAL};jsessionid=7F00DEADBEEF", _HOSPITAL),
    ("https://www.dsih.fr/amp/articles/5512/un-hopital-chiffre-ses-dossiers", _HOSPITAL),
    ("https://www.april.org/un%2dport%7Eouvert", "https://www.april.org/un-port~ouvert"),
    ("https://www.april.org/r%c3%a9gion", "https://www.april.org/r%C3%A9gion"),
    # fragment
    (f"{_HOSPITAL}#commentaires", _HOSPITAL),
    (f"{_HOSPITAL}#xtor=AL-32280270", _HOSPITAL),
    ("https://www.zonebourse.com/a/#!/depeche/551", "http://zonebourse.com/a#!/depeche/551"),
    # arguments
    (f"{_HOSPITAL}?", _HOSPITAL),
    (f"{_HOSPITAL}?UTM_Source=Twitter&utm_term=", _HOSPITAL),
    (f"{_HOSPITAL}?amp;utm_source=lettre&amp;utm_medium=mail", _HOSPITAL),
    (f"{_HOSPITAL}?at_medium=custom7&at_campaign=65&at_custom1=link&at_custom2=facebook_page", _HOSPITAL),
    (f"{_HOSPITAL}?pk_campaign=lettre&pk_kwd=accord&pk_source=x", _HOSPITAL),
    (f"{_HOSPITAL}?ns_campaign=lettre&ns_mchannel=email&ns_source=x&ns_linkname=titre&ns_fee=0", _HOSPITAL),
    (f"{_HOSPITAL}?gclid=Cj0K&gbraid=0AA&gad_source=1&_gl=1*abc", _HOSPITAL),
    (f"{_HOSPITAL}?ref=newsletter&from=twitter&share=linkedin", _HOSPITAL),
    (f"{_HOSPITAL}?amp=1&print=print&output=amp&format=print", _HOSPITAL),
    (f"{_HOSPITAL}?sid=0123456789abcdef0123456789abcdef", _HOSPITAL),
    (f"{_HOSPITAL}?session_id=0123456789abcdef0123456789abcdef", _HOSPITAL),
    (f"{_HOSPITAL}?wt.mc_id=lettre&WT_mc=2", _HOSPITAL),
    ("https://www.dsih.fr/lire.php?b=2&a=1", "https://www.dsih.fr/lire.php?a=1&b=2&fbclid=IwZ"),
    # redirects
    (
        "https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly93d3cuZHNpaC5mci9hcnRpY2xlcy81NTEyL3VuLWhvcGl0YWwtY2hpZmZyZS1zZ"
        "XMtZG9zc2llcnM&ntb=1",
        _HOSPITAL,
    ),
    (
        "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fwww.dsih.fr%2Farticles%2F5512%2Fun-hopital-chiffre-ses-dossiers",
        _HOSPITAL,
    ),
    (
        "https://lm.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fwww.dsih.fr%252F"
        "articles%252F5512%252Fun-hopital-chiffre-ses-dossiers&h=AT1",
        _HOSPITAL,
    ),
    (
        "https://www.google.com/amp/s/www.dsih.fr/articles/5512/un-hopital-chiffre-ses-dossiers/amp/?usqp=mq331",
        _HOSPITAL,
    ),
    (
        "https://www.linkedin.com/safety/go?url=https%3A%2F%2Fdsih.fr%2Farticles%2F5512%2Fun-hopital-chiffre-ses-dossiers",
        _HOSPITAL,
    ),
)

#: Two articles.
TWO_ARTICLES = (
    # numbers in arguments whose names begin, or are, like those of trackers
    ("https://www.dsih.fr/news?pk_article=12", "https://www.dsih.fr/news?pk_article=13"),
    ("https://www.dsih.fr/news?ns_id=12", "https://www.dsih.fr/news?ns_id=13"),
    ("https://www.salon-sante.fr/programme?session_id=45", "https://www.salon-sante.fr/programme?session_id=46"),
    ("https://www.salon-sante.fr/programme?sessionid=45", "https://www.salon-sante.fr/programme?sessionid=46"),
    ("https://www.toolinux.com/lire;sid=2201", "https://www.toolinux.com/lire;sid=2202"),
    ("https://www.toolinux.com/lire?sid=2201", "https://www.toolinux.com/lire?sid=2202"),
    ("https://www.dsih.fr/lire?utm=12", "https://www.dsih.fr/lire?utm=13"),
    ("https://www.dsih.fr/lire?at=12", "https://www.dsih.fr/lire?at=13"),
    ("https://www.dsih.fr/lire?ga=12", "https://www.dsih.fr/lire?ga=13"),
    # ambiguous names
    ("https://www.dsih.fr/lire?ref=12", "https://www.dsih.fr/lire?ref=13"),
    ("https://www.dsih.fr/lire?ref=rss", "https://www.dsih.fr/lire?ref=rse"),
    ("https://www.dsih.fr/lire?source=afp-12", "https://www.dsih.fr/lire?source=afp-13"),
    ("https://www.dsih.fr/lire?view=12", "https://www.dsih.fr/lire?view=13"),
    ("https://www.dsih.fr/lire?print=12", "https://www.dsih.fr/lire?print=13"),
    ("https://www.dsih.fr/lire?share=12", "https://www.dsih.fr/lire?share=13"),
    # order and form of arguments
    ("https://www.dsih.fr/lire?id=1&id=2", "https://www.dsih.fr/lire?id=2&id=1"),
    ("https://www.dsih.fr/lire?t=a%26b", "https://www.dsih.fr/lire?t=a&b"),
    ("https://www.dsih.fr/lire?t=c%2B%2B", "https://www.dsih.fr/lire?t=c"),
    ("https://www.dsih.fr/spip.php?article12", "https://www.dsih.fr/spip.php?rubrique12"),
    # path
    ("https://www.dsih.fr/articles/5512", "https://www.dsih.fr/articles/5512/print-3d"),
    ("https://www.dsih.fr/articles/5512-amp", "https://www.dsih.fr/articles/5512"),
    ("https://www.dsih.fr/amp", "https://www.dsih.fr/"),
    ("https://www.dsih.fr/amp/dossier", "https://www.dsih.fr/dossier"),
    ("https://www.dsih.fr/articles/Ab", "https://www.dsih.fr/articles/aB"),
    ("https://www.dsih.fr/articles/5512.html", "https://www.dsih.fr/articles/5512.pdf"),
    ("https://www.dsih.fr/articles/5512", "https://www.dsih.fr/articles/5512/feed"),
    # host and port
    ("https://m.co.uk/a/1", "https://co.uk/a/1"),
    ("https://www.lyon.dsih.fr/a/1", "https://www.dsih.fr/a/1"),
    ("https://www.dsih.fr:8080/a/1", "https://www.dsih.fr/a/1"),
    ("https://www.dsih.fr/a/1", "https://www.dsih.eu/a/1"),
    # fragments that name pages
    ("https://www.dsih.fr/a#/lire/12", "https://www.dsih.fr/a#/lire/13"),
    ("https://www.dsih.fr/a#!12", "https://www.dsih.fr/a#!13"),
    # what only looks like a redirect
    ("https://www.dsih.fr/url?q=https://a.fr/1", "https://www.dsih.fr/url?q=https://a.fr/2"),
    ("https://www.facebook.com/sharer.php?u=https://a.fr/1", "https://a.fr/1"),
    ("https://news.google.com/articles/CBMiAa", "https://news.google.com/articles/CBMiaA"),
    (
        "https://web.archive.org/web/2025/https://www.dsih.fr/a/1",
        "https://web.archive.org/web/2026/https://www.dsih.fr/a/1",
    ),
)
