"""The configuration: one file, read and checked once, and handed down as frozen values.

loading        the file, the environment and the profile made one
tables …       what each table may hold: sources and store, topic, sinks, the daemon, limits
complaints     what is wrong, in words
profiles       what comes with the package
secrets        passwords and keys that it names
site_rules     the rules of sites it names
named_lists    what `@name` stands for in a query
reloading      read again while the daemon runs
"""
