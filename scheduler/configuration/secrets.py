"""Passwords and keys that the configuration names: read when they are needed, and never kept in it or logged.

Beside `config` the only room that reads the environment, and for the same reason: a person put them there.
"""

from __future__ import annotations

import os
from pathlib import Path

from scheduler.errors import BadConfiguration

#: A key is shorter; what is longer is the wrong file.
_MOST_CHARACTERS = 10_000


def read_secret(variable: str, file: str) -> str:
    """The secret in an environment variable, else in a file, without the line break at its end.

    Raises BadConfiguration, which names variable or file, when there is none.
    """
    if variable:
        secret = os.environ.get(variable, "")
        if not secret:
            raise BadConfiguration(f"environment variable {variable}: expected a secret, it is not set or empty")
        if any("\udc80" <= sign <= "\udcff" for sign in secret):  # PEP 383: what was not UTF-8
            raise BadConfiguration(f"environment variable {variable}: is not UTF-8 text; expected a secret")
        return secret
    try:
        with Path(file).open(encoding="utf-8-sig") as opened:
            secret = opened.read(_MOST_CHARACTERS + 1).rstrip("\r\n")
    except OSError as error:
        raise BadConfiguration(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadConfiguration(f"{file}: is not UTF-8 text; expected a secret") from error
    if len(secret) > _MOST_CHARACTERS:
        raise BadConfiguration(f"{file}: is longer than {_MOST_CHARACTERS:,} characters; expected a secret")
    if not secret:
        raise BadConfiguration(f"{file}: is empty; expected a secret")
    return secret
