"""Letters as entries of an Atom file (RFC 4287), the newest first, replaced as a whole: no reader sees half of it.

The file itself remembers what was sent before. One that is no feed any more is begun anew.
"""

from __future__ import annotations

import logging
import os
import re
import uuid
from pathlib import Path
from xml.etree import ElementTree as Xml

from scheduler.alone import alone_in, put_back
from scheduler.configuration.sink_tables import AtomSink
from scheduler.errors import SinkFailed
from scheduler.sinks.letters import Letter
from store.text import clean_line, clean_text

logger = logging.getLogger(__name__)

_NAMESPACE = "http://www.w3.org/2005/Atom"
#: What XML 1.0 has no place for, even escaped, beyond what cleaning takes away (§2.2).
_NO_XML = re.compile("[\ufffe\uffff]")


def send_feed(sink: AtomSink, letter: Letter) -> str:
    """Put the letter at the top of the file; nothing, since a file has nothing to say. Raises SinkFailed."""
    file = Path(sink.file)
    try:
        with alone_in(file.parent):  # or the entry of one of two that write at once is lost
            feed = _feed_of(sink, _kept(file), letter)
            Xml.indent(feed)
            _replace(file, Xml.tostring(feed, "utf-8", xml_declaration=True))
    except OSError as error:
        raise SinkFailed(f"{file} cannot be written: {error.strerror}") from error
    return ""


def _feed_of(sink: AtomSink, old: Xml.Element | None, letter: Letter) -> Xml.Element:
    Xml.register_namespace("", _NAMESPACE)
    feed = Xml.Element(_tag("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": "fr"})
    known = old.findtext(_tag("id")) if old is not None else None
    place = sink.url or Path(sink.file).as_uri()
    _add(feed, "id", known or uuid.uuid5(uuid.NAMESPACE_URL, place).urn)
    _add(feed, "title", sink.title)
    _add(feed, "updated", letter.made_at.isoformat())
    _add(_add(feed, "author"), "name", "Vigie")
    _add(feed, "generator", "Vigie")
    if sink.url:
        _add(feed, "link", rel="self", type="application/atom+xml", href=sink.url)
    entry = _entry(letter)
    before = [] if old is None else old.findall(_tag("entry"))
    others = [one for one in before if one.findtext(_tag("id")) != entry.findtext(_tag("id"))]
    feed.extend([entry, *others][: sink.entries])
    return feed


def _entry(letter: Letter) -> Xml.Element:
    entry = Xml.Element(_tag("entry"))
    _add(entry, "id", f"urn:uuid:{letter.key}")
    _add(entry, "title", clean_line(letter.subject))
    _add(entry, "updated", letter.made_at.isoformat())
    _add(entry, "published", letter.made_at.isoformat())
    _add(entry, "category", term=letter.kind)
    _add(entry, "content", clean_text(letter.html), type="html")
    return entry


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
    child = Xml.SubElement(parent, _tag(name), attributes)
    child.text = None if text is None else _NO_XML.sub("", text)
    return child


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _kept(file: Path) -> Xml.Element | None:
    """The feed as it is; None when there is none, or nothing that can be read."""
    if not file.exists():
        return None
    try:
        feed = Xml.parse(file).getroot()  # noqa: S314 - we wrote it
    except Xml.ParseError as error:
        logger.warning("not a feed, it is begun anew file=%s error=%s", file, error)
        return None
    return feed if feed.tag == _tag("feed") else None


def _replace(file: Path, content: bytes) -> None:
    partial = file.with_name(f".{file.name}.partial")
    try:
        with partial.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        put_back(partial, file)
    finally:
        partial.unlink(missing_ok=True)
