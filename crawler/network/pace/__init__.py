"""When a site is asked: one request after the other, with a pause, and not while it wants peace.

handler   a request takes its turn
throttle  how long the pause is
courtesy  when a server wants to be asked again
"""
