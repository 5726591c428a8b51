"""What can go wrong on the middle floor.

CrawlerError
├── BadSource            the catalogue names a source that cannot be watched
├── BadTopic             a topic query cannot be read
├── BadGazetteer         a file of partners cannot be read
├── BadSiteRule          a file of site rules cannot be used
├── BadOutlines          a file of outlines (OPML) cannot be read
├── BadLine              a line of an import, or an article of an export of a press archive, cannot be read
├── NotAFeed             an address answered with something that is no feed
└── NotAnArticle         a page is something else than an article
    ├── NotHtml          a PDF, an image, JSON …
    ├── PageTooLarge     over the caps on bytes or links
    ├── EmptyPage        no running text at all
    ├── ConsentWall      asks for cookies before it shows anything
    ├── BotChallenge     asks the visitor to prove being human
    ├── LoginPage        asks for an account
    ├── PaywallStub      asks for a subscription, and shows no text of the article
    ├── HubPage          a list of articles: home page, section, tag
    ├── AccessRefused    says that we may not have it
    ├── OutOfOrder       says that its site is being repaired, broken or for sale
    ├── SameAnswer       what other addresses answer too
    ├── SoftNotFound     says "not found" with status 200
    └── ExtractionFailed the extractor broke or was stopped on this page
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar


class CrawlerError(Exception):
    """Root of everything the crawler raises."""


class BadSource(CrawlerError):
    """A source of the catalogue cannot be watched; the message names it and says what to change."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(source, problem)
        self.source = source
        self.problem = problem

    def __str__(self) -> str:
        return f"source {self.source!r}: {self.problem}"


class BadGazetteer(CrawlerError):
    """A file of partners cannot be read; the message says which entry and why."""


class BadSiteRule(CrawlerError):
    """A site rule cannot be used; the message names its file, its key and what was expected."""

    def __init__(self, file: Path, key: str, problem: str) -> None:
        super().__init__(file, key, problem)
        self.file, self.key, self.problem = file, key, problem

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.problem}"


class BadTopic(CrawlerError):
    """A topic query cannot be read; the message says where."""

    def __init__(self, query: str, problem: str) -> None:
        super().__init__(query, problem)
        self.query = query
        self.problem = problem

    def __str__(self) -> str:
        return f"topic query: {self.problem}"


class BadLine(CrawlerError):
    """What an import hands in is no article; the message says what was expected."""


class BadOutlines(CrawlerError):
    """A file of outlines (OPML) cannot be read at all; the message says what it is instead."""


class NotAFeed(CrawlerError):
    """An address answered with something that is no feed: check it in a browser, and correct the source."""

    def __init__(self, url: str, problem: str) -> None:
        super().__init__(url, problem)
        self.url = url
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.url}: {self.problem}"


class NotAnArticle(CrawlerError):
    """A page is something else than an article. Subclasses say what; `detail` says how it was recognised."""

    #: The word of the failure vocabulary that reports and the database use.
    reason: ClassVar[str] = "not an article"
    #: Whether the article may well be there at another time.
    temporary: ClassVar[bool] = False

    def __init__(self, url: str, detail: str = "") -> None:
        super().__init__(url, detail)
        self.url = url
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}" + (f" ({self.detail})" if self.detail else "")


class NotHtml(NotAnArticle):
    """What came is no page: a PDF, an image, a feed, an archive, plain text. Name the page that presents it instead."""

    reason = "not html"


class PageTooLarge(NotAnArticle):
    """Over the caps on bytes, elements or links: nobody's article is that long."""

    reason = "page too large"


class EmptyPage(NotAnArticle):
    """There is no running text: nothing came, or the page is drawn by JavaScript."""

    reason = "empty page"


class ConsentWall(NotAnArticle):
    """The page asks for cookies before it shows anything; it is not worked around."""

    reason = "consent wall"


class BotChallenge(NotAnArticle):
    """The page asks the visitor to prove being human; it is not worked around.

    Sites that are under attack ask everybody for an hour or two, so its article is asked for again.
    """

    reason = "bot challenge"
    temporary = True


class LoginPage(NotAnArticle):
    """The page asks for an account."""

    reason = "login page"


class PaywallStub(NotAnArticle):
    """The page asks for a subscription and shows nothing of the article."""

    reason = "paywall"


class HubPage(NotAnArticle):
    """The page is a list of articles: a home page, a section, a tag."""

    reason = "list page"


class SoftNotFound(NotAnArticle):
    """The page says that there is nothing here, with status 200."""

    reason = "soft 404"


class AccessRefused(NotAnArticle):
    """The page says that we may not have it, from our region or at all, with status 200."""

    reason = "access refused"


class OutOfOrder(NotAnArticle):
    """The page says that its site is being repaired, broken or gone, with status 200: it is asked again."""

    reason = "out of order"
    temporary = True


class SameAnswer(NotAnArticle):
    """The page is, byte for byte, what other addresses of its site answer: a notice, whatever it says."""

    reason = "same answer"


class ExtractionFailed(NotAnArticle):
    """The extractor broke on the page, or was stopped at its time limit: please report the URL."""

    reason = "extraction failed"


def named_error(url: str, reason: str, detail: str = "") -> CrawlerError:
    """The error that a failure's reason names: what the page is, or what went wrong on the way to it."""
    kind = next((kind for kind in NotAnArticle.__subclasses__() if kind.reason == reason), None)
    if kind is not None:
        return kind(url, detail)
    return CrawlerError(f"{url}: {reason}" + (f" ({detail})" if detail else ""))
