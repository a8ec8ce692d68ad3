"""Settings for all tests: the same examples in every run, no deadline on a slow machine."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
