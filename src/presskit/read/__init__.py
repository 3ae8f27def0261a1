"""Stage one: a source becomes an article. Pure, and without opening a file."""
