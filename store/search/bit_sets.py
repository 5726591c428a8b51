"""Sets of article numbers as the bits of one integer: a million of them take 125 kB, and are intersected in no time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

NOBODY = 0


def bits_of(numbers: Iterable[int]) -> int:
    """The set of these numbers, which are not negative."""
    bits = bytearray()
    for number in numbers:
        place = number >> 3
        if place >= len(bits):
            bits.extend(bytes(max(place + 1, 2 * len(bits)) - len(bits)))
        bits[place] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def numbers_of(bits: int) -> Iterator[int]:
    """The numbers of a set, ascending."""
    for place, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        if byte:
            yield from (8 * place + bit for bit in range(8) if byte >> bit & 1)
