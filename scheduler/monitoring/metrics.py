"""Figures for a monitor, as Prometheus reads them (https://prometheus.io/docs/instrumenting/exposition_formats/).

Pure: what was counted and looked up comes in, text goes out. Of what strangers wrote only the names of sources, the
words of outcomes, reasons and alarms are in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from scheduler.crawls.chronicle import DURATIONS_S, PollTally
from scheduler.monitoring.figures import Figures
from store.text import clean_line


def exposition(figures: Figures, tally: PollTally) -> bytes:
    """The text of `/metrics`."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Once([*_gauges(figures), *_counters(tally), _durations(tally)]))
    return generate_latest(registry)


class _Once(Collector):
    """Hands out what was made already."""

    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterable[Metric]:
        return self._metrics


def _gauges(figures: Figures) -> Iterator[Metric]:
    about = InfoMetricFamily("vigie", "The version that runs.")
    about.add_metric([], {"version": figures.version})
    yield about
    yield _gauge("vigie_healthy", "1 while the daemon ticks and its database answers.", int(figures.healthy))
    yield _gauge("vigie_start_time_seconds", "When the daemon began, Unix time.", figures.started_at.timestamp())
    if figures.tick_age_s is not None:
        yield _gauge("vigie_tick_age_seconds", "Since it last looked what is due.", figures.tick_age_s)
    yield _gauge("vigie_sources", "Sources that are watched.", figures.sources)
    yield _gauge("vigie_feeds", "Feeds that are watched.", figures.feeds)
    yield _gauge("vigie_feeds_due", "Feeds whose time has come.", figures.due)
    yield _gauge("vigie_queue_length", "Feeds whose time has come and that wait.", figures.queue)
    yield _gauge("vigie_feeds_under_way", "Feeds of the crawl under way that are not done.", figures.under_way)
    yield _gauge("vigie_database_bytes", "Size of the database.", figures.database_bytes)
    if figures.disk_free_bytes is not None:
        yield _gauge("vigie_disk_free_bytes", "Free on the disk of the database.", figures.disk_free_bytes)
    alarms = GaugeMetricFamily("vigie_alarms_open", "Alarms that are open.", labels=["kind"])
    for kind, count in sorted(figures.alarms.items()):
        alarms.add_metric([kind], count)
    yield alarms


def _counters(tally: PollTally) -> Iterator[Metric]:
    polls = CounterMetricFamily("vigie_polls", "Polls of feeds since the daemon began.", labels=["source", "outcome"])
    for (source, outcome), count in sorted(tally.polls.items()):
        polls.add_metric([clean_line(source), outcome], count)
    yield polls
    yield _by_source("vigie_articles_kept", "New articles kept since the daemon began.", tally.articles)
    yield _by_source("vigie_copies", "Copies recognised since the daemon began.", tally.copies)
    failures = CounterMetricFamily("vigie_failures", "What failed since the daemon began.", labels=["reason"])
    for reason, count in sorted(tally.failures.items()):
        failures.add_metric([clean_line(reason)], count)
    yield failures


def _by_source(name: str, meaning: str, counts: Mapping[str, int]) -> Metric:
    made = CounterMetricFamily(name, meaning, labels=["source"])
    for source, count in sorted(counts.items()):
        made.add_metric([clean_line(source)], count)
    return made


def _durations(tally: PollTally) -> Metric:
    bounds = [*(f"{bound:.1f}" for bound in DURATIONS_S), "+Inf"]
    sums = accumulate(tally.durations[place] for place in range(len(bounds)))
    made = HistogramMetricFamily("vigie_batch_duration_seconds", "How long crawls of a batch took.")
    made.add_metric([], list(zip(bounds, sums, strict=True)), tally.seconds)
    return made


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(name, meaning, value=value)
