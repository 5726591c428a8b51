"""French stems of folded words: the inflections of a word have one stem, pure.

Snowball's French algorithm (https://snowballstem.org/algorithms/french/stemmer.html), with what it misses here. It
is told by accents, which folding has taken: at an ending that has one likely reading they are given back. And it
knows no third person plural of the present, which headlines are written in ("signent", "s'allient"). Derivations stay
apart: -ité gets no accent back, since "publicité" would then be "public".
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator

import Stemmer

#: Nouns and adjectives in -ent, folded; what else ends so is taken for a verb, and its plural in -ents alike.
_NOUNS = """
    absent accent accident adherent adjacent adolescent afferent affluent antecedent apparent ardent argent
    ascendent clement client coefficient coherent competent concurrent confident confluent conscient consequent
    content contingent continent convalescent couvent decent deferent deficient delinquent detergent different
    diligent dissident divergent efficient eloquent eminent equivalent escient evident excellent excipient
    expedient fervent fluorescent frequent gradient imminent impatient impertinent imprudent impudent
    incandescent incident incoherent incompetent inconscient inconsequent indecent indifferent indigent indolent
    indulgent influent ingredient inherent innocent insolent intelligent intermittent latent mecontent negligent
    obsolescent occident omnipotent omnipresent opulent orient parent patent patient permanent pertinent
    polyvalent precedent preeminent present president proeminent prudent quotient recent recipient recurrent
    referent regent relent resident sergent serpent solvent souvent strident subsequent talent tangent torrent
    transparent trident turbulent urgent vehement vincent violent virulent
"""
_NO_VERBS = frozenset(_NOUNS.split())
#: Shorter words in -ent are no verbs one would search for: agent, cent, dent, vent.
_SHORTEST_VERB = 6
#: Of a stem, so that "associer" and "associé" meet, but "allié" and "aller" do not.
_SHORTEST_WITHOUT_I = 4
#: Words with their stems, some 10 MB; more than the press uses in a month.
_MOST_REMEMBERED = 65_536
#: Nothing is cut from shorter words.
_SHORTEST_STEMMED = 3
_VOWELS = frozenset("aeiouy")
#: PyStemmer's objects must not be shared between threads.
_of_this_thread = threading.local()


class _Stems(dict[str, str]):
    """The stems of words that were asked for: a dictionary answers in half the time of `lru_cache`."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[word] = _stem(word)
        return found


def stem(word: str) -> str:
    """The stem of one folded word.

    >>> stem("signer"), stem("signees"), stem("signent"), stem("premiere") == stem("premiers")
    ('sign', 'sign', 'sign', True)
    """
    return _stems[word]


def stems(words: Iterable[str]) -> Iterator[str]:
    """The stems of some folded words, in order."""
    return map(_stems.__getitem__, words)


def _stem(word: str) -> str:
    if len(word) < _SHORTEST_STEMMED:
        return word
    found: str = _stemmer().stemWord(_with_accents(_present_singular(word)))
    found = found.replace("é", "e").replace("è", "e")
    if found.endswith("iqu") and word.endswith(("ique", "iques")):
        return f"{found[:-2]}c"  # publique, like public
    without_i = found.removesuffix("i")
    return without_i if len(without_i) >= _SHORTEST_WITHOUT_I and without_i[-1] not in _VOWELS else found


def _stemmer() -> Stemmer.Stemmer:
    if not hasattr(_of_this_thread, "stemmer"):
        _of_this_thread.stemmer = Stemmer.Stemmer("french", 0)  # no cache of its own
    return _of_this_thread.stemmer


def _present_singular(word: str) -> str:
    """The third person singular of a third person plural: signe of signent. Other words as they are."""
    form = word.removesuffix("s") if word.endswith("ents") else word
    if not form.endswith("ent") or form.endswith(("ment", "aient")):
        return word
    if len(form) < _SHORTEST_VERB or form in _NO_VERBS:
        return word
    return f"{form[:-5]}èrent" if form.endswith("erent") else form.removesuffix("nt")


def _with_accents(word: str) -> str:
    singular = word.removesuffix("s")
    if singular.endswith("ee"):
        return f"{singular[:-2]}ée"
    if singular.endswith(("iere", "ller", "llere")):
        return singular.removesuffix("e")
    if singular.endswith("ie") and len(singular) - len("ie") < _SHORTEST_WITHOUT_I:
        return f"{singular[:-2]}ié"
    return word


_stems = _Stems()
