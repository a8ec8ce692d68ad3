"""Reporters say a result: to a person, to a program, as open data."""
