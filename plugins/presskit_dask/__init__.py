"""Reads articles on a Dask cluster: one of this machine, or one that runs already."""

from concurrent.futures import Executor
from typing import Annotated

from msgspec import Meta, Struct

from presskit import Declaration, hookimpl


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """``address`` is that of a scheduler; without one, a cluster is started for the time of the build.

    ``wait`` is how many seconds a cluster may take to have its first worker.
    """

    address: str = ""
    wait: Annotated[int, Meta(ge=1)] = 60


@hookimpl
def presskit_declare() -> Declaration:
    return Declaration(settings=Settings, executors=("dask",))


@hookimpl
def presskit_executor(name: str, jobs: int, settings: Settings) -> Executor | None:
    if name != "dask":
        return None
    try:
        # Here, because it takes half a second, and few sites use it.
        from presskit_dask.cluster import Cluster  # noqa: PLC0415
    except ImportError as error:
        raise RuntimeError(f"there is no `{error.name}`: pip install 'presskit[dask]'") from error
    return Cluster(settings.address, jobs, settings.wait)
