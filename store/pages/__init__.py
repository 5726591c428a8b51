"""The pages that articles were read from: kept small, read again, given out, dropped in time.

shelf         pages written and pruned
dictionaries  what the pages of a source have in common, renewed as they change
compression   the bytes; pure
parts         the second and later pages of an article
reading       pages read again, with their articles
warc          pages as WARC 1.1
"""
