"""`vigie run`: a process that may be left alone, and may die at any moment.

life           start, signals, end
duties         what comes round, and how often
ticking        jobs that run whatever the clock does
once           all of it once, for cron
upkeep         what is over its time goes
memory         what was freed goes back to the machine
pulse          whether it is alive
questions      what the loop asks the database
inspection     what a monitor is told
systemd, deployment    whom it runs under
"""
