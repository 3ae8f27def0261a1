"""Hooks and the host that calls them."""
