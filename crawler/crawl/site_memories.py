"""What a crawl knows of each site's pages: read when its first page comes, added to, and written back.

One crawl at a time learns from a site; should two do so at once, of each block the later one's word stands, and what
the other saw is seen again on the next pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crawler.context.crawl_context import CrawlContext
from crawler.extract import SiteKnowledge
from crawler.extract.sites.learned import has_sentences_of_its_own, learned_chrome, remember
from crawler.site_rules import site_rule_of
from store.types import SeenBlock, Verdict
from store.urls import site_of


async def knowledge_of(context: CrawlContext, url: str) -> SiteKnowledge:
    """What is known of the site of a page before it is read."""
    name = site_of(url)
    if name not in context.memories:
        memory = await context.in_turn(context.archive.site_memory, name)
        if name not in context.memories:  # another page of the site may have asked, and more be known by now
            context.memories[name] = context.kept_memories[name] = memory
    return SiteKnowledge(rule=site_rule_of(context.rules, url), learned=learned_chrome(context.memories[name]))


def learn(context: CrawlContext, url: str, blocks: Sequence[SeenBlock], verdict: Verdict) -> str:
    """Remember the blocks of a new article, none of them twice, and name its site.

    Articles off the topic teach as well: most sites have a few a month on it, and what is learned ages faster than
    that. Whether such a one is a copy nobody has asked, so it has to bring sentences of its own.
    """
    name = site_of(url)
    memory = context.memories.get(name)
    if memory is None:  # a redirect led to another site than the one that was asked
        return name
    if verdict is not Verdict.KEPT and not has_sentences_of_its_own(memory, blocks):
        return name
    context.memories[name] = remember(memory, blocks, context.now().date())
    context.learned.add(name)
    return name


async def write_back(context: CrawlContext, names: Iterable[str]) -> None:
    """Keep what was learned of these sites since it was written last."""
    for name in sorted(context.learned & set(names)):
        memory = context.memories[name]
        await context.in_turn(context.archive.remember_site, memory, context.kept_memories.get(name))
        context.kept_memories[name] = memory
        if context.memories[name] is memory:  # else another poll has learned more of it meanwhile
            context.learned.discard(name)
