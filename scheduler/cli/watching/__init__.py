"""The daemon, for whoever starts it and wants to know how it is: run, status, deploy.

daemon         `vigie run` and `vigie status`
status_screen  the status, for people
live_status    the same, shown anew until Ctrl-C
deploying      what a supervisor needs

What runs then is in `scheduler.daemon`, and how it is found out in `scheduler.monitoring`.
"""
