"""What holds for every test."""

from hypothesis import settings

settings.register_profile("uphill", deadline=None)
settings.load_profile("uphill")
