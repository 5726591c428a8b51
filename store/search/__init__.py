"""Full text: the index of each database, and what `vigie search` asks of it.

hits          the articles that a query finds, ranked, with snippets
candidates    the database is asked
relaxing      what of a query an index can decide; pure
engine_words  that, in the syntax of FTS5 and of PostgreSQL; pure
standing      which articles match a topic, as far as the index can tell
bounds        which certainly do and which possibly; pure
bit_sets      a million article numbers in one integer; pure
facts         dates, sources and the like as SQL
contexts      what answers one term, with a little around it; pure
snippets      the words that were found, in the text as it was written; pure
word_places   where each folded word stands in that text; pure
index         written when an article is kept, made anew when lexemes change
"""
