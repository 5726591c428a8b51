"""What was asked of each site, and what robots.txt and rights said.

Revision ID: 0014
Revises: 0013
"""

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    pass
