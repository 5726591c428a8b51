"""Pages that stand where an article was, or where nothing works: not found, gone, being repaired, for sale."""

from __future__ import annotations

from crawler.errors import NotAnArticle, OutOfOrder, SoftNotFound
from crawler.extract.phrases import one_of
from crawler.extract.verdict.said import LITTLE_CHARACTERS, NOTICE_CHARACTERS, Said

_THING = (
    r"(?:cette |cet |ce |la |le |l'|votre |this |that |the |diese[rs]? |die |der |esta |este |el |questa |il "
    r"|deze |essa |a )?"
    r"(?:page|article|contenu|document|publication|url|adresse|content|story|post"
    r"|seite|artikel|beitrag|inhalt|pagina|articulo|contenido|articolo|contenuto|conteudo|annonce|depeche|categorie)"
)
_GONE = one_of(
    r"introuvable|inexistante?|inconnue?|indisponible|supprimee?|retiree?|expiree?|depubliee?|rompue?",
    r"n'existe (?:pas|plus)|n'est (?:pas|plus) (?:disponible|en ligne|accessible|publiee?)",
    r"(?:n'a pas (?:pu )?(?:ete|etre) |non |pas )trouvee?|change d'adresse",
    r"a (?:peut-etre )?ete (?:supprime|deplace|retire|renomme|depublie)e?",
    r"(?:was |is )?(?:not|no longer) (?:found|available)|isn't available|(?:could not|couldn't|cannot|can't) be found",
    r"(?:does not|doesn't|never|no longer) exist(?:s|ed)?|broken",
    r"(?:may|might|has|have) (?:have )?been (?:moved|deleted|removed|renamed)",
    r"(?:wurde )?(?:leider )?nicht gefunden|existiert (?:leider )?nicht(?: mehr)?|nicht (?:mehr )?verfugbar",
    r"no (?:ha sido |fue )?encontrad[ao]|no existe|no (?:esta )?disponible|ha sido eliminad[ao]",
    r"non (?:e stat[ao] )?trovat[ao]|non esiste(?: piu)?|non (?:e )?disponibile",
    r"e stat[ao] (?:spostat|rimoss|cancellat)[ao]|impossibile trovare|no se puede encontrar",
    r"(?:n'est|n'etait) pas ou plus (?:disponible|en ligne|accessible|publiee?)|n'est (?:pas|plus) consultable",
    r"kann nicht gefunden werden|gibt es (?:leider )?nicht(?: mehr)?|nicht mehr online",
    r"niet (?:gevonden|beschikbaar)|kan niet gevonden worden|bestaat niet(?: \W?meer\W?)?|nao (?:foi )?encontrad[ao]",
    r"nao existe|nao esta disponivel|(?:is|werd) verwijderd",
)
_NOT_FOUND_TITLE = one_of(
    rf"{_THING}(?: \S+){{0,6}}? (?:{_GONE.pattern})(?: \S+){{0,3}}|not found|oups|oops|oeps",
    r"pas de page a cette adresse|contenu indisponible|article (?:supprime|retire|depublie)",
    r"impossibile trovare la pagina",
    r"(?:erreur|error|errore|erro|fehler|http)?\W*(?:404|410)"
    r"(?:\W+.{0,20}(?:erreur|error|found|trouvee?|introuvable|gone).{0,20})?",
    r"(?:.{0,20}\W)?(?:erreur|error|errore|erro|fehler) (?:404|410)|(?:404|410) (?:erreur|error)",
    r"aucun resultat|no results?",
    r"(?:rien|nichts|nothing|aucun resultat)(?: n'a ete| was| wurde| de)? (?:trouve|found|gefunden)",
    r"(?:nous n'avons pas|we (?:can't|cannot|couldn't|could not)) (?:pu )?(?:trouver?|find) .{0,40}",
)
#: What a visitor wanted, and what became of it: in one block.
_WANTED = one_of(
    r"que vous (?:avez |re)?(?:cherch|demand|suivi|saisi|souhait|essay|tent|voul)\w*|(?:demande|recherche)e\b",
    r"you(?:'re| are| were| have|'ve)? (?:looking for|requested|followed|trying|entered)",
    r"requested (?:page|url|article)|gesuchte|angeforderte|aufgerufene|que (?:busca|ha solicitado)",
    r"che (?:stai cercando|hai richiesto|cercavi)|que (?:buscas|procura)|die je zoekt|(?:sie|du) such(?:en|st)",
    r"a laquelle vous (?:tentez|essayez|souhaitez|cherchez)|que vous (?:voulez|tentez)",
)
_NOT_FOUND_TEXT = one_of(
    r"rien n'(?:a|ait) ete trouve a cet|nothing (?:was found|could be found) at this location",
    r"aucun (?:article|resultat|contenu) ne correspond|nous n'avons pas trouve ce que vous|n'a donne aucun resultat",
    r"nichts gefunden wurde|no se ha encontrado nada en este|non sia stato trovato niente in questa",
    r"niets gevonden werd op deze|nada foi encontrado neste|followed an (?:outdated|old|broken) link",
    r"(?:^|\n) ?ce(?:t article|tte page| contenu) (?:n'est plus|n'existe plus|a ete (?:supprime|retire|depublie))",
)
#: What WordPress calls the body of such a page.
_NOT_FOUND_BODY = one_of(r"(?:^|\s)error-?404(?:$|\s)")
_FAILED = (
    r"(?:internal server error|bad gateway|(?:service|backend) (?:temporarily )?(?:unavailable|fetch failed)"
    r"|gateway time-?out|connection timed out|web server is down|origin \w+ .{0,20}|ssl handshake failed"
    r"|a timeout occurred|service (?:momentanement |temporairement )?indisponible|erreur .{0,30})"
)
_REPAIRED = r"(?:actuellement |momentanement |temporairement )?(?:en (?:cours de )?maintenance|indisponible)"
_BROKEN_TITLE = one_of(
    rf"(?:error |erreur |http |\S+\W+)?5\d\d\W+{_FAILED}|{_FAILED} (?:error code )?5\d\d",
    r"(?:error|erreur|http)\W*5\d\d\b.*|internal server error|bad gateway|gateway time-?out",
    r"service (?:temporarily )?unavailable|database error|error establishing a database connection",
    r"erreur (?:de connexion|lors de la connexion) a la base de donnees",
    r"erreur(?: critique| technique| interne| serveur| inattendue| du serveur| interne du serveur)?|error|fehler",
    r"une erreur (?:technique |inattendue |interne )?(?:est survenue|s'est produite)",
    r"(?:we're sorry, but )?something went wrong(?: \W?500\W?)?|an error (?:has )?occurred(?:: .{0,40})?",
    r"(?:un )?probleme technique|application error|runtime error|server error in '.{1,30}' application",
    r"(?:the )?request could not be satisfied|5\d\d (?:error|erreur)|(?:attention )?: ?un probleme technique .{0,80}",
    r"(?:ce )?(?:nom de )?domaine (?:a )?expire",
    r"(?:ce |le )?(?:site|service)(?: web)? (?:est |a )?(?:definitivement )?ferme",
    r"(?:sitio |sito )?(?:en mantenimiento|in manutenzione)|em manutencao|(?:site )?in onderhoud",
    r"(?:this |ce |le )?(?:account|compte|site)(?: has been| is| est| a ete)? (?:suspended|suspendu)",
    r"it works|welcome to nginx|apache2? .{0,20}default page.*"
    r"|(?:apache )?http server test page.*|iis windows(?: server)?",
    r"index of /.*|(?:site |page )?(?:en construction|under construction)|coming soon|(?:site )?bientot en ligne",
    rf"(?:le |notre )?(?:site|service)(?: web| internet)?(?: est)? {_REPAIRED}|maintenance(?: en cours)?",
    r"wartungs(?:arbeiten|modus)|(?:.{0,20}\W)?(?:site )?under maintenance",
    r"we(?:'ll| will) be (?:right )?back(?: soon)?|nous revenons (?:tres )?(?:vite|bientot)",
    r"(?:(?:ce|le|this) (?:nom de )?domain\w* (?:\S+ )?|\S+\.[a-z]{2,9} )(?:est|is|may be) (?:a vendre|for sale)"
    r"|domain (?:name )?for sale",
)
_BROKEN_TEXT = one_of(
    r"erreur critique sur ce site|critical error on this website",
    rf"(?:notre|le|ce) site (?:est|sera) {_REPAIRED}",
    r"veuillez reessayer (?:ulterieurement|plus tard|dans quelques)",
    r"nos equipes(?: techniques)? (?:ont ete|sont) (?:prevenues|alertees|mobilisees)",
    r"(?:rencontre|rencontrons|encountered)(?: actuellement)? (?:une?|an) (?:erreur inattendue|unexpected error)",
    r"(?:rencontrons|rencontre)(?: actuellement)? (?:un probleme|des (?:problemes|difficultes)) techniques?",
    r"(?:briefly|brievement) (?:unavailable|indisponible)|reessayer ulterieurement|check the logs for more",
    r"client-side exception has occurred|application error occurred on the server|fatal error\W+uncaught",
    r"nom de domaine a ete (?:enregistre|reserve)|si vous en etes le proprietaire",
    r"probleme technique .{0,20}serveur sql",
    r"(?:service|site)(?: web)? est definitivement ferme|estamos realizando tareas de mantenimiento",
    r"ce domaine (?:est|peut etre) a vendre",
    # What a program printed in the place of the page.
    r"(?:^|\n) ?(?:php )?(?:warning|(?:fatal|parse) error|notice|deprecated)\s?: [^\n]{3,300}? on line \d+",
    r"web server is successfully installed|guru meditation|domaine a bien ete cree",
    r"account has been suspended|the web page can ?not be displayed|error establishing a database connection",
)
#: Whose owner lets others advertise there, and say what they are not answerable for.
_PARKED = one_of(r"this domain (?:may be|is) for sale|domain parking")


