"""The query language of `topic.query`, `vigie search` and saved searches; no database is needed for it.

parsing   a line that a person wrote becomes clauses
atoms     what Lucene's syntax lacks: NEAR/n, =exact, frequencies, named lists
facts     what is asked of an article besides its words: source, language, dates
terms     words and phrases as clauses
clauses   conditions, as values
matching  whether a text fulfils them, and by which words
zone_reading      the words of one zone, asked for terms
scoring, scale    how well a text answers, and what evidence is worth
strength  what can be said of scores without a text
nearness, almost  what nearly holds, and what of a term stands there all the same
wording   clauses in words again
lexemes   the words of an article as queries and indexes know them
stems     inflections of a word have one stem
"""
