"""Diagnostics as text. What may be found, with one sentence each, is in `rules`."""
