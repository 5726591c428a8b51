"""What is to be sent to people: written down with what it tells, sent later, and never lost in silence.

    writing   messages and the sinks they go to
    sending   one message at a time and sink, claimed, then settled
    queues    what waits, what failed, and what to do about it
    erasing   what was forgotten or is old goes

How a message is worded and sent, and how long to wait after a failure, is decided above.
"""

from store.outbox.writing import announce

__all__ = ["announce"]
