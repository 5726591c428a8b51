"""WHAT: keeps what was seen, recognises copies and revisions, and answers questions in SQL.

The ground floor. It fetches nothing, parses no page and knows no schedule; nothing here imports from above.
"""
