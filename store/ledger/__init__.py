"""The ledger: what articles say of partners, as values, and how statements of many articles become one agreement.

values      the nouns, which `crawler.ledger` reads out of articles
merging     whether two articles speak of the same agreement; pure
rows        values to table rows and back; pure
writing     an article's ledger written down, inside the transaction that keeps the article
grouping    the statements of a partner put together to partnerships, whatever order they came in
decisions   what a person said of names: accepted, an alias, dropped
candidates  partners as a person reads a list of them, with what speaks for each
retelling   the articles that a decision concerns, and their ledgers written anew
"""

from store.ledger.values import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Amount,
    DateSpan,
    DecisionKind,
    Evidence,
    Ledger,
    NamedPerson,
    Partner,
    PartnerDecision,
    PartnerMention,
    PartnerType,
    Quote,
    Zone,
)

__all__ = [
    "Agreement",
    "AgreementKind",
    "AgreementStatus",
    "Amount",
    "DateSpan",
    "DecisionKind",
    "Evidence",
    "Ledger",
    "NamedPerson",
    "Partner",
    "PartnerDecision",
    "PartnerMention",
    "PartnerType",
    "Quote",
    "Zone",
]
