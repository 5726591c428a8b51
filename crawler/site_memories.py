"""What a crawl knows of each site's pages: read when its first page comes, added to, and written back.

One crawl at a time learns from a site; should two do so at once, the later one's memory stands, and what the other saw
is seen again on the next pages.
"""

from __future__ import annotations

from collections.abc import Iterable

from crawler.context import CrawlContext
from crawler.extract.learned import RULE, learned_chrome, remember, seen_blocks
from crawler.extract.site_rules import SiteKnowledge
from store.types import Article
from store.urls import site_of


async def knowledge_of(context: CrawlContext, url: str) -> SiteKnowledge:
    """What is known of the site of a page before it is read."""
    name = site_of(url)
    if name not in context.memories:
        context.memories[name] = await context.in_turn(context.archive.site_memory, name)
    return SiteKnowledge(chrome=learned_chrome(context.memories[name]))


def learn(context: CrawlContext, article: Article) -> None:
    """Remember the blocks of a new article, none of them twice; those that were removed as learned stay learned."""
    name = site_of(article.url)
    memory = context.memories.get(name)
    if memory is None:  # a redirect led to another site than the one that was asked
        return
    removed = [block.text for block in article.removed if block.rule == RULE]
    blocks = seen_blocks([*article.body.split("\n"), *removed])
    context.memories[name] = remember(memory, blocks, context.now().date())
    context.learned.add(name)


async def write_back(context: CrawlContext, names: Iterable[str] | None = None) -> None:
    """Keep what was learned since it was written last."""
    for name in sorted(context.learned if names is None else context.learned & set(names)):
        await context.in_turn(context.archive.remember_site, context.memories[name])
        context.learned.discard(name)
