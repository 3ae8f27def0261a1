"""What presskit's exit codes mean, in one table."""

FINE = 0
FINDINGS = 1
USAGE = 2
"""Wrong arguments, or a configuration that can't be used."""
INTERNAL = 3
"""An exception that nobody expected: a fault of presskit."""
INPUT_OUTPUT = 74
"""A file could not be read or written (EX_IOERR of sysexits.h)."""
BUSY = 75
"""Another build of the same site runs (EX_TEMPFAIL of sysexits.h)."""
INTERRUPTED = 130
"""Ctrl-C, as shells count it."""
