"""A small mail server on loopback: enough of SMTP for one client, STARTTLS, a password, and every way to refuse."""

from __future__ import annotations

import socketserver
import ssl
import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path


@dataclass
class Manners:
    """How the server behaves."""

    #: The answer to a command, by its first word, in place of a friendly one: `{"DATA": "554 no"}`.
    answers: dict[str, str] = field(default_factory=dict)
    #: Address → answer.
    refused: dict[str, str] = field(default_factory=dict)
    #: The answer to a whole mail.
    end: str = "250 taken"
    password: str = ""
    #: Sends a greeting without end, a letter every so many seconds.
    drip_s: float = 0.0


class MailServer(socketserver.ThreadingTCPServer):
    """Use it as a context manager; `mails` are what it took."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, certificate: Path, key: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.manners = Manners()
        self.mails: list[EmailMessage] = []
        #: First words of what clients said, and whether it was under TLS.
        self.said: list[tuple[str, bool]] = []
        self.trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.trust.load_cert_chain(certificate, key)
        self.closing = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self.shutdown()
        self.server_close()


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.secure = False
        self.manners = self.server.manners
        try:
            self._greet()
            while line := self.rfile.readline().decode().strip():
                word = line.split()[0].upper()
                self.server.said.append((word, self.secure))
                if not self._answered(word, line):
                    return
        except OSError:
            return  # the client had enough of us
        finally:
            self.rfile.close()
            self.request.close()

    def _greet(self) -> None:
        if not self.manners.drip_s:
            self._say("220 here")
        while self.manners.drip_s and not self.server.closing.wait(self.manners.drip_s):
            self.wfile.write(b"2")

    def _answered(self, word: str, line: str) -> bool:
        """Answer one command; whether the conversation goes on."""
        if word in self.manners.answers:
            self._say(self.manners.answers[word])
        elif word == "EHLO":
            self._say("250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN")
        elif word == "STARTTLS":
            self._say("220 go on")
            self.request = self.server.trust.wrap_socket(self.request, server_side=True)
            self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb", 0)
            self.secure = True
        elif word == "AUTH":
            self._say("235 welcome" if line.endswith(self.manners.password) else "535 who are you")
        elif word == "RCPT":
            address = line.partition("<")[2].partition(">")[0]
            self._say(self.manners.refused.get(address, "250 known"))
        elif word == "DATA":
            self._take()
        elif word == "QUIT":
            self._say("221 bye")
            return False
        else:
            self._say("250 fine")
        return True

    def _take(self) -> None:
        self._say("354 go on")
        lines = iter(self.rfile.readline, b".\r\n")
        mail = message_from_bytes(b"".join(line.removeprefix(b".") for line in lines), policy=policy.default)
        if self.manners.end.startswith("250"):
            self.server.mails.append(mail)  # type: ignore[arg-type]
        self._say(self.manners.end)

    def _say(self, answer: str) -> None:
        self.wfile.write(f"{answer}\r\n".encode())
