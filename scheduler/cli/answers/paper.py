"""What answers are drawn on: a window, or a pipe or file, in which a line ends where its words end.

Rich fills the lines of a table with blanks. In a window nobody sees them; what is piped is compared, searched and
pasted, and there they are noise.
"""

from __future__ import annotations

import re
from typing import TextIO

from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook, RenderResult
from rich.segment import Segment

_BLANKS_AT_A_LINES_END = re.compile(r" +(?=\n)")


def paper(width: int | None, file: TextIO | None = None) -> Console:
    """A console for answers. Without a width it is as wide as its window; without a file it is standard output."""
    made = Console(file=file, highlight=False, width=width)
    made.push_render_hook(_Trimming())
    return made


class _Trimming(RenderHook):
    """What rich asks for everything that is to be drawn."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        return [_Trimmed(each) for each in renderables]


class _Trimmed:
    """Something to be drawn, without the blanks at the ends of its lines where no window shows it."""

    def __init__(self, drawn: ConsoleRenderable) -> None:
        self._drawn = drawn

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        segments = console.render(self._drawn, options)
        if console.is_terminal:
            yield from segments
        else:
            text = "".join(segment.text for segment in segments if not segment.control)
            yield Segment(_BLANKS_AT_A_LINES_END.sub("", text))
