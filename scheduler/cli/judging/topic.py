"""`vigie topic`: why a text matches, what a changed query would keep or lose, how well it does on labelled texts."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.answers.amounts import amount
from scheduler.cli.exit_codes import EXIT_FAILED, EXIT_USAGE
from scheduler.cli.options import ConfigOption, JsonOption, configuration_of, refuse

if TYPE_CHECKING:
    from crawler.judging.subject import Subject
    from scheduler.configuration.loading import Configuration


def add_commands(app: typer.Typer) -> None:
    debugger = typer.Typer(help="Say why a text matches, and what a changed query would do.", no_args_is_help=True)
    debugger.command()(explain)
    debugger.command(name="test")(replay)
    debugger.command(name="eval")(evaluate)
    app.add_typer(debugger, name="topic")


def explain(
    text: Annotated[
        str, typer.Argument(metavar="ID|URL|FILE", help="A kept article, a page, or a file: HTML, JSON Lines, text.")
    ],
    query: Annotated[
        str | None, typer.Option("--query", "-q", metavar="QUERY", help="By this query, instead of the topic's.")
    ] = None,
    all_clauses: Annotated[
        bool, typer.Option("--all", help="Show also the clauses of which nothing is there.")
    ] = False,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Show which clause matched which words, and the score.

    An address that is not kept is fetched as a crawl would, and kept nowhere. Exit code 1 when there is no such text.
    """
    from scheduler.cli.judging.topic_texts import texts_of
    from scheduler.tasks.explaining import explain as explained

    configuration = configuration_of(config)
    topic = _subject(configuration, query).topic
    explanations = [
        explained(topic, one.article, source=one.source, seen_at=one.seen_at) for one in texts_of(text, configuration)
    ]
    if json:
        from scheduler.cli.answers.documents import document

        print(document({"topic": topic.name, "scale": topic.scale, "texts": explanations}))
        return
    from scheduler.cli.judging.topic_screen import print_explanation

    for explanation in explanations:
        print_explanation(explanation, topic, all_clauses=all_clauses)


def replay(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="The changed query; - to try the configured one.")],
    last: Annotated[int, typer.Option("--last", "-n", min=1, metavar="N", help="Articles shown of each list.")] = 20,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Say what a changed query would gain and lose.

    It is replayed over the kept articles, before anything changes. Of near misses only the headline is known, and
    of what was off the topic altogether nothing: that cannot be told.
    """
    from scheduler.cli.long_work.steps import steps
    from scheduler.tasks.topic_replay import topic_change

    configuration = configuration_of(config)
    topic = _subject(configuration, None if query == "-" else query).topic
    with steps("topic test: texts judged") as tell:
        change = topic_change(configuration.store.url, topic, tell)
    from scheduler.cli.judging.topic_screen import change_document, print_change

    if json:
        print(change_document(configuration.store.url, topic, change, last))
    else:
        print_change(configuration.store.url, topic, change, last)


def evaluate(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE.jsonl", help="One JSON object a line: title, text, label, partners."),
    ],
    query: Annotated[
        str | None, typer.Option("--query", "-q", metavar="QUERY", help="By this query, instead of the topic's.")
    ] = None,
    last: Annotated[int, typer.Option("--last", "-n", min=0, metavar="N", help="Errors shown of each kind.")] = 10,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Measure the topic on labelled texts.

    Precision, recall, F1 of the partners named, and the worst errors; on all lines, and on those that are not
    marked as doubtful. Exit code 1 when lines could not be read.
    """
    from crawler.judging.evaluation import judge_all
    from scheduler.cli.judging.topic_screen import evaluation_document, print_evaluation
    from scheduler.cli.judging.topic_texts import labelled_lines

    subject = _subject(configuration_of(config), query)
    texts, problems = labelled_lines(file)
    for problem in problems:
        print(f"vigie: {file}: {problem}", file=sys.stderr)
    judged = judge_all(subject, texts)
    if judged and (unlabelled := len(texts) - len(judged)):
        few, several = "line has no label, and is not measured", "lines have no label, and are not measured"
        print(f"vigie: {file}: {amount(unlabelled, few, several)}", file=sys.stderr)
    if not judged:
        raise typer.BadParameter(f"{file} has no line with a label; expected title, text and label (1 or 0)")
    if json:
        print(evaluation_document(judged, last, bad_lines=len(problems)))
    else:
        print_evaluation(judged, last)
    raise typer.Exit(EXIT_FAILED if problems else 0)


def _subject(configuration: Configuration, query: str | None) -> Subject:
    """What is watched for, by another query where one is given. Raises BadParameter when that cannot be read."""
    from crawler.errors import BadTopic
    from crawler.judging.subject import Subject
    from scheduler.configuration.named_lists import decisions_if_any

    request = configuration.topic_request
    decisions = decisions_if_any(configuration.store.url)
    if query is None:
        return Subject.of(request, decisions)
    try:
        return Subject.of(replace(request, query=query), decisions)
    except BadTopic as error:
        refuse(error.problem, EXIT_USAGE)
