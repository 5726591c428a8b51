"""A letter to a sink, whichever way it goes."""

from __future__ import annotations

from datetime import datetime

from scheduler.configuration.sink_tables import AtomSink, CommandSink, EmailSink, Sink, WebhookSink
from scheduler.configuration.tables import NetworkTable
from scheduler.sinks.command import send_command
from scheduler.sinks.feed import send_feed
from scheduler.sinks.letters import Letter
from scheduler.sinks.mail import send_mail
from scheduler.sinks.webhook import send_webhook


def send(sink: Sink, letter: Letter, network: NetworkTable, now: datetime) -> str:
    """Hand the letter over; what the receiver had to say, mostly nothing.

    Raises SinkFailed when it was not taken, and BadConfiguration when a secret cannot be read.
    """
    match sink:
        case EmailSink():
            return send_mail(sink, letter)
        case WebhookSink():
            return send_webhook(sink, letter, network, now)
        case CommandSink():
            return send_command(sink, letter)
        case AtomSink():
            return send_feed(sink, letter)
