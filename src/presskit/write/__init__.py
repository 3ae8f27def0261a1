"""Stage three: pages become files."""
