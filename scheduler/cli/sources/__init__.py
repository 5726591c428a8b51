"""`vigie sources`: list, chrome, discover, add, check, import, export, rules, show.

watched       what is watched, what was learned of it, and the verbs below put together
finding       what a site publishes, and its way into vigie.toml
checking      a verdict on each
found_screen  how candidates and verdicts look
outlines      OPML
rules         site rules, and whether they hold
asked         what was asked of a source, for its publisher

What they call is in `scheduler.sources` and `scheduler.tasks`.
"""
