"""A daemon goes by a configuration that was read whole, or by none."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.logs import LogForm
from scheduler.configuration.reloading import Orders, daemon_configuration, reloaded
from scheduler.errors import BadConfiguration

MINE = 'contact = "mailto:tests@vigie.example"\n'
FOCAL = '[focal]\nname = "Microsoft"\n'
Configure = Callable[[str], Path]


def test_the_built_in_profile_is_enough_with_a_contact(configure: Configure) -> None:
    file = configure(MINE)
    assert daemon_configuration(file).contact == "mailto:tests@vigie.example"
    assert daemon_configuration(None).sources()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "contact: a daemon has to say"),
        (MINE + '[topic]\nname = "m"\nquery = "m"\npartners = "p.toml"\n', "topic.partners: .*p.toml: cannot be read"),
        (MINE + '[extraction]\nsite_rules = "rules"\n', "extraction.site_rules: .*rules"),
        (MINE + '[topic]\nname = "m"\nquery = "m AND ("\n', "topic.query: "),
        (MINE + "[schedule]\ntick_s = 'often'\n", "schedule.tick_s: expected a number, got 'often'"),
        (MINE + "[log]\nformat = 'xml'\n", "log.format: expected 'text' or 'json', got 'xml'"),
    ],
    ids=["no contact", "no file of partners", "no folder of rules", "a bad topic", "a bad number", "a bad format"],
)
def test_what_it_names_is_checked_before_anything_goes_by_it(
    configure: Configure, folder: Path, text: str, complaint: str
) -> None:
    current = daemon_configuration(configure(MINE))
    file = configure(text)
    with pytest.raises(BadConfiguration, match=complaint):
        daemon_configuration(file)
    with pytest.raises(BadConfiguration, match=complaint):
        reloaded(file, current)


def test_a_reload_reads_the_files_that_the_configuration_names(configure: Configure, folder: Path) -> None:
    partners = folder / "p.toml"
    partners.write_text(FOCAL + '[[partner]]\nname = "Groupe Larzac"\ntype = "company"\n')
    file = configure(MINE + '[topic]\nname = "m"\nquery = "m"\npartners = "p.toml"\n')
    before = daemon_configuration(file)
    partners.write_text(FOCAL + '[[partner]]\nname = "Mutuelle Vallorée"\ntype = "company"\n')
    assert "Mutuelle" not in before.topic_request.partners
    assert "Mutuelle" in reloaded(file, before).topic_request.partners


def test_the_address_of_the_store_holds_until_the_end(configure: Configure) -> None:
    current = daemon_configuration(configure(MINE))
    file = configure(MINE + '[store]\nurl = "postgresql://me:secret@host/corpus"\n')
    with pytest.raises(BadConfiguration, match=r"store\.url: expected vigie\.db, which this daemon .* got postgresql"):
        reloaded(file, current)
    with pytest.raises(BadConfiguration) as caught:
        reloaded(file, current)
    assert "secret" not in str(caught.value)


def test_the_command_line_says_how_the_log_is_written_else_the_configuration(configure: Configure) -> None:
    as_json = daemon_configuration(configure(MINE + '[log]\nformat = "json"\n'))
    assert Orders().log_form(as_json) == LogForm(level=logging.INFO, as_json=True)
    assert Orders(log_format="text", verbose=True).log_form(as_json) == LogForm(level=logging.DEBUG)
