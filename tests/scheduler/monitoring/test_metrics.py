"""The figures, as Prometheus reads them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from prometheus_client.parser import text_string_to_metric_families

from scheduler.crawls.chronicle import PollTally
from scheduler.monitoring.figures import Figures
from scheduler.monitoring.metrics import exposition

FIGURES = Figures(
    version="0.2.0",
    healthy=True,
    started_at=datetime(2026, 6, 1, tzinfo=UTC),
    tick_age_s=4.5,
    sources=2,
    feeds=3,
    due=2,
    queue=1,
    under_way=1,
    alarms={"unreachable": 1, "disk": 0},
    database_bytes=4096,
    disk_free_bytes=10**9,
)
HOSTILE = 'Le "Quotidien"\n\\ vigie_healthy 0\x1b[2J'
TALLY = PollTally(
    polls=Counter({(HOSTILE, "new"): 2, ("B", "unreachable"): 1}),
    articles=Counter({HOSTILE: 5}),
    copies=Counter({HOSTILE: 1}),
    failures=Counter({"http 404": 1}),
    batches=3,
    durations=Counter({0: 1, 2: 1, 7: 1}),
    seconds=2013.0,
)
Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


@pytest.fixture(scope="module")
def samples() -> Samples:
    return read(exposition(FIGURES, TALLY))


def read(text: bytes) -> Samples:
    families = text_string_to_metric_families(text.decode())
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in families
        for sample in family.samples
    }


def test_how_it_is_now(samples: Samples) -> None:
    assert samples["vigie_healthy", ()] == 1
    assert samples["vigie_feeds_due", ()] == 2
    assert samples["vigie_queue_length", ()] == 1
    assert samples["vigie_tick_age_seconds", ()] == 4.5
    assert samples["vigie_database_bytes", ()] == 4096
    assert samples["vigie_disk_free_bytes", ()] == 10**9
    assert samples["vigie_alarms_open", (("kind", "unreachable"),)] == 1
    assert samples["vigie_alarms_open", (("kind", "disk"),)] == 0


def test_what_polls_came_to(samples: Samples) -> None:
    assert samples["vigie_polls_total", (("outcome", "unreachable"), ("source", "B"))] == 1
    assert samples["vigie_failures_total", (("reason", "http 404"),)] == 1


def test_batches_are_counted_by_their_duration(samples: Samples) -> None:
    buckets = {
        name[1][0][1]: value for name, value in samples.items() if name[0] == "vigie_batch_duration_seconds_bucket"
    }
    assert (buckets["1.0"], buckets["5.0"], buckets["15.0"], buckets["1800.0"], buckets["+Inf"]) == (1, 1, 2, 2, 3)
    assert samples["vigie_batch_duration_seconds_count", ()] == 3
    assert samples["vigie_batch_duration_seconds_sum", ()] == 2013


def test_the_name_of_a_source_cannot_forge_a_figure(samples: Samples) -> None:
    name = 'Le "Quotidien" \\ vigie_healthy 0[2J'
    assert samples["vigie_articles_kept_total", (("source", name),)] == 5
    assert samples["vigie_healthy", ()] == 1


def test_what_is_not_known_is_left_out() -> None:
    on_a_server = read(exposition(replace(FIGURES, tick_age_s=None, disk_free_bytes=None), PollTally()))
    assert ("vigie_disk_free_bytes", ()) not in on_a_server
    assert ("vigie_tick_age_seconds", ()) not in on_a_server
