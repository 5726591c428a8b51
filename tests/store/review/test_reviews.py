"""What came in a span: articles with their stories, edits, agreements, and how it was watched, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from store.archive import Archive
from store.database import open_reader, reader_of
from store.ledger import Amount
from store.review.arrivals import ArrivalCounts, arrival_counts, arrivals, edited_articles
from store.review.asking import Span
from store.review.deals import NewPartner, new_agreements, new_partners
from store.review.watch import UnreadPages, watch
from store.types import Access, Failure, Outcome, Rights, Source, Stage
from tests.store.conftest import ask
from tests.store.examples import FEED, NOW, OTHER_FEED, article_of, entry_of, keep, page_url, report_of
from tests.store.ledger_examples import keep_ledger, told

HOUR = timedelta(hours=1)
#: The day of NOW, UTC.
DAY = Span(since=NOW - 8 * HOUR, until=NOW + 16 * HOUR)
BEFORE = NOW - timedelta(days=2)
GAZETTE = "https://gazette-du-rhone.example"
#: The poll that is there, again and again.
_POLL_EVERY_SECOND = """
    WITH RECURSIVE after(s) AS (SELECT 1 UNION ALL SELECT s + 1 FROM after WHERE s < {polls})
    INSERT INTO crawl (source, feed_url, started_at, ended_at, outcome, reason, entries, known, fetched, kept, copies,
                       revisions, unchanged, off_topic, failed)
    SELECT c.source, c.feed_url, strftime('%Y-%m-%dT%H:%M:%SZ', c.started_at, s || ' seconds'), c.ended_at, c.outcome,
           '', 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM after CROSS JOIN crawl AS c
