"""What the daemon's loop asks the database: on one reader, which is gone before the writer is."""

from __future__ import annotations

import asyncio
from pathlib import Path
from threading import Event, Timer
from typing import Any

from scheduler.daemon.questions import Questions
from store.archive import Archive


def test_a_writer_closed_after_a_last_question_leaves_one_file_that_can_be_copied(folder: Path) -> None:
    url = "sqlite:///vigie.db"
    answered = Event()

    def long_question(reader: Any) -> None:
        with reader.connect():
            answered.wait(10)

    async def end_amid_a_question(questions: Questions) -> None:
        asking = asyncio.ensure_future(questions.ask(long_question))
        await asyncio.sleep(0)
        Timer(0.2, answered.set).start()
        questions.close()
        await asking

    with Archive.open(url):
        asyncio.run(end_amid_a_question(Questions(url)))
    assert [file.name for file in folder.glob("vigie.db*")] == ["vigie.db"]
