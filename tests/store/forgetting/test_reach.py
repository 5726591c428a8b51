"""What a request to forget reaches, and what it must not."""

from __future__ import annotations

from sqlalchemy import Engine

from store.archive import Archive
from store.forgetting.forget import reach_of_urls
from tests.store.examples import article_of, keep


def test_an_empty_address_reaches_nothing(archive: Archive, reader: Engine) -> None:
    keep(archive, article_of(1, canonical_url=""))
    assert not reach_of_urls(reader, ["", " "]).is_anything
