"""Reviews in French, to the letter: a full day, an empty one, and days of which nothing could be seen."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest

from scheduler.digest.composing import Findings, compose
from scheduler.digest.days import one_day, week_of
from scheduler.digest.markdown import markdown_of
from scheduler.digest.page import html_of
from scheduler.digest.plain import text_of
from scheduler.digest.sentences import sheet_of
from store.review.arrivals import ArrivalCounts
from store.review.asking import Span
from store.types.alarms import AlarmKind
from tests.scheduler.digest.findings import MORNING, SOURCES, a_full_day, alarm, arrival, findings, polled, watched

HOSTILE = "<script>alert(1)</script> [a](javascript:b) *c* `d` | # & \"e'"

FULL_DAY = """\
Revue du samedi 21~novembre 2026
Microsoft en France
================================

4~articles sont arrivés de 3~sources, en 3~sujets.

1~source sur 3 n’a pas pu être vue (voir plus bas).


À LA UNE
--------

* Microsoft et la Mutuelle Vallorée~: un accord «~historique~»_?
  Agence Hexagone, 21~novembre à 8~h~00 (d’après AHP)
  https://agence.example/1
  L’accord-cadre porte sur cinq ans_; 4~200 postes sont concernés, dit la
  mutuelle.
  Repris par~: DSI Magazine (1~h~10 après).
  https://dsi-magazine.example/2

* Solmar grossiste
  Canal Distribution, 21~novembre à 5~h~00, début de l’article seulement
  https://dsi-magazine.example/3


ACCORDS ET MONTANTS
-------------------

* Mutuelle Vallorée~: accord-cadre signé, 4,5~millions d’euros, sur 5~ans
  [partenaire nouveau]
  «~La mutuelle a signé un accord-cadre~: cinq ans, 4,5~millions d’euros.~» —
  DSI Magazine et 1~autre article.
  https://dsi-magazine.example/1

* Solmar~: accord-cadre signé, jusqu’à 4,5~millions d’euros, sur 5~ans [nom à
  vérifier]
  DSI Magazine et 1~autre article.
  https://dsi-magazine.example/1


PARTENAIRES NOMMÉS POUR LA PREMIÈRE FOIS
----------------------------------------

Mutuelle Vallorée (entreprise) et Cigref (association).


ARTICLES MODIFIÉS
-----------------

* Accord 5
  Canal Distribution, 21~novembre à 8~h~00~: titre changé, chiffre ou date
  modifiés.
  https://canal-distribution.example/5
  Titre précédent~: «~Accord à 4~millions~»


PARUS PLUS TÔT, LUS SEULEMENT MAINTENANT
----------------------------------------

* Un label pour les PME
  DSI Magazine, 15~novembre 2005
  https://dsi-magazine.example/4


CE QUE NOUS N’AVONS PAS PU VOIR
-------------------------------

* Aucun relevé le 21~novembre de 8~h~00 à 13~h~00.

* Vigie elle-même
  alerte pendant la période~: disque presque plein.

* Agence Hexagone
  rien n’a pu être lu (24~relevés, tous en échec)~: erreur du site (HTTP~503),
  pas de réponse à temps.

* DSI Magazine
  2~pages n’ont pas pu être lues~: mur de consentement.
