"""A Dask cluster as an executor."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from typing import ParamSpec, TypeVar

import dask
from distributed import Client, LocalCluster

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Cluster(Executor):
    """Runs what is submitted on the cluster at ``address``; on one of its own, with ``jobs`` processes, where that is empty.

    Raises `OSError` or `TimeoutError` where there is none, or it has no worker after ``wait`` seconds.
    """

    def __init__(self, address: str, jobs: int, wait: int) -> None:
        # A task that ends its worker is not tried on others: presskit finds the article by itself.
        with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
            self._own = None if address else LocalCluster(jobs, threads_per_worker=1, dashboard_address=":0")
        try:
            self._client = Client(address or self._own, timeout=wait, set_as_default=False)
            self._client.wait_for_workers(1, timeout=wait)
        except BaseException:
            self._close()
            raise
        self._tasks = self._client.get_executor(pure=False)

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        future: Future[_T] = self._tasks.submit(fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002 - all ends here
        self._client.close()
        self._close()

    def _close(self) -> None:
        if self._own is not None:
            with suppress(TimeoutError):  # a worker that hangs is killed by its nurse, later
                self._own.close(timeout=10)
