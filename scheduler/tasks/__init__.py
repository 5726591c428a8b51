"""What a person asks for once: imports, rereading, explanations, the walk back through an archive.

importing      articles from a file
fetching       single pages, kept nowhere
explaining     why a text is on the topic
topic_replay   what another query would gain and lose
replaying      kept pages read again
rule_checks    site rules held against their samples
learned        blocks of a site's pages, for a person to correct
partnering     a person's word on names
backfilling    the walk back through an archive

Each wires the floors below together for one command; how it looks on a screen is the business of `scheduler.cli`.
"""
