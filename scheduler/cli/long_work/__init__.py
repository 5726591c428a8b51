"""Work that a person waits for: whether its sites are free, how far it is, and that Ctrl-C ends it cleanly.

claiming  sites that others are at are waited for, or left out
progress  a crawl as it goes
steps     anything else that has steps
ctrl_c    the first one ends the work, the second one the command

Below it is `answers`; the commands of `crawls`, `corpus`, `sources`, `judging` and `upkeep` take long in it.
"""
