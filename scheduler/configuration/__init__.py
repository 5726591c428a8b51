"""The configuration: one file, read and checked once, and handed down as frozen values.

loading        the file, the environment and the profile made one
files          read as text and tables
tables, source_table, topic_table, sink_tables, daemon_tables, limits_table    what each table may hold
complaints     what is wrong, in words
profiles       what comes with the package
risks          what it allows that is a risk
secrets        passwords and keys that it names
site_rules     the rules of sites it names
named_lists    what `@name` stands for in a query
readiness      what sinks lack, said before they are needed
reloading      read again while the daemon runs
"""
