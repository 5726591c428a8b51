"""What is known about an article beside its text, gathered in one value, before anything of the page is cut out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.extract.dates.asides import setting_of
from crawler.extract.dates.instants import Instants, page_instants
from crawler.extract.dates.stated import date_as_written
from crawler.extract.head.access import declared_access, is_gated
from crawler.extract.head.heads import Head, read_head
from crawler.extract.head.metadata import canonical_address, page_image, page_section
from crawler.extract.head.tags import page_tags, robots_directives
from crawler.extract.head.titles import page_title
from crawler.extract.page.outline import Block, outline
from crawler.extract.page.parsing import Page
from crawler.extract.page.text_line import Hints
from crawler.extract.people.authors import Person
from crawler.extract.people.bylines import page_people
from crawler.extract.people.roles import with_roles
from crawler.extract.sites.ruled import ruled_date, ruled_people, ruled_title
from crawler.site_rules import SiteRule
from store.text import fold
from store.types import Access, Entry


@dataclass(frozen=True, kw_only=True)
class Description:
    """Metadata of a page, and what it was read from."""

    #: The outline of the whole page.
    blocks: list[Block]
    head: Head
    title: str
    people: tuple[Person, ...]
    instants: Instants
    #: The date of publication as it is written.
    published_raw: str
    access: Access
    #: Whether it says so in words.
    is_gated: bool
    section: str
    tags: tuple[str, ...]
    canonical_url: str
    image: str
    directives: tuple[str, ...]

    @property
    def authors(self) -> tuple[str, ...]:
        return tuple(person.name for person in self.people)

    @property
    def hints(self) -> Hints:
        """What the rules on lines look at."""
        return Hints(title=fold(self.title), authors=frozenset(map(fold, self.authors)), site=self.head.site.declared)

    @property
    def author_roles(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a name and a role, of those who have one."""
        return tuple((person.name, person.role) for person in self.people if person.role)


def describe(page: Page, rule: SiteRule, entry: Entry | None, fetched_at: datetime | None) -> Description:
    """Read all of a page's metadata; what the rule of its site says comes first."""
    blocks = outline(page.tree)
    head = read_head(page, blocks)
    setting = setting_of(blocks, head)
    title = ruled_title(page, rule) or page_title(head, blocks, entry)
    setting = setting if head.headline else setting_of(blocks, head, title)
    people = ruled_people(page, rule) or page_people(head, blocks, setting, entry)
    written, told = ruled_date(page, rule)
    gated = is_gated(blocks)
    instants = page_instants(page, head, blocks, setting, entry, told=told, fetched_at=fetched_at)
    return Description(
        blocks=blocks,
        head=head,
        title=title,
        people=with_roles(people, head, blocks, setting),
        instants=instants,
        published_raw=date_as_written(head, blocks, setting, entry, instants, fetched_at, ruled=written),
        access=Access.STUB if gated else declared_access(head),
        is_gated=gated,
        section=page_section(blocks, head, entry),
        tags=page_tags(blocks, head),
        canonical_url=canonical_address(head, page.url),
        image=page_image(head, page.url),
        directives=robots_directives(head),
    )
