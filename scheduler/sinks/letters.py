"""What is sent, in every form that a sink may need. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Letter:
    """Something for people, and for their programs."""

    #: Stays the same however often it is sent, so that receivers know what they have.
    key: str
    #: alarms, daily, weekly or test.
    kind: str
    made_at: datetime
    #: One line.
    subject: str
    #: Plain text, of 80 columns where it was made for reading.
    text: str
    #: A fragment of HTML without scripts or anything to be loaded.
    html: str
    #: What it says, for programs.
    document: Mapping[str, Any]


def payload(letter: Letter) -> bytes:
    """The letter as programs have it: one JSON object, UTF-8."""
    said = {
        "id": letter.key,
        "kind": letter.kind,
        "made_at": letter.made_at.isoformat(),
        "subject": letter.subject,
        "text": letter.text,
    }
    return json.dumps(said | dict(letter.document), ensure_ascii=False).encode(errors="replace")
