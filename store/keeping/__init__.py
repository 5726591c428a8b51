"""What becomes of an article, in the transaction that keeps it.

Called by `store.archive` alone, but for what is prepared elsewhere.

deliveries     an article as it is handed over, and what is made of it before
prepared_texts what of that is made of its text, by processes that read pages
receiving      the whole way in
placing        to which article it belongs
arrivals       a story of its own, or a copy
revising       a revision, or nothing new
changes        what differs between two readings
routes         which addresses lead to it
near_misses    what nearly matched
looking        looks at pages of kept articles
rereading      a kept page read again
filling        texts of a press archive, met with stubs
"""
