"""Pages made small by what they share with other pages of their source; pure, and the only room that knows zstd.

A dictionary is the newest pages of a source, one after the other, as they came. Measured on 216 pages of 87 press
sites (`tests/bench/bench_pages.py`), each with the one to three others of its site as a dictionary, often years apart:
10.2 % of the HTML; alone 17.3 %. With a dictionary by zstd's own trainer it is 13 % where whole pages give 9.5 %: that
one looks for short strings, while pages of one title share whole heads, menus and scripts.
"""

from __future__ import annotations

from collections.abc import Iterable

import zstandard

#: Room for a page beside its dictionary, in the tables of one that serves many pages; a longer page uses less of it.
_LARGE_PAGE_BYTES = 1024 * 1024

#: Levels 3, 4, 6, 9 and 12 with a dictionary: 11.6, 10.2, 9.2, 8.9 and 8.7 % of the HTML in 1.0, 0.9, 2.7, 4.7 and
#: 8.1 ms a page; the tables of 4 take half the time of those of 6. In a corpus 4 takes 6.4 % on disk, 6 takes 6.1 %.
_PAGE_LEVEL = 4
#: A dictionary is written once for some hundred pages: 6 ms for each of its pages.
_DICTIONARY_LEVEL = 9
#: Four pages of most titles; twice as much brings 0.6 points, and only for pages of 2 MB.
MOST_DICTIONARY_BYTES = 2 * 1024 * 1024


def make_dictionary(pages: Iterable[bytes]) -> bytes:
    """What pages have in common with those to come: these pages themselves, the first ones first to find room."""
    return b"".join(pages)[:MOST_DICTIONARY_BYTES]


def compress(body: bytes, dictionary: bytes = b"") -> bytes:
    """One zstd frame (RFC 8878) with a checksum; without the same dictionary it cannot be read again."""
    return _compressor(_PAGE_LEVEL, len(body), dictionary).compress(body)


class Packer:
    """What compresses many pages with one dictionary: its tables are made once, which takes as long as a page."""

    def __init__(self, dictionary: bytes) -> None:
        self._raw = _raw(dictionary)
        self._parameters = _parameters(_PAGE_LEVEL, _LARGE_PAGE_BYTES + len(dictionary))
        if self._raw is not None:
            self._raw.precompute_compress(compression_params=self._parameters)

    def compress(self, body: bytes) -> bytes:
        """Compress a page as `compress` does."""
        if self._raw is None:
            return compress(body)
        # One for each page: its working memory, as much again as the tables, would lie idle beside each dictionary.
        compressor = zstandard.ZstdCompressor(compression_params=self._parameters, dict_data=self._raw)
        return compressor.compress(body)


def decompress(frame: bytes, dictionary: bytes = b"") -> bytes:
    """The bytes back. Raises ValueError when the frame is damaged, or was made with another dictionary."""
    try:
        return zstandard.ZstdDecompressor(dict_data=_raw(dictionary)).decompress(frame)
    except zstandard.ZstdError as error:
        raise ValueError(f"not the zstd frame it was: {error}") from error


def compress_dictionary(dictionary: bytes) -> bytes:
    """A dictionary as it is stored; `decompress` gives it back."""
    return _compressor(_DICTIONARY_LEVEL, len(dictionary), b"").compress(dictionary)


def _compressor(level: int, body_bytes: int, dictionary: bytes) -> zstandard.ZstdCompressor:
    parameters = _parameters(level, body_bytes + len(dictionary))
    return zstandard.ZstdCompressor(compression_params=parameters, dict_data=_raw(dictionary))


def _parameters(level: int, reach_bytes: int) -> zstandard.ZstdCompressionParameters:
    # The window has to hold both, or the beginning of the dictionary is forgotten before the page ends.
    window_log = min(max(reach_bytes.bit_length(), zstandard.WINDOWLOG_MIN), zstandard.WINDOWLOG_MAX)
    return zstandard.ZstdCompressionParameters.from_level(
        level, source_size=reach_bytes, window_log=window_log, write_checksum=True
    )


def _raw(dictionary: bytes) -> zstandard.ZstdCompressionDict | None:
    return zstandard.ZstdCompressionDict(dictionary, dict_type=zstandard.DICT_TYPE_RAWCONTENT) if dictionary else None
