"""`vigie extract`: the extractor on one page, storing nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crawler.errors import NotAnArticle
from scheduler.cli.long_work.claiming import article_there
from scheduler.cli.options import STDIN, ConfigOption, JsonOption, WaitOption, bytes_of, configuration_of

if TYPE_CHECKING:
    from crawler.site_rules import SiteRule
    from scheduler.tasks.fetching import LookedAt
    from store.types import FetchedPage

_ADDRESS = re.compile("https?://", re.IGNORECASE)


def add_commands(app: typer.Typer) -> None:
    app.command()(extract)


def extract(
    page: Annotated[
        str, typer.Argument(metavar="FILE|URL", help="An HTML file, - for standard input, or the address of a page.")
    ],
    explain: Annotated[bool, typer.Option("--explain", help="Show what was kept and removed, by which rule.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the article as Markdown, nothing else.")] = False,
    url: Annotated[str, typer.Option(metavar="URL", help="For a file: where it came from.")] = "",
    rule: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Try this site rule, instead of those of the configuration.")
    ] = None,
    wait: WaitOption = True,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Show what vigie takes a page for, storing nothing.

    Where the daemon, or another crawl, is at its site, this waits until it is done. Exit code 1 when it is no article;
    the message says what it is instead.
    """
    if explain + markdown + json > 1:
        raise typer.BadParameter("--explain, --markdown and --json exclude each other")
    tried = _tried(rule)
    try:
        if _ADDRESS.match(page):
            found = _fetched(page, url, config, tried, wait=wait)
        else:
            found = _read_file(page, url, config, tried)
    except NotAnArticle as error:
        _tell_refusal(error, as_json=json)
        raise typer.Exit(1) from error
    _tell_of_rule(found, tried)
    _print(found, explain=explain, markdown=markdown, as_json=json)


def _tried(file: Path | None) -> SiteRule | None:
    """The rule that a person tries, whatever its last day. Raises BadSiteRule."""
    if file is None:
        return None
    from datetime import UTC, datetime

    from crawler.site_rules.files import read_site_rule
    from scheduler.cli.answers import screen

    rule = read_site_rule(file)
    if not rule.holds(datetime.now(UTC)):
        screen.note(f"The rule's valid_until was {rule.valid_until}: a crawl would not use it.")
    return replace(rule, valid_until=None)


def _fetched(page: str, url: str, config: Path | None, tried: SiteRule | None, *, wait: bool) -> LookedAt:
    if url:
        raise typer.BadParameter("--url says where a file came from; the page that is named has its address")
    configuration = configuration_of(config)
    rules = (tried,) if tried else configuration.site_rules
    return article_there(page, configuration, rules, "vigie extract", wait=wait)


def _read_file(name: str, url: str, config: Path | None, tried: SiteRule | None) -> LookedAt:
    from datetime import UTC, datetime

    from crawler.extract import SiteKnowledge
    from crawler.extract import extract as extract_article
    from scheduler.tasks.fetching import LookedAt
    from store.types import FetchedPage
    from store.urls import is_web_url, why_no_web_url, without_login

    if url and not is_web_url(url):
        raise typer.BadParameter(f"--url: {why_no_web_url(url)}, not {without_login(url)!r}")
    address = url or ("file:///dev/stdin" if name == STDIN else Path(name).absolute().as_uri())
    # When it was fetched nobody knows: "hier" stays unread.
    page = FetchedPage(url=address, fetched_at=datetime.now(UTC), status=200, body=bytes_of(name))
    knowledge = SiteKnowledge(rule=tried or _configured_rule(url, config))
    return LookedAt(article=extract_article(page.body, address, site=knowledge), page=page)


def _configured_rule(url: str, config: Path | None) -> SiteRule | None:
    from crawler.site_rules import rules_by_host, site_rule_of

    return site_rule_of(rules_by_host(configuration_of(config).site_rules), url) if url else None


def _tell_refusal(error: NotAnArticle, *, as_json: bool) -> None:
    from scheduler.cli.answers import screen

    meaning = (type(error).__doc__ or "").partition("\n")[0]
    if as_json:
        from scheduler.cli.answers.documents import document

        refusal = {"url": error.url, "reason": error.reason, "detail": error.detail, "meaning": meaning}
        print(document({"error": refusal}))
    screen.err.print(screen.foreign(f"vigie: {error}"))
    screen.note(meaning)


def _tell_of_rule(found: LookedAt, tried: SiteRule | None) -> None:
    """Say what a person who tries a rule has to know of it."""
    if tried is None or found.page is None:
        return
    from crawler.extract.sites.trial import silent_keys_of
    from crawler.site_rules import rules_by_host, site_rule_of
    from scheduler.cli.answers import screen

    url = found.page.url
    if site_rule_of(rules_by_host([tried]), url) is None:
        screen.note(f"The rule is for {_listed(tried.sites)}, and not for {url}: a crawl would not use it here.")
    if silent := silent_keys_of(found.page, tried):
        screen.note(f"On this page nothing is found by the rule's {_listed(silent)}.")


def _print(found: LookedAt, *, explain: bool, markdown: bool, as_json: bool) -> None:
    article = found.article
    assert article is not None
    if as_json:
        from scheduler.cli.answers.documents import article_document

        print(article_document(article))
        return
    from scheduler.cli.crawls.explaining import as_markdown, print_article, print_blocks

    if markdown:
        print(as_markdown(article))
        return
    print_article(article, with_text=not explain)
    if explain:
        print_blocks(article, _order_of(found.page))


def _order_of(page: FetchedPage | None) -> list[str]:
    if page is None:
        return []
    from crawler.extract.sites.trial import texts_in_order

    return texts_in_order(page)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
