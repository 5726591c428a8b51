"""What a fork server's socket lies in does not outlive those it serves, however they end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = """
import multiprocessing, signal
from multiprocessing import util

context = multiprocessing.get_context("forkserver")
context.set_forkserver_preload(["crawler.processes.fork_socket"])
child = context.Process(target=print)
child.start()
child.join()
print(util.get_temp_dir(), flush=True)
signal.pause()
"""
_PARENT = """
import multiprocessing, os
from multiprocessing import forkserver, util

def start_another():
    forkserver.set_forkserver_preload(["crawler.processes.fork_socket"])
    forkserver._forkserver._inherited_fds = None
    child = multiprocessing.get_context("forkserver").Process(target=os.getpid)
    child.start()
    child.join()
    os._exit(7)

if __name__ == "__main__":
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["crawler.processes.fork_socket"])
    for _ in range(2):
        child = context.Process(target=start_another)
        child.start()
        child.join()
        print(child.exitcode)
        while len(os.listdir(util.get_temp_dir())) > 1:
            os.sched_yield()  # until the other server has ended
"""


@pytest.mark.parametrize("end", [subprocess.Popen.kill, subprocess.Popen.terminate], ids=["killed", "terminated"])
def test_the_socket_of_a_fork_server_goes_with_a_process_that_could_not_remove_it(end) -> None:
    with subprocess.Popen([sys.executable, "-c", _PROGRAM], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        program.stdout.readline()  # what the child printed
        folder = Path(program.stdout.readline().strip())
        sockets = list(folder.iterdir())  # "listener-…", or "sock-…" from Python 3.14 on
        end(program)
        program.stdout.read()  # to the end of the last process that could write there: the fork server
    assert sockets
    assert not folder.exists()


def test_a_fork_server_that_was_left_leaves_that_of_its_starters_parent_alone(tmp_path) -> None:
    """A process has the folder of the one that it comes from, and may start a fork server of its own in it."""
    program = tmp_path / "parent.py"
    program.write_text(_PARENT, "utf-8")
    ended = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.stdout.split(), ended.stderr) == (["7", "7"], "")
