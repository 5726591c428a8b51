"""JSON as publishers' templates print it, made into JSON: quotes inside strings, comments, commas too many, cut ends.

What no repair makes readable is searched for the few properties that matter. Valid JSON never comes here.
"""

from __future__ import annotations

import json
import re
from html import unescape

#: What hides scripts from old browsers and XML parsers, before the JSON, and after it, read backwards.
_BEFORE = re.compile(r"(?:\s|<!--|//|/\*|<!\[CDATA\[|\*/)*+")
_AFTER = re.compile(r"(?:\s|>--|;|//|\*/|>\]\]|/\*)*+")
_GAP = re.compile(r"\s+|//[^\n]*|/\*.*?(?:\*/|$)", re.DOTALL)
_BARE = re.compile(r"[A-Za-z_$@][\w$@-]*")
_NUMBER = re.compile(r"-?\d[\d.eE+-]*")
_LITERALS = frozenset(("true", "false", "null"))
#: What may follow a string that ends: the end of a list or object, or a comma and the next value.
_AFTER_VALUE = re.compile(
    r"\s*(?:$|[}\]]|,\s*(?:$|[\"'{\[}\],\d-]|true\b|false\b|null\b|[A-Za-z_$][\w$]*\s*:|//|/\*)|;\s*$)"
)
_AFTER_KEY = re.compile(r"\s*:")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})")
#: Characters; ten times what a page says about itself. Reading them one by one takes a second a million.
_MOST_SCANNED = 300_000
_CLOSING = {"{": "}", "[": "]"}
#: Properties looked for in what stays unreadable, and how their text looks.
_SALVAGED = re.compile(
    r"[\"'](@type|headline|name|datePublished|dateModified|dateCreated|articleSection)[\"']\s*:\s*"
    r"(?:\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)')"
)
_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")


def repaired(text: str) -> object:
    """The value that broken JSON means; None when nothing can be made of it."""
    text = _unwrapped(text if '"' in text else unescape(text))
    try:
        # strict=False: pages leave raw newlines and tabs inside strings.
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        if len(text) > _MOST_SCANNED:
            return _salvaged(text)
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode("".join(_Scanner(text).tokens()))
    except (ValueError, RecursionError):
        return _salvaged(text)
    return value


def _unwrapped(text: str) -> str:
    before = _BEFORE.match(text)
    text = text[before.end() :] if before else text
    after = _AFTER.match(text[::-1])
    return text[: len(text) - after.end()] if after else text


def _salvaged(text: str) -> object:
    found: dict[str, object] = {}
    for match in _SALVAGED.finditer(text):
        found.setdefault(match[1], match[2] or match[3] or "")
    return found if _ARTICLE.search(str(found.get("@type", ""))) else None


class _Scanner:
    """Reads a text once, from left to right, and keeps what is open and what came last."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[str] = []
        self._open: list[str] = []

    def tokens(self) -> list[str]:
        """The tokens of valid JSON, as far as it can be told what was meant."""
        position = 0
        while position < len(self._text):
            gap = _GAP.match(self._text, position)
            position = gap.end() if gap else self._token(position)
        self._drop_comma()
        return [*self._tokens, *(_CLOSING[bracket] for bracket in reversed(self._open))]

    def _token(self, position: int) -> int:
        """Read one token; the place after it."""
        character = self._text[position]
        if character in "\"'":
            return self._string(position)
        if character in "{[":
            self._open.append(character)
        elif character in "}]":
            self._drop_comma()
            self._fill_value()
            if not self._open:
                return position + 1
            # A bracket of the wrong kind, or one that was forgotten: what is open decides.
            character = _CLOSING[self._open.pop()]
        elif character == ",":
            self._drop_comma()
            self._fill_value()
        elif character != ":":
            return self._word(position)
        self._tokens.append(character)
        return position + 1

    def _word(self, position: int) -> int:
        word = _NUMBER.match(self._text, position) or _BARE.match(self._text, position)
        if word is None:
            return position + 1
        text = word.group()
        is_key = _AFTER_KEY.match(self._text, word.end()) and not self._wants_value()
        self._tokens.append(json.dumps(text) if is_key else text if text in _LITERALS or _is_number(text) else "null")
        return word.end()

    def _string(self, start: int) -> int:
        quote = self._text[start]
        after = _AFTER_VALUE if self._wants_value() else _AFTER_KEY
        end = start + 1
        while end < len(self._text):
            if self._text[end] == "\\":
                end += 1
            elif self._text[end] == quote and after.match(self._text, end + 1):
                break
            end += 1
        inner = _BAD_ESCAPE.sub(r"\\\\", self._text[start + 1 : end].replace('\\"', '"').replace("\\'", "'"))
        self._tokens.append('"' + inner.replace('"', '\\"') + '"')
        return end + 1

    def _wants_value(self) -> bool:
        """Whether a value comes next: after a colon, or in a list."""
        return not self._open or self._open[-1] == "[" or (bool(self._tokens) and self._tokens[-1] == ":")

    def _drop_comma(self) -> None:
        if self._tokens and self._tokens[-1] == ",":
            self._tokens.pop()

    def _fill_value(self) -> None:
        if self._tokens and self._tokens[-1] == ":":
            self._tokens.append("null")


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?", text))
