"""What no reader sees, as far as the page itself says so."""

from __future__ import annotations

import re

from lxml.etree import _Element

#: Not shown, or cut down to nothing for screen readers alone.
_HIDDEN = re.compile(r"display\s*:\s*none|clip(?:-path)?\s*:\s*(?:rect\(0|inset\((?:50|100)%)")


def hides(style: str) -> bool:
    """Whether a `style` attribute keeps its element from being seen."""
    lowered = style.lower()
    return ("none" in lowered or "clip" in lowered) and _HIDDEN.search(lowered) is not None


def is_hidden(element: _Element) -> bool:
    """Whether an element, or one around it, is not shown."""
    while True:
        if element.get("hidden") is not None or hides(element.get("style") or ""):
            return True
        above = element.getparent()
        if above is None:
            return False
        element = above
