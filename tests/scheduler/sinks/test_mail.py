"""Letters by SMTP, against a server that takes them, and one that does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scheduler.configuration.sink_tables import EmailSink
from scheduler.errors import BadConfiguration, SinkFailed
from scheduler.sinks.letters import Letter
from scheduler.sinks.mail import send_mail
from tests.scheduler.sinks.conftest import Certificate
from tests.scheduler.sinks.mail_server import MailServer

TO = ("lise@redaction.example", "Émile <emile@redaction.example>")


@pytest.fixture
def sink(mail_server: MailServer, certificate: Certificate) -> EmailSink:
    return sink_of(mail_server, ca_file=str(certificate.file))


def sink_of(server: MailServer, **said: Any) -> EmailSink:
    fields = {"kind": "email", "host": "127.0.0.1", "port": server.port, "to": TO, "timeout_s": 30.0}
    return EmailSink(**(fields | {"from": "Vigie <vigie@redaction.example>"} | said))


def test_a_letter_comes_as_text_and_html_under_tls(sink: EmailSink, mail_server: MailServer, letter: Letter) -> None:
    assert send_mail(sink, letter) == ""
    (mail,) = mail_server.mails
    assert mail["Subject"] == letter.subject
    assert mail["From"] == "Vigie <vigie@redaction.example>"
    assert [address.addr_spec for address in mail["To"].addresses] == [
        "lise@redaction.example",
        "emile@redaction.example",
    ]
    assert mail["Message-ID"] == f"<{letter.key}@redaction.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    text, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert page is not None
    assert text.get_content().replace("\r\n", "\n") == letter.text
    assert letter.html in page.get_content()
    assert ("MAIL", True) in mail_server.said


def test_a_subject_cannot_bring_headers_of_its_own(sink: EmailSink, mail_server: MailServer, letter: Letter) -> None:
    send_mail(sink, replace(letter, subject="Titre\r\nBcc: everyone@elsewhere.example"))
    (mail,) = mail_server.mails
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Titre Bcc: everyone@elsewhere.example"


def test_a_password_is_sent_under_tls_alone(
    sink: EmailSink, mail_server: MailServer, letter: Letter, tmp_path: Path
) -> None:
    file = tmp_path / "password"
    file.write_text("sésame\n", "utf-8")
    known = sink.model_copy(update={"user": "lise", "password_file": str(file)})
    with pytest.raises(BadConfiguration, match="ASCII"):
        send_mail(known, letter)
    file.write_text("sesame\n", "utf-8")
    mail_server.manners.password = "AGxpc2UAc2VzYW1l"  # NUL lise NUL sesame, in base 64
    assert send_mail(known, letter) == ""
    assert ("AUTH", True) in mail_server.said
    assert ("AUTH", False) not in mail_server.said


def test_a_wrong_password_is_told_without_it(
    sink: EmailSink, mail_server: MailServer, letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", "s3cret")
    mail_server.manners.password = "another"
    with pytest.raises(SinkFailed) as caught:
        send_mail(sink.model_copy(update={"user": "lise", "password_env": "SMTP_PASSWORD"}), letter)
    assert str(caught.value) == "127.0.0.1 refused the user or the password: 535"
    assert not caught.value.is_refusal


def test_a_secret_that_is_not_there_is_named(sink: EmailSink, letter: Letter, tmp_path: Path) -> None:
    for file, said in ((tmp_path / "none", "No such file"), (tmp_path, "Is a directory")):
        with pytest.raises(BadConfiguration, match=said):
            send_mail(sink.model_copy(update={"user": "lise", "password_file": str(file)}), letter)
    with pytest.raises(BadConfiguration, match="environment variable NOT_SET"):
        send_mail(sink.model_copy(update={"user": "lise", "password_env": "NOT_SET"}), letter)


def test_a_certificate_that_nobody_vouches_for_is_refused(mail_server: MailServer, letter: Letter) -> None:
    with pytest.raises(SinkFailed, match=r"127\.0\.0\.1 port \d+: .*certificate"):
        send_mail(sink_of(mail_server), letter)
    assert mail_server.mails == []


def test_a_server_without_starttls_is_not_written_to_in_the_open(
    sink: EmailSink, mail_server: MailServer, letter: Letter
) -> None:
    mail_server.manners.answers = {"EHLO": "250 here"}
    with pytest.raises(SinkFailed, match="STARTTLS"):
        send_mail(sink, letter)
    assert send_mail(sink.model_copy(update={"security": "none"}), letter) == ""


@pytest.mark.parametrize(
    ("manners", "said", "is_refusal"),
    [
        ({"end": "554 this smells of spam"}, "554 this smells of spam", True),
        ({"end": "452 the disk is full"}, "452 the disk is full", False),
        ({"answers": {"MAIL": "550 who are you"}}, "550 who are you", False),
        ({"refused": dict.fromkeys(["lise@redaction.example", "emile@redaction.example"], "550 gone")}, "550", False),
        ({"answers": {"EHLO": "500 what", "HELO": "500 what"}}, "500 what", False),
    ],
)
def test_what_a_server_refuses_is_told_with_its_words(
    sink: EmailSink, mail_server: MailServer, letter: Letter, manners: dict[str, Any], said: str, is_refusal: bool
) -> None:
    for name, value in manners.items():
        setattr(mail_server.manners, name, value)
    with pytest.raises(SinkFailed, match=said) as caught:
        send_mail(sink, letter)
    assert caught.value.is_refusal is is_refusal
    assert mail_server.mails == []


def test_one_address_that_is_refused_does_not_keep_the_letter_from_the_others(
    sink: EmailSink, mail_server: MailServer, letter: Letter
) -> None:
    mail_server.manners.refused = {"emile@redaction.example": "550 no such person"}
    assert send_mail(sink, letter) == "emile@redaction.example was refused: 550 no such person"
    assert len(mail_server.mails) == 1


def test_what_was_taken_is_taken_whatever_follows(sink: EmailSink, mail_server: MailServer, letter: Letter) -> None:
    mail_server.manners.answers = {"QUIT": "421 get out"}
    assert send_mail(sink, letter) == ""


def test_a_server_that_drips_is_left_at_the_time_limit(
    sink: EmailSink, mail_server: MailServer, letter: Letter
) -> None:
    mail_server.manners.drip_s = 0.1
    with pytest.raises(SinkFailed, match=r"127\.0\.0\.1: "):
        send_mail(sink.model_copy(update={"timeout_s": 0.25}), letter)


def test_a_server_that_is_not_there_is_told(mail_server: MailServer, letter: Letter) -> None:
    sink = sink_of(mail_server)
    mail_server.shutdown()
    mail_server.server_close()
    with pytest.raises(SinkFailed, match=rf"127\.0\.0\.1 port {sink.chosen_port}: Connection refused"):
        send_mail(sink, letter)
