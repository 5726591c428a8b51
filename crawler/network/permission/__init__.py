"""What a site allows, asked for before its pages: robots.txt, and what it reserves of its texts.

robots        robots.txt, obeyed
rights_files  tdmrep.json, asked for
rights        what is reserved, and what is kept of an article then
directives    what the headers of a page ask of robots
asking        such a file, asked for when the kept copy is no longer fresh
site_files    how long a copy holds
"""