"""


@pytest.fixture
def corpus(archive: Archive, store_url: str) -> Iterator[Engine]:
    """A reader of whatever a test keeps."""
    archive.register([FEED, OTHER_FEED])
    archive.note_sources([Source(name=FEED.source, owner="Groupe"), Source(name=OTHER_FEED.source, owner="Groupe")])
    engine = open_reader(store_url)
    yield engine
    engine.dispose()


def test_a_story_comes_with_all_its_articles_by_when_they_appeared(archive: Archive, corpus: Engine) -> None:
    keep(archive, article_of(1, published_at=BEFORE), now=BEFORE)
    same = article_of(1, url=f"{GAZETTE}/1", published_at=NOW - HOUR)
    keep(archive, same, source=OTHER_FEED.source)
    keep(archive, article_of(2), now=BEFORE)
    keep(archive, article_of(3, url=f"{GAZETTE}/3"), source=OTHER_FEED.source, now=DAY.until)
    found = arrivals(corpus, DAY)
    assert [(each.source, each.appeared_at, each.owner) for each in found] == [
        (FEED.source, BEFORE, "Groupe"),
        (OTHER_FEED.source, NOW - HOUR, "Groupe"),
    ]
    assert [each.speaks for each in found] == [True, False]
    assert {each.story_seen_at for each in found} == {BEFORE}
    assert arrival_counts(corpus, DAY) == ArrivalCounts(articles=1, stories=1, sources=1)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"standfirst": "Un chapeau."}, "Un chapeau."),
        ({"standfirst": "", "body": "Le début du texte.\nLa suite."}, "Le début du texte. La suite."),
        ({"standfirst": "Un chapeau.", "directives": ("nosnippet",)}, ""),
        ({"standfirst": "Un chapeau assez long pour cela.", "directives": ("max-snippet:12",)}, "Un chapeau…"),
        ({"standfirst": "Un chapeau.", "rights": Rights.LICENSED}, ""),
    ],
)
def test_no_more_is_shown_of_an_article_than_may_be(
    archive: Archive, corpus: Engine, said: dict[str, object], shown: str
) -> None:
    keep(archive, article_of(1, **said))
    (found,) = arrivals(corpus, DAY)
    assert found.excerpt == shown


def test_a_long_standfirst_is_cut_between_two_words(archive: Archive, corpus: Engine) -> None:
    keep(archive, article_of(1, standfirst="partenariat, " * 60, access=Access.STUB))
    (found,) = arrivals(corpus, DAY)
    assert len(found.excerpt) <= 280
    assert found.excerpt.endswith("partenariat…")
    assert found.access == "stub"


def test_edits_of_publishers_are_found_with_the_title_before(archive: Archive, corpus: Engine) -> None:
    keep(archive, article_of(1, title="Accord à 4 millions"), now=BEFORE)
    keep(archive, article_of(1, title="Accord à 5 millions"))
    keep(archive, article_of(2, title="Reste ainsi"))
    (edit,) = edited_articles(corpus, DAY)
    assert (edit.source, edit.url, edit.seen_at) == (FEED.source, page_url(1), NOW)
    assert (edit.title, edit.title_before) == ("Accord à 5 millions", "Accord à 4 millions")
    assert "headline" in edit.kinds


def test_agreements_are_new_once_and_a_first_sum_is_new_too(archive: Archive, corpus: Engine) -> None:
    sum_of = (Amount(least=4_500_000, most=4_500_000),)
    keep_ledger(archive, 1, told("Cigref"), now=BEFORE)
    keep_ledger(archive, 2, told("Sciences Po", amounts=sum_of), now=BEFORE)
    keep_ledger(archive, 3, told("Cigref", amounts=sum_of), told("Roussillat"))
    keep_ledger(archive, 4, told("Sciences Po", amounts=sum_of))
    found = {each.partner: each for each in new_agreements(corpus, DAY)}
    assert sorted(found) == ["Cigref", "Roussillat"]
    assert (found["Cigref"].is_new, found["Cigref"].amount_least) == (False, 4_500_000)
    assert (found["Roussillat"].is_new, found["Roussillat"].is_new_partner) == (True, True)
    assert found["Roussillat"].partner_state == "candidate"


def test_the_sentence_of_an_article_that_may_not_be_quoted_is_left_out(archive: Archive, corpus: Engine) -> None:
    keep_ledger(archive, 1, told("Cigref"), directives=("nosnippet",))
    keep_ledger(archive, 2, told("Roussillat"), rights=Rights.LICENSED)
    assert [each.sentence for each in new_agreements(corpus, DAY)] == ["", ""]


def test_the_sentence_of_an_article_is_as_short_as_its_publisher_asks(archive: Archive, corpus: Engine) -> None:
    keep_ledger(archive, 1, told("Cigref"), directives=("max-snippet:20",))
    (found,) = new_agreements(corpus, DAY)
    assert 0 < len(found.sentence) <= 20


def test_partners_that_a_profile_knows_are_new_when_first_named(archive: Archive, corpus: Engine) -> None:
    keep_ledger(archive, 1, told("Cigref", known=True), now=BEFORE)
    keep_ledger(archive, 2, told("Cigref", known=True), told("Sciences Po", known=True), told("Inconnu"))
    assert new_partners(corpus, DAY) == [NewPartner(name="Sciences Po", type="unknown")]


def test_polls_are_counted_by_source_with_what_they_failed_of(archive: Archive, corpus: Engine) -> None:
    archive.record(report_of(Outcome.ALL_KNOWN, now=NOW), None)
    for hour in (1, 2, 3):
        reason = "timed out: too late" if hour > 1 else "http 503: ill"
        archive.record(report_of(Outcome.FAILED, now=NOW + hour * HOUR, reason=reason), None)
    archive.record(report_of(Outcome.ALL_KNOWN, feed=OTHER_FEED, now=BEFORE), None)
    archive.record(report_of(Outcome.ALL_KNOWN, feed=OTHER_FEED, now=DAY.until), None)
    found = watch(corpus, DAY, timedelta(hours=10))
    ((source, polls, failed, reasons),) = [(w.source, w.polls, w.failed, w.reasons) for w in found.sources]
    assert (source, polls, failed) == (FEED.source, 4, 3)
    assert reasons == ("timed out: too late", "http 503: ill")
    assert found.lately == {FEED.source, OTHER_FEED.source}
    assert found.gaps == (Span(since=NOW + 3 * HOUR, until=DAY.until),)


def test_pages_that_could_not_be_read_are_counted_and_those_that_are_no_articles_are_not(
    archive: Archive, corpus: Engine
) -> None:
    def failed(number: int, reason: str) -> Failure:
        return Failure(source=FEED.source, url=page_url(number), stage=Stage.EXTRACT, reason=reason, at=NOW)

    some = (failed(1, "consent wall"), failed(2, "consent wall"), failed(2, "consent wall"), failed(3, "not html"))
    read_later = replace(failed(4, "timed out"), stage=Stage.FETCH)
    archive.record(report_of(Outcome.NEW, failures=(*some, read_later)), None)
    archive.admit(FEED, [entry_of(4)], NOW)
    keep(archive, article_of(4))
    assert watch(corpus, DAY, HOUR).unread == (UnreadPages(source=FEED.source, reason="consent wall", pages=2),)


def test_a_time_without_polls_is_a_gap_when_it_is_longer_than_a_pause(archive: Archive, corpus: Engine) -> None:
    assert watch(corpus, DAY, HOUR).gaps == (), "nobody polled at all"
    times = [DAY.since + HOUR, DAY.since + 5 * HOUR]
    for at in times:
        archive.record(report_of(Outcome.ALL_KNOWN, now=at), None)
    six_hours = Span(since=DAY.since, until=DAY.since + 6 * HOUR)
    assert watch(corpus, six_hours, 2 * HOUR).gaps == (Span(since=times[0], until=times[1]),)
    assert watch(corpus, six_hours, 4 * HOUR).gaps == ()
    assert watch(corpus, DAY, timedelta(days=1)).gaps == ()


def test_a_season_with_more_polls_than_anybody_reads_has_no_gap(sqlite_url: str) -> None:
    with Archive.open(sqlite_url) as archive:
        archive.register([FEED])
        archive.record(report_of(Outcome.ALL_KNOWN, now=NOW), None)
    polls = 205_000
    ask(sqlite_url, _POLL_EVERY_SECOND.format(polls=polls))
    with reader_of(sqlite_url) as reader:
        assert watch(reader, Span(since=NOW, until=NOW + timedelta(seconds=polls)), HOUR).gaps == ()
