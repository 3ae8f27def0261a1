"""The end of a command in which a plugin hangs."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from presskit.cli import exits
from presskit.cli.show import show
from presskit.model.diagnostic import Diagnostic


def end(site_dir: Path, finding: Diagnostic) -> NoReturn:
    """Say what hangs, and leave at once: nothing else ends a call that does not come back. Nothing was published."""
    show([finding], site_dir, err=True)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(exits.FINDINGS)
