"""Every silence has a reason: what is usual for each source, and an alarm where it is not so.

    paris      the hours of a week there, and days on which little is published; pure
    learning   a source's rhythm and habits, out of its own history; pure
    evidence   what the judges look at, and what they say; pure
    silence    nothing new for too long, a feed that ages; pure
    silence_words
               what is said of that; pure
    failing    polls that fail again and again, for each reason of the closed list; pure
    pages      walls kept as articles, empty pages, short texts, redesigns; pure
    itself     Vigie's own disk, clock, tick, database and network; pure
    advice     what to do about each kind of alarm
    judging    all judges of a source, one after the other; pure
    memory     what is known of each source between two looks
    watching   the thin shell: reads, judges, writes down
    duty       that as a duty of the daemon, and after a one-off crawl

Nothing here sends anything: what opens and closes is written down, and whoever delivers it reads that.
"""
