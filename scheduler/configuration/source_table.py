"""The `[[source]]` tables of the configuration file: what is watched, as a person writes it down."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator

from crawler.sources import MOST_NAME_CHARACTERS, polled_source
from scheduler.configuration.tables import Address, Line, Name, Table, is_address, is_one_line
from store.types import Rights, Source, SourceKind


def _is_address_or_empty(text: str) -> str:
    return is_address(text) if text else text


def _with_url(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    """The short form of a section page, its address alone, in full."""
    return {"url": value} if isinstance(value, str) else value


def _is_short(text: str) -> str:
    if len(text) > MOST_NAME_CHARACTERS:
        raise ValueError(f"expected a name of at most {MOST_NAME_CHARACTERS} characters, not of {len(text):,}")
    return text


SourceName = Annotated[Name, AfterValidator(is_one_line), AfterValidator(_is_short)]


class SectionPage(Table):
    """A page that lists articles, with the pattern that their URLs match."""

    url: Address
    link_pattern: str = ""


class SourceTable(Table):
    """One `[[source]]`."""

    name: SourceName
    homepage: Annotated[str, AfterValidator(_is_address_or_empty)] = ""
    #: The group that owns it: copies within one group count once.
    owner: Line = ""
    #: A press_release source publishes what articles are made from.
    kind: Literal["press", "press_release"] = "press"
    #: Where a person files it; folders of OPML files.
    category: Line = ""
    #: Whether a publisher's reservation of text and data mining is respected, or on what terms its texts are kept.
    rights: Literal["respect", "licensed", "research"] = "respect"
    #: Which contract, which project; required with both of them.
    rights_reason: Line = ""
    #: Whether its own sites have to prove who they are; false takes whatever certificate they show, and is a risk.
    verify_tls: bool = True
    feeds: tuple[Address, ...] = ()
    sitemaps: tuple[Address, ...] = ()
    sections: tuple[Annotated[SectionPage, BeforeValidator(_with_url)], ...] = ()

    def source(self) -> Source:
        """The value. Raises BadSource when there is nothing to poll, or a pattern is no regular expression."""
        pages = [(page.url, page.link_pattern) for page in self.sections]
        described = Source(
            name=self.name,
            homepage=self.homepage,
            owner=self.owner,
            kind=SourceKind(self.kind),
            category=self.category,
            rights=Rights.PUBLIC if self.rights == "respect" else Rights(self.rights),
            rights_reason=self.rights_reason,
            verify_tls=self.verify_tls,
        )
        return polled_source(described, feeds=self.feeds, sitemaps=self.sitemaps, sections=pages)
