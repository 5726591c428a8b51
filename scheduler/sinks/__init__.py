"""Ways to people: each takes one letter, and either has it or says why not.

    letters   what is sent, as text, HTML and JSON
    mail      by SMTP
    webhook   to an address, signed
    command   to a program
    feed      into an Atom file
    sending   to whichever of these a sink is
    time_limit    on the whole of a conversation

When something is sent, and again, is decided by `scheduler.delivery`. Nothing here knows the database.
"""
