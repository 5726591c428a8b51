"""A topic says match, near miss or off topic, and believes the body rather than headlines."""

from __future__ import annotations

import pickle

import pytest

from crawler.batch import TopicRequest
from crawler.judging.read_also import POINTERS, without_pointers
from crawler.judging.subject import Subject
from crawler.judging.topic import Relevance, Topic, TopicVerdict, compile_topic
from store.query.matching import ReadText
from store.query.parsing import parse_query
from store.query.scale import Scale
from store.types import Article

QUERY = "inria AND (accord OR contrat) AND @villes"
LISTS = {"villes": ("Rennes", "Brest")}
FILLING = "Les écluses du canal ferment à vingt heures pendant la saison froide. " * 8


def judged(title: str, body: str = "", query: str = QUERY, scale: Scale | None = None) -> TopicVerdict:
    topic = compile_topic("Canaux", query, LISTS, scale or Scale())
    return topic.judge(Article(url="http://dsi-magazine.example/1", title=title, body=body))


def test_what_the_query_finds_is_a_match_with_its_score() -> None:
    verdict = judged("L'Inria signe un accord", "À Rennes.")
    assert verdict == TopicVerdict(
        relevance=Relevance.MATCH, score=0.4667, found=("title:inria", "title:accord", "body:Rennes")
    )


def test_under_the_threshold_it_is_a_near_miss() -> None:
    verdict = judged("L'Inria signe un accord", "À Rennes.", scale=Scale(match=0.5))
    assert verdict.relevance is Relevance.NEAR_MISS
    assert verdict.missing == ("a score of 0.5",)


def test_with_one_condition_missing_it_is_a_near_miss_that_says_which() -> None:
    verdict = judged("L'Inria signe un accord", "À Lille.")
    assert verdict.relevance is Relevance.NEAR_MISS
    assert verdict.found == ("title:inria", "title:accord")
    assert verdict.missing == ("@villes",)


def test_without_a_trace_of_the_subject_it_is_off_topic() -> None:
    assert judged("Un accord à Rennes") == TopicVerdict(relevance=Relevance.OFF_TOPIC)


def test_a_headline_is_confirmed_on_the_body() -> None:
    title = "L'Inria signe un accord à Rennes"
    assert judged(title, FILLING).relevance is Relevance.NEAR_MISS
    assert judged(title, FILLING + " L'Inria est cité.").relevance is Relevance.MATCH
    assert judged(title, "Abonnez-vous pour lire la suite.").relevance is Relevance.MATCH


def test_a_query_of_the_title_alone_needs_no_body() -> None:
    assert judged("L'Inria à Rennes", FILLING, query="title:inria").relevance is Relevance.MATCH


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi : L'Inria signe un accord à Rennes",
        "À lire aussi L'Inria signe un accord à Rennes",
        "» Voir aussi – L'Inria signe un accord à Rennes",
        "A lire également : l'Inria, un accord, Rennes",
        "DECOUVRIR AUSSI : l'Inria signe un accord à Rennes",
        "Écouter aussi : l'Inria signe un accord à Rennes",
        "— Dans la même rubrique : l'Inria signe un accord à Rennes",
        "Sur le même sujet\nL'Inria signe un accord à Rennes\nL'Inria à Brest",
        "Lire aussi\nL'Inria signe un accord à Rennes",
    ],
)
def test_headlines_of_other_articles_do_not_count(line: str) -> None:
    body = f"{FILLING.strip()}\n{line}\nLe maire s'en félicite."
    assert judged("Les écluses ferment", body).relevance is Relevance.OFF_TOPIC
    assert "Le maire" in without_pointers(body)
    assert ReadText("", "", body).holds(parse_query(POINTERS))


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi loin demande de bons yeux, disent les chercheurs de l'Inria, et un accord entre Rennes et le port.",
        "Voir l'accord signé par l'Inria à Rennes prend du temps.",
    ],
)
def test_sentences_that_begin_alike_do(line: str) -> None:
    assert without_pointers(line) == line


def test_a_subject_hands_on_what_is_near_and_travels() -> None:
    request = TopicRequest(name="Canaux", query=QUERY, lists=LISTS, scale=Scale(match=0.9))
    subject = pickle.loads(pickle.dumps(Subject.of(request)))
    judgement = subject.judge(Article(url="u", title="L'Inria signe un accord", body="À Rennes."))
    assert (judgement.match, judgement.wanted) == (None, False)
    assert judgement.near_miss is not None
    assert judgement.near_miss.topic == "Canaux"


def test_partners_are_a_list_by_themselves() -> None:
    partners = """
        [focal]
        name = "Canal du Midi"
        [[partner]]
        name = "Banque des Alizés"
        aliases = ["BDA"]
        [[partner]]
        name = "Orange"
        cased = ["Orange"]
    """
    request = TopicRequest(name="Canaux", query="@partners", partners=partners)
    found = Subject.of(request).topic.match(Article(url="u", title="La BDA et Orange", body=""))
    assert found is not None
    assert found.found == ("title:BDA",)  # "orange" is a common word, which a query cannot tell from the name
    own = TopicRequest(name="Canaux", query="@partners", partners=partners, lists={"partners": ("Inria",)})
    assert Subject.of(own).topic.match(Article(url="u", title="La BDA", body="")) is None


def test_names_of_partners_have_no_inflections() -> None:
    request = TopicRequest(
        name="Canaux", query="@partners", partners="[focal]\nname = 'Canal'\n[[partner]]\nname = 'CEA'\n"
    )
    topic = Subject.of(request).topic
    assert topic.match(Article(url="u", title="Ce qu'il faut retenir", body="")) is None
    assert topic.match(Article(url="u", title="Le CEA signe", body="")) is not None


def test_a_topic_is_what_it_was_made_of() -> None:
    assert Topic("t", "@villes", LISTS) == Topic("t", "@villes", LISTS)
    assert Topic("t", "@villes", LISTS) != Topic("t", "@villes", LISTS, Scale(match=0.5))
