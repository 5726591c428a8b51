"""Crawls that keep nothing leave a site alone that wants to be, and what sites tell them of that is not lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scheduler.crawls.trial import away_sites, trial_store
from store.archive import Archive
from store.types import Absence

SOON = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
LATER = SOON + timedelta(hours=1)


def leave_alone(store_url: str, away: Mapping[str, datetime]) -> None:
    with Archive.open(store_url) as archive:
        archive.site_files.leave_alone(Absence(site=site, until=until) for site, until in away.items())


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/vigie.db"


def test_what_a_site_said_to_a_crawl_holds_for_who_only_looks(store_url: str) -> None:
    leave_alone(store_url, {"lent.example": SOON, "passe.example": SOON - timedelta(hours=2)})
    with trial_store(store_url) as trial:
        assert away_sites(trial) == {"lent.example": SOON}


def test_what_a_site_says_to_who_only_looks_holds_for_crawls(store_url: str) -> None:
    leave_alone(store_url, {"lent.example": SOON})
    with trial_store(store_url) as trial:
        leave_alone(trial, {"lent.example": LATER, "autre.example": SOON})
    assert away_sites(store_url) == {"lent.example": LATER, "autre.example": SOON}


def test_who_only_looks_makes_no_corpus(store_url: str, tmp_path: Path) -> None:
    with trial_store(store_url) as trial:
        leave_alone(trial, {"lent.example": SOON})
    assert list(tmp_path.iterdir()) == []
