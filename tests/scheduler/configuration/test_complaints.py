"""What is said of a configuration that is wrong: file or variable, key, and what was expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.configuration.loading import load_configuration
from scheduler.errors import BadConfiguration

Configure = Callable[[str], Path]
SOURCE = '[[source]]\nname = "A"\n'


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ('contcat = "mailto:a@b.example"', "contcat", "there is no such key; did you mean contact?"),
        ("[nettwork]\ndelay_s = 1", "nettwork", "there is no such key; did you mean network?"),
        ("[network]\ndelay = 1", "network.delay", "there is no such key; did you mean delay_s?"),
        ("[network]\ncontact = 1", "network.contact", "there is no such key; check its spelling and its table"),
        ("[store]\nkeep_pages = 30", "store.keep_pages", "there is no such key; did you mean keep_pages_days?"),
        ('[[sources]]\nname = "A"', "sources", "there is no such key; did you mean source?"),
        ('[topic]\nname = "a\\nb"', "topic.name", "expected one line, without control characters; it has U+000A"),
        ('[[source]]\nname = "a\\u001b[31m"', "source[1].name", "expected one line, without control characters"),
        (SOURCE + 'owner = "a\\u0085b"', "source[1].owner", "expected one line, without control characters"),
        (SOURCE + 'category = "a\\u2028b"', "source[1].category", "expected one line, without control characters"),
        (SOURCE + 'homepages = "https://a.example/"', "source[1].homepages", "did you mean homepage?"),
        ("[store]\nkeep_pages_days = -1", "store.keep_pages_days", "expected 0 or more, got -1"),
        ("[store]\nkeep_pages_days = 40000", "store.keep_pages_days", "expected 36500 or less"),
        ("[store]\nkeep_pages_days = 1.5", "store.keep_pages_days", "expected a whole number of days, got 1.5"),
        ("[store]\nkeep_pages_days = true", "store.keep_pages_days", "expected a whole number of days, got True"),
        ('[store]\nkeep_pages_days = "many"', "store.keep_pages_days", "expected a whole number, got 'many'"),
        ('contact = "me"', "contact", "expected mailto:NAME@HOST"),
        ('contact = "mailto:a@b.example\\u001b[31m"', "contact", "expected mailto:NAME@HOST"),
        ('contact = "mailto:a@b.example\\r\\nX-Header: 1"', "contact", "expected mailto:NAME@HOST"),
        ("contact = 3", "contact", "expected text in quotes"),
        ("network = 3", "network", "expected a table"),
        ("[network]\ndelay_s = -1", "network.delay_s", "expected 0 or more, got -1"),
        ('[network]\ndelay_s = "fast"', "network.delay_s", "expected a number, got 'fast'"),
        ("[network]\ndelay_s = true", "network.delay_s", "expected a number of seconds, got True"),
        ("[network]\ndelay_s = nan", "network.delay_s", "expected"),
        ("[network]\ndelay_s = 1e6", "network.delay_s", "expected 3600 or less"),
        ("[network]\ntimeout_s = 0", "network.timeout_s", "expected more than 0"),
        ("[network]\nallow = 3", "network.allow", "expected a list in brackets"),
        ('[network]\nallow = ["10.0.0.0/8"]', "network.allow[1]", "expected CIDR#port"),
        ('[network]\nallow = ["10.0.0.0/8#80", "10.0.0.0/99#80"]', "network.allow[2]", "expected CIDR#port"),
        ('[network]\nallow = ["10.0.0.0/8#99999"]', "network.allow[1]", "expected CIDR#port"),
        ('[network]\nproxy = "socks5://proxy.example"', "network.proxy", "expected http://HOST:PORT"),
        ('[network]\nproxy = "http://proxy..example:3128"', "network.proxy", "expected http://HOST:PORT"),
        ('[network]\nproxy = "http://proxy.example:port"', "network.proxy", "expected http://HOST:PORT"),
        ("[schedule]\nmin_interval_s = 100\nmax_interval_s = 10", "schedule", "10 < 100"),
        ("[schedule]\nmax_interval_s = inf", "schedule.max_interval_s", "expected 86400 or less"),
        ("[schedule]\ntick_s = 0", "schedule.tick_s", "expected more than 0"),
        ("[schedule]\nrecheck_hours = false", "schedule.recheck_hours", "expected a list in brackets"),
        ("[schedule]\nrecheck_hours = [1, 0]", "schedule.recheck_hours[2]", "expected more than 0"),
        ("[schedule]\nrecheck_hours = [true]", "schedule.recheck_hours[1]", "expected a number of hours"),
        ("[schedule]\nrecheck_hours = [9999]", "schedule.recheck_hours[1]", "expected 2160 or less"),
        ('[topic]\nquery = "microsoft AND ("', "topic.query", "column 16"),
        ('[topic]\nquery = "microsoft~2"', "topic.query", "fuzzy"),
        ('[topic]\nkeep = "some"', "topic.keep", "expected 'matching' or 'all'"),
        ('[store]\nurl = "vigie.db"', "store.url", "expected sqlite:///FILE"),
        ('[store]\nurl = ""', "store.url", "expected sqlite:///FILE"),
        ('[store]\nurl = "sqlite:///:memory:"', "store.url", "expected sqlite:///FILE"),
        ('[store]\nurl = "mysql://h/x"', "store.url", "expected sqlite:///FILE or postgresql+psycopg://"),
        ('[store]\nurl = "postgresql+psycopg://h"', "store.url", "names no database"),
        ("[retention]\narticles_days = 0", "retention.articles_days", "expected 1 or more, got 0"),
        ("[retention]\nlog_days = true", "retention.log_days", "expected a whole number of days"),
        ("[retention]\npages_days = 3", "retention.pages_days", "there is no such key"),
        ('source = "x"', "source", "expected tables, each under [[source]]"),
        ('[source]\nname = "x"', "source", "expected tables, each under [[source]]"),
        ('[[source]]\nfeeds = ["http://a.example/"]', "source[1].name", "expected a value"),
        ('[[source]]\nname = " "\nfeeds = ["http://a.example/"]', "source[1].name", "expected some text"),
        (SOURCE + 'feeds = "http://a.example/"', "source[1].feeds", "expected a list in brackets"),
        (SOURCE + 'feeds = ["a.example/rss"]', "source[1].feeds[1]", "http:// or https://"),
        (SOURCE + 'feeds = ["http://a.example:99999/"]', "source[1].feeds[1]", "a port from 1 to 65535"),
        (SOURCE + 'feeds = ["http://a.example/r s"]', "source[1].feeds[1]", "without blanks"),
        (SOURCE + 'feeds = ["http://me@a.example/"]', "source[1].feeds[1]", "without a user or password"),
        ('[[source]]\nname = "A\\nB"\nfeeds = ["http://a.example/"]', "source[1].name", "it has U+000A"),
        (SOURCE.replace("A", "A" * 201) + 'feeds = ["http://a.example/"]', "source[1].name", "at most 200 characters"),
        (SOURCE + 'homepage = "a.example"\nfeeds = ["http://a.example/"]', "source[1].homepage", "http:// or https://"),
        (SOURCE + 'kind = "communique"', "source[1].kind", "'press' or 'press_release'"),
        (SOURCE + 'sections = [{ link_pattern = "x" }]', "source[1].sections[1].url", "expected a value"),
        (
            SOURCE + 'sections = [{ url = "http://a.example/", pattern = "x" }]',
            "source[1].sections[1].pattern",
            "no such",
        ),
        (SOURCE + "sections = [3]", "source[1].sections[1]", "expected a table"),
        (SOURCE, "source 'A'", "names nothing to poll; give it feeds, sitemaps or sections"),
        (SOURCE + 'sections = [{ url = "http://a.example/", link_pattern = "(" }]', "source 'A'", "link_pattern '('"),
        (
            SOURCE + 'feeds = ["http://a.example/1"]\n' + SOURCE + 'feeds = ["http://a.example/2"]',
            "source 'A'",
            "two sources have this name",
        ),
        (
            SOURCE + 'feeds = ["http://a.example/1"]\n[[source]]\nname = "B"\nfeeds = ["http://a.example/1"]',
            "source 'B'",
            "listed already, by 'A'",
        ),
    ],
)
def test_a_mistake_is_named_with_file_key_and_expectation(
    configure: Configure, text: str, key: str, expected: str
) -> None:
    file = configure(text)
    with pytest.raises(BadConfiguration) as caught:
        load_configuration()
    line, *shown = str(caught.value).splitlines()
    assert line.startswith(f"{file}: {key}: ")
    assert expected in line
    assert all(each.startswith("  ") for each in shown)  # a query, with a caret under the place


def test_a_query_that_cannot_be_read_is_shown_with_a_caret_under_the_place(configure: Configure) -> None:
    configure('[topic]\nquery = "microsoft AND ("')
    with pytest.raises(BadConfiguration) as caught:
        load_configuration()
    assert str(caught.value).splitlines()[1:] == ["  microsoft AND (", "                 ^"]


def test_every_mistake_of_a_file_has_a_line_of_its_own(configure: Configure) -> None:
    configure('contact = "me"\n[network]\ndelay_s = -1\ntimeout = 3\n')
    with pytest.raises(BadConfiguration) as caught:
        load_configuration()
    assert len(str(caught.value).splitlines()) == 3


def test_a_list_with_one_wrong_entry_is_not_called_too_short_besides(configure: Configure) -> None:
    configure("[topic.lists]\nvilles = [1]\n")
    with pytest.raises(BadConfiguration) as caught:
        load_configuration()
    assert str(caught.value).endswith("topic.lists.villes[1]: expected text in quotes, got 1")


@pytest.mark.parametrize(
    "text",
    [
        '[store]\nurl = "mysql://me:s3cret@db/x"',
        '[store]\nurl = "postgresql://me:s3cret@db:port/x"',
        '[network]\nproxy = "ftp://me:s3cret@p"',
        '[store]\nurl = "postgresql+psycopg://me:pa@s3cret@db/x"',
        '[[source]]\nname = "A"\nfeeds = ["https://me:s3cret@a.example/rss"]',
        '[[source]]\nname = "A"\nfeeds = [" https://me:s3cret@a.example/rss"]',
        '[[source]]\nname = "A"\nfeeds = ["me:s3cret@a.example/rss"]',
        '[store]\nurl = "postgresql://db.example?password=s3cret"',
        '[store]\nurl = "host=db.example password = s3cret"',
        'store = "host=db.example password = s3cret"',
        'store = "postgresql://db.example/x?password=s3cret"',
        'network = "me:s3cret@proxy.example:3128"',
        '[network]\nallow = ["me:s3cret@proxy.example:3128"]',
        '[[sink]]\nkind = "email"\nhost = "me:s3cret@mail.example"\nfrom = "a@b.example"\nto = ["a@b.example"]',
        '[[sink]]\nkind = "command"\nargv = "notify --token s3cret"',
    ],
)
def test_a_password_is_not_repeated(configure: Configure, text: str) -> None:
    configure(text)
    with pytest.raises(BadConfiguration) as caught:
        load_configuration()
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("VIGIE_NETWORK__DELAY_S", "-3", "expected 0 or more, got '-3'"),
        ("VIGIE_NETWORK__DELAY_S", "", "expected a number"),
        ("vigie_network__delay_s", "fast", "expected a number"),
        ("VIGIE_NETWORK__DELAY", "3", "there is no such key; did you mean VIGIE_NETWORK__DELAY_S?"),
        ("VIGIE_NETWRK__DELAY_S", "3", "there is no such key; did you mean VIGIE_NETWORK__DELAY_S?"),
        ("VIGIE_CONTACT__NAME", "x", "there is no such key; did you mean VIGIE_CONTACT?"),
        ("VIGIE_NETWORK", '{"delay_s": 3}', "there is no such key; did you mean VIGIE_NETWORK__"),
        ("VIGIE_STORE", "x", "there is no such key; did you mean VIGIE_STORE__"),
        ("VIGIE_COLOUR", "blue", "there is no such key"),
        ("VIGIE_TOPIC__QUERY", "caf\udce9", "column 4: this is not UTF-8 text"),
        ("VIGIE_TOPIC__NAME", "caf\udce9", "expected UTF-8 text"),
        ("VIGIE_CONTACT", "me", "expected mailto:NAME@HOST"),
        ("VIGIE_STORE__URL", "vigie.db", "expected sqlite:///FILE"),
        ("VIGIE_TOPIC__QUERY", "(", "column 2"),
        ("VIGIE_SCHEDULE__MIN_INTERVAL_S", "9999", "expected max_interval_s not smaller"),
        ("VIGIE_NETWORK__ALLOW", "10.0.0.0/8", "[1]: expected CIDR#port"),
        ("VIGIE_SOURCE", "[", "expected a list of tables in JSON"),
        ("VIGIE_SOURCE", '[{"name": "A"}]', "source 'A': names nothing to poll"),
        ("VIGIE_SOURCE", '[{"name": "A", "feeds": ["a"]}]', "[1].feeds[1]: expected an address"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_mistake_in_a_variable_is_named_with_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadConfiguration) as caught:
        load_configuration()
    assert str(caught.value).startswith(f"environment variable {name}")
    assert expected in str(caught.value)


def test_bad_toml_is_named_with_its_line(configure: Configure) -> None:
    file = configure('contact = "mailto:a@b.example"\n[network\n')
    with pytest.raises(BadConfiguration, match=f"{re.escape(str(file))}: is not TOML: .*line 2"):
        load_configuration()


@pytest.mark.parametrize(
    "table",
    ['[topic]\npartners = "a\\u0000b"', '[store]\nurl = "sqlite:///a\\u0000b"', '[[sink]]\nsecret_file = "\\u0000"'],
)
def test_a_text_that_ends_in_the_middle_is_refused(configure: Configure, table: str) -> None:
    file = configure(table)
    with pytest.raises(BadConfiguration, match=f"{re.escape(str(file))}: (topic|store|sink): expected text without"):
        load_configuration()


def test_a_file_in_another_charset_is_refused(folder: Path) -> None:
    (folder / "vigie.toml").write_bytes('[topic]\nname = "Été"\n'.encode("latin-1"))
    with pytest.raises(BadConfiguration, match="not UTF-8"):
        load_configuration()


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"missing\.toml: cannot be read: No such file"):
        load_configuration(folder / "missing.toml")


def test_a_directory_is_not_taken_for_a_file(folder: Path) -> None:
    (folder / "vigie.toml").mkdir()
    with pytest.raises(BadConfiguration, match=r"vigie\.toml: cannot be read: Is a directory"):
        load_configuration()
