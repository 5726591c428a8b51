"""Whom vigie connects to: public addresses on web ports, and those that were opened.

guard         refuses the others where the connection is made
openings      which addresses that are
certificates  sites whose certificates a person takes as they are
"""
