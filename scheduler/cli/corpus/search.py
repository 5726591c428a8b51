"""`vigie search`: full text, ranked, with snippets."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.options import ConfigOption, JsonOption, configuration_of, countable, query_as_given

if TYPE_CHECKING:
    from rich.text import Text

    from scheduler.configuration.loading import Configuration
    from store.search.hits import Hit, SearchPage
    from store.search.snippets import Snippet

_HELP = """Find articles by their words, best first; French inflections, accents and elisions are the same to it.

Words side by side must all be found. Operators are AND, OR, NOT and parentheses; '"two words"' is a phrase,
part* a beginning, =partenariat that form only, 'microsoft>=2' a frequency, a NEAR/5 b two words within five of each
other. title:, lead: and body: say where; lang:fr, source:"Le Monde*", since:2026-11-01 and until:2026-11-30
narrow. @name is any word of the list name under [topic.lists], @partners any name of the file of partners.
Quote for your shell what it would take for its own.

Of very many matches only those that arrived last are ranked, 10,000 in a file and 2,000 on a server; --newest lists
them all, last arrived first.
"""


def add_commands(app: typer.Typer) -> None:
    app.command(help=_HELP, short_help="Find articles by their words.")(search)


def search(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="What to find.", show_default=False)
    ] = None,
    saved: Annotated[
        str | None, typer.Option("--saved", "-s", metavar="NAME", help="Run a search of [searches] in vigie.toml.")
    ] = None,
    last: Annotated[int, typer.Option("--last", "-n", min=1, callback=countable, metavar="N", help="How many.")] = 10,
    newest: Annotated[bool, typer.Option("--newest", help="Last arrived first, instead of best first.")] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    from scheduler.configuration.named_lists import lists_for
    from store.database import reader_of
    from store.search.hits import Order
    from store.search.hits import search as find

    configuration = configuration_of(config)
    query = _query(words, saved, configuration)
    lists = lists_for(configuration, query)
    with query_as_given(), reader_of(configuration.store.url) as reader:
        page = find(reader, query, limit=last, order=Order.NEWEST if newest else Order.RELEVANCE, lists=lists)
    if json:
        from scheduler.cli.answers.documents import document

        print(document({"query": query, "hits": list(map(_fields, page.hits)), "has_more": page.has_more}))
        return
    _print_page(page, last)
    if not page.hits:
        _print_hints(query, configuration)


def _print_hints(query: str, configuration: Configuration) -> None:
    from scheduler.cli.answers import screen
    from scheduler.cli.corpus.search_hints import hints
    from scheduler.configuration.named_lists import lists_for
    from store.query.parsing import parse_query

    clause = parse_query(query, lists_for(configuration, query))
    for sentence in hints(query, clause, [source.name for source in configuration.sources()]):
        screen.note(sentence)


def _query(words: list[str] | None, saved: str | None, configuration: Configuration) -> str:
    """What is asked. Raises BadParameter, naming the searches there are."""
    if bool(words) == (saved is not None):
        raise typer.BadParameter("give WORDS or --saved NAME")
    if saved is None and not "".join(words or ()).strip():
        raise typer.BadParameter("WORDS are empty; give at least one")
    if saved is None:
        return " ".join(words or ())
    searches = configuration.searches
    if saved in searches:
        return searches[saved]
    known = f"there are {', '.join(sorted(searches))}" if searches else "[searches] in vigie.toml has none"
    raise typer.BadParameter(f"no saved search is called {saved!r}; {known}")


def _fields(hit: Hit) -> dict[str, object]:
    """A hit for programs: the title as text, like everywhere, with its marks beside it."""
    return asdict(hit) | {"title": hit.title.text, "title_marks": hit.title.marks}


def _print_page(page: SearchPage, last: int) -> None:
    from scheduler.cli.answers import screen

    if not page.hits:
        screen.note("nothing found")
    for rank, hit in enumerate(page.hits, start=1):
        _print_hit(rank, hit)
    if page.has_more:
        screen.note(f"More articles match; -n {last * 5} shows more of them.")


def _print_hit(rank: int, hit: Hit) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from scheduler.cli.answers import screen

    screen.out.print(Text(f"{rank:>3}. ").append_text(_marked(hit.title, "bold")))
    day = screen.local(hit.published_at or hit.first_seen_at)
    lines = [screen.foreign(f"{day} · {hit.source} · vigie show {hit.id}", "dim")]
    lines += [_marked(snippet, "") for snippet in hit.snippets]
    for line in lines:
        screen.out.print(Padding(line, (0, 0, 0, 5), expand=False))


def _marked(snippet: Snippet, style: str) -> Text:
    """Text that strangers wrote, without power over the terminal, with what answers the query lit up."""
    from rich.text import Text

    shown = Text(style=style)
    at = 0
    for start, end in snippet.marks:
        shown.append(_harmless(snippet.text[at:start]))
        shown.append(_harmless(snippet.text[start:end]), "bold yellow")
        at = end
    return shown.append(_harmless(snippet.text[at:]))


def _harmless(text: str) -> str:
    from store.text import clean_text

    return clean_text(text).replace("\n", " ")
