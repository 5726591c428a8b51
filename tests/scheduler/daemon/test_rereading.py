"""A configuration that is read again, whatever became of the time before."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace

from scheduler.configuration.loading import load_configuration
from scheduler.configuration.reloading import Orders
from scheduler.daemon.life import _Daemon
from scheduler.daemon.systemd import Supervisor

CONFIGURATION = 'contact = "mailto:a@b.example"\n[schedule]\ntick_s = {tick_s}\n'


def test_one_that_broke_holds_up_no_later_one(tmp_path: Path) -> None:
    file = tmp_path / "vigie.toml"
    file.write_text(CONFIGURATION.format(tick_s=15))
    used: list[float] = []
    work = SimpleNamespace(use=lambda configuration: used.append(configuration.schedule.tick_s))
    duty = SimpleNamespace(name="tick", work=work, period_s=lambda configuration: configuration.schedule.tick_s)
    duties = SimpleNamespace(all=(duty,), in_a_sentence=lambda: "")
    daemon = _Daemon(load_configuration(file), Orders(file=file), Supervisor({}), duties)  # type: ignore[arg-type]  # as much of them as is asked
    daemon._jobs["tick"] = SimpleNamespace(every=lambda _: None)  # type: ignore[assignment]  # likewise
    file.write_text(CONFIGURATION.format(tick_s=7))

    async def break_and_read() -> None:
        broken = asyncio.create_task(_break())
        await daemon._reload(broken)
        assert isinstance(broken.exception(), ZeroDivisionError)

    asyncio.run(break_and_read())
    assert used == [7]


async def _break() -> None:
    raise ZeroDivisionError
