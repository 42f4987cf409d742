"""Prints the nine tables, and those that only some provinces print."""
