"""What stands in a text and is none of the article's words: counters, stamps of time, pointers to other pages.

The extractor removes most of it; this is what slips through, and changes from one visit to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from store.text import fold, words

#: A pointer or an appeal is no longer than this; a paragraph that begins like one is prose.
_LONGEST_APPEAL_WORDS = 40
_LONGEST_COUNTER_WORDS = 12
_LONGEST_TITLE_WORDS = 25
_LONGEST_LEAD_IN_WORDS = 6

_IN_PARENTHESES = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
#: Where one line of a page's frame holds several things.
_SEPARATORS = re.compile(r"\s+[|•·–—-]\s+|[|•·]")
#: The end of a sentence, and quotes or brackets that close with it.
_SENTENCE_END = re.compile(r"(?<=[.!?…])(?:\s?[»\"”)\]])*\s+(?=[«\"“(\[]?\s?[^\W_a-zà-öø-ÿ])")
#: "Par Claire Vasseur et Anne Le Bris", at the beginning of a line.
_BYLINE = re.compile(r"^(?:Par|By)(?:\s+(?:et|avec|and|de|du|Le|La|[A-ZÀ-ÖØ-Þ][\w'’.-]+),?){1,7}(?=\W|$)")
_NUMBER_LIKE = re.compile(r"\d+(?:er|e|h|h\d+|min|mn|k|s)?")


def _set_of(line: str) -> frozenset[str]:
    return frozenset(line.split())


#: "PARIS, 12 mars (AFP) - " before the first sentence, and "(avec AFP)" behind the last one.
_AGENCY = r"(?:AFP|Reuters|AP|Belga|ATS|Agence France-Presse|Associated Press)"
_DATELINE = re.compile(
    rf"^(?:[^\W\d_][^().]{{0,40}})?\s?\((?:avec )?{_AGENCY}(?: et {_AGENCY})?\)\s*[-–—:]?\s*|^{_AGENCY}\s?[-–—]\s"
)
_CREDIT = re.compile(
    rf"\W*(?:(?:avec|source|par|with)\s*:?\s*)?{_AGENCY}(?:\s*(?:,|et|/|and)\s*{_AGENCY})*\W*", re.IGNORECASE
)
_LEAD_IN = re.compile(
    r"(?:a (?:lire|voir|decouvrir|ecouter)|lire|voir)\b(?: aussi| egalement| notre)"
    r"|a (?:lire|decouvrir|voir)\s*:|sur le meme (?:sujet|theme)|dans la meme rubrique|pour aller plus loin"
    r"|(?:nos |autres |derniers )?articles (?:lies|similaires|recents|de la rubrique)"
    r"|les plus (?:lus|partages|commentes)"
    r"|autres articles|a ne pas manquer|vous aimerez aussi|la redaction vous (?:conseille|recommande)|notre selection"
    r"|related|see also|read (?:also|more)|most read"
)
_APPEAL = re.compile(
    r"publicite\b|la suite apres cette publicite|advertisement|abonnez-vous|inscrivez-vous|deja abonne"
    r"|(?:il vous )?reste \d+(?:[.,]\d+)? ?%|(?:cet )?article (?:est )?reserve|(?:contenu )?reserve aux abonnes"
    r"|suivez(?:-nous| l'actualite| toute)|(?:chaque \w+, )?recevez (?:notre|nos|la|chaque|toute|l'essentiel)|s'abonner"
    r"|lire la suite\W*$|en savoir plus\W*$|voir plus\W*$|je m'abonne\b|photo d'illustration"
    r"|retrouvez (?:notre|nos|toute|l'actualite)|soutenez (?:notre|nous|une|la) |faites un don"
    r"|telechargez (?:l'|notre )appli"
    r"|partage[rz](?:-le| cet| sur|$)|cliquez ici|(?:credits?|photos?|illustration|image|visuel)\b[^:©]{0,20}[:©]"
    r"|©|\(c\)|tous droits reserves|copyright|subscribe|sign up|newsletter\b"
    r"|soye[zr] (?:le|la) premiere?\b.{0,12} a (?:reagir|commenter|donner)|(?:be the first to|leave a) comment"
)
#: What a picture shows is told with who took it, which is changed with the picture, or added by another page.
_CAPTION = re.compile(
    r"©|\bcredits?(?: photos?)?\s*:|\bphotos?\s*:|\((?:photo|image|illustration|credit|capture)s?\b[^()]*\)\W*$"
    r"|^(?:[^.]{0,40}[/|] ?)?(?:adobe ?stock|getty(?: images)?|i?stock(?:photo)?|shutterstock|unsplash|pixabay|pexels"
    r"|freepik|maxppp|sipa(?: press)?|hans lucas|abaca(?:press)?|depositphotos|123rf|fotolia|dr)\W*$"
)

_MONTHS = _set_of(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre janv fevr avr juil sept oct "
    "nov dec january february march april may june july august september october november december jan feb"
)
_DAYS = _set_of("lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim")
_CLOCK = _set_of("le a la il y h heure heures min mn minute minutes jour jours hier aujourd'hui depuis ago at on")
#: One of these makes a line of such words a date.
_DATED = _MONTHS | _CLOCK
_STAMPS = _set_of(
    "publie publiee publication paru poste mis mise ligne en jour actualise actualisee modifie modifiee modification "
    "derniere article cet ete dernier date cree redige de published updated last posted"
)
#: One of these makes a line of such words a stamp; days and clocks alone may be prose.
_STAMP_HEADS = _set_of("publie publiee publication paru poste mis mise actualise modifie derniere published updated")
_COUNTED = _set_of(
    "commentaire commentaires comment comments reaction reactions partage partages share shares vue vues view views "
    "lecture lectures lu lue vu vue lecteurs abonnes like likes aime aiment votes avis reponses contributions read "
    "reads facebook twitter linkedin whatsapp bluesky mastodon telegram instagram imprimer partager commenter reagir "
    "envoyer favoris enregistrer sauvegarder copier ecouter suivre"
)
_AROUND_COUNTS = _set_of(
    "fois temps duree de du des la le les l et en par sur cet article environ personnes au total min mn minutes "
    "minute secondes lire lien mail email e x k m h j a ete times time page pdf pas encore aucun aucune 0"
)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, paragraph by paragraph, without what is noise."""
    lines = _article_lines(text)
    pieces = chain.from_iterable(_SEPARATORS.split(line) if _is_frame(line) else (line,) for line in lines)
    for sentence in chain.from_iterable(_SENTENCE_END.split(_DATELINE.sub("", piece.strip())) for piece in pieces):
        said = without_counters(sentence)
        if said.strip() and not is_noise(said):
            yield said


