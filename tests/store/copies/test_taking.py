"""What an article took from a press release, measured on the two texts alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.copies.taking import Taken, taken
from store.text import words
from tests.store.copies.releases import ABOUT, ADDED, MEASURES, NEWS, OTHER_QUOTE, QUOTE, RELEASE, REPORT, SAID
from tests.store.examples import WORDS, own_words


def take(article_text: str, release_text: str = RELEASE) -> Taken:
    found = taken(article_text, release_text)
    assert found is not None
    return found


def test_a_release_printed_whole_is_all_of_the_article() -> None:
    found = take(RELEASE)
    assert (found.share, found.added_words, found.added) == (1.0, 0, ())
    assert found.taken_words == len(words(RELEASE))
    assert [kept.number for kept in found.kept_paragraphs] == [1, 2, 3, 4]
    assert found.kept_quotes == (QUOTE, OTHER_QUOTE)


def test_a_report_is_told_by_what_survived_and_what_was_added() -> None:
    found = take(REPORT)
    assert found.taken_words == len(words(NEWS)) + len(words(SAID))
    assert found.added_words == len(words(ADDED))
    assert [(kept.number, kept.share, kept.text) for kept in found.kept_paragraphs] == [(1, 1.0, NEWS), (2, 1.0, SAID)]
    assert (found.paragraphs, found.quotes, found.kept_quotes) == (4, 2, (QUOTE,))
    assert found.added == (ADDED,)


def test_a_paragraph_counts_when_half_of_it_is_there() -> None:
    said = MEASURES.split()
    some, few = " ".join(said[: len(said) * 2 // 3]), " ".join(said[: len(said) // 3])
    assert [kept.number for kept in take(f"{NEWS}\n{some}").kept_paragraphs] == [1, 3]
    assert [kept.number for kept in take(f"{NEWS}\n{few}").kept_paragraphs] == [1]


def test_paragraphs_may_be_put_together_and_apart() -> None:
    assert take(RELEASE.replace("\n", " ")).share == 1.0
    assert take(RELEASE.replace(". ", ".\n")).share == 1.0


def test_typography_is_no_difference() -> None:
    assert take(RELEASE.replace("'", "’").replace("« ", "“").replace(" »", "”").upper()).share == 1.0


def test_a_quote_in_other_words_did_not_survive() -> None:
    assert take(REPORT.replace("savoir avant la crue, et non pendant,", "apprendre assez tôt")).kept_quotes == ()


def test_quotes_of_all_marks_are_found_and_short_ones_are_none() -> None:
    release = f'{NEWS}\nIl parle de « progrès ». “{QUOTE}”, dit-elle. "{OTHER_QUOTE}", dit-il.'
    assert (take(NEWS, release).quotes, take(f"{NEWS} {OTHER_QUOTE}.", release).kept_quotes) == (2, (OTHER_QUOTE,))


def test_what_an_organisation_says_of_itself_is_no_news() -> None:
    assert taken(f"{ABOUT}\n{own_words(1, 200)}", RELEASE) is None
    assert take(f"{NEWS}\n{ABOUT}").share == 1.0


def test_set_phrases_and_short_runs_are_nobodys() -> None:
    assert taken(f"{own_words(1, 100)} dans le cadre de la mise en place {own_words(2, 100)}", RELEASE) is None
    apart = " puis ".join(" ".join(NEWS.split()[start : start + 6]) for start in range(0, 30, 6))
    assert taken(apart, RELEASE) is None


def test_empty_texts_took_nothing() -> None:
    assert taken("", RELEASE) is None
    assert taken(REPORT, "") is None


TEXTS = st.lists(st.lists(st.sampled_from(WORDS[:6]), max_size=30).map(" ".join), max_size=6).map("\n".join)


@given(article_text=TEXTS, release_text=TEXTS)
def test_the_figures_add_up(article_text: str, release_text: str) -> None:
    found = taken(article_text, release_text)
    if found is None:
        return
    assert found.taken_words + found.added_words == len(words(article_text))
    assert 0 < found.share <= 1
    assert len(found.kept_paragraphs) <= found.paragraphs
