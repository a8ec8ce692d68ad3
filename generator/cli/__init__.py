"""The command line: one file per command; arguments to pipeline to reporter to exit status."""
