"""Answers that are none to what was asked: a part nobody asked for, and "not modified" where nothing was known."""

from __future__ import annotations

from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

_CONDITIONS = ("If-None-Match", "If-Modified-Since")


class WholeAnswers:
    """Hands such answers to the errback, as Scrapy does with those of status 400 and above."""

    def process_spider_input(self, response: Response) -> None:
        asked = response.request.headers if response.request else {}
        unasked_304 = response.status == 304 and not any(name in asked for name in _CONDITIONS)
        if response.status == 206 or unasked_304:
            raise HttpError(response, "an answer to another question")
