"""The functional phrases of press sites, as folded patterns (`store.text.fold`), in the languages of the press.

Each is matched against a whole line of at most a few words, never searched inside a sentence: "publicité", "partager"
and "s'abonner" also stand in articles.

labels   before something else: of ads, pointers, bylines, pictures
buttons  of the page itself: its controls, counts, changes
endings  below an article: headings of others, contacts, who made it
appeals  what readers are asked to do, and the letters that they are offered

Of these three whole sentences are looked up by their first word (`chrome.systems`):

systems     what content systems print around every text
services    what is said there of machines, search engines, embedded contents, commissions, gifts
publishers  what publishers ask of their readers, and grant them
calls       what readers are called to do in a short sentence, language by language
neighbours  the same in the languages of Europe, and where a text goes on below a picture
"""

from __future__ import annotations

import re


def one_of(*phrases: str) -> re.Pattern[str]:
    """What any of some phrases matches; they are expressions, and folded like what they are held against."""
    return re.compile("|".join(phrases))
