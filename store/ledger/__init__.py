"""The ledger: what articles say of partners, as values, and how statements of many articles become one agreement.

values      the nouns, which `crawler.ledger` reads out of articles
merging     whether two articles speak of the same agreement; pure
rows        values to table rows and back; pure
writing     an article's ledger written down, inside the transaction that keeps the article
"""

from store.ledger.values import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Amount,
    DateSpan,
    Evidence,
    Ledger,
    Partner,
    PartnerMention,
    PartnerType,
    Person,
    Quote,
    Zone,
)

__all__ = [
    "Agreement",
    "AgreementKind",
    "AgreementStatus",
    "Amount",
    "DateSpan",
    "Evidence",
    "Ledger",
    "Partner",
    "PartnerMention",
    "PartnerType",
    "Person",
    "Quote",
    "Zone",
]
