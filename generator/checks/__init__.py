"""The rules: one code, one function, one page each; the engine runs them all."""
