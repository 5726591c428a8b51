"""`/healthz` and `/metrics` are answered to whoever asks properly, and to nobody else for long."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest

from scheduler.configuration.loading import Configuration, load_configuration
from scheduler.errors import BadConfiguration
from scheduler.monitoring.listener import HttpAnswer, Listener

BODY = b'{"healthy": true}\n'


class Asked:
    """A path that counts how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    async def answer(self) -> HttpAnswer:
        self.times += 1
        return HttpAnswer(status=503, content_type="application/json", body=BODY)


@pytest.fixture
def configuration(configure: Callable[[str], object]) -> Configuration:
    configure('[metrics]\nlisten = "127.0.0.1:0"\n')
    return load_configuration()


def listening(
    configuration: Configuration, path: Asked, caplog: pytest.LogCaptureFixture, use: Callable[[int], Awaitable[None]]
) -> None:
    """Listen while `use` runs, which is told the port."""

    async def run() -> None:
        listener = Listener(configuration, {"/healthz": path.answer})
        with caplog.at_level(logging.INFO, "scheduler.monitoring.listener"):
            await listener.tick()
        await use(int(caplog.messages[-1].rpartition(":")[2]))
        listener.stop()

    asyncio.run(run())


async def ask(port: int, request: bytes) -> tuple[bytes, bytes]:
    """Head and body of the answer; both empty when we were hung up on."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    said = await reader.read()
    writer.close()
    head, _, body = said.partition(b"\r\n\r\n")
    return head, body


@pytest.mark.parametrize(
    ("request_line", "status", "body"),
    [
        (b"GET /healthz HTTP/1.1", b"503 Service Unavailable", BODY),
        (b"GET /healthz?verbose=1 HTTP/1.0", b"503 Service Unavailable", BODY),
        (b"HEAD /healthz HTTP/1.1", b"503 Service Unavailable", b""),
        (b"GET /nowhere HTTP/1.1", b"404 Not Found", b"there is /healthz\n"),
        (b"POST /healthz HTTP/1.1", b"405 Method Not Allowed", b"only GET is answered\n"),
        (b"\xff\xfe\x00", b"405 Method Not Allowed", b"only GET is answered\n"),
    ],
    ids=["get", "with a query", "head", "unknown path", "post", "garbage"],
)
def test_requests_are_answered(
    configuration: Configuration, caplog: pytest.LogCaptureFixture, request_line: bytes, status: bytes, body: bytes
) -> None:
    async def use(port: int) -> None:
        head, said = await ask(port, request_line + b"\r\nHost: here\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 " + status)
        assert said == body

    listening(configuration, Asked(), caplog, use)


def test_a_request_that_is_too_long_is_hung_up_on(
    configuration: Configuration, caplog: pytest.LogCaptureFixture
) -> None:
    async def use(port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /" + b"a" * 20_000)
        try:
            assert await reader.read() == b""
        except ConnectionResetError:  # it hung up on what we had still to say
            pass
        finally:
            writer.close()

    listening(configuration, Asked(), caplog, use)


def test_an_answer_is_remembered_however_many_ask(
    configuration: Configuration, caplog: pytest.LogCaptureFixture
) -> None:
    path = Asked()

    async def use(port: int) -> None:
        await asyncio.gather(*(ask(port, b"GET /healthz HTTP/1.1\r\n\r\n") for _ in range(10)))

    listening(configuration, path, caplog, use)
    assert path.times == 1


def test_an_address_that_is_taken_is_told_once_and_tried_again(
    configuration: Configuration, configure: Callable[[str], object], caplog: pytest.LogCaptureFixture
) -> None:
    async def use(port: int) -> None:
        configure(f'[metrics]\nlisten = "127.0.0.1:{port}"\n')
        second = Listener(load_configuration(), {})
        await second.tick()
        await second.tick()

    listening(configuration, Asked(), caplog, use)
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "cannot listen at=127.0.0.1:" in record.message


def test_another_address_of_a_reload_is_listened_at(
    configuration: Configuration, configure: Callable[[str], object], caplog: pytest.LogCaptureFixture
) -> None:
    async def run() -> None:
        listener = Listener(configuration, {})
        with caplog.at_level(logging.INFO, "scheduler.monitoring.listener"):
            await listener.tick()
            configure("[metrics]\nlisten = ''\n")
            listener.use(load_configuration())
            await listener.tick()
        port = int(caplog.messages[-1].rpartition(":")[2])
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", port)

    asyncio.run(run())


@pytest.mark.parametrize("place", ["0.0.0.0:9464", "[::]:9464", "192.0.2.1:80"])
def test_only_this_machine_may_ask_unless_that_is_wanted(configure: Callable[[str], object], place: str) -> None:
    configure(f'[metrics]\nlisten = "{place}"\n')
    with pytest.raises(BadConfiguration, match="is no loopback address"):
        load_configuration()
    configure(f'[metrics]\nlisten = "{place}"\nopen_to_network = true\n')
    assert load_configuration().metrics.listen == place


@pytest.mark.parametrize("place", ["9464", "localhost:9464", "127.0.0.1", "127.0.0.1:99999", "127.0.0.1:x", ":80"])
def test_a_place_that_is_none_is_named(configure: Callable[[str], object], place: str) -> None:
    configure(f'[metrics]\nlisten = "{place}"\n')
    with pytest.raises(BadConfiguration, match=r"metrics\.listen: expected ADDRESS:PORT"):
        load_configuration()
