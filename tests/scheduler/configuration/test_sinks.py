"""`[[sink]]` and `[digest]`: what they hold, and what is said of one that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.configuration.loading import load_configuration
from scheduler.configuration.sink_tables import AtomSink, CommandSink, EmailSink, WebhookSink
from scheduler.errors import BadConfiguration

Configure = Callable[[str], Path]
MAIL = '[[sink]]\nkind = "email"\nhost = "mail.example"\nfrom = "v@a.example"\nto = ["b@a.example"]\n'
HOOK = '[[sink]]\nkind = "webhook"\nurl = "https://a.example/hook"\nsecret_env = "HOOK"\n'
COMMAND = '[[sink]]\nkind = "command"\nargv = ["notify"]\n'
FEED = '[[sink]]\nkind = "atom"\nfile = "vigie.atom"\n'


def test_each_kind_has_its_defaults_and_a_name(configure: Configure) -> None:
    file = configure(MAIL + HOOK + COMMAND + 'name = "Poste"\ntakes = ["weekly"]\n' + FEED)
    mail, hook, command, feed = load_configuration().sink
    assert isinstance(mail, EmailSink)
    assert (mail.name, mail.takes, mail.security, mail.chosen_port) == ("email", ("alarms", "daily"), "starttls", 587)
    assert isinstance(hook, WebhookSink)
    assert isinstance(command, CommandSink)
    assert (command.name, command.takes) == ("Poste", ("weekly",))
    assert isinstance(feed, AtomSink)
    assert (feed.file, feed.entries) == (str(file.parent / "vigie.atom"), 50)


def test_files_lie_beside_the_configuration(configure: Configure, tmp_path: Path) -> None:
    configure(MAIL + 'user = "u"\npassword_file = "secret/smtp"\nca_file = "/etc/ca.pem"\n')
    (mail,) = load_configuration().sink
    assert isinstance(mail, EmailSink)
    assert (mail.password_file, mail.ca_file) == (str(tmp_path / "secret" / "smtp"), "/etc/ca.pem")


def test_reviews_go_in_the_morning_unless_it_is_said_otherwise(configure: Configure) -> None:
    assert load_configuration().digest.at == "07:30"
    configure('[digest]\nat = "18:05"\nweekday = "friday"\n')
    digest = load_configuration().digest
    assert (digest.clock.isoformat(), digest.weekday_number, digest.catch_up_days) == ("18:05:00", 4, 3)


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ('sink = "x"', "sink", "expected tables, each under [[sink]]"),
        ('[sink]\nkind = "email"', "sink", "expected tables, each under [[sink]]"),
        ('[[sink]]\nname = "x"', "sink[1]", 'expected a kind: "email", "webhook"'),
        ('[[sink]]\nkind = "pigeon"', "sink[1]", "'email', 'webhook', 'command', 'atom'"),
        ('[[sink]]\nkind = "email"\nfrom = "a@b.c"\nto = ["a@b.c"]', "sink[1].host", "expected a value"),
        *(
            (MAIL.replace("mail.example", host), "sink[1].host", "expected the name or address of a server")
            for host in ("mail..example", "mail.example:587", "smtp://mail.example", "mail example", "é" * 70)
        ),
        (MAIL + 'subject = "x"', "sink[1].subject", "there is no such key"),
        (MAIL + 'password = "x"', "sink[1].password", "there is no such key; did you mean password_env?"),
        (MAIL + 'form = "x"', "sink[1].form", "there is no such key; did you mean from?"),
        (HOOK + 'secret = "x"', "sink[1].secret", "there is no such key; did you mean secret_env?"),
        (COMMAND + 'time_out = "x"', "sink[1].time_out", "there is no such key; did you mean timeout_s?"),
        (FEED + "entrys = 3", "sink[1].entrys", "there is no such key; did you mean entries?"),
        (FEED + 'secret_env = "X"', "sink[1].secret_env", "there is no such key; check its spelling and its table"),
        (MAIL + 'takes = ["digests"]', "sink[1].takes[1]", "expected 'alarms', 'daily' or 'weekly'"),
        (MAIL + "takes = []", "sink[1].takes", "expected at least 1"),
        (MAIL + "port = 99999", "sink[1].port", "expected 65535 or less"),
        (MAIL + "port = true", "sink[1].port", "expected a whole number"),
        (MAIL + "timeout_s = 31", "sink[1].timeout_s", "expected 30 or less"),
        (MAIL + 'security = "ssl"', "sink[1].security", "expected 'starttls', 'tls' or 'none'"),
        (MAIL.replace("b@a.example", "nobody"), "sink[1].to[1]", "expected an address such as vigie@example.org"),
        (MAIL.replace("v@a.example", "a@b.c\\nBcc: x@y.z"), "sink[1].from", "expected an address"),
        (MAIL + 'user = "u"', "sink[1]", "expected a password: either password_env, the name of a variable"),
        (MAIL + 'password_env = "P"', "sink[1]", "expected a user beside the password"),
        (MAIL + 'user = "u"\npassword_env = "VIGIE_P"', "sink[1].password_env", "does not begin with VIGIE_"),
        (MAIL + 'user = "u"\npassword_env = "P"\nsecurity = "none"', "sink[1]", "not sent in the open"),
        (MAIL + MAIL, "sink", "two sinks are called 'email'"),
        (HOOK.replace("https", "ftp"), "sink[1].url", "http:// or https://"),
        (HOOK.replace('secret_env = "HOOK"', ""), "sink[1]", "expected a secret: either secret_env"),
        (HOOK + 'secret_file = "x"', "sink[1]", "expected a secret: either secret_env"),
        (COMMAND.replace('["notify"]', '"notify"'), "sink[1].argv", "expected a list in brackets"),
        (COMMAND.replace('["notify"]', "[]"), "sink[1].argv", "expected at least 1"),
        (MAIL + 'name = "a\\nb"', "sink[1].name", "expected one line, without control characters; it has U+000A"),
        (FEED + 'title = "a\\u0001b"', "sink[1].title", "expected one line, without control characters; it has U+0001"),
        ('sink = ["x"]', "sink[1]", "expected a table"),
        (FEED + "entries = 0", "sink[1].entries", "expected 1 or more"),
        (FEED + 'url = "x"', "sink[1].url", "http:// or https://"),
        ('[digest]\nat = "7:30"', "digest.at", "expected a time of day"),
        ('[digest]\nat = "24:00"', "digest.at", "expected a time of day"),
        ('[digest]\nweekday = "lundi"', "digest.weekday", "'monday'"),
        ("[digest]\ncatch_up_days = 8", "digest.catch_up_days", "expected 7 or less"),
    ],
)
def test_a_mistake_is_named_with_file_key_and_expectation(
    configure: Configure, text: str, key: str, expected: str
) -> None:
    file = configure(text)
    with pytest.raises(BadConfiguration) as caught:
        load_configuration()
    line = str(caught.value).splitlines()[0]
    assert line.startswith(f"{file}: {key}: ")
    assert expected in line


@pytest.mark.parametrize(
    "host", ["mail.example", "localhost", "smtp_relay", "192.0.2.1", "2001:db8::1", "courrier-é.example"]
)
def test_a_mail_server_is_a_name_or_an_address(configure: Configure, host: str) -> None:
    configure(MAIL.replace("mail.example", host))
    (sink,) = load_configuration().sink
    assert isinstance(sink, EmailSink)
    assert sink.host == host


@pytest.mark.parametrize(
    "text",
    [
        MAIL + 'user = "u"\npassword = "s3cret"',
        MAIL + 'user = "u"\npassword_env = "s3cret!"',
        MAIL + 'user = "u"\npassword_file = "s3cret"\npassword_env = "s3cret"',
        HOOK.replace("https://a.example/hook", "hooks.example/s3cret"),
        HOOK + 'secret = "s3cret"',
        MAIL + 'user = "u"\npassword_env = "s3cret"\n' + MAIL,
    ],
)
def test_a_secret_in_the_wrong_place_is_not_repeated(configure: Configure, text: str) -> None:
    configure(text)
    with pytest.raises(BadConfiguration) as caught:
        load_configuration()
    assert "s3cret" not in str(caught.value)


def test_the_environment_may_name_sinks_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_SINK", '[{"kind": "atom", "file": "/srv/vigie.atom"}]')
    (feed,) = load_configuration().sink
    assert feed.name == "atom"
    monkeypatch.setenv("VIGIE_SINK", '[{"kind": "atom", "file": "x", "entries": 0}]')
    with pytest.raises(BadConfiguration, match=r"environment variable VIGIE_SINK\[1\]\.entries: expected 1 or more"):
        load_configuration()
    monkeypatch.setenv("VIGIE_SINK", "[")
    with pytest.raises(BadConfiguration, match="environment variable VIGIE_SINK: expected a list of tables in JSON"):
        load_configuration()