def without_counters(text: str) -> str:
    """A text without the counters and stamps in its parentheses: "(12 commentaires)"."""
    return _IN_PARENTHESES.sub(lambda found: "" if _is_counter(words(found[1])) else found[0], text)


def is_noise(piece: str) -> bool:
    """Whether a sentence or a part of a line is a counter, a stamp of time, or the words around one."""
    said = words(_BYLINE.sub("", piece.strip()))
    return not said or _CREDIT.fullmatch(piece) is not None or _is_counter(said) or _is_bare_date(said)


def _article_lines(text: str) -> Iterator[str]:
    """The lines of a text, but for appeals to its reader, and titles of other articles below the line that says so."""
    among_titles = False
    for line in text.split("\n"):
        folded = fold(line).lstrip(" >→►▶*-–—•[(«\"'")
        count = len(folded.split())
        if count <= _LONGEST_APPEAL_WORDS and any(
            (_LEAD_IN.match(folded), _APPEAL.match(folded), _CAPTION.search(folded))
        ):
            among_titles = bool(_LEAD_IN.match(folded)) and count <= _LONGEST_LEAD_IN_WORDS
            continue
        if among_titles and count <= _LONGEST_TITLE_WORDS and not line.rstrip(' »"”)').endswith((".", "…", ";")):
            continue
        among_titles = False
        yield line


def _is_frame(line: str) -> bool:
    """Whether a part of a line is noise, so that its other parts stand alone; in prose a dash separates nothing."""
    return any(is_noise(piece) for piece in _SEPARATORS.split(line))


def _is_counter(said: list[str]) -> bool:
    """Words that count readers and comments, or tell when a page was written, and nothing else."""
    if _is_stamp(said):
        return True
    if len(said) > _LONGEST_COUNTER_WORDS or (_COUNTED.isdisjoint(said) and "lire" not in said):
        return False
    return all(word in _COUNTED or word in _AROUND_COUNTS or _is_number(word) for word in said)


def _is_stamp(said: list[str]) -> bool:
    """Whether they tell when a page was published or changed; a name may follow "par"."""
    if "par" in said and said[0] in _STAMPS:
        said = said[: said.index("par")]
    return not _STAMP_HEADS.isdisjoint(said) and all(word in _STAMPS or _is_of_a_date(word) for word in said)


def _is_bare_date(said: list[str]) -> bool:
    return all(map(_is_of_a_date, said)) and any(map(_is_number, said)) and not _DATED.isdisjoint(said)


def _is_of_a_date(word: str) -> bool:
    return word in _MONTHS or word in _DAYS or word in _CLOCK or _is_number(word)


def _is_number(word: str) -> bool:
    return _NUMBER_LIKE.fullmatch(word) is not None
