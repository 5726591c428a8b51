"""How statements are worded and run, alike on both databases; which tables there are is `store.schema`'s.

transactions   whole transactions, tried again when another writer or a restart came between
worded         statements that every kept article asks or writes, worded once
dialects       what the two databases say differently
"""
