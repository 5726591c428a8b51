"""WHEN: decides when each source is polled, wires the floors together and speaks to the person.

The top floor. It fetches and extracts nothing itself. Beside its rooms stands `lock`: one daemon a database.
"""
