"""What a page says below a text about the text: where it stood before, how to cite it, what becomes of comments on it.

Only below the text: in it, the same words tell. Each function answers with the indexes of the lines that go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.extract.page.sentences import is_reported
from crawler.extract.page.text_line import Hints, Line

#: The name of the rule: what it takes out may credit another title.
AFTERWORD = "afterword"
_LAST_LINES = 6
_LONGEST_WORDS = 40
_FIRST = r"(?:d'abord |initialement |originellement |originally |also |first |zuerst |ursprunglich |zunachst )"
_TEXT = r"(?:article|billet|entretien|interview|enquete|tribune|chronique|reportage|analyse)"
#: "Ce texte a été publié au Journal officiel" may be told of a law: a text needs a word more.
_REPUBLISHED = re.compile(
    rf"\W*(?:(?:cet|cette|ce) {_TEXT} (?:(?:a|ont) (?:\w+ )?ete|est) {_FIRST}?(?:(?:re)?publie|paru|repris)e?"
    rf"|(?:(?:cet|cette|ce) )?(?:{_TEXT}|texte) (?:(?:a (?:\w+ )?ete|est) )?(?:{_FIRST}(?:publie|paru)|republie)e?"
    rf"|(?:publie|paru)e? {_FIRST}(?:par|sur|dans|le|en)"
    rf"|une (?:premiere )?version (?:\w+ )?de (?:cet|cette|ce) (?:{_TEXT}|texte) (?:a|est|avait)"
    rf"|{_FIRST}(?:published|appeared) (?:in|on|by|at)"
    rf"|dies(?:er|e|es) (?:artikel|text|beitrag|interview) (?:ist|erschien|wurde) {_FIRST}"
    r"|dies(?:er|e|es) (?:artikel|text|beitrag|interview) (?:erschien|ist|wurde) in (?:der |dem )?"
    r"(?:print-?)?(?:ausgabe|heft)"
    r"|questo (?:articolo|testo|pezzo) e (?:stato (?:\w+ )?pubblicato|apparso|uscito)"
    r"|est[ea] (?:articulo|texto|entrevista|reportaje) (?:fue|ha sido|se) (?:\w+ )?public\w+"
    r"|dit (?:artikel|verhaal|stuk|interview) (?:verscheen|stond|is (?:\w+ )?(?:verschenen|gepubliceerd))"
    r"|(?:ten )?(?:artykuł|tekst|wywiad) (?:ukazał sie|pochodzi|został (?:\w+ )?opublikowany)"
    r"|(?:artikeln|texten|artikkelen|saken|teksten|artiklen) (?:publicerades|ble|blev|er|ar|har) (?:\w+ )?"
    r"(?:publicera[dt]|publisert|publiceret|bragt|trykt|forst|ursprungligen)"
    r")\b"
)
_CITED = re.compile(
    r"\W*(?:(?:pour |comment )?citer (?:cet article|ce (?:document|texte|billet))|(?:how to )?cite (?:this|as)\b"
    r"|(?:please )?use one of the following (?:formats|styles) to cite\b"
    r"|zitiervorschlag|zitierweise|como citar)"
)
_COMMENTS = re.compile(
    r"\W*(?:note|nota|attention|atencao|avis)?\W*(?:"
    r"(?:les |tous les |vos |los |os |die |alle )?(?:commentaires?|comentarios|kommentare)\b[^.:]{,80}\b"
    r"(?:sont|seront|serao|seran|estan|sind|werden) (?:\w+ ){,2}"
    r"(?:moder\w+|publies|fermes|supprimes|valides|cerrad\w+|aprovad\w+|geschlossen|freigeschaltet)"
    r"|votre (?:commentaire|message|avis|reaction) (?:sera|ne sera|doit|est|n'apparaitra)"
    r"|(?:we are|nous) (?:\S+ ){,4}(?:moderat\w+|moderons) (?:\S+ ){,4}comment\w+"
    r"|(?:all )?comments (?:and \w+ )?(?:are|will be) (?:\w+ )?(?:closed|moderated|reviewed)"
    r"|(?:both )?comments and pings are|aucun commentaire pour (?:l'instant|le moment)"
    r"|vous pouvez (?:suivre|laisser) .{,60}\b(?:flux rss|retrolien)"
    r"|sie konnen alle antworten .{,60}\brss"
    r")"
)
_READ = re.compile(r"\W*(?:cet |l')?article (?:a (?:deja )?ete )?(?:lu|consulte|vu) [\d ]+ fois\W*$")
_DOWNLOAD = re.compile(
    r"\W*(?:telecharge[rz]|download) [^.:]{2,60}\b(?:pdf|docx?|zip|mp3)\b\W*(?:\d[\d.,]* ?[kmg]?[ob])?\W*$"
)
#: How press releases close.
_END = re.compile(r"\W*(?:fin|end|ende|fin du communique|30|完|了|끝)\W*")


def afterwords(lines: list[Line], _: Hints) -> Iterable[int]:
    """What is said of the text below it; the citation below "Pour citer cet article" too."""
    for index in range(max(1, len(lines) - _LAST_LINES), len(lines)):
        line = lines[index]
        if line.word_count > _LONGEST_WORDS or line.kind == "row" or is_reported(line.text):
            continue
        if _CITED.match(line.opening):
            yield from range(index, len(lines))
            return
        is_last = index == len(lines) - 1 and _END.fullmatch(line.folded)
        if is_last or any(said.match(line.folded) for said in (_REPUBLISHED, _COMMENTS, _READ, _DOWNLOAD)):
            yield index
