"""Why it was silent: outcomes, and alarms that open and close.

Revision ID: 0012
Revises: 0011
"""

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    pass
