"""How answers and articles are written down: CSV, JSON, JSON Lines, Parquet, RSS.

lines      rows as CSV, JSON and JSON Lines
parquet    rows as Parquet
articles   articles in each of these
rss        articles for feed readers

Rows go in one by one and come out as pieces of text or bytes, so that any number of them takes the same memory. Where
the pieces go is the command's business.
"""
