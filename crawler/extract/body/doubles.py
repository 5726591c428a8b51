"""The whole text once more in one piece, as templates print it for machines: microdata in a box that nobody sees."""

from __future__ import annotations

from crawler.extract.page.outline import Block

#: Of the page's running text: it is as long as all that it repeats, and may stand there three times.
_LEAST_SHARE = 0.2
_LEAST_CHARACTERS = 400
#: Paragraphs that it says again, how many times shorter each is, and their share of it. Measured on 831 pages: the
#: four that there are have 12 to 33 paragraphs and .90 to .97; no other block says another one again.
_LEAST_PARAGRAPHS, _TIMES_SHORTER, _LEAST_SAID = 3, 2, 0.7


def doubles(blocks: list[Block]) -> list[Block]:
    """The blocks that say again, in one piece, what several paragraphs say."""
    running = [block for block in blocks if block.is_running]
    least = max(_LEAST_CHARACTERS, _LEAST_SHARE * sum(len(block.text) for block in running))
    return [block for block in running if len(block.text) >= least and _is_double(block, running)]


def _is_double(block: Block, running: list[Block]) -> bool:
    longest = len(block.text) / _TIMES_SHORTER
    said = {each.text for each in running if len(each.text) <= longest and each.text in block.text}
    return len(said) >= _LEAST_PARAGRAPHS and sum(map(len, said)) >= _LEAST_SAID * len(block.text)
