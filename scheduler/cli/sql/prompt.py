"""A line of the terminal: a history that is remembered, and words that the Tab key completes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

_LINES_REMEMBERED = 1000
_ONLY_THEIR_OWNER = 0o600


@contextmanager
def remembered(file: Path, words: Iterable[str]) -> Iterator[None]:
    """Let `input` recall the lines of a file and complete words, where Python was built with readline.

    What is asked may be nobody else's business: the file can be read by its owner alone.
    """
    if find_spec("readline") is None:
        yield
        return
    import readline

    _complete(sorted(words, key=str.casefold))
    readline.set_auto_history(False)
    is_kept = _load(file)
    try:
        yield
    finally:
        if is_kept:
            readline.set_history_length(_LINES_REMEMBERED)
            readline.write_history_file(file)
            file.chmod(_ONLY_THEIR_OWNER)


def remember(statement: str) -> None:
    """Add a statement to the history: as one line, unless a comment of it ends with its line."""
    if find_spec("readline") is None:
        return
    import readline

    lines = statement.splitlines()
    for line in lines if "--" in statement else [" ".join(map(str.strip, lines))]:
        readline.add_history(line)


def _load(file: Path) -> bool:
    """Read the history; False when there is no place for one."""
    import readline

    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=_ONLY_THEIR_OWNER)
        file.chmod(_ONLY_THEIR_OWNER)
        readline.read_history_file(file)
    except OSError:  # a home that cannot be written to: one can ask all the same
        return False
    return True


def _complete(words: list[str]) -> None:
    import readline

    def completed(beginning: str, place: int) -> str | None:
        table, dot, typed = beginning.rpartition(".") if not beginning.startswith(".") else ("", "", beginning)
        found = [word for word in words if word.casefold().startswith(typed.casefold())]
        return f"{table}{dot}{found[place]}" if place < len(found) else None

    readline.set_completer(completed)
    readline.set_completer_delims(" \t\n,;()=<>*+-/'\"")
    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
