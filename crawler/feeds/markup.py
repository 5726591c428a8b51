"""Bytes of a feed as text that a strict XML parser takes, and what those bytes are when they are no feed.

It repairs what publishers get wrong in characters: charsets, entities, stray signs. It knows no element of any format.
"""

from __future__ import annotations

import codecs
import html
import re
from contextlib import suppress
from dataclasses import dataclass
from html.entities import html5

from lxml import etree

from crawler.feeds.plain_text import plain_text
from store.text import clean_line

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    # Without a mark, the first two characters of `<?xml` or `<rss` tell (XML 1.0 appendix F).
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
#: Declared by default rather than by knowledge; then the bytes decide between UTF-8 and windows-1252.
_UNSURE = frozenset(
    {"", "utf-8", "utf-8-sig", "ascii", "iso8859-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"}
)
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_HIGH = re.compile(rb"[\x80-\xff]")

#: What XML 1.0 §2.2 forbids.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SIGN = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?[^<>]*\?>"
    r"|&(?:#(?P<number>[0-9]+|[xX][0-9a-fA-F]+)|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}));|&|<(?![A-Za-z_:/!])",
    re.DOTALL,
)
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
#: Only at the very beginning: searched for everywhere, it would take quadratic time on runs of white space.
_DECLARATION = re.compile(r"\A\s*<\?xml.*?\?>", re.DOTALL)

_MAGICS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "gzip data"),
)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|div|script|table)\b", re.IGNORECASE)
_HTML_TITLE = re.compile(r"<title[^<>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(r"<([A-Za-z_][\w:.-]*)")


@dataclass(frozen=True, kw_only=True)
class DecodedMarkup:
    """The text of some bytes."""

    text: str
    #: For a person, when the text was not in the charset that it declares.
    problem: str


def decode_markup(body: bytes, content_type: str = "") -> DecodedMarkup:
    """Decode by byte order mark; as UTF-8 when that is what the bytes are; else as declared, by header before document.

    French publishers declare ISO-8859-1 or UTF-8 for windows-1252, and UTF-8 feeds carry single entries in it.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return DecodedMarkup(text=body.decode(encoding, "replace").lstrip("\ufeff"), problem="")
    try:
        return DecodedMarkup(text=body.decode("utf-8"), problem="")
    except UnicodeDecodeError:
        declared = _declared(body, content_type)
    if declared not in _UNSURE:
        with suppress(LookupError, UnicodeError):  # Python knows codecs that are no charsets: hex, idna
            return DecodedMarkup(text=body.decode(declared, "replace"), problem="")
    if declared in ("iso8859-1", "cp1252") or not _mostly_utf8(body):
        problem = "" if declared == "cp1252" else f"declared as {declared or 'nothing'}, read as windows-1252"
        return DecodedMarkup(text=body.decode("windows-1252", "replace"), problem=problem)
    return DecodedMarkup(text=body.decode("utf-8", "vigie-windows-1252"), problem="not all of it is UTF-8")


def repair_xml(text: str) -> str:
    """Repair entities, stray `&` and `<`, characters that XML forbids, and a CDATA section cut by the end of the text.

    The declaration goes, since the text is in no charset any more; well-formed text keeps its meaning. HTML's entities
    become their characters. An entity of a DTD of its own stands as it is written, so none expands.
    """
    return _DECLARATION.sub("", _SIGN.sub(_repaired, _FORBIDDEN.sub("", text)), count=1)


def describe(body: bytes, text: str) -> str:
    """What an answer is, for a person who expected a feed: "an HTML page titled “Page introuvable”"."""
    if not text.strip():
        return "an empty body"
    for magic, kind in _MAGICS:
        if body.startswith(magic):
            return kind
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return (
            "a JSON Feed: list it under feeds" if "https://jsonfeed.org/version" in text[:2000] else "a JSON document"
        )
    return _describe_markup(text)


def looks_like_html(text: str) -> bool:
    """Whether a page begins as HTML does."""
    if text.lstrip().startswith("<?xml") and (root := _ROOT.search(text[:20_000])):
        return root[1].lower() == "html"
    return bool(_HTML.search(text[:20_000]))


def _describe_markup(text: str) -> str:
    if looks_like_html(text):
        title = _HTML_TITLE.search(text[:200_000])
        words = plain_text(title[1])[:100] if title else ""
        return f"an HTML page titled “{words}”" if words else "an HTML page without a title"
    root = _ROOT.search(text[:20_000])
    if root is None:
        return f"plain text that begins “{clean_line(text[:200])[:60]}”"
    return {
        "urlset": "a sitemap: list it under sitemaps",
        "sitemapindex": "an index of sitemaps: list it under sitemaps",
        "rss": "an RSS feed: list it under feeds",
        "feed": "an Atom feed: list it under feeds",
    }.get(root[1].rpartition(":")[2], f"an XML document of <{root[1]}>")


def _declared(body: bytes, content_type: str) -> str:
    """Python's name of the charset that header or document declare; empty when neither names a known one."""
    for place in (content_type.encode("ascii", "replace"), body[:2048]):
        if found := _CHARSET.search(place):
            with suppress(LookupError, ValueError):
                return codecs.lookup(found[1].decode("ascii", "replace")).name
    return ""


def _mostly_utf8(body: bytes) -> bool:
    """Whether more of the bytes above ASCII stand in UTF-8 sequences than outside of them."""
    inside = sum(len(sequence) for sequence in _MULTIBYTE.findall(body))
    return 2 * inside > len(_HIGH.findall(body))


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("windows-1252", "replace"), error.end


codecs.register_error("vigie-windows-1252", _as_windows_1252)


def _repaired(found: re.Match[str]) -> str:
    sign = found[0]
    if sign.startswith("<!"):
        return sign if sign.endswith(("]]>", "-->")) else ""
    if found["number"]:
        return sign if _is_character(found["number"].lower()) else ""
    if found["name"]:
        name = found["name"]
        return sign if name in _XML_NAMES else html.escape(html5.get(f"{name};", sign), quote=False)
    return {"&": "&amp;", "<": "&lt;"}.get(sign, sign)


def xml_parser(*, recover: bool) -> etree.XMLParser:
    """A parser of such text, as UTF-8: it resolves no entity, reads nothing else, and stops at trees without end."""
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _is_character(number: str) -> bool:
    """Whether a character reference, `8217` or `x2019`, names a character that XML allows."""
    if len(number.lstrip("x0")) > 7:
        return False
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    return code < 0x110000 and not _FORBIDDEN.match(chr(code))
