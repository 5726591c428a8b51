"""How an older database becomes today's: one Alembic revision a change, run when a database is opened.

A released revision is never edited. Views are not told here: they are made anew after every upgrade, from
`store.views`.
"""

#: The newest revision; a test holds it against the files. Kept here so that opening an up-to-date database does
#: not import Alembic, which takes a third of a second.
HEAD = "0017"
#: Schemas that a release had; tests keep a database of each.
RELEASED = ("0001",)
