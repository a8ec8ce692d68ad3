"""The report as a small tree that carries every layout decision; sentences and Markdown."""
