"""What was begun before it was done: attempts, and what is in quarantine.

Revision ID: 0011
Revises: 0010
"""

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    pass
