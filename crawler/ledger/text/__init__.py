"""French text made ready for reading, and words that several rooms read. It knows no organisation and no agreement.

flat       small letters without accents, at the offsets of the original
sentences  where they begin and end
tables     how rows of a table are compiled
functions  words that tell a person from an organisation
cues       verbs and nouns that join two parties

All of `crawler.ledger` stands on it.
"""
