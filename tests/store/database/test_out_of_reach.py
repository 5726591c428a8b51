"""A database that cannot be opened: the message names the very thing that is in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database import open_database
from store.errors import StoreUnavailable


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    with pytest.raises(StoreUnavailable, match=f"there is no folder {folder}; make it, or correct store.url"):
        open_database(f"sqlite:///{folder}/vigie.db")


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus").write_text("")
    with pytest.raises(StoreUnavailable, match="corpus is no folder"):
        open_database(f"sqlite:///{tmp_path}/corpus/vigie.db")


def test_a_password_with_an_at_sign_is_not_taken_for_a_host(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="%40") as caught:
        open_database("postgresql+psycopg://vigie:ge@heim@db.example/vigie")
    assert "heim" not in str(caught.value)
