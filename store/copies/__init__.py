"""Copies: which articles have one text between them, whatever was cut, edited or built around it.

prints        what a text is compared by; pure
signs         what tells one story from two beside shared words; pure
judging       are two texts copies? pure
fingerprints  the index that finds what may be a copy: written, pruned, asked
recognition   what a new text is to those that are kept
joining       articles put into stories and taken out of them
decisions     what people say, and the figures behind what was recognised
explaining, listing    stories for a person: why, and which
taking        what one text took from another; pure
pickups       what articles took from press releases, written down
"""
