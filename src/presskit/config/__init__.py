"""presskit.toml: from text to typed values, with the place of every key."""
