"""Where a sentence ends, and what shows that one is told by a journalist: no button, label or notice says it so.

It looks at one line and never at the words of a rule; which lines are chrome is decided in `crawler.extract.chrome`.
"""

from __future__ import annotations

import re

#: What may stand between a full stop and the end of a paragraph.
_CLOSING = "\"'”’“»›) "
_ENDS = (".", "!", "?", "…")
#: What no label ends with: a full stop, or a quotation.
FULL_STOPS = (*_ENDS, "»", "”", "“", '"')
#: What a text ends with that is cut short.
ELLIPSES = ("…", "...", "(…)", "[…]", "(...)", "[...]")
_SOMEBODY = r"(?:[ld]['’]|(?:les?|la|une?|des|du|ses?|sa|son|leurs?|cet?t?e?|notre|nos|[A-ZÀ-Ý][\w'’.-]*)\b)"
_SAYS = (
    r"(?:dit|disent|disai(?:en)?t|lan[cç](?:e|ent|é|ait)|expliqu(?:e|ent|é|ait)|assur(?:e|ent|é|ait)"
    r"|affirm(?:e|ent|é|ait)|estim(?:e|ent|é|ait)|regrett(?:e|ent|é|ait)|racont(?:e|ent|é|ait)|confi(?:e|ent|é|ait)"
    r"|rappel(?:le|lent|é|ait)|prévien(?:t|nent)|prévenu|promet(?:tent|tait|taient)?|promis"
    r"|(?:propos|recommand|conseill|demand)(?:e|ent|é|ait|aient)|répon(?:d|dent|du|dait)|précis(?:e|ent|é|ait)"
    r"|ajout(?:e|ent|é|ait)|résum(?:e|ent|é|ait)|soulign(?:e|ent|é|ait)|insist(?:e|ent|é|ait)|soupir(?:e|ent|é|ait)"
    r"|ironis(?:e|ent|é|ait)|reconna(?:ît|issent|issait)|reconnu|admet(?:tent|tait)?|admis|indiqu(?:e|ent|é|ait)"
    r"|annon[cç](?:e|ent|é|ait)|écri(?:t|vent|vait)|crié?|déplor(?:e|ent|é)|dénon[cç](?:e|ent|é)|plaid(?:e|ent|é)"
    r"|répèt(?:e|ent)|répété|martel(?:le|é)|martèle|jug(?:e|ent|é)|conclu(?:t|ent)?|poursui(?:t|vent)|tonn(?:e|é)"
    r"|sugg[èé]r(?:e|ent|é)|averti(?:t|ssent)?|souffl(?:e|é)|prédi(?:t|sent)|témoign(?:e|ent|é)|constat(?:e|ent|é)|calcul(?:e|ent|é)|(?:réjoui|réagi)(?:t|ssent)?|décid(?:e|ent|é)"
    r"|inqui[èé]t(?:e|ent)|félicit(?:e|ent|é)|salu(?:e|ent|é)|observ(?:e|ent|é)|not(?:e|ent|é)|tranch(?:e|ent|é)|nuanc(?:e|ent|é)"
    r"|réclam(?:e|ent|é)|défen(?:d|dent|du)|martèlent|grin[cç](?:e|ent|é)|lâch(?:e|ent|é)|gliss(?:e|ent|é)|comment(?:e|ent|é)|clam(?:e|ent|é)|proclam(?:e|ent|é))"
)
#: "…, explique la maire", "…, a-t-il dit", "…, the court said", "…, sagt der Wirt", "…, cuenta su madre".
_REPORTED = re.compile(
    rf"[,»”\"!?…]\s(?:a|ont|avai(?:en)?t) (?:\w+ )?{_SAYS} (?:\w+ (?:à |au )?)?{_SOMEBODY}"
    rf"|[,»”\"!?…]\s(?:l[ea]s? |se |s['’])?{_SAYS}(?:(?: (?:en|avec|sans) \w+)? {_SOMEBODY}"
    r"|(?:-t)?-(?:ils?|elles?|on)\b)"
    rf"|[,»”\"!?…]\s(?:a|ont|avait)-?(?:t-)?(?:ils?|elles?|on) (?:\w+ )?{_SAYS}\b"
    r"|[,”\"!?…]\s(?:(?:he|she|they|(?:the|an?|his|her) \w+(?: \w+)?|[A-Z]\w+(?: [A-Z]\w+)?) )"
    r"(?:said|says|told|asked|wrote|added|argued|joked|warned|urged|explained)\b"
    r"|[,”\"!?…]\s(?:said|says|warned|urged|added|explained|wrote) (?:the|an?|his|her|[A-Z]\w+)\b"
    r"|[,“”\"!?…]\s(?:sagte?|erklärte?|meinte?|betonte?|warnte?|berichtete?|so)"
    r" (?:er|sie|der|die|das|eine?|[A-ZÄÖÜ]\w+)\b"
    r"|[,»”\"!?…]\s(?:dice|dijo|afirma|afirmó|explica|explicó|cuenta|asegura|aseguró|señala|añade|añadió|advierte)"
    r" (?:el|la|los|las|una?|su|[A-ZÁÉÍÓÚ]\w+)\b"
    r"|[,»”\"!?…]\s(?:dice|spiega|racconta|afferma|ripete|avverte|aggiunge|ha (?:detto|spiegato|aggiunto))"
    r" (?:il|lo|la|i|gli|le|una?|[A-Z]\w+)\b|[,»”\"!?…]\s(?:dice|spiega|racconta|afferma|ha detto) l['’]"
)
#: Verbs and pronouns that only a clause has, in the third person; "a" with what was done.
_TELLING = re.compile(
    r"\b(?:est|sont|étai(?:en)?t|ont|avai(?:en)?t|sera|seront|qui|se|is|was|were|has|had|are|ist|war|hat|sind)\b"
    r"|\b(?:ne|on|ils?|elles?|he|she|they) \w|\b[ns]['’]|\bc['’]est\b|\ba (?:\w+ )?\w+(?:é|[iu]t?|is|ert|ée)s?\b"
)
#: How it begins, behind a participle.
_MAIN_CLAUSE = re.compile(
    r"[^.]*, (?:l['’]|(?:les?|la|une?|ils?|elles?|on|ces?|cett?e?|son|sa|ses|leurs?"
    r"|the|an?|he|she|they|it|his|her|its|their)\b)"
)


def ends_sentence(text: str, ends: tuple[str, ...] = _ENDS) -> bool:
    """Whether a text ends with a full stop, or a quotation or parenthesis that does."""
    return text.rstrip(_CLOSING).endswith(ends)


def is_statement(text: str) -> bool:
    """Whether a line ends with a full stop that cuts nothing short: what labels and headings do without."""
    return text.endswith(".") and not text.endswith("..")


def has_main_clause(text: str) -> bool:
    """Whether a line that begins like a credit tells something: "Traduit par sa fille, le roman sort jeudi."."""
    return is_statement(text) and _MAIN_CLAUSE.match(text) is not None


def is_reported(text: str) -> bool:
    """Whether a line says who said it, as in "Suivez le chemin, conseille la maire."."""
    return _REPORTED.search(text) is not None


def is_told(text: str) -> bool:
    """Whether a line is a whole statement in the third person, or reported."""
    return is_statement(text) and (_TELLING.search(text) is not None or is_reported(text))
