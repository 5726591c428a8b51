"""What an article's statements come to: one agreement for each partner and matter, with all the evidence.

reading    statements made into agreements
enriching  what the sentences around a statement add
subjects   what agreements are about
mentions   where partners are named
bearers    for whom somebody speaks

It stands on `statements`, `figures`, `people` and `names`; `crawler.ledger` itself makes an article's ledger of it.
"""
