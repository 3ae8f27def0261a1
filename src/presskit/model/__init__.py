"""Values: frozen structs that functions take and return. Nothing here reads a file or keeps state."""
