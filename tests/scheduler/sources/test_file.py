"""Sources written into vigie.toml: all else stays as its owner wrote it, and a file that works is never broken."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from crawler.sources import polled_source
from scheduler.configuration.loading import load_configuration
from scheduler.errors import BadConfiguration
from scheduler.sources.file import file_to_change, own_sources, write_sources
from store.types import Feed, FeedKind, Source, SourceKind

OWN = """# le veilleur
contact = "mailto:moi@veille.example"   # c'est moi

[network]
delay_s = 0.5   # poliment

[[source]]
name = "Le Bief"   # le premier
feeds = [
    "https://bief.example/rss",   # tout
]
# la fin
"""
BARE = '# rien encore\ncontact = "mailto:moi@veille.example"\n\n[store]\nurl = "sqlite:///ici.db"\n'
NEW = polled_source(
    Source(
        name='Écluse "Nord"',
        homepage="https://ecluse.example",
        owner="Groupe",
        kind=SourceKind.PRESS_RELEASE,
        category="Eau/Canaux",
    ),
    feeds=["https://ecluse.example/rss", "https://ecluse.example/atom"],
    sitemaps=["https://ecluse.example/news.xml"],
    sections=[("https://ecluse.example/une", ""), ("https://ecluse.example/actus", r"/actus/\d+")],
)


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / "vigie.toml"


def written(file: Path, text: str, *added: Source, joined: tuple[Feed, ...] = ()) -> str:
    file.write_bytes(text.encode())
    write_sources(file, added, joined)
    return file.read_bytes().decode()


def test_a_source_is_added_and_every_line_that_was_there_stands_as_it_stood(file: Path) -> None:
    after = written(file, OWN, NEW)
    assert after.startswith(OWN)
    assert after[len(OWN) :].startswith("\n[[source]]\n")
    assert load_configuration(file).sources()[1] == NEW


def test_a_feed_joins_a_source_that_is_there(file: Path) -> None:
    more = (
        Feed(source="le bief", url="https://bief.example/atom", kind=FeedKind.FEED),
        Feed(source="Le Bief", url="https://bief.example/plan.xml", kind=FeedKind.SITEMAP),
    )
    after = written(file, OWN, joined=more)
    (source,) = load_configuration(file).sources()
    assert [feed.url for feed in source.feeds] == [
        "https://bief.example/rss",
        "https://bief.example/atom",
        "https://bief.example/plan.xml",
    ]
    for comment in ("# le veilleur", "# c'est moi", "# poliment", "# le premier", "# tout", "# la fin"):
        assert comment in after


def test_the_sources_of_the_profile_go_on_being_watched(file: Path) -> None:
    file.write_text(BARE)
    before = load_configuration(file).sources()
    assert write_sources(file, [NEW]) is True
    assert load_configuration(file).sources() == [NEW, *before]
    assert file.read_text().startswith('# rien encore\ncontact = "mailto:moi@veille.example"\nprofile_sources = true\n')
    assert write_sources(file, [polled_source(Source(name="Autre"), feeds=["https://autre.example/rss"])]) is False


def test_a_person_may_end_that_and_overrides_a_source_of_the_profile_by_its_name_or_address(file: Path) -> None:
    file.write_text(BARE)
    first, second, *rest = load_configuration(file).sources()
    mine = polled_source(Source(name=first.name.upper()), feeds=["https://mieux.example/rss"])
    same = polled_source(Source(name="Autrement"), feeds=[second.feeds[0].url])
    write_sources(file, [mine, same])
    assert load_configuration(file).sources() == [mine, same, *rest]
    file.write_text(file.read_text().replace("profile_sources = true", "profile_sources = false"))
    assert load_configuration(file).sources() == [mine, same]


def test_whether_the_profile_is_watched_too_is_true_or_false(file: Path) -> None:
    file.write_text(f'profile_sources = "parfois"\n{OWN}')
    with pytest.raises(BadConfiguration, match=r"vigie\.toml: profile_sources: expected true or false, got 'parfois'"):
        load_configuration(file)


def test_sources_on_one_line_stay_on_one_line(file: Path) -> None:
    text = (
        'source = [{ name = "Le Bief", feeds = ["https://bief.example/rss"] }]\ncontact = "mailto:moi@veille.example"\n'
    )
    written(file, text, NEW)
    assert [source.name for source in load_configuration(file).sources()] == ["Le Bief", NEW.name]


@pytest.mark.parametrize("text", ["\ufeff" + OWN, OWN.replace("\n", "\r\n")], ids=["mark", "crlf"])
def test_marks_and_line_ends_are_those_of_the_file(file: Path, text: str) -> None:
    after = written(file, text, NEW)
    assert after.startswith(text)
    assert ("\r\n" in text) is (after.count("\n") == after.count("\r\n"))


def test_a_source_that_cannot_be_watched_leaves_the_file_as_it_was(file: Path) -> None:
    for bad in (Source(name="Vide"), polled_source(Source(name="LE BIEF"), feeds=["https://x.example/"])):
        with pytest.raises(BadConfiguration, match=r"vigie\.toml"):
            written(file, OWN, bad)
        assert file.read_text() == OWN
    assert [each.name for each in file.parent.iterdir()] == ["vigie.toml"]


def test_a_link_stays_a_link_and_rights_stay_as_they_were(file: Path) -> None:
    target = file.parent / "conf" / "la-vraie.toml"
    target.parent.mkdir()
    target.write_text(OWN)
    target.chmod(0o640)
    file.symlink_to(target)
    write_sources(file, [NEW])
    assert file.is_symlink()
    assert NEW.homepage in target.read_text()
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root writes for others")
def test_root_leaves_a_file_to_whom_it_belongs(file: Path) -> None:
    file.write_text(OWN)
    os.chown(file, 12345, 23456)
    write_sources(file, [NEW])
    assert (file.stat().st_uid, file.stat().st_gid) == (12345, 23456)


def test_of_several_that_write_at_once_each_finds_what_the_others_wrote(file: Path) -> None:
    file.write_text(OWN)
    added = [polled_source(Source(name=f"Nº {n}"), feeds=[f"https://{n}.example/rss"]) for n in range(6)]
    with ThreadPoolExecutor(len(added)) as writers:
        assert list(writers.map(lambda source: write_sources(file, [source]), added)) == [False] * 6
    assert sorted(own_sources(file)) == sorted(["Le Bief", *(source.name for source in added)])
    assert [each.name for each in file.parent.iterdir()] == ["vigie.toml"]


def test_without_a_file_nothing_is_made(folder: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"no vigie\.toml here; `vigie init` writes one"):
        file_to_change(None)
    with pytest.raises(BadConfiguration, match=r"no autre\.toml here$"):
        file_to_change(Path("autre.toml"))
    assert list(folder.iterdir()) == []


def test_a_file_that_the_environment_overrules_is_not_changed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(OWN)
    monkeypatch.setenv("VIGIE_SOURCE", "[]")
    with pytest.raises(BadConfiguration, match="VIGIE_SOURCE says what is watched"):
        file_to_change(None)


def test_its_own_sources_are_told_from_those_of_the_profile(file: Path) -> None:
    file.write_text(OWN)
    assert own_sources(file) == ["Le Bief"]
    file.write_text(BARE)
    assert own_sources(file) == []
    file.write_text("contact = \n")
    with pytest.raises(BadConfiguration, match="is not TOML"):
        own_sources(file)
