"""``presskit serve``: one process that answers browsers, and one that builds."""
