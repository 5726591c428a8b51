"""Sentences that state an agreement: with whom, of what kind, how far it has come.

stated      the statements of a zone, one by one
marking     a sentence in which every organisation is one letter
clauses     what in it is one clause, and what is somebody else's
parties     who agrees with the watched organisation
links       how a name hangs on the words before it
deeds       what parties do for one another
bystanders  who is party to nothing
kinds       what the agreement is called
statuses    announced, signed, denied, ended

Each sentence is read for itself: what those around it add is told in `agreements`.
"""
