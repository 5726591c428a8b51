"""What leaves the corpus: at somebody's request, or by age.

forget          articles by address, source or person, in steps that can be broken off
person_search   articles that name a person
told_elsewhere  their headlines on the pages of others
erasure         the rows of articles, wherever they are
tombstones      forgotten addresses as salted hashes, so that they do not come back
retention       what is over its time
"""
