"""What is said of scores without a text is true of every text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.query.matching import ReadText
from store.query.parsing import parse_query
from store.query.scale import DEFAULT_SCALE, Scale
from store.query.scoring import assess, total
from store.query.strength import in_body, least_score, surely_enough
from tests.store.search.searched import Written, articles, queries, readable

SCALES = st.builds(
    Scale,
    title=st.sampled_from((0.3, 0.6)),
    body=st.sampled_from((0.1, 0.2)),
    match=st.sampled_from((0.0, 0.2, 0.3, 0.5)),
)


@given(written=articles(), query=queries, scale=SCALES)
@settings(max_examples=150, deadline=None)
def test_no_text_that_a_query_is_true_of_scores_less_than_the_least(written: Written, query: str, scale: Scale) -> None:
    clause, text = readable(query), written.read()
    finding = assess(text, clause, scale)
    assert finding.holds == text.holds(clause) == (text.found(clause) is not None)
    if finding.holds:
        assert total(finding) >= least_score(clause, scale) - 1e-3
        assert total(finding) >= scale.match or not text.holds(surely_enough(clause, scale))


def test_one_word_in_the_body_is_the_least() -> None:
    assert least_score(parse_query("accord AND rennes"), DEFAULT_SCALE) == 0.2
    assert least_score(parse_query("title:accord AND lang:fr"), DEFAULT_SCALE) == 0.6
    assert least_score(parse_query("lang:fr"), DEFAULT_SCALE) == 1.0
    assert least_score(parse_query("accord NEAR/3 rennes"), DEFAULT_SCALE) == 0.2
    assert least_score(parse_query("title:(accord NEAR/3 rennes)"), DEFAULT_SCALE) == 0.6


def test_the_subject_in_the_title_makes_sure_of_a_score() -> None:
    clause = surely_enough(parse_query("accord AND rennes"), Scale(match=0.35))
    assert ReadText("Un accord", "", "").holds(clause)
    assert not ReadText("", "Un accord", "Un accord").holds(clause)


def test_a_query_of_the_title_asks_nothing_of_the_body() -> None:
    assert in_body(parse_query("title:accord")) is None
    asked = in_body(parse_query("accord"))
    assert asked is not None
    assert not ReadText("Un accord", "", "").holds(asked)
