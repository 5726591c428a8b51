"""What a configuration lacks, said when it is taken up: sinks that could send nothing, a topic that asks nothing.

Nothing is sent here, and nothing refused: a secret or a program may be there by the time it is needed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from scheduler.configuration.loading import Configuration
from scheduler.configuration.secrets import read_secret
from scheduler.configuration.sink_tables import AtomSink, CommandSink, EmailSink, Sink, WebhookSink
from scheduler.errors import BadConfiguration


def unready(configuration: Configuration) -> list[str]:
    """What a daemon says: of its topic, of each sink that lacks what it needs, and of reviews that nobody takes."""
    said = unasked(configuration)
    said += [
        f"sink {sink.name!r} is not ready: {problem}; `vigie sinks test` tries it"
        for sink in configuration.sink
        for problem in _lacks(sink)
    ]
    taken = {kind for sink in configuration.sink for kind in sink.takes}
    if "digest" in configuration.model_fields_set and not taken & {"daily", "weekly"}:
        said.append('[digest] says when reviews are sent, but no [[sink]] takes "daily" or "weekly"')
    return said


def unasked(configuration: Configuration) -> list[str]:
    """A sentence when the topic asks nothing, so that all is kept, and nobody said that this is meant."""
    topic = configuration.topic
    if topic.query.strip() or topic.keep == "all":
        return []
    return ['[topic] query is empty: every article is kept; write one, or keep = "all" when that is meant']


def _lacks(sink: Sink) -> Iterator[str]:
    try:
        match sink:
            case EmailSink() if sink.user:
                read_secret(sink.password_env, sink.password_file)
            case WebhookSink():
                read_secret(sink.secret_env, sink.secret_file)
            case CommandSink() if shutil.which(sink.argv[0]) is None:
                yield f"{sink.argv[0]}: there is no such program, or it may not be run"
            case AtomSink() if not Path(sink.file).parent.is_dir():
                yield f"{sink.file}: there is no such folder"
    except BadConfiguration as error:
        yield str(error)
