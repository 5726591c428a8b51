"""What the daemon costs when nothing is due, and what it does when everything is.

    python -m tests.bench.bench_idle [--sources 1000] [--seconds 60]

Idle: all feeds have their next poll ahead; the share of one core that the daemon's process takes, by its CPU time.
Due: all at once; claims and write transactions until every feed has been polled, and the longest time for which the
loop did not turn. The publishers are one server on loopback whose feeds list nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import event

from scheduler.configuration.loading import Configuration, load_configuration
from scheduler.crawls.chronicle import Chronicle
from scheduler.crawls.jobs import warm_up
from scheduler.crawls.polling import Polling
from scheduler.daemon.ticking import SteadyJob
from store.archive import Archive
from store.database import open_database
from store.types import PlannedPoll

_EMPTY = b'<rss version="2.0"><channel><title>Rien</title></channel></rss>'
#: How often it is looked whether the loop turns.
_LOOK_S = 0.002
_TICK_S = 15.0


class _Publishers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        found = self.path.endswith("/feed")
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(_EMPTY) if found else 0))
        self.end_headers()
        self.wfile.write(_EMPTY if found else b"")

    def log_message(self, *_: object) -> None:
        """Nothing."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=60.0, help="of idling")
    parser.add_argument("--most", type=float, default=900.0, help="seconds in which all that is due must be polled")
    given = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Publishers)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with TemporaryDirectory() as folder:
        proxy = f"http://127.0.0.1:{server.server_address[1]}"
        configuration = _configuration(Path(folder), proxy, given.sources)
        warm_up()
        asyncio.run(_idle(configuration, given.seconds))
        asyncio.run(_due(configuration, given.sources, given.most))


def _configuration(folder: Path, proxy: str, sources: int) -> Configuration:
    file = folder / "vigie.toml"
    table = '[[source]]\nname = "S{0}"\nfeeds = ["http://s{0}.example/feed"]\n'
    head = f'contact = "mailto:bench@vigie.example"\nstore.url = "sqlite:///{folder}/vigie.db"\n'
    network = f'[network]\nproxy = "{proxy}"\ndelay_s = 0.0\n[topic]\nquery = ""\n'
    file.write_text(head + network + "".join(table.format(number) for number in range(sources)))
    return load_configuration(file)


async def _idle(configuration: Configuration, seconds: float) -> None:
    with Archive.open(configuration.store.url) as archive:
        later = datetime.now(UTC) + timedelta(hours=20)
        feeds = archive.register([feed for source in configuration.sources() for feed in source.feeds])
        archive.schedule(PlannedPoll(feed=feed, at=later, interval_s=7200.0) for feed in feeds)
        polling = Polling(configuration, archive, Chronicle(archive.progress, _now), _now)
        await polling.tick()
        cpu_s, wall_s = time.process_time(), time.monotonic()
        clock = AsyncIOScheduler(timezone=UTC)
        watching = asyncio.create_task(SteadyJob(clock, "tick", polling.tick, _TICK_S).watch())
        clock.start()
        await asyncio.sleep(seconds)
        cpu_s, wall_s = time.process_time() - cpu_s, time.monotonic() - wall_s
        watching.cancel()
        clock.shutdown(wait=False)
        started_s = time.process_time()
        await polling.tick()
        print(f"idle, {len(feeds)} sources: {cpu_s / wall_s:.3%} of one core over {wall_s:.0f} s", end="; ")
        print(f"a tick takes {1000 * (time.process_time() - started_s):.1f} ms of CPU")


async def _due(configuration: Configuration, sources: int, most_s: float) -> None:
    engine = open_database(configuration.store.url)
    counted: Counter[str] = Counter()
    event.listen(engine, "commit", lambda _connection: counted.update(["transactions"]))
    with Archive(engine) as archive:
        past = datetime.now(UTC) - timedelta(hours=1)
        feeds = archive.register([feed for source in configuration.sources() for feed in source.feeds])
        archive.schedule(PlannedPoll(feed=feed, at=past, interval_s=7200.0) for feed in feeds)
        event.listen(engine, "before_cursor_execute", lambda *sent: _note_claim(counted, sent[2]))
        counted.clear()
        chronicle = Chronicle(archive.progress, _now)
        polling = Polling(configuration, archive, chronicle, _now)
        holds: list[tuple[float, float]] = []
        looking = asyncio.create_task(_look(holds))
        started_s, cpu_s = time.monotonic(), time.process_time()
        while chronicle.tally().polls.total() < sources and time.monotonic() - started_s < most_s:
            await polling.tick()
            await asyncio.sleep(0.2)
        await polling.rest()
        looking.cancel()
        tally = chronicle.tally()
        print(
            f"due, {sources} sources: {tally.polls.total()} polls in {tally.batches} batches, "
            f"{counted['claims']} claims, {counted['transactions']} transactions of the daemon's, "
            f"{time.monotonic() - started_s:.0f} s, {time.process_time() - cpu_s:.1f} s of CPU; "
            f"the loop was held for {1000 * max(wall_s for wall_s, _ in holds):.0f} ms at most, "
            f"{1000 * max(min(hold) for hold in holds):.0f} ms of them by this process"
        )


def _note_claim(counted: Counter[str], statement: str) -> None:
    counted.update(["claims"] if statement.startswith("INSERT INTO lease") else [])


async def _look(holds: list[tuple[float, float]]) -> None:
    """Note by how much each short sleep is too long, and for how much of that this process was at work.

    On a machine that does other things the rest is waiting for a core.
    """
    while True:
        before_s, cpu_s = time.monotonic(), time.process_time()
        await asyncio.sleep(_LOOK_S)
        holds.append((time.monotonic() - before_s - _LOOK_S, time.process_time() - cpu_s))


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    main()
