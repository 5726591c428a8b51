"""An installation begun and kept in order: init, db, forget, sinks.

setup       a first vigie.toml
database    copies, checks, upgrades, and what is kept no longer
forgetting  what somebody asks to have taken out
sinks       where alarms and reviews go, what waits, what failed

They call `store.forgetting`, `store.database` and `scheduler.delivery`; the daemon's own upkeep is a duty of
`scheduler.daemon`.
"""
