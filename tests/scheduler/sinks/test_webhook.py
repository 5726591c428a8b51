"""Signed JSON to a receiver on loopback, which checks the signature as the README tells it to."""

from __future__ import annotations

import hmac
import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from scheduler.configuration.sink_tables import WebhookSink
from scheduler.configuration.tables import NetworkTable
from scheduler.errors import BadConfiguration, SinkFailed
from scheduler.sinks.letters import Letter
from scheduler.sinks.webhook import send_webhook, signature
from tests.scheduler.sinks.conftest import NOW

SECRET = "a long secret"


@dataclass
class Receiver:
    """What it was asked, and how it answers."""

    port: int = 0
    status: int = 204
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    #: Set when a conversation that hangs may end.
    done: threading.Event = field(default_factory=threading.Event)
    hangs: bool = False


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    state = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.asked.append((self.path, dict(self.headers), body))
            if state.hangs:
                state.done.wait(30)
                return
            self.send_response(state.status)
            for name, value in state.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(state.body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield state
        state.done.set()
        server.shutdown()


@pytest.fixture
def post(receiver: Receiver, letter: Letter, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    monkeypatch.setenv("HOOK_SECRET", SECRET)

    def send(path: str = "/hook?team=1", host: str = "127.0.0.1", timeout_s: float = 30.0, **network: Any) -> str:
        url = f"http://{host}:{receiver.port}{path}"
        sink = WebhookSink(kind="webhook", url=url, secret_env="HOOK_SECRET", timeout_s=timeout_s)
        opened = {"allow": (f"127.0.0.1/32#{receiver.port}",)} | network
        return send_webhook(sink, letter, NetworkTable(**opened), NOW)

    return send


def is_from_vigie(secret: bytes, headers: dict[str, str], body: bytes, now: float) -> bool:
    """The check of the README."""
    sent = headers["Vigie-Timestamp"]
    wanted = "v1=" + hmac.new(secret, sent.encode() + b"." + body, "sha256").hexdigest()
    return hmac.compare_digest(wanted, headers["Vigie-Signature"]) and abs(now - int(sent)) < 300


def test_of_several_addresses_those_that_answer_nothing_are_passed_over(
    receiver: Receiver, post: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, receiver.port)) for address in ("127.0.0.9", "127.0.0.1")
    )
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *_, **__: (
            [one, other] if "." not in host else [place for place in (one, other) if place[4][0] == host]
        ),
    )
    assert post(host="hooks", allow=(f"127.0.0.0/24#{receiver.port}",)) == ""
    assert len(receiver.asked) == 1


def test_a_letter_comes_signed_and_whole(receiver: Receiver, post: Callable[..., str], letter: Letter) -> None:
    assert post() == ""
    ((path, headers, body),) = receiver.asked
    assert path == "/hook?team=1"
    assert (headers["Content-Type"], headers["Vigie-Id"]) == ("application/json", letter.key)
    assert is_from_vigie(SECRET.encode(), headers, body, NOW.timestamp())
    told = json.loads(body)
    assert (told["id"], told["kind"], told["subject"]) == (letter.key, "daily", letter.subject)
    assert told["digest"] == {"is_empty": True}


def test_a_body_a_time_or_a_secret_of_somebody_else_is_recognised() -> None:
    body = b'{"kind": "alarms"}'
    headers = signature(SECRET, body, NOW)
    then = NOW.timestamp()
    assert is_from_vigie(SECRET.encode(), headers, body, then)
    assert not is_from_vigie(SECRET.encode(), headers, body + b" ", then)
    assert not is_from_vigie(b"another", headers, body, then)
    later = headers | {"Vigie-Timestamp": str(int(then) + 1)}
    assert not is_from_vigie(SECRET.encode(), later, body, then)
    assert not is_from_vigie(SECRET.encode(), headers, body, (NOW + timedelta(minutes=6)).timestamp())


@pytest.mark.parametrize(
    ("status", "is_refusal"),
    [(400, True), (413, True), (422, True), (401, False), (404, False), (429, False), (500, False), (503, False)],
)
def test_an_answer_that_is_no_success_is_told(
    receiver: Receiver, post: Callable[..., str], status: int, is_refusal: bool
) -> None:
    receiver.status, receiver.body, receiver.headers = status, "trop\x1b[31m tôt".encode(), {"Retry-After": "1800"}
    with pytest.raises(SinkFailed) as caught:
        post()
    assert str(caught.value) == f"127.0.0.1 answered {status}: trop[31m tôt"
    assert (caught.value.is_refusal, caught.value.retry_after_s) == (is_refusal, 1800.0)


def test_a_page_for_people_is_told_without_its_markup(receiver: Receiver, post: Callable[..., str]) -> None:
    receiver.status, receiver.body = 502, b'<!DOCTYPE html>\n<html><title>Bad gateway</title><p>Try later<br class="'
    with pytest.raises(SinkFailed, match=r"answered 502: Bad gateway Try later$"):
        post()


def test_a_redirect_is_not_followed(receiver: Receiver, post: Callable[..., str]) -> None:
    receiver.status, receiver.headers = 301, {"Location": f"http://127.0.0.1:{receiver.port}/elsewhere"}
    with pytest.raises(SinkFailed, match="301: it has moved"):
        post()
    assert len(receiver.asked) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::1]"])
def test_nobody_is_led_inside_unless_it_is_allowed(receiver: Receiver, post: Callable[..., str], host: str) -> None:
    with pytest.raises(SinkFailed, match="no public address"):
        post(host=host, allow=())
    assert receiver.asked == []


def test_a_receiver_that_hangs_is_left_at_the_time_limit(receiver: Receiver, post: Callable[..., str]) -> None:
    receiver.hangs = True
    with pytest.raises(SinkFailed, match=r"127\.0\.0\.1: "):
        post(timeout_s=0.3)


def test_a_letter_passes_the_proxy_of_the_crawls(receiver: Receiver, post: Callable[..., str]) -> None:
    proxy = f"http://lise:s3cret@127.0.0.1:{receiver.port}"
    post(host="hooks.example", allow=(), proxy=proxy)
    ((path, headers, _),) = receiver.asked
    assert path == f"http://hooks.example:{receiver.port}/hook?team=1"
    assert headers["Proxy-Authorization"] == "Basic bGlzZTpzM2NyZXQ="
    with pytest.raises(SinkFailed, match="no public address"):
        post(host="10.0.0.8", allow=(), proxy=proxy)


def test_a_secret_that_is_not_set_is_named(post: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOOK_SECRET")
    with pytest.raises(BadConfiguration, match="environment variable HOOK_SECRET"):
        post()


def test_a_name_without_an_address_and_a_closed_port_are_told(letter: Letter, post: Callable[..., str]) -> None:
    with pytest.raises(SinkFailed, match=r"hooks\.invalid: "):
        post(host="hooks.invalid")
