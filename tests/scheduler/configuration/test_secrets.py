"""Passwords and keys in variables and files: taken whole, or refused by name and not repeated."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.configuration.secrets import read_secret
from scheduler.errors import BadConfiguration


@pytest.mark.parametrize("written", ["s3cret\n", "s3cret\r\n", "\ufeffs3cret"], ids=ascii)
def test_line_breaks_at_the_end_and_a_mark_of_an_editor_are_no_part_of_a_secret(tmp_path: Path, written: str) -> None:
    (tmp_path / "key").write_text(written, encoding="utf-8", newline="")
    assert read_secret("", str(tmp_path / "key")) == "s3cret"


def test_a_secret_is_never_cut(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text("k" * 10_000 + "\n")
    assert read_secret("", str(key)) == "k" * 10_000
    key.write_text("k" * 10_001)
    with pytest.raises(BadConfiguration, match="key: is longer than 10,000 characters; expected a secret"):
        read_secret("", str(key))


@pytest.mark.parametrize(
    ("written", "said"),
    [(b"\n", "is empty"), (b"caf\xe9", "is not UTF-8 text"), (None, "cannot be read: No such file")],
)
def test_what_is_no_secret_is_named(tmp_path: Path, written: bytes | None, said: str) -> None:
    if written is not None:
        (tmp_path / "key").write_bytes(written)
    with pytest.raises(BadConfiguration, match=f"key: {said}"):
        read_secret("", str(tmp_path / "key"))


def test_a_variable_of_other_bytes_is_named_and_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK", "s3cret\udce9")
    with pytest.raises(BadConfiguration) as refused:
        read_secret("HOOK", "")
    assert str(refused.value) == "environment variable HOOK: is not UTF-8 text; expected a secret"