def missing(said: Said, *, is_list: bool) -> type[NotAnArticle] | None:
    """What a page is that says that there is no article. Lists of others may stand below."""
    if said.declares_article and said.length >= LITTLE_CHARACTERS:
        return None
    if _NOT_FOUND_BODY.search(said.body_class):
        return SoftNotFound
    is_short = is_list or said.length < LITTLE_CHARACTERS
    spoken = said.unlinked if is_list else said.spoken
    if is_short and not said.declares_article and _PARKED.search(spoken):
        return OutOfOrder
    if said.is_surely_news:
        return None
    if said.is_titled(_NOT_FOUND_TITLE):
        return SoftNotFound
    if said.is_news or said.declares_article or said.length >= NOTICE_CHARACTERS:
        return None
    return _by_words(said, spoken if is_short else "")


def _by_words(said: Said, spoken: str) -> type[NotAnArticle] | None:
    """What a page is by what it says, and by titles that are no proof; `spoken`: nothing, where it says too much."""
    if _says_not_found(spoken):
        return SoftNotFound
    return OutOfOrder if said.is_titled(_BROKEN_TITLE) or _BROKEN_TEXT.search(spoken) else None


def _says_not_found(text: str) -> bool:
    if _NOT_FOUND_TEXT.search(text):
        return True
    return any(_WANTED.search(block) and _GONE.search(block) for block in text.split("\n"))
