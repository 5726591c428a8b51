"""WHEN: decides when each source is polled, wires the floors together and speaks to the person.

The top floor. It fetches and extracts nothing itself. Beside its rooms stand `lock`: one daemon a database,
`one_at_a_time`: work in the background that is never under way twice, and `alone`: one at a time at a file.
"""
