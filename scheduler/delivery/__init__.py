"""What waits in the outbox goes to people: at least once, in order for each sink, and no sink holds up another.

wording       a message of the outbox as a letter
patience      when to try again, and when to give up; pure
post_office   one sink's turn, and the reviews that are due
duty          the daemon's part
"""
