"""What a publisher changed between two texts of an article, and what of that means anything; pure.

`judging` is the door. Nothing here knows the database; rows of revisions are `store.keeping.revising`.
"""
