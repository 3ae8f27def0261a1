"""Diagnostics as text, and in the formats of CI systems: a module each. What may be found is in `rules`, and explained."""
