"""Letters by SMTP (RFC 5321): text and HTML in one mail, under STARTTLS or TLS unless the configuration says otherwise.

The server is one that a person named, and may well be on the own network: the guard of crawls does not apply.
"""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from scheduler.configuration.secrets import read_secret
from scheduler.configuration.sink_tables import EmailSink
from scheduler.errors import BadConfiguration, SinkFailed
from scheduler.sinks.letters import Letter
from scheduler.sinks.time_limit import cut_off
from store.text import clean_line

#: Of a server's answer.
_LONGEST_ANSWER = 300


def send_mail(sink: EmailSink, letter: Letter) -> str:
    """Send the letter to all at once; what the server had to say of those it did not take.

    Raises SinkFailed when it took it for none, and BadConfiguration for a password that cannot be read.
    """
    mail = mail_of(sink, letter)
    password = read_secret(sink.password_env, sink.password_file) if sink.user else ""
    if not f"{sink.user}{password}".isascii():
        raise BadConfiguration("smtplib sends no user and no password but of ASCII letters: choose another password")
    server = _server(sink)
    try:
        with cut_off(lambda: server.sock, sink.timeout_s):
            _greet(server, sink, password)
            refused = server.send_message(mail)
            with suppress(OSError):  # what was taken is taken, whatever a server says to our leaving
                server.quit()
    except smtplib.SMTPException as error:
        raise _failure(sink, error) from error
    except OSError as error:
        why = error.strerror or clean_line(str(error)) or "timed out"
        raise SinkFailed(f"{sink.host} port {sink.chosen_port}: {why}") from error
    finally:
        server.close()
    return "; ".join(f"{address} was refused: {_said(*answer)}" for address, answer in refused.items())


def mail_of(sink: EmailSink, letter: Letter) -> EmailMessage:
    """The mail. Its Message-ID is the letter's own, so that one sent twice is recognised."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = clean_line(letter.subject)
    mail["From"] = sink.sender
    mail["To"] = ", ".join(sink.to)
    mail["Date"] = format_datetime(letter.made_at)
    mail["Message-ID"] = f"<{letter.key}@{parseaddr(sink.sender)[1].partition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday answers it
    mail.set_content(letter.text)
    mail.add_alternative(f'<!DOCTYPE html>\n<html><meta charset="utf-8"><body>{letter.html}</body></html>', "html")
    return mail


def _server(sink: EmailSink) -> smtplib.SMTP:
    if sink.security == "tls":
        return smtplib.SMTP_SSL(timeout=sink.timeout_s, context=_trust(sink))
    return smtplib.SMTP(timeout=sink.timeout_s)


def _greet(server: smtplib.SMTP, sink: EmailSink, password: str) -> None:
    # What `connect` takes the name of a certificate from is set by a constructor that connects at once.
    server._host = sink.host  # type: ignore[attr-defined]  # bpo-36094, open as of Python 3.13
    server.connect(sink.host, sink.chosen_port)
    if sink.security == "starttls":
        server.starttls(context=_trust(sink))
    if sink.user:
        server.login(sink.user, password)


def _trust(sink: EmailSink) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=sink.ca_file or None)
    except OSError as error:
        raise BadConfiguration(f"{sink.ca_file}: is no file of certificates: {error.strerror}") from error


def _failure(sink: EmailSink, error: smtplib.SMTPException) -> SinkFailed:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return SinkFailed(f"{sink.host} refused the user or the password: {error.smtp_code}")
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        address, answer = next(iter(error.recipients.items()))
        return SinkFailed(f"{sink.host} refused {address}: {_said(*answer)}")
    if isinstance(error, smtplib.SMTPResponseException):
        # The mail itself was refused for good, rather than its sender or the time of day.
        is_refusal = isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500
        return SinkFailed(f"{sink.host}: {_said(error.smtp_code, error.smtp_error)}", is_refusal=is_refusal)
    return SinkFailed(f"{sink.host}: {clean_line(str(error)) or type(error).__name__}")


def _said(code: int, answer: bytes | str) -> str:
    text = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    return f"{code} {clean_line(text)}"[:_LONGEST_ANSWER]
