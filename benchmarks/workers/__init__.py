"""The other sides of a comparison, each a process of its own."""