"""


def shown(text: str) -> str:
    """Spaces that can be told apart: `~` of a word, `_` narrow."""
    return text.replace("\u00a0", "~").replace("\u202f", "_")


def text_for(found: Findings) -> str:
    return shown(text_of(sheet_of(compose(found))))


def summary_of(found: Findings) -> list[str]:
    return [shown(sentence) for sentence in sheet_of(compose(found)).summary if sentence]


def test_a_full_day_reads_so() -> None:
    assert text_for(a_full_day()) == FULL_DAY


def test_no_line_but_an_address_is_wider_than_a_mail() -> None:
    lines = text_for(a_full_day()).splitlines()
    assert max(len(line) for line in lines if "://" not in line) <= 80


def test_an_empty_day_says_that_nothing_appeared() -> None:
    assert text_for(findings()) == (
        "Revue du samedi 21~novembre 2026\nMicrosoft en France\n================================\n\n"
        "Rien n’a paru sur le sujet~: les 3~sources suivies ont été relevées, sans\nincident.\n"
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            findings(watch=watched(*(polled(name, 5, 5, "no such host: x") for name in SOURCES))),
            "Nous n’avons rien pu voir~: aucune des sources relevées n’a répondu. Il a pu paraître des articles.",
        ),
        (
            findings(watch=watched()),
            "Nous n’avons rien pu voir~: aucune source n’a été relevée. Il a pu paraître des articles.",
        ),
        (
            findings(watch=watched(*map(polled, SOURCES[:2]), polled(SOURCES[2], 5, 5, "tls: x"))),
            "Rien de nouveau dans ce que nous avons pu voir (2~sources sur 3). "
            "Quelque chose a pu nous échapper (voir plus bas).",
        ),
        (
            findings(
                watch=watched(*map(polled, SOURCES), gaps=(Span(since=MORNING, until=MORNING + timedelta(hours=9)),))
            ),
            "Rien de nouveau dans ce que nous avons pu voir (3~sources sur 3). "
            "Quelque chose a pu nous échapper (voir plus bas).",
        ),
        (
            findings(log_since=MORNING + timedelta(days=9)),
            "Aucun article n’est conservé pour cette période. Le journal des relevés ne remonte pas jusque-là~: on ne "
            "sait plus ce qui a été vu.",
        ),
    ],
    ids=["all failed", "none was asked", "some failed", "a pause", "the log is gone"],
)
def test_nothing_there_and_nothing_that_could_be_seen_are_told_apart(found: Findings, said: str) -> None:
    assert summary_of(found) == [said]


def test_sources_that_share_a_reason_share_a_line() -> None:
    found = findings(watch=watched(*(polled(name, 5, 5, "no such host: x") for name in SOURCES)))
    (section,) = sheet_of(compose(found)).sections
    assert [shown(point.heading.text) for point in section.points] == [
        "Agence Hexagone, Canal Distribution et DSI Magazine"
    ]


def test_sources_that_were_polled_once_share_a_sentence_in_the_plural() -> None:
    several = watched(*(polled(name, 1, 1, "no such host: x") for name in SOURCES))
    text = text_for(findings(watch=several))
    assert "leur seul relevé a échoué~: nom de domaine introuvable." in text
    one = watched(polled("DSI Magazine", 1, 1, "no such host: x"), *(polled(name) for name in SOURCES[:2]))
    assert "\n  le seul relevé a échoué~: nom de domaine introuvable." in text_for(findings(watch=one))


def test_a_network_that_is_gone_is_no_site() -> None:
    text = text_for(findings(alarms=(alarm(AlarmKind.UNREACHABLE, ""),)))
    assert "Vigie elle-même\n  alerte pendant la période~: réseau injoignable." in text


def test_a_week_and_a_day_that_is_not_over_say_so() -> None:
    week = replace(findings(), days=week_of(date(2026, 11, 21)))
    assert shown(sheet_of(compose(week)).title) == "Revue de la semaine du lundi 16 au dimanche 22~novembre 2026"
    today = replace(findings(), days=one_day(date(2026, 11, 22)))
    assert summary_of(today)[-1] == "Arrêtée au 22~novembre à 8~h~00~: la suite n’est pas encore connue."


def test_what_is_left_out_is_counted() -> None:
    many = tuple(arrival(number) for number in range(1, 101))
    counts = ArrivalCounts(articles=100, stories=100, sources=1)
    text = text_for(findings(arrivals=many, counts=counts))
    assert "100~articles sont arrivés de 1~source, en 100~sujets." in text
    assert "\net 60~autres sujets.\n" in text
    one = text_for(findings(arrivals=many[:41], counts=ArrivalCounts(articles=41, stories=41, sources=1)))
    assert "\net 1~autre sujet.\n" in one


class _Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def hostile() -> Findings:
    """Titles, excerpts, sources and addresses of somebody who means harm."""
    first = arrival(1, title=HOSTILE, excerpt=HOSTILE, source=HOSTILE, credit=HOSTILE, url="javascript:alert(1)")
    copy = arrival(2, story_id=1, speaks=False, url='https://a.example/"onclick="x')
    return findings(topic=HOSTILE, arrivals=(first, copy), counts=ArrivalCounts(articles=2, stories=1, sources=2))


def test_html_gives_foreign_text_no_power_and_links_to_the_web_alone(hostile: Findings) -> None:
    page = _Links(html_of(sheet_of(compose(hostile))))
    assert page.tags <= {"div", "h1", "h2", "p", "ul", "li", "strong", "a"}
    assert page.addresses == ['https://a.example/"onclick="x']
    assert page.text.count("<script>alert(1)</script>") == 5


def test_markdown_gives_foreign_text_no_power(hostile: Findings) -> None:
    document = markdown_of(sheet_of(compose(hostile)))
    assert "<script>" not in document
    assert re.findall(r"(?<!\\)\]\(", document) == ["]("]
    assert '[DSI Magazine](<https://a.example/"onclick="x>)' in document


def test_markdown_of_a_full_day_has_headings_and_links() -> None:
    document = markdown_of(sheet_of(compose(a_full_day())))
    assert document.startswith("# Revue du samedi 21\u00a0novembre 2026\n\n*Microsoft en France*\n\n")
    assert "- **[Solmar grossiste](<https://dsi-magazine.example/3>)**\n" in document
