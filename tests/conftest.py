"""Property tests draw the same examples on every run and know no clock, so a failure can be repeated."""

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
