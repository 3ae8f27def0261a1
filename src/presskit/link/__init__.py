"""Stage two: articles become a catalog, resolved references, and pages as values. In the parent; no trees, no rendering."""
