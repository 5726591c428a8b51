"""What a publisher changed between two texts of an article, and what of that means anything; pure.

comparing    what is left of two bodies without what stands in both
noise        what is none of the article's words
figures      the figures and names of a sentence
corrections  notices by which a title says that it corrected itself
judging      whether an edit means something, and what
following    how the history goes on

`judging` is the door. Nothing here knows the database; rows of revisions are `store.keeping.revising`.
"""
