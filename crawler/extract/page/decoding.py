"""A page's bytes as text: in the encoding that they are in, whatever they are said to be."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
#: How UTF-8 is decoded that has bytes of windows-1252 in it; and the first bytes of most accented letters.
_PASTED, _HALVES = "vigie-pasted", (b"\xc2", b"\xc3")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
#: WHATWG Encoding Standard §4.2: what browsers read when a page claims these.
_MEANT = {
    **dict.fromkeys(
        ("iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "windows-1252"
    ),
    # A page that could be read far enough to claim UTF-16 in a meta element is not UTF-16.
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be"), "utf-8"),
    # Names that Python has not, and browsers have.
    **{
        "x-mac-roman": "mac-roman",
        "x-cp1250": "windows-1250",
        "x-cp1251": "windows-1251",
        "x-cp1252": "windows-1252",
        "x-sjis": "shift_jis",
        "windows-31j": "cp932",
        "x-euc-jp": "euc_jp",
        "x-gbk": "gbk",
        "windows-949": "cp949",
        "iso-8859-8-i": "iso-8859-8",
    },
}
#: A page that said in ASCII what it is in, or is ASCII, is in no encoding that reads this as something else.
_MARKUP = b"<a b='1'>\\u0041 +AGE-</a>"
#: So many bytes, every second of which is nothing, are no damage.
_WIDE_BYTES = 32
#: Share of characters that an encoding does not have, beyond which another one was meant.
_MOST_STRANGE = 0.01


class Decoded(NamedTuple):
    """Bytes as text."""

    text: str
    #: A name that Python knows: utf-8, windows-1252, iso8859-15 …
    encoding: str
    #: Whether the bytes are the text in UTF-8, as they stand.
    is_utf8: bool = False


def decode(html: bytes, content_type: str = "") -> str:
    """Text of a page, by `decoded`."""
    return decoded(html, content_type).text


def decoded(html: bytes, content_type: str = "") -> Decoded:
    """Text of a page: by its byte order mark, its HTTP header, its meta element, else by what its bytes look like.

    A label is believed unless the bytes speak against it, and then the next one is asked: valid UTF-8 beyond ASCII
    speaks against any other label, since no other encoding happens to be that and its readers would see “Ã©”. So does
    UTF-8 with a few other bytes, as of a block that was pasted in windows-1252. Bytes that are not what the label says
    for more than the odd damaged character speak against it as well.
    """
    for bom, encoding in BOMS:
        if html.startswith(bom):
            return Decoded(html[len(bom) :].decode(encoding, "replace"), encoding)
    if encoding := wide_encoding(html):
        return Decoded(html.decode(encoding, "replace"), encoding)
    if not html.isascii() and (found := _as_utf8(html)) is not None:
        return found
    labels = filter(None, map(_known_encoding, _labels(html, content_type)))
    for encoding in dict.fromkeys((*labels, "utf-8")):
        if (text := _as_labelled(html, encoding)) is not None:
            return Decoded(text, encoding)
    return Decoded(html.decode("windows-1252", "replace"), "windows-1252")


def wide_encoding(html: bytes) -> str:
    """UTF-16 that begins with ASCII and has no byte order mark, as XML 1.0 §F.1 tells it; else empty."""
    start = html[:_WIDE_BYTES]
    for odd, even, encoding in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        if len(start) == _WIDE_BYTES and not any(start[odd::2]) and all(start[even::2]):
            return encoding
    return ""


def _labels(html: bytes, content_type: str) -> Iterator[str]:
    """What header and meta element say."""
    if named := _CHARSET.search(content_type):
        yield named.group(1)
    if meta := _META_CHARSET.search(html[:4096]):
        yield meta.group(1).decode("ascii", "replace")


def _as_utf8(html: bytes) -> Decoded | None:
    """The text of bytes in UTF-8, but for a few that are not; None where they are none."""
    try:
        return Decoded(html.decode("utf-8"), "utf-8", is_utf8=True)
    except UnicodeDecodeError as error:
        # One cut character does not make a page windows-1252; many do.
        damaged = html.decode("utf-8", "replace")
        strange = damaged.count("\ufffd")
        genuine = sum(character > "\x7f" for character in damaged[: error.start + 20_000]) - strange
        return Decoded(html.decode("utf-8", _PASTED), "utf-8") if genuine > 4 * strange else None


def _as_labelled(html: bytes, encoding: str) -> str | None:
    """The text of bytes in another encoding; None where they speak against it."""
    if encoding == "utf-8":
        return html.decode("ascii") if html.isascii() else None
    text = html.decode(encoding, "replace")
    return text if text.count("\ufffd") <= _MOST_STRANGE * len(text) else None


def _read_pasted(error: UnicodeError) -> tuple[str, int]:
    """What stands for bytes that are no UTF-8: the letter of windows-1252, or a sign of damage for half a character."""
    assert isinstance(error, UnicodeDecodeError)
    stray = error.object[error.start : error.end]
    is_half = len(stray) > 1 or stray in _HALVES or error.end == len(error.object)
    return "\ufffd" if is_half else stray.decode("windows-1252", "replace"), error.end


codecs.register_error(_PASTED, _read_pasted)


def _known_encoding(claimed: str) -> str:
    claimed = claimed.strip().lower()
    if not claimed:
        return ""
    name = _MEANT.get(claimed, claimed)
    try:
        reads_markup = _MARKUP.decode(name, "replace") == _MARKUP.decode("ascii")
    except (LookupError, ValueError):
        return ""
    if not reads_markup:
        return ""
    found = codecs.lookup(name).name
    return "windows-1252" if found == "cp1252" else found
