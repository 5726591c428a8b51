"""Dates that a page hands to its scripts, read when nothing else has one."""

from __future__ import annotations

import pytest

from tests.crawler.extract.extract_pages import ARTICLE, page, read


def day(script: str, *body: str) -> str:
    return str(read(page(*body, ARTICLE, head=f"<script>{script}</script>")).published_at)[:10]


@pytest.mark.parametrize(
    "script",
    [
        """window.STATE = {"article": {"title": "Un accord", "publishedAt": "2026-05-06T10:20:00Z", "id": 12}}""",
        """dataLayer.push({'datePublication': '06/05/2026', 'dateModification': '09/05/2026'})""",
        """var tc_vars = {page_type: "article", date_publication: "2026-05-06"};""",
        """utag_data = {"article.publishDate": 1778061600000}""",
        r"""self.push([1, "{\\"datePublished\\":\\"2026-05-06T10:20:00+02:00\\"}"])""",
        """document.write(formatDate("2026-05-06T10:20:00"));""",
    ],
)
def test_what_a_script_calls_the_date_of_publication_is_read(script: str):
    assert day(script) == "2026-05-06"
    assert day(script, "<div class='date'>3 mai 2026</div>") == "2026-05-03"


@pytest.mark.parametrize(
    "script",
    [
        """var list = [{"publishedAt": "2026-05-06"}, {"publishedAt": "2026-05-07"}]""",
        """var site = {"unpublishDate": "2026-05-06", "buildDate": "2026-05-06"}""",
        """var article = {"publishedAt": null, "updatedAt": "2026-05-06"}""",
    ],
)
def test_dates_of_several_articles_and_others_are_not(script: str):
    assert day(script) == "None"
