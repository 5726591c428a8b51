"""What the sentinel remembers: what is usual for each source, and the alarms about what is not.

rhythms, volumes    how much, and when
readings            the last pages of each source
alarms              opened, held, closed
"""
