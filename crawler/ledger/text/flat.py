"""Text made easy to search without moving a character: every offset into the flat text is one into the original.

Not `store.text.fold`, which is for comparing and changes lengths (œ becomes oe); patterns of the ledger run over flat
text, and what they find is cut out of the original.
"""

from __future__ import annotations

import re
import unicodedata

#: Latin letters with their accents: Latin-1, Extended-A and -B, Extended Additional.
_LETTERS = (*range(0x41, 0x250), *range(0x1E00, 0x1F00))
_SIGNS = {
    "'": "’‘ʼ‛`´",
    " ": "\u00a0\u2007\u2009\u202f\t",
    "-": "\u2010\u2011\u2012\u2013",
    '"': "“”„",
}
WORD = re.compile(r"[^\W_]+")


def _base(letter: str) -> str:
    decomposed = unicodedata.normalize("NFD", letter)[0].lower()
    return decomposed if len(decomposed) == 1 else letter


_TABLE = {code: _base(chr(code)) for code in _LETTERS if _base(chr(code)) != chr(code)} | {
    ord(sign): plain for plain, signs in _SIGNS.items() for sign in signs
}


_PLAIN = {chr(code): plain for code, plain in _TABLE.items()}
#: Small letters and signs of every French text. They are replaced one by one, at the speed of memory.
_USUAL = {sign: _PLAIN[sign] for sign in "\t`’éèàêçôîûùâïëü\u00a0\u202f–“”"}
_UNUSUAL = re.compile("[" + "".join(map(re.escape, _PLAIN.keys() - _USUAL)) + "]")


def flatten(text: str) -> str:
    """The text in lower case without accents, apostrophes, spaces and hyphens made alike; of the same length.

    >>> flatten("L’État, 13 M€")
    "l'etat, 13 m€"
    """
    small = text.lower()
    if len(small) != len(text):  # a capital whose small form is two letters: İ
        return text.translate(_TABLE)
    if small.isascii():
        return small.replace("\t", " ").replace("`", "'")
    # No sign becomes one that is replaced itself.
    for sign, plain in _USUAL.items():
        small = small.replace(sign, plain)
    return small if small.isascii() else _UNUSUAL.sub(lambda found: _PLAIN[found.group()], small)


def flat_words(text: str) -> list[str]:
    """The words of a name as the gazetteer keys them: flat, ligatures opened.

    >>> flat_words("Restos du Cœur")
    ['restos', 'du', 'coeur']
    """
    return [open_ligatures(word) for word in WORD.findall(flatten(text))]


def open_ligatures(word: str) -> str:
    """A flat word with œ and æ written as two letters. Changes its length."""
    return word if word.isascii() else word.replace("œ", "oe").replace("æ", "ae")
