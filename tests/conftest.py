"""What holds for all tests."""

from hypothesis import settings

# Two cores are shared with whatever else runs: how long one example takes says nothing about our code.
settings.register_profile("vigie", deadline=None)
settings.load_profile("vigie")
