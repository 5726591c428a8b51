"""The daemon's configuration, read whole: at its start, and again when it is told to.

Whatever it names (a file of partners, a folder of site rules) is read and checked before anything goes by it, so that
a daemon never runs on half of a configuration.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from crawler.logs import LogForm
from scheduler.configuration.loading import PLACEHOLDER_CONTACT, Configuration, load_configuration
from scheduler.errors import BadConfiguration
from store.database import display_name


@dataclass(frozen=True, kw_only=True)
class Orders:
    """What the command line said, which holds after a reload as before it."""

    #: None: `vigie.toml` of the working directory, or the built-in profile.
    file: Path | None = None
    #: "text" or "json"; empty where the configuration is to say.
    log_format: str = ""
    verbose: bool = False

    def log_form(self, configuration: Configuration) -> LogForm:
        """How the daemon and its processes write their log."""
        chosen = self.log_format or configuration.log.format
        return LogForm(level=logging.DEBUG if self.verbose else logging.INFO, as_json=chosen == "json")


def daemon_configuration(file: Path | None) -> Configuration:
    """The configuration of a daemon. Raises BadConfiguration, which names file, key and what was expected."""
    configuration = load_configuration(file)
    if configuration.contact == PLACEHOLDER_CONTACT:
        raise BadConfiguration(
            'contact: a daemon has to say whom a site may write to; set contact = "mailto:…" in vigie.toml '
            "(`vigie init` makes one) or VIGIE_CONTACT"
        )
    # Both read files, once: asked for here, what is wrong in them is found now and not in the middle of a poll.
    _ = configuration.topic_request, configuration.site_rules
    return configuration


def reloaded(file: Path | None, current: Configuration) -> Configuration:
    """The configuration as it stands now, for a daemon that goes by another one. Raises BadConfiguration."""
    configuration = daemon_configuration(file)
    if configuration.store.url != current.store.url:
        raise BadConfiguration(
            f"store.url: expected {display_name(current.store.url)}, which this daemon watches into, got "
            f"{display_name(configuration.store.url)}; stop it and start it anew to change that"
        )
    return configuration
