"""The `[topic]` table of the configuration file: the standing query, its named lists, and what evidence is worth."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from crawler.batch import PARTNERS
from crawler.errors import BadTopic
from crawler.judging.topic import compile_topic
from scheduler.configuration.tables import IS_WHOLE, Line, Table
from store.query.scale import DEFAULT_SCALE, Scale
from store.text import words


def _no_share_switch(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    if isinstance(value, bool):
        raise ValueError("expected a number from 0 to 1")
    return value


def _is_list_name(name: str) -> str:
    if not re.fullmatch(r"\w[\w-]*", name):
        raise ValueError("a list is named by letters, digits, - and _, so that a query can say @name")
    return name


def _is_term(text: str) -> str:
    if not words(text) or (text.endswith("*") and len(words(text)) > 1):
        raise ValueError("expected a word, a phrase, or the beginning of one word with *")
    return text


Share = Annotated[float, BeforeValidator(_no_share_switch), Field(ge=0, le=1)]
Terms = Annotated[tuple[Annotated[str, AfterValidator(_is_term)], ...], Field(min_length=1)]


class ScoreTable(Table):
    """What evidence is worth, and how much of it makes a match; the meaning of each key is in `store.query.scale`."""

    title: Share = DEFAULT_SCALE.title
    lead: Share = DEFAULT_SCALE.lead
    body: Share = DEFAULT_SCALE.body
    most: Annotated[int, IS_WHOLE, Field(ge=1, le=100)] = DEFAULT_SCALE.most
    match: Share = DEFAULT_SCALE.match
    near_miss: Share = DEFAULT_SCALE.near_miss

    def scale(self) -> Scale:
        return Scale(**self.model_dump())


class TopicTable(Table):
    """The standing query."""

    name: Line = ""
    keep: Literal["matching", "all"] = "matching"
    #: A file of partners, TOML; `config` makes its path absolute.
    partners: str = ""
    #: What `@name` stands for in queries.
    lists: dict[Annotated[str, AfterValidator(_is_list_name)], Terms] = Field(default_factory=dict)
    score: ScoreTable = ScoreTable()
    #: Behind lists and partners, which it is read with.
    query: str = ""

    @field_validator("query")
    @classmethod
    def _readable(cls, query: str, before: ValidationInfo) -> str:
        lists = before.data.get("lists")
        # What is wrong with lists is told already.
        problem = "" if lists is None else _problem(query, lists, has_partners=bool(before.data.get("partners")))
        if problem:
            raise ValueError(problem)
        return query

    def problem_of(self, query: str) -> str:
        """What is wrong with another query that may use these lists, with a caret; empty when it can be read."""
        return _problem(query, self.lists, has_partners=bool(self.partners))


def _problem(query: str, lists: dict[str, tuple[str, ...]], *, has_partners: bool) -> str:
    # The names themselves are a tenth of a second, which only crawls need.
    partners: dict[str, tuple[str, ...]] = {PARTNERS: (PARTNERS,)} if has_partners else {}
    try:
        compile_topic("", query, partners | lists)
    except BadTopic as error:
        return error.problem
    return ""
