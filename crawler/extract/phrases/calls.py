"""What readers are called to do in a short sentence, and told of the page, language by language: a table.

To share, to comment, to load an app, to read more; of the same form as that in `systems`, and looked up there.
"""

from __future__ import annotations

_APP = r"(?:app|appen|apps|aplicativo|aplicacion|aplicacao|aplikacj\w+|aplikaci|sovelluksemme|sovellus)"
_OUR = (
    r"(?:la|il|o|a|de|nuestra|nosso|nossa|onze|nasza|nasi|var|vores|vart|nostra|our|die|unsere|gratis"
    r"|gratuita|free|kostenlose)"
)

#: First words, and what follows one of them up to the end of the line; folded.
CALLS: tuple[tuple[str, str], ...] = (
    # Programs to load, channels to enter.
    (
        "scarica baixe descarga download pobierz ladda hent last lataa stahnete stahnite",
        rf"(?:(?:ned|ner|si) )?(?:{_OUR} )*{_APP}\b.{{,60}}",
    ),
    (
        "clicca haz clique klik kliknij",
        r"(?:clic )?(?:qui|aqui|hier|tutaj|her) (?:per|para|om|aby|for)\b.{,30}"
        r"\b(?:canale?|gruppo|grupo|kanaal|newsletter|boletin|nieuwsbrief|comunidade?|comunidad)\b.{,60}",
    ),
    ("ultima", r"hora de .{2,30} en nuestro canal\b.{,40}"),
    ("dołacz", r"do nas\b.{,30}\b(?:facebook\w*|grupy)\b.{,40}"),
    # To share, to comment, to give.
    ("like", r"what you(?:'re| are)? (?:read|reading|see)\?.{,60}"),
    ("enjoyed", r"this (?:post|article|story)\?.{,60}"),
    ("share", r"your (?:thoughts|views|opinions?)\b.{,20}\b(?:comments?|below)\b.{,30}"),
    (
        "wir",
        r"freuen uns (?:uber|auf) (?:ihre|eure|deine|euer|ihren|dein) (?:kommentare?|meinung|feedback)\b.{,40}",
    ),
    ("comparte compartilhe partilhe", r"(?:esta|este|essa|esse) (?:noticia|articulo|artigo|texto|materia)\b.{,40}"),
    ("que", r"opinas\?.{,70}"),
    ("si", r"te gusta (?:este|nuestro) (?:contenido|trabajo|periodico|medio)\b.{,100}"),
    ("inicia", r"sesion para comentar\W*"),
    ("deixe", r"(?:o )?seu comentario\W*"),
    ("deel", r"dit (?:artikel|bericht|verhaal)(?: (?:op|via|met)\b.{,40})?\W*"),
    ("wat", r"vind (?:jij|u|je)\b.{,30}\b(?:laat (?:het )?(?:ons )?weten|reageer|mail ons)\b.{,50}"),
    ("heb", r"je (?:zelf )?(?:nieuws|een tip)\?.{,10}\btip (?:de redactie|ons)\b.{,40}"),
    ("masz", r"pytani[ea]\?.{,20}\b(?:napisz|zadzwon|skontaktuj)\b.{,70}"),
    ("vad", r"tycker du\?.{,15}\b(?:kommentera|skriv|mejla)\b.{,60}"),
    ("logga", r"in for att (?:lasa|kommentera)\b.{,40}"),
    ("pridejte", r"se k diskus\w+\W*"),
    # To read on elsewhere.
    ("read", r"the full (?:story|article|report|interview) (?:on|at) (?:our|the) (?:web)?site\W*"),
    ("you", r"can (?:find|read) more(?: (?:information|details))? (?:about|on) (?:this|the) \w+ here\W*"),
    (
        "mehr",
        r"(?:zum thema|dazu|infos|informationen)(?: (?:zum thema|dazu))? (?:finden|lesen|gibt)(?: (?:sie|es))? hier\W*",
    ),
    ("hier", r"geht(?:'s| es) zu[rm] (?:bildergalerie|fotostrecke|video|newsletter|podcast)\b.{,30}"),
    ("mas", r"(?:noticias|informacion) en nuestr[ao] (?:web|pagina|canal)\b.{,40}"),
    ("lees", r"(?:meer|alles) over dit onderwerp\b.{,40}"),
    ("bekijk", r"ook (?:de|onze|het) (?:fotoserie|foto'?s|video|album)\W*"),
    ("dit", r"is een (?:premium|plus)[ -]?(?:artikel|verhaal)\b.{,60}"),
    ("dit", r"(?:artikel|verhaal) is geschreven door .{3,40}"),
    ("wiecej", r"(?:informacji )?(?:na ten temat|o tym|szczegołow) (?:znajdziesz|przeczytasz) (?:tutaj|tu|na)\b.{,30}"),
    ("las", r"(?:fler|alla) (?:artiklar|nyheter|texter)(?: (?:har|om|fran)\b.{,30})?\W*"),
    ("du", r"kan lese (?:mer|hele saken)\b.{,30}\bher\W*"),
    ("retrouvez", r"plus d'(?:informations|infos|actualites)\b.{,20}\bsur (?:notre|le) site\b.{,40}"),
    ("tilaa", r"[\w' ]{2,30} tasta\W*"),
    # What is said of the page.
    (
        "denne",
        r"(?:artikkelen|saken|artikel|historie) (?:ble|blev|er) (?:\w+ )?(?:publisert|publiceret|bragt|trykt)\b.{,60}",
    ),
    (
        "dieser diese",
        r"(?:beitrag|artikel|text|post|seite) (?:enthalt|kann) (?:\w+ )?"
        r"(?:affiliate|partner|provisions)\W?\s?links?\b.{,120}",
    ),
    ("materiał", r"chroniony prawem autorskim\b.{,120}"),
    ("alla", r"rattigheter forbehallna\W*"),
    ("press", r"release (?:distributed|distribution) by\b.{,40}"),
    (
        "disclaimer",
        r"\W*(?:the |this )?(?:information|article|content|post|site)\b.{,140}\b(?:informational|educational"
        r"|purposes only"
        r"|(?:investment|financial|legal|medical) advice)\b.{,80}",
    ),
)  # fmt: skip
