"""What a person asks for once: imports, rereading, explanations, the walk back through an archive.

Each wires the floors below together for one command; how it looks on a screen is the business of `scheduler.cli`.
"""
