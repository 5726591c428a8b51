"""A process that a fork server made has its own processes made there, and elsewhere once that server is dead."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys

import pytest

from crawler.processes.fork_server import share_fork_server

_FORKED = multiprocessing.get_context("forkserver")
_PROGRAM = "from tests.crawler.processes.test_fork_server import begin; begin({dies})"


def begin(dies: bool) -> None:
    _FORKED.set_forkserver_preload([])
    share_fork_server()  # of no effect in a process that none made
    crawl = _FORKED.Process(target=start_another, args=(dies,))
    crawl.start()
    crawl.join()


def start_another(dies: bool) -> None:
    share_fork_server()
    maker = os.getppid()
    if dies:
        os.kill(maker, signal.SIGKILL)
        while os.getppid() == maker:  # the kernel is about to give this process another parent
            os.sched_yield()
    for _ in range(2):
        reader = _FORKED.Process(target=tell, args=(maker,))
        reader.start()
        reader.join()


def tell(maker: int) -> None:
    print("the same" if os.getppid() == maker else "another", flush=True)


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="a fork server of 3.14 hands its key to nobody")
@pytest.mark.parametrize(("dies", "made_by"), [(False, "the same"), (True, "another")], ids=["alive", "dead"])
def test_processes_of_a_process_are_made_by_the_fork_server_that_made_it_while_that_lives(
    dies: bool, made_by: str
) -> None:
    ran = subprocess.run([sys.executable, "-c", _PROGRAM.format(dies=dies)], capture_output=True, text=True, timeout=60)
    assert ran.stdout.splitlines() == [made_by] * 2, ran.stderr
