"""The query language of `topic.query`, `vigie search` and saved searches; no database is needed for it.

parsing   a line that a person wrote becomes clauses
atoms     what Lucene's syntax lacks: NEAR/n, =exact, frequencies, named lists
facts     what is asked of an article besides its words: source, language, dates
terms     words and phrases as clauses
clauses   conditions, as values
matching  whether a text fulfils them, and by which words
lexemes   the words of an article as queries and indexes know them
stems     inflections of a word have one stem
"""
