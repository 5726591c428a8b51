"""How answers and articles are written down: CSV, JSON, JSON Lines, Parquet, RSS.

Rows go in one by one and come out as pieces of text or bytes, so that any number of them takes the same memory. Where
the pieces go is the command's business.
"""
