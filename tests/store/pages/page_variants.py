"""Many pages of one title, made from the pages of the press web: its own frame, and other sentences in it."""

from __future__ import annotations

import random
import re
from datetime import datetime, timedelta
from functools import cache

from crawler.press_web import press_web_folder
from store.types import FetchedPage
from tests.store.examples import NOW

_PARAGRAPH = re.compile(r"(<p\b[^>]*>)(.*?)(</p>)", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SENTENCE = re.compile(r"[A-ZÀÉÈÊÎÔÛÇ][^.!?<>]{40,300}[.!?]")
#: Headers as a server sends them, with what is nobody's to keep.
HEADERS = (("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", "visitor=4711"), ("X-Cache", "HIT"))


@cache
def _frames(host: str) -> tuple[str, ...]:
    files = sorted((press_web_folder() / host).rglob("*.html"))
    return tuple(file.read_bytes().decode("utf-8", "replace") for file in files)


@cache
def _sentences() -> tuple[str, ...]:
    texts = [_TAG.sub(" ", "".join(found[1] for found in _PARAGRAPH.findall(page))) for page in _all_pages()]
    return tuple(dict.fromkeys(sentence for text in texts for sentence in _SENTENCE.findall(text)))


def _all_pages() -> list[str]:
    hosts = sorted(folder.name for folder in press_web_folder().iterdir() if folder.is_dir())
    return [page for host in hosts for page in _frames(host)]


def page_variant(number: int, host: str = "dsi-magazine.example") -> bytes:
    """A page that no other number has: the same one every time."""
    dice = random.Random(number)
    frames = _frames(host)
    sentences = _sentences()

    def other_words(paragraph: re.Match[str]) -> str:
        words = " ".join(dice.choice(sentences) for _ in range(1 + len(paragraph[2]) // 160)).split()
        dice.shuffle(words)
        return f"{paragraph[1]}{' '.join(words)} {number}{paragraph[3]}"

    return _PARAGRAPH.sub(other_words, frames[number % len(frames)]).encode()


def fetched(number: int, *, host: str = "dsi-magazine.example", at: datetime | None = None) -> FetchedPage:
    """A variant as it was fetched, a minute after the one before it."""
    return FetchedPage(
        url=f"http://{host}/actualites/{number}.html",
        fetched_at=at or NOW + timedelta(minutes=number),
        status=200,
        headers=HEADERS,
        body=page_variant(number, host),
    )
