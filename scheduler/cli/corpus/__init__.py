"""What is kept, for people to read and other programs to take: articles, show, search, diff, stories, digest, export.

articles      the newest, and one with all that is known of it
search        full text
search_hints  why it may have found nothing
edits         what a publisher changed
stories       articles that belong together, and a person's word on it
digest        the review of a day or a week
export        which articles or pages are handed on
exporting     in what form, and what is withheld

Whoever has a question of another kind asks it in `sql`, beside it.
"""
