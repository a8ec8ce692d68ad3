"""The command line: one file per command; arguments to pipeline to reporter to exit status."""

import gc
import os

# A command lives for a moment and imports much: looking for garbage meanwhile costs a tenth of it.
gc.set_threshold(100_000)

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins costs 10 ms
