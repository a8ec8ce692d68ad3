"""The command line: one file per command; arguments to pipeline to reporter to exit status."""

import gc
import os

# A command imports much, next to none of it is garbage, and the process ends soon anyway.
gc.set_threshold(100_000)

# What else is installed beside the program is no part of it.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
