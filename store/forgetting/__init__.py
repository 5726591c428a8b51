"""What leaves the corpus: at somebody's request, or by age.

forget          articles by address, source or person, in steps that can be broken off
person_search   articles that name a person
told_elsewhere  their headlines on the pages of others
erasure         the rows of articles, wherever they are
retention       what is over its time
steadiness      whether the clock can be trusted with that

What keeps a forgotten address away is `store.tombstones`.
"""
