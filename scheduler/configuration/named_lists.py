"""What `@name` stands for in a person's own query: the lists of the configuration, and the partners' names."""

from __future__ import annotations

from collections.abc import Mapping

from crawler.batch import PARTNERS
from scheduler.configuration.loading import Configuration
from store.errors import StoreUnavailable
from store.ledger import PartnerDecision


def lists_for(configuration: Configuration, query: str) -> Mapping[str, tuple[str, ...]]:
    """The lists that a query may name. Raises BadConfiguration when it asks for partners whose file cannot be read."""
    if f"@{PARTNERS}" not in query or not configuration.topic.partners:
        return configuration.topic.lists
    from crawler.judging.subject import named_lists
    from crawler.ledger import read_gazetteer, with_decisions  # a tenth of a second, which other queries have not

    request = configuration.topic_request
    gazetteer = with_decisions(read_gazetteer(request.partners), decisions_if_any(configuration.store.url))
    return named_lists(request, gazetteer)


def decisions_if_any(store_url: str) -> tuple[PartnerDecision, ...]:
    """What a person decided of names; nothing where there is no corpus yet."""
    from store.ledger.decisions import decisions_at

    try:
        return decisions_at(store_url)
    except StoreUnavailable:
        return ()
