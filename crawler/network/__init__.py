"""How vigie behaves on the network: whom it refuses to reach, what robots.txt allows, and what a failure means.

permission  what a site allows: robots.txt, reserved rights
pace        when it is asked: turns, pauses
reach       whom vigie connects to: the guard against private addresses
fetch_log   what was asked, and what was not and why
ending      what waits when a spider is to end
faults      a failed request in words

What comes back is looked at by `challenges`, `headers` and `whole_answers`. A room imports only those below it here.
"""
